"""Carries out what the centre commands: each command at most once, and what became of it goes up through the outbox.

A command is checked (`command_check`), then put on the books durably, then done, then its result is appended. Killed in
between, it is found on the books at the next start and reported as `unknown`; it is never begun again. A result is
appended under the command's id, so that it is there once however often the last step is repeated.
"""

import hashlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from kiosk_app.protocol.commands import (
    MAX_DATA,
    BadCommand,
    CollectLogs,
    CommandResult,
    CommandsWaiting,
    Outcome,
    SignedCommand,
    seconds_of,
)
from kiosk_app.protocol.entries import Kind
from kiosk_app.protocol.local import Perform, Performed
from kiosk_app.sync.command_check import Good, NotACommand, Refusal, check, claimed_id
from kiosk_app.sync.runtime_link import NoAnswer, NoRuntime
from offline_store.commands import CommandBook, Seen
from offline_store.errors import StoreError
from offline_store.header import rfc3339
from offline_store.outbox import Outbox

log = logging.getLogger(__name__)
PERFORM_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.2
MAX_QUEUE: Final = 100
MAX_STRAYS: Final = 100
"""Remarks on unproven commands in one life of the agent: whoever writes nonsense must not fill the disk."""


@dataclass(frozen=True, slots=True)
class _Item:
    """centre: what the centre's clock showed when the terminal's monotonic clock showed `arrived`; both in seconds."""

    signed: SignedCommand
    centre: float
    arrived: float


class CommandDesk:
    """keys: gives raw Ed25519 public keys by key id, those believed now.

    perform: asks the runtime (`RuntimeLink.perform`).
    logs: the last lines of the terminal's logs, masked and packed. appended: there is something to send.
    clock: seconds since 1970; it dates results and decides nothing.
    """

    def __init__(
        self,
        outbox: Outbox,
        book: CommandBook,
        keys: Callable[[], Mapping[str, bytes]],
        terminal: str,
        *,
        perform: Callable[[Perform, float], Performed],
        logs: Callable[[int], bytes],
        appended: Callable[[], None],
        clock: Callable[[], float],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._outbox = outbox
        self._book = book
        self._keys = keys
        self._terminal = terminal
        self._perform = perform
        self._logs = logs
        self._appended = appended
        self._clock = clock
        self._monotonic = monotonic
        self._waiting: queue.Queue[_Item] = queue.Queue()
        self._strays: set[str] = set()
        self._cursor = 0
        self._lock = threading.Lock()

    @property
    def cursor(self) -> int:
        """What to ask the centre with: commands up to here are at hand."""
        return self._cursor

    def start_over(self) -> None:
        """Other keys are believed now: what was refused for its key shall come again."""
        with self._lock:
            self._cursor = 0

    def take(self, asked: int, waiting: CommandsWaiting) -> int:
        """Line up what came in answer to the cursor `asked`; how many that is.

        It is left at the centre when there is too much in line already, or the cursor is another one by now.
        """
        try:
            now = seconds_of(waiting.now)
        except BadCommand:
            log.warning("the centre does not say what time it is; its commands are left with it")
            return 0
        with self._lock:
            if asked != self._cursor or self._waiting.qsize() + len(waiting.commands) > MAX_QUEUE:
                return 0
            for signed in waiting.commands:
                self._waiting.put(_Item(signed, now, self._monotonic()))
            self._cursor = waiting.cursor
        return len(waiting.commands)

    def run(self, stop: threading.Event, pause: float) -> None:
        """Until `stop`. While the store takes nothing, nothing is begun; it is tried again every `pause` seconds."""
        self._insist(self.settle_interrupted, stop, pause)
        while not stop.is_set():
            self.step(stop, pause)

    def step(self, stop: threading.Event, pause: float) -> bool:
        """Deal with the first in line, if there is one within a moment; False when there is none."""
        try:
            item = self._waiting.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            return False
        self._deal_with(item, stop, pause)
        return True

    def settle_interrupted(self) -> None:
        """At start: whatever was begun and has no result came to an unknown end."""
        for command in self._book.begun():
            log.warning("a command was interrupted; its result is unknown")
            self._settle(command, Performed(command, "unknown", "interrupted"))

    def _deal_with(self, item: _Item, stop: threading.Event, pause: float) -> None:
        try:
            good = check(item.signed, self._keys(), self._terminal)
        except NotACommand as error:
            reason = error.reason
            self._insist(lambda: self._stray(item.signed, reason), stop, pause)
            return
        begun: list[tuple[Seen, float]] = []
        self._insist(lambda: begun.append(self._begin(good, item)), stop, pause)
        if not begun:
            return
        ((seen, now),) = begun
        if seen is Seen.AGAIN:
            log.warning("a command came again and is not done again")
            self._insist(lambda: self._remark(good.id, "again", f"{good.id}-again"), stop, pause)
            return
        done = self._do(good, seen, now)
        self._insist(lambda: self._settle(good.id, done), stop, pause)

    def _begin(self, good: Good, item: _Item) -> tuple[Seen, float]:
        now = max(item.centre + self._monotonic() - item.arrived, self._book.newest())
        return self._book.begin(good.id, good.nonce, 0.0 if good.early(now) else good.issued), now

    def _do(self, good: Good, seen: Seen, now: float) -> Performed:
        refusal = Refusal("refused", "nonce") if seen is Seen.NONCE else good.refusal(now)
        if refusal:
            log.warning("a command is not done: %s %s", refusal.outcome, refusal.key)
            return Performed(good.id, refusal.outcome, refusal.key)
        log.info("command %s", good.name)
        if isinstance(good.arguments, CollectLogs):
            return self._collect(good.id, good.arguments.lines)
        try:
            done = self._perform(Perform(good.id, good.name, good.given, now), PERFORM_SECONDS)
        except NoRuntime:
            return Performed(good.id, "failed", "no_runtime")
        except NoAnswer:
            return Performed(good.id, "unknown", "no_answer")
        return done if len(done.data) <= MAX_DATA else Performed(good.id, "failed", "too_large")

    def _collect(self, command: str, lines: int) -> Performed:
        try:
            return Performed(command, "done", data=self._logs(lines))
        except OSError as error:
            log.warning("the logs cannot be read: %s", error.strerror)
            return Performed(command, "failed", "unreadable")

    def _settle(self, command: str, done: Performed) -> None:
        self._append(command, done.outcome, done.key, done.data, event_id=command, settles=True)
        self._book.settle(command)

    def _stray(self, signed: SignedCommand, reason: str) -> None:
        digest = hashlib.sha256(signed_text(signed)).hexdigest()[:32]
        if digest in self._strays or len(self._strays) >= MAX_STRAYS:
            return
        log.warning("something that is no command for this terminal is refused: %s", reason)
        self._remark(claimed_id(signed), reason, f"stray-{digest}")
        self._strays.add(digest)

    def _remark(self, command: str, key: str, event_id: str) -> None:
        self._append(command, "refused", key, b"", event_id=event_id, settles=False)

    def _append(self, command: str, outcome: Outcome, key: str, data: bytes, *, event_id: str, settles: bool) -> None:
        result = CommandResult(command, outcome, key, rfc3339(self._clock()), data, settles)
        self._outbox.append(Kind.COMMAND_RESULT, {}, msgspec.json.encode(result), event_id=event_id)
        self._appended()

    @staticmethod
    def _insist(step: Callable[[], None], stop: threading.Event, pause: float) -> None:
        said = ""
        while True:
            try:
                step()
                return
            except StoreError as error:
                if said != type(error).__name__:
                    log.warning("the store keeps a command waiting: %s", type(error).__name__)
                said = type(error).__name__
            if stop.wait(pause):
                return


def signed_text(signed: SignedCommand) -> bytes:
    return f"{signed.key}\n{signed.signature}\n{signed.command}".encode()

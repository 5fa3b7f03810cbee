"""The agent's end of `DIR/runtime.sock`: hears that there is something to send, tells what came back.

The runtime may be there or not. A message to nobody is dropped: every fact can be read again from the store. Only a
command is asked with an answer, and without one nobody knows what came of it.
"""

import logging
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app.protocol.entries import ConditionReport
from kiosk_app.protocol.local import (
    Acknowledged,
    Busy,
    CaseChanged,
    CatalogueChanged,
    ClockJudged,
    Link,
    Perform,
    Performed,
    TrustChanged,
)

log = logging.getLogger(__name__)
Told = Acknowledged | CaseChanged | CatalogueChanged | ClockJudged | Link | TrustChanged
LOOK_SECONDS: Final = 0.2
MAX_LINE: Final = 2 * 1024 * 1024
"""Bytes; a picture of the screen may be in it."""


class NoRuntime(Exception):
    """There is nobody to be asked; nothing was done."""


class NoAnswer(Exception):
    """The runtime was asked, and went away or kept silent; nobody knows what it did."""


class _Tag(msgspec.Struct):
    type: str


class RuntimeLink:
    """appended: called when the runtime says so. greeting: what a runtime that comes back is told first.

    grave: called when the runtime says that something critical is wrong that was not before.
    """

    def __init__(
        self,
        path: Path,
        appended: Callable[[], None],
        greeting: Callable[[], Sequence[Told]],
        *,
        grave: Callable[[], None] = lambda: None,
    ) -> None:
        self._path = path
        self._appended = appended
        self._greeting = greeting
        self._grave = grave
        self._critical: frozenset[tuple[str, str]] = frozenset()
        self._connection: socket.socket | None = None
        self._lock = threading.Lock()
        self._answered = threading.Condition(self._lock)
        self._answer: Performed | None = None
        self._busy: Busy | None = None

    @property
    def busy(self) -> Busy | None:
        """What the runtime last said of itself; None while it is not there."""
        return self._busy

    def tell(self, message: Told) -> None:
        with self._lock:
            if self._connection is not None:
                try:
                    self._connection.sendall(msgspec.json.encode(message) + b"\n")
                except OSError:
                    # The reading thread sees the same end and connects again.
                    with suppress(OSError):
                        self._connection.shutdown(socket.SHUT_RDWR)

    def perform(self, order: Perform, seconds: float) -> Performed:
        """One command at a time. Raises NoRuntime, NoAnswer."""
        with self._answered:
            asked = self._connection
            if asked is None:
                raise NoRuntime
            self._answer = None
            try:
                asked.sendall(msgspec.json.encode(order) + b"\n")
            except OSError:
                raise NoAnswer from None
            self._answered.wait_for(lambda: self._answer_to(order) or self._connection is not asked, seconds)
            answer = self._answer_to(order)
            if answer is None:
                raise NoAnswer
            return answer

    def _answer_to(self, order: Perform) -> Performed | None:
        return self._answer if self._answer and self._answer.id == order.id else None

    def run(self, stop: threading.Event, reconnect: float) -> None:
        """Until `stop`; connects again `reconnect` seconds after being cut."""
        while not stop.is_set():
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(LOOK_SECONDS)
                try:
                    connection.connect(str(self._path))
                except OSError:
                    stop.wait(reconnect)
                    continue
                with self._lock:
                    self._connection = connection
                for message in self._greeting():
                    self.tell(message)
                self._listen(connection, stop)
                with self._lock:
                    self._connection = None
                    self._busy = None
                    self._answered.notify_all()
            stop.wait(reconnect)

    def _listen(self, connection: socket.socket, stop: threading.Event) -> None:
        pending = bytearray()
        while not stop.is_set():
            try:
                block = connection.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                return
            if not block or len(pending) > MAX_LINE:
                return
            pending += block
            if b"\n" in block:
                *lines, pending = pending.split(b"\n")
                for line in lines:
                    self._heard(bytes(line))

    def _heard(self, line: bytes) -> None:
        try:
            kind = msgspec.json.decode(line, type=_Tag).type
            if kind == "appended":
                self._appended()
            elif kind == "busy":
                self._busy = msgspec.json.decode(line, type=Busy)
                before, self._critical = self._critical, frozenset(_critical(self._busy.conditions or ()))
                if self._critical - before:
                    self._grave()
            elif kind == "performed":
                with self._answered:
                    self._answer = msgspec.json.decode(line, type=Performed)
                    self._answered.notify_all()
        except msgspec.MsgspecError:
            log.warning("the runtime sent a line that is no message")


def _critical(tree: Sequence[ConditionReport]) -> Iterator[tuple[str, str]]:
    for one in tree:
        if one.severity == "critical":
            yield one.code, one.device
        yield from _critical(one.follows)

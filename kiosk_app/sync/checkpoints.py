"""Lets the terminal stand, with its own key, for how far its log goes: at the start, then after so much or so long."""

import base64
import logging
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from kiosk_app.protocol.entries import Checkpoint, Kind, statement
from offline_store.header import HeaderValue
from offline_store.outbox import Outbox

log = logging.getLogger(__name__)
ENTRIES: Final = 100
SECONDS: Final = 86400.0


class Checkpoints:
    """sign: by the terminal's key. monotonic: seconds. header: what every entry says of the clock."""

    def __init__(
        self,
        outbox: Outbox,
        terminal: str,
        sign: Callable[[bytes], bytes],
        monotonic: Callable[[], float],
        header: Callable[[], Mapping[str, HeaderValue]],
    ) -> None:
        self._outbox = outbox
        self._terminal = terminal
        self._sign = sign
        self._monotonic = monotonic
        self._header = header
        self._last: tuple[int, float] | None = None
        """Head after the last one, and when."""

    def step(self) -> bool:
        """Append one when it is time; True when it was. Raises the store's errors, and OSError, ValueError when the key
        cannot be read.
        """
        stat, now = self._outbox.stat(), self._monotonic()
        if not self._last and self._ends_with_one(stat.head):
            self._last = (stat.head, now)
        if self._last:
            head, when = self._last
            new = stat.head - head
            if not new or (new < ENTRIES and now - when < SECONDS):
                return False
        signature = self._sign(statement(self._terminal, stat.stream, stat.head, stat.digest.hex()))
        body = Checkpoint(stat.stream, stat.head, stat.digest.hex(), base64.b64encode(signature).decode())
        appended = self._outbox.append(Kind.CHECKPOINT, self._header(), msgspec.json.encode(body, order="sorted"))
        self._last = (appended.seq, now)
        return True

    def _ends_with_one(self, head: int) -> bool:
        """An agent that is started again and again need not say the same again and again."""
        return any(entry.kind == Kind.CHECKPOINT for entry in self._outbox.entries(head - 1, 1))

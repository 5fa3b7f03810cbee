"""The agent's end of `DIR/runtime.sock`: hears that there is something to send, tells what came back.

The runtime may be there or not. A message to nobody is dropped: every fact can be read again from the store.
"""

import logging
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app.protocol.local import Acknowledged, Busy, CaseChanged, CatalogueChanged, ClockJudged, Link, TrustChanged

log = logging.getLogger(__name__)
Told = Acknowledged | CaseChanged | CatalogueChanged | ClockJudged | Link | TrustChanged
LOOK_SECONDS: Final = 0.2
MAX_LINE: Final = 65536


class _Tag(msgspec.Struct):
    type: str


class RuntimeLink:
    """appended: called when the runtime says so. greeting: what a runtime that comes back is told first."""

    def __init__(self, path: Path, appended: Callable[[], None], greeting: Callable[[], Sequence[Told]]) -> None:
        self._path = path
        self._appended = appended
        self._greeting = greeting
        self._connection: socket.socket | None = None
        self._lock = threading.Lock()
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
            stop.wait(reconnect)

    def _listen(self, connection: socket.socket, stop: threading.Event) -> None:
        pending = b""
        while not stop.is_set():
            try:
                block = connection.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                return
            if not block or len(pending) > MAX_LINE:
                return
            *lines, pending = (pending + block).split(b"\n")
            for line in lines:
                self._heard(line)

    def _heard(self, line: bytes) -> None:
        try:
            kind = msgspec.json.decode(line, type=_Tag).type
            if kind == "appended":
                self._appended()
            elif kind == "busy":
                self._busy = msgspec.json.decode(line, type=Busy)
        except msgspec.MsgspecError:
            log.warning("the runtime sent a line that is no message")

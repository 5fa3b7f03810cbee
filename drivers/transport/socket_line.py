"""A reader behind a Unix socket, in the words virtual readers use: for readers that are programs.

Everything is two bytes of length, big-endian, and a body. From here: one byte `00` power off, `01` power on, `02`
reset, `04` what the answer to reset is; anything longer is a command. `04` and commands are answered; an answer without
a body says that there is no card, or none any more. These are the words of vpcd (vsmartcard), with the reader as the
one who calls. Cards speak T=1.
"""

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from drivers.transport.card_line import CardLine
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.bulk import short

OFF, ON, RESET, ATR = b"\x00", b"\x01", b"\x02", b"\x04"


class SocketLine(CardLine):
    """`path` is where the reader listens."""

    def __init__(self, path: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.port = path
        self._clock = clock
        self._socket: socket.socket | None = None
        self._powered = False

    @property
    def t0(self) -> bool:
        return False

    def present(self, deadline: float) -> bool:
        return bool(self._ask(ATR, deadline))

    def power_up(self, deadline: float, *, warm: bool = False) -> bytes:
        if not self._powered or not warm:
            self.power_down(deadline)
            self._say(ON, deadline)
        self._say(RESET, deadline)
        answer = self._ask(ATR, deadline)
        if not answer:
            raise LinkError(LinkReason.EMPTY, self.port)
        if len(answer) < 2:
            raise LinkError(LinkReason.MUTE, self.port)
        self._powered = True
        return answer

    def transmit(self, data: bytes, deadline: float) -> bytes:
        answer = self._ask(data, deadline) if self._powered else b""
        if len(answer) < 2:
            self._powered = False
            raise LinkError(LinkReason.MUTE if answer else LinkReason.EMPTY, self.port)
        return answer

    def power_down(self, deadline: float) -> None:
        if self._powered:
            self._powered = False
            self._say(OFF, deadline)

    def close(self) -> None:
        line, self._socket, self._powered = self._socket, None, False
        if line is not None:
            with contextlib.suppress(OSError):
                line.close()

    def _open(self) -> socket.socket:
        if self._socket is None:
            line = socket.socket(socket.AF_UNIX)
            try:
                with short(Path(self.port)) as address:
                    line.connect(address)
            except OSError:
                line.close()
                raise LinkError(LinkReason.ABSENT, self.port) from None
            self._socket = line
        return self._socket

    def _say(self, data: bytes, deadline: float) -> None:
        line = self._open()
        with self._until(line, deadline):
            line.sendall(len(data).to_bytes(2, "big") + data)

    def _ask(self, data: bytes, deadline: float) -> bytes:
        self._say(data, deadline)
        length = int.from_bytes(self._read(2, deadline), "big")
        return self._read(length, deadline)

    def _read(self, length: int, deadline: float) -> bytes:
        """Exactly so many bytes."""
        line, data = self._open(), b""
        while len(data) < length:
            with self._until(line, deadline):
                piece = line.recv(length - len(data))
            if not piece:
                self.close()
                raise LinkError(LinkReason.LOST, self.port)
            data += piece
        return data

    @contextlib.contextmanager
    def _until(self, line: socket.socket, deadline: float) -> Iterator[None]:
        """Raises LinkError SILENT or LOST; the line is closed, for what is left of an answer would come later."""
        line.settimeout(max(deadline - self._clock(), 0.001))
        try:
            yield
        except OSError as error:
            self.close()
            reason = LinkReason.SILENT if isinstance(error, TimeoutError) else LinkReason.LOST
            raise LinkError(reason, self.port) from None

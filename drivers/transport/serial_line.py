"""A serial line with deadlines, over pyserial.

pyserial raises three families of errors for the same dead line: SerialException (an OSError) from read and write, a
bare OSError from `in_waiting`, and termios.error (no OSError at all) from flushing. Here they are one LinkError. A
write that times out does not say how much went out, and a write with timeout 0 spins on a full line: so each write
waits for room first and counts.

After LOST or ABSENT the line is closed; the next use opens it again, so a reader that is plugged back in, or a pty that
was made anew behind the same symbolic link, simply works.
"""

import contextlib
import select
import termios
import time
from collections.abc import Callable

import serial

from drivers.transport.errors import LinkError, LinkReason

_FAILURES = (OSError, termios.error)
_CHUNK = 512


class SerialLine:
    """8N1 without flow control. All deadlines are monotonic seconds of `clock`."""

    def __init__(self, port: str, *, baud: int = 115200, clock: Callable[[], float] = time.monotonic) -> None:
        self.port = port
        self._baud = baud
        self._clock = clock
        self._serial: serial.Serial | None = None

    @property
    def opened(self) -> bool:
        """Whether the line is open, as far as anyone has noticed."""
        return self._serial is not None

    def open(self) -> None:
        """Open the line unless it is open. Raises LinkError ABSENT."""
        if self._serial is None:
            try:
                self._serial = serial.Serial(self.port, self._baud, timeout=0.05, write_timeout=0)
            except (*_FAILURES, ValueError):
                raise LinkError(LinkReason.ABSENT, self.port) from None

    def close(self) -> None:
        """Close the line; harmless when it is closed."""
        port, self._serial = self._serial, None
        if port is not None:
            with contextlib.suppress(*_FAILURES):
                port.close()

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        self.open()
        assert self._serial is not None
        try:
            while True:
                waiting = self._serial.in_waiting
                data: bytes = self._serial.read(waiting or 1)
                if data:
                    return data
                if self._clock() >= deadline:
                    raise LinkError(LinkReason.SILENT, self.port)
        except _FAILURES:
            self.close()
            raise LinkError(LinkReason.LOST, self.port) from None

    def write(self, data: bytes, deadline: float) -> None:
        """Hand all of `data` to the line. Raises LinkError SILENT (not taken in time), LOST or ABSENT."""
        self.open()
        assert self._serial is not None
        sent = 0
        try:
            while sent < len(data):
                left = max(0.0, deadline - self._clock())
                if not select.select([], [self._serial.fileno()], [], left)[1]:
                    raise LinkError(LinkReason.SILENT, self.port)
                sent += self._serial.write(data[sent : sent + _CHUNK]) or 0
        except _FAILURES:
            self.close()
            raise LinkError(LinkReason.LOST, self.port) from None

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        self.open()
        assert self._serial is not None
        try:
            self._serial.reset_input_buffer()
        except _FAILURES:
            self.close()
            raise LinkError(LinkReason.LOST, self.port) from None

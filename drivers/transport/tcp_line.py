"""A TCP connection with deadlines, that behaves like a serial line.

A connection that the other side has closed still takes a first write without an error, so before every write it is
looked whether its end has arrived. After LOST or ABSENT the next use connects again.
"""

import contextlib
import select
import socket
import time
from collections.abc import Callable

from drivers.transport.errors import LinkError, LinkReason

CONNECT_LIMIT = 2.0
"""Seconds for a connection; a switched-off host answers nothing at all."""
_PIECE = 65536


class TcpLine:
    """One connection to `host`:`number`. All deadlines are monotonic seconds of `clock`."""

    def __init__(self, host: str, number: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.port = f"{host}:{number}"
        self._address = (host, number)
        self._clock = clock
        self._socket: socket.socket | None = None

    @property
    def opened(self) -> bool:
        """Whether it is connected, as far as anyone has noticed."""
        return self._socket is not None

    def open(self) -> None:
        """Connect unless connected. Raises LinkError ABSENT."""
        if self._socket is None:
            try:
                self._socket = socket.create_connection(self._address, timeout=CONNECT_LIMIT)
            except (OSError, UnicodeError):
                raise LinkError(LinkReason.ABSENT, self.port) from None
            self._socket.setblocking(False)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        """Disconnect; harmless when disconnected."""
        connection, self._socket = self._socket, None
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.close()

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        connection = self._connected()
        if not select.select([connection], [], [], max(0.0, deadline - self._clock()))[0]:
            raise LinkError(LinkReason.SILENT, self.port)
        try:
            data = connection.recv(_PIECE)
        except OSError:
            data = b""
        if not data:
            raise self._lost()
        return data

    def write(self, data: bytes, deadline: float) -> None:
        """Hand all of `data` to the network. Raises LinkError SILENT (not taken in time), LOST or ABSENT."""
        connection = self._connected()
        if self._ended(connection):
            raise self._lost()
        rest = memoryview(data)
        while rest:
            if not select.select([], [connection], [], max(0.0, deadline - self._clock()))[1]:
                raise LinkError(LinkReason.SILENT, self.port)
            try:
                rest = rest[connection.send(rest) :]
            except OSError:
                raise self._lost() from None

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        connection = self._connected()
        while select.select([connection], [], [], 0)[0]:
            self.read(0)

    @staticmethod
    def _ended(connection: socket.socket) -> bool:
        if not select.select([connection], [], [], 0)[0]:
            return False
        try:
            return not connection.recv(1, socket.MSG_PEEK)
        except OSError:
            return True

    def _connected(self) -> socket.socket:
        self.open()
        assert self._socket is not None
        return self._socket

    def _lost(self) -> LinkError:
        self.close()
        return LinkError(LinkReason.LOST, self.port)

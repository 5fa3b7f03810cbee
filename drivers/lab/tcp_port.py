"""A device on the network without a device: a listening socket that takes one host at a time, as printers do."""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

from drivers.lab.link_proxy import HOST
from drivers.lab.port import Receive


class TcpPort:
    """Listens at `number` of loopback, the same after every plug."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._host: socket.socket | None = None
        self._ended = threading.Event()
        self.number = 0

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self.unplug()

    def plug(self) -> None:
        """Listen; harmless when listening."""
        with self._lock:
            if self._listener is None:
                self._listener = socket.create_server((HOST, self.number))
                self.number = self._listener.getsockname()[1]
                threading.Thread(target=self._serve, args=(self._listener,), name="tcp port", daemon=True).start()

    def unplug(self) -> None:
        """Close everything at once, for the host too."""
        with self._lock:
            ends, self._listener, self._host = (self._listener, self._host), None, None
        for end in ends:
            if end is not None:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def send(self, data: bytes, *, chunk: int = 0, pause: float = 0.0) -> None:
        """Write to whoever is connected."""
        step = chunk or len(data) or 1
        for start in range(0, len(data), step):
            if start and self._ended.wait(pause):
                return
            with contextlib.suppress(OSError), self._lock:
                if self._host is not None:
                    self._host.sendall(data[start : start + step])

    def _serve(self, listener: socket.socket) -> None:
        while True:
            try:
                host, _ = listener.accept()
            except OSError:
                return
            with self._lock:
                if self._listener is not listener:
                    host.close()
                    return
                self._host = host
            with contextlib.suppress(OSError):
                while data := host.recv(4096):
                    self._receive(data)
            with self._lock:
                if self._host is host:
                    self._host = None
            host.close()

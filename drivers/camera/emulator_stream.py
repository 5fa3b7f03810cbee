"""A camera on a loopback port that sends MJPEG over HTTP, as network cameras do, whatever it is that it sees."""

import contextlib
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeVar

Scene = TypeVar("Scene")
HOST: Final = "127.0.0.1"
RATE: Final = 30.0
"""Pictures a second, where nothing else is said."""
_BOUNDARY: Final = b"picture"
_HEAD: Final = b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=" + _BOUNDARY + b"\r\n\r\n"
_PATIENCE: Final = 5.0


@dataclass(kw_only=True)
class StreamFaults:
    """What goes wrong with the stream. silent: connects and sends nothing. frozen: always the same picture.

    slow: seconds between two pictures, instead of the usual. garbage: what is sent is no JPEG.
    """

    silent: bool = False
    frozen: bool = False
    slow: float = 0.0
    garbage: bool = False

    def first(self, changed: Mapping[str, Scene], unchanged: Scene) -> Scene:
        """What is seen. changed: by the name of the fault that makes it so; the first that is switched on counts."""
        return next((seen for fault, seen in changed.items() if getattr(self, fault)), unchanged)


class StreamEmulator(ABC):
    """Nothing is drawn until somebody looks. The stream can be cut, frozen, held up or spoilt while it runs."""

    def __init__(self, port: int, rate: float = RATE) -> None:
        self.port = port
        self._rate = rate
        self._lock = threading.Lock()
        self._server: socket.socket | None = None
        self._viewers: set[socket.socket] = set()
        self._ended = threading.Event()

    @property
    @abstractmethod
    def trouble(self) -> StreamFaults:
        """What goes wrong now."""

    @abstractmethod
    def picture(self, number: int) -> bytes:
        """JPEG of what is seen now; number: of the picture, from 1 for each viewer."""

    def __enter__(self) -> Self:
        self.switch_on()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.switch_off()

    @property
    def url(self) -> str:
        """Where its stream is."""
        return f"http://{HOST}:{self.port}/stream.mjpg"

    @property
    def watched(self) -> int:
        """How many look through it now."""
        with self._lock:
            return len(self._viewers)

    def switch_on(self) -> None:
        """Listen, at the same port as before if that is free. Raises OSError."""
        if self._server is not None:
            return
        self._ended = threading.Event()
        self._server = socket.create_server((HOST, self.port))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._server, self._ended), name="camera", daemon=True).start()

    def switch_off(self) -> None:
        """Pull it out: who looks loses it at once."""
        server, self._server = self._server, None
        if server is None:
            return
        self._ended.set()
        with self._lock:
            viewers = list(self._viewers)
        for one in (server, *viewers):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        server.close()

    def _accept(self, server: socket.socket, ended: threading.Event) -> None:
        while not ended.is_set():
            try:
                viewer, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=self._show, args=(viewer, ended), name="viewer", daemon=True).start()

    def _show(self, viewer: socket.socket, ended: threading.Event) -> None:
        viewer.settimeout(_PATIENCE)
        with viewer, contextlib.suppress(OSError):
            if not viewer.recv(4096).startswith(b"GET "):
                return
            with self._lock:
                self._viewers.add(viewer)
            try:
                self._stream(viewer, ended)
            finally:
                with self._lock:
                    self._viewers.discard(viewer)

    def _stream(self, viewer: socket.socket, ended: threading.Event) -> None:
        viewer.sendall(_HEAD)
        number, last = 0, b""
        while not ended.wait(self.trouble.slow or 1 / self._rate):
            if self.trouble.silent:
                viewer.setblocking(False)
                with contextlib.suppress(BlockingIOError):
                    if not viewer.recv(1):
                        return
                viewer.settimeout(_PATIENCE)
                continue
            if not (self.trouble.frozen and last):
                number += 1
                last = self.picture(number)
            data = b"\x00garbage" * 500 if self.trouble.garbage else last
            head = b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % (_BOUNDARY, len(data))
            viewer.sendall(head + data + b"\r\n")

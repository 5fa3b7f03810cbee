"""A camera on a loopback port that sends MJPEG over HTTP, as network cameras do, of people who are drawn.

Nothing is drawn until somebody looks. The stream can be cut, frozen, held up or spoilt while it runs.
"""

import contextlib
import socket
import threading
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Final, Self

from drivers.camera.emulator_scene import Look, jpegs

HOST: Final = "127.0.0.1"
RATE: Final = 30.0
"""Pictures a second."""
GRAINS: Final = 6
"""Pictures of one moment that are sent in turn: only a frozen camera sends the same one twice."""
_BOUNDARY: Final = b"picture"
_HEAD: Final = b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=" + _BOUNDARY + b"\r\n\r\n"
_PATIENCE: Final = 5.0


@dataclass
class Faults:
    """What goes wrong. silent: connects and sends nothing. slow: seconds between two pictures, instead of the usual.

    garbage: what is sent is no JPEG. persons: how many stand there when anybody does. Of the others the first that is
    switched on counts.
    """

    silent: bool = False
    frozen: bool = False
    slow: float = 0.0
    garbage: bool = False
    persons: int = 1
    dark: bool = False
    bright: bool = False
    blurred: bool = False
    near: bool = False
    far: bool = False
    aside: bool = False
    turned: bool = False

    def on(self, look: Look) -> Look:
        """What is seen of `look`."""
        if look.people and self.persons != 1:
            others = tuple(f"another {number}" for number in range(1, self.persons))
            look = replace(look, people=(*look.people, *others)[: max(self.persons, 0)])
        changed = {
            "dark": replace(look, light=0.2),
            "bright": replace(look, light=1.9),
            "blurred": replace(look, blur=9.0),
            "near": replace(look, tall=0.62, crown=0.05),
            "far": replace(look, tall=0.12),
            "aside": replace(look, aside=0.25),
            "turned": replace(look, turn=1.0),
        }
        return next((seen for fault, seen in changed.items() if getattr(self, fault)), look)


@dataclass(eq=False)
class CameraEmulator:
    """`look` and `faults` may be changed from any thread; who looks sees it at the next picture."""

    port: int = 0
    look: Look = field(default_factory=Look)
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._server: socket.socket | None = None
        self._viewers: set[socket.socket] = set()
        self._drawn: tuple[Look, tuple[bytes, ...]] | None = None
        self._ended = threading.Event()

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
        while not ended.wait(self.faults.slow or 1 / RATE):
            if self.faults.silent:
                viewer.setblocking(False)
                with contextlib.suppress(BlockingIOError):
                    if not viewer.recv(1):
                        return
                viewer.settimeout(_PATIENCE)
                continue
            if not (self.faults.frozen and last):
                number += 1
                last = self._picture(number)
            data = b"\x00garbage" * 500 if self.faults.garbage else last
            head = b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % (_BOUNDARY, len(data))
            viewer.sendall(head + data + b"\r\n")

    def _picture(self, number: int) -> bytes:
        look = self.faults.on(self.look)
        with self._lock:
            drawn = self._drawn
        if drawn is None or drawn[0] != look:
            drawn = look, jpegs(look, GRAINS)
            with self._lock:
                self._drawn = drawn
        return drawn[1][number % GRAINS]

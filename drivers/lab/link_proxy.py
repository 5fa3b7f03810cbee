"""The terminal's network cable: a TCP relay to the centre that can be cut.

Cutting it closes every live connection and refuses new ones; mending it listens at the same port again.
"""

import contextlib
import selectors
import socket
import threading

HOST = "127.0.0.1"
_PIECE = 65536


class LinkProxy:
    """Relays connections at `port` to `target`."""

    def __init__(self, target: tuple[str, int], *, port: int = 0) -> None:
        self.port = port
        self._target = target
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._live: set[socket.socket] = set()

    @property
    def up(self) -> bool:
        """Whether the cable is whole."""
        return self._listener is not None

    def mend(self) -> None:
        """Listen; harmless when already listening. Raises OSError when the port has been taken meanwhile."""
        with self._lock:
            if self._listener is not None:
                return
            self._listener = socket.create_server((HOST, self.port))
            self.port = self._listener.getsockname()[1]
            threading.Thread(target=self._accept, args=(self._listener,), name="link", daemon=True).start()

    def cut(self) -> None:
        """Close everything, at once and for both ends; harmless when already cut."""
        with self._lock:
            listener, self._listener = self._listener, None
            live, self._live = self._live, set()
        if listener:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for end in live:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(near,), name="link relay", daemon=True).start()

    def _relay(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError), socket.create_connection(self._target, timeout=5) as far:
            far.settimeout(None)
            with self._lock:
                if self._listener is None:
                    return
                self._live |= {near, far}
            try:
                _pump(near, far)
            finally:
                with self._lock:
                    self._live -= {near, far}


def _pump(near: socket.socket, far: socket.socket) -> None:
    """Carry bytes both ways until both have said their last."""
    other, open_ends = {near: far, far: near}, {near, far}
    with selectors.DefaultSelector() as ready:
        for end in open_ends:
            ready.register(end, selectors.EVENT_READ, end)
        while open_ends:
            for key, _ in ready.select():
                end = key.data
                data = end.recv(_PIECE)
                if data:
                    other[end].sendall(data)
                    continue
                open_ends.discard(end)
                ready.unregister(end)
                with contextlib.suppress(OSError):
                    other[end].shutdown(socket.SHUT_WR)

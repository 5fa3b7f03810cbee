"""A serial device without a wire: a pty behind a stable path, served by one thread.

The far end opens `link` like any serial port. `unplug` closes the pty, so the far end sees what it sees when a cable is
pulled; `plug` makes a new pty behind the same path.
"""

import contextlib
import os
import select
import threading
import tty
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self


class PseudoTerminal:
    """Calls `receive` with what the far end wrote, in the port's own thread."""

    def __init__(self, link: Path, receive: Callable[[bytes], None]) -> None:
        self.link = link
        self._receive = receive
        self._lock = threading.Lock()
        self._master = self._slave = -1
        self._wake_read, self._wake_write = os.pipe()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"pty {link.name}", daemon=True)

    def __enter__(self) -> Self:
        self.plug()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        os.write(self._wake_write, b"x")
        self._thread.join()
        self.unplug()
        os.close(self._wake_read)
        os.close(self._wake_write)

    @property
    def plugged(self) -> bool:
        """Whether the far end can reach the device."""
        return self._master >= 0

    def plug(self) -> None:
        """Make the device reachable; harmless when it is."""
        with self._lock:
            if self._master >= 0:
                return
            self._master, self._slave = os.openpty()
            tty.setraw(self._slave)
            os.set_blocking(self._master, False)
            fresh = self.link.with_name(f".{self.link.name}.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(os.ttyname(self._slave))
            fresh.replace(self.link)
        self._nudge()

    def unplug(self) -> None:
        """Take the device away; harmless when it is away."""
        with self._lock:
            if self._master < 0:
                return
            self.link.unlink(missing_ok=True)
            os.close(self._slave)
            os.close(self._master)
            self._master = self._slave = -1
        self._nudge()

    def _nudge(self) -> None:
        os.write(self._wake_write, b"x")

    def send(self, data: bytes, *, chunk: int = 0, pause: float = 0.0) -> None:
        """Write to the far end, if wanted in pieces of `chunk` bytes with `pause` seconds between them."""
        step = chunk or len(data) or 1
        for start in range(0, len(data), step):
            if start and self._ended.wait(pause):
                return
            self._write(data[start : start + step])

    def _write(self, data: bytes) -> None:
        while data:
            with self._lock:
                if self._master < 0:
                    return
                with contextlib.suppress(BlockingIOError):
                    data = data[os.write(self._master, data) :]
            if data and self._ended.wait(0.01):
                return

    def _serve(self) -> None:
        while not self._ended.is_set():
            with self._lock:
                master = self._master
            try:
                ready = select.select([self._wake_read] + ([master] if master >= 0 else []), [], [])[0]
            except OSError:  # unplugged between the two lines above
                continue
            if self._wake_read in ready:
                os.read(self._wake_read, 64)
                continue
            with self._lock:
                data = b""
                if master == self._master:
                    with contextlib.suppress(OSError):
                        data = os.read(master, 4096)
            if data:
                self._receive(data)

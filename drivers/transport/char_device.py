"""A character device of the kernel's, such as hidraw or evdev, read with deadlines and as it comes."""

import contextlib
import fcntl
import os
import select
import time
from collections.abc import Callable
from typing import Final

from drivers.transport.errors import LinkError, LinkReason

_PIECE = 4096
_GRAB: Final = 0x40044590
"""EVIOCGRAB of linux/input.h: nobody else gets the events."""


def grab(descriptor: int) -> None:
    """Have an input device for ourselves, so that a code is typed into no screen. Raises OSError."""
    fcntl.ioctl(descriptor, _GRAB, 1)


def leave(descriptor: int) -> None:
    """Prepare nothing."""


class CharDevice:
    """One device file. prepare: done to every opening. All deadlines are monotonic seconds of `clock`."""

    def __init__(
        self,
        path: str,
        *,
        prepare: Callable[[int], None] = leave,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.port = path
        self._prepare = prepare
        self._clock = clock
        self._descriptor = -1

    @property
    def opened(self) -> bool:
        """Whether it is open, as far as anyone has noticed."""
        return self._descriptor >= 0

    def open(self) -> int:
        """Open unless open. Raises LinkError ABSENT."""
        if self._descriptor < 0:
            descriptor = -1
            try:
                descriptor = os.open(self.port, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
                self._prepare(descriptor)
            except (OSError, ValueError):
                if descriptor >= 0:
                    os.close(descriptor)
                raise LinkError(LinkReason.ABSENT, self.port) from None
            self._descriptor = descriptor
        return self._descriptor

    def close(self) -> None:
        """Close; harmless when closed."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        descriptor = self.open()
        while True:
            if not select.select([descriptor], [], [], max(0.0, deadline - self._clock()))[0]:
                raise LinkError(LinkReason.SILENT, self.port)
            try:
                data = os.read(descriptor, _PIECE)
            except BlockingIOError:
                continue
            except OSError:
                data = b""
            if not data:
                self.close()
                raise LinkError(LinkReason.LOST, self.port)
            return data

    def write(self, data: bytes, deadline: float) -> None:
        """Hand over `data` as one write, for a report is one. Raises LinkError SILENT, LOST or ABSENT."""
        descriptor = self.open()
        if not select.select([], [descriptor], [], max(0.0, deadline - self._clock()))[1]:
            raise LinkError(LinkReason.SILENT, self.port)
        try:
            written = os.write(descriptor, data)
        except BlockingIOError:
            written = 0
        except OSError:
            self.close()
            raise LinkError(LinkReason.LOST, self.port) from None
        if written != len(data):
            raise LinkError(LinkReason.SILENT, self.port)

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        descriptor = self.open()
        while select.select([descriptor], [], [], 0)[0]:
            self.read(0)

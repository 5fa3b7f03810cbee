"""The preview of one command: a ring that is made with the first picture, and emptied when the command ends."""

import threading
from types import TracebackType
from typing import Self

from drivers.camera.judging import Pixels
from drivers.xfs4iot.ring import RingWriter, Shape


class Preview:
    """`show` may be called from another thread than the rest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ring: RingWriter | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            if self._ring:
                self._ring.close()

    @property
    def ring(self) -> RingWriter | None:
        """None until there was a picture."""
        with self._lock:
            return self._ring

    def show(self, pixels: Pixels, moment: float) -> None:
        """A camera that comes back with pictures of another size is not shown any more."""
        height, width = pixels.shape[:2]
        with self._lock:
            if self._closed:
                return
            if self._ring is None:
                self._ring = RingWriter(Shape.of(width, height))
            if self._ring.shape == Shape.of(width, height):
                self._ring.write(pixels.data, moment)

"""A ring of pictures in shared memory: one process writes them, others look at the newest one.

A preview inside JSON costs both ends more than all the rest of a visit. Here the writer copies each picture once, and a
reader that is handed the memory's descriptor (`bulk`) copies it out, or not, as often as it draws.

The memory can neither shrink, so that no reader dies of it, nor be written by anybody who gets its descriptor: it is
sealed against new writers (`F_SEAL_FUTURE_WRITE`, Linux 5.1) as soon as its own one has mapped it. Nobody waits for
anybody: each slot has a number that is odd while it is being written (a seqlock), and a reader that was overtaken says
so by giving nothing. That rests on stores being seen in order, as x86-64 has it.

Layout, little endian: a header of 64 bytes (`_HEADER`), at 56 the number of the newest picture, 0 for none, and -1 for
"there will be no more"; then the slots, each with 64 bytes of which the first 8 are its number, twice the picture's,
and 8 the nanoseconds of the monotonic clock at which it came. The pixels follow, row by row.
"""

import fcntl
import mmap
import os
import struct
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

F_SEAL_FUTURE_WRITE: Final = 0x0010
"""linux/fcntl.h; Python 3.11 has no name for it."""
SLOTS: Final = 4
"""So that a reader has three pictures' time to copy one."""
MOST_PIXELS: Final = 4096 * 4096
BGR888: Final = b"BGR3"
"""V4L2's name: three bytes a pixel, blue first. Qt calls it BGR888."""

_SEALS: Final = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | F_SEAL_FUTURE_WRITE
_MAGIC: Final = b"KRING001"
_HEADER: Final = struct.Struct("<8s4s5I")
_NUMBER: Final = struct.Struct("<q")
_STAMP: Final = struct.Struct("<qq")
_NEWEST: Final = 56
_OVER: Final = -1
_HEAD: Final = 64
_PIXEL: Final = 3


class RingError(ValueError):
    """Memory that is no ring, is not sealed as one, or a picture that does not fit. It names no contents."""


@dataclass(frozen=True)
class Shape:
    """What each picture of a ring is: pixels, and bytes from one row to the next."""

    width: int
    height: int
    stride: int

    @classmethod
    def of(cls, width: int, height: int) -> "Shape":
        """Rows without a gap between them. Raises RingError."""
        if width <= 0 or height <= 0 or width * height > MOST_PIXELS:
            raise RingError("no size of a picture")
        return cls(width, height, width * _PIXEL)

    @property
    def size(self) -> int:
        """Bytes of one picture."""
        return self.stride * self.height

    @property
    def slot(self) -> int:
        """Bytes of one slot: whole pages, so that a copy is an aligned one."""
        return -(-(_HEAD + self.size) // mmap.PAGESIZE) * mmap.PAGESIZE


@dataclass(frozen=True)
class Picture:
    """One picture out of a ring. number: counts from 1. moment: monotonic seconds at which it was written."""

    number: int
    moment: float
    shape: Shape
    pixels: bytes = field(repr=False)


class RingWriter:
    """Makes the memory and is its only writer. `descriptor` may be handed out while the ring is open."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self._number = 0
        total = mmap.PAGESIZE + SLOTS * shape.slot
        self.descriptor = os.memfd_create("ring", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(self.descriptor, total)
        self._memory = mmap.mmap(self.descriptor, total)
        fcntl.fcntl(self.descriptor, fcntl.F_ADD_SEALS, _SEALS | fcntl.F_SEAL_SEAL)
        _HEADER.pack_into(self._memory, 0, _MAGIC, BGR888, shape.width, shape.height, shape.stride, SLOTS, shape.slot)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, pixels: bytes | memoryview, moment: float) -> int:
        """Add a picture of the ring's shape; returns its number. moment: monotonic seconds. Raises RingError."""
        source = memoryview(pixels).cast("B")
        if source.nbytes != self.shape.size:
            raise RingError("a picture of another size")
        number = self._number + 1
        at = mmap.PAGESIZE + number % SLOTS * self.shape.slot
        _NUMBER.pack_into(self._memory, at, 2 * number - 1)
        _NUMBER.pack_into(self._memory, at + 8, round(moment * 1e9))
        self._memory[at + _HEAD : at + _HEAD + self.shape.size] = source
        _NUMBER.pack_into(self._memory, at, 2 * number)
        _NUMBER.pack_into(self._memory, _NEWEST, number)
        self._number = number
        return number

    def close(self) -> None:
        """Tell readers that it is over, and leave nothing in the memory that they still hold."""
        if self._memory.closed:
            return
        _NUMBER.pack_into(self._memory, _NEWEST, _OVER)
        blank = bytes(self.shape.slot)
        for slot in range(SLOTS):
            at = mmap.PAGESIZE + slot * self.shape.slot
            self._memory[at : at + self.shape.slot] = blank
        self._memory.close()
        os.close(self.descriptor)


class RingReader:
    """Looks into somebody else's ring. Owns `descriptor` from here on, even when this raises RingError."""

    def __init__(self, descriptor: int) -> None:
        try:
            self._memory = _mapped(descriptor)
            try:
                self.shape = _shape(self._memory)
            except RingError:
                self._memory.close()
                raise
        finally:
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def over(self) -> bool:
        """Whether its writer has said that there will be no more."""
        return self._newest() == _OVER

    def latest(self, after: int = 0) -> Picture | None:
        """The newest picture if its number is higher than `after`; None when there is none, or it was overtaken."""
        number = self._newest()
        if number <= after:
            return None
        at = mmap.PAGESIZE + number % SLOTS * self.shape.slot
        before, nanoseconds = _STAMP.unpack_from(self._memory, at)
        pixels = self._memory[at + _HEAD : at + _HEAD + self.shape.size]
        (behind,) = _NUMBER.unpack_from(self._memory, at)
        if not before == behind == 2 * number:
            return None
        return Picture(number, nanoseconds / 1e9, self.shape, pixels)

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()

    def _newest(self) -> int:
        number: int = _NUMBER.unpack_from(self._memory, _NEWEST)[0]
        return number


def _mapped(descriptor: int) -> mmap.mmap:
    """Raises RingError."""
    try:
        sealed = fcntl.fcntl(descriptor, fcntl.F_GET_SEALS)
    except OSError:
        sealed = 0
    if sealed & _SEALS != _SEALS:
        raise RingError("not sealed")
    if os.fstat(descriptor).st_size < mmap.PAGESIZE:
        raise RingError("too small")
    return mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)


def _shape(memory: mmap.mmap) -> Shape:
    """Raises RingError."""
    magic, pixel, width, height, stride, slots, slot = _HEADER.unpack_from(memory, 0)
    if (magic, pixel, slots) != (_MAGIC, BGR888, SLOTS):
        raise RingError("no ring")
    shape = Shape.of(width, height)
    if (stride, slot) != (shape.stride, shape.slot) or len(memory) < mmap.PAGESIZE + SLOTS * slot:
        raise RingError("a ring that does not add up")
    return shape

"""The ring: what one process writes another one sees whole, and can neither change nor be killed by."""

import fcntl
import mmap
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.xfs4iot import bulk
from drivers.xfs4iot.bulk import BulkStore
from drivers.xfs4iot.ring import F_SEAL_FUTURE_WRITE, SLOTS, RingError, RingReader, RingWriter, Shape

SMALL = Shape.of(4, 3)
LARGE = Shape.of(640, 480)
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | F_SEAL_FUTURE_WRITE
_WATCH = """
import sys
from pathlib import Path
from drivers.xfs4iot.bulk import borrow
from drivers.xfs4iot.ring import RingReader
seen = whole = 0
with RingReader(borrow(Path(sys.argv[1]), sys.argv[2])) as ring:
    print("looking", flush=True)
    while not ring.over:
        if picture := ring.latest(seen):
            assert picture.pixels == picture.pixels[:1] * picture.shape.size, "torn"
            assert picture.pixels[0] == picture.number % 251, "of another number"
            seen, whole = picture.number, whole + 1
print(whole)
"""


@pytest.fixture
def writer() -> Iterator[RingWriter]:
    with RingWriter(SMALL) as writer:
        yield writer


def reader(writer: RingWriter) -> RingReader:
    return RingReader(os.dup(writer.descriptor))


def test_the_newest_picture_is_seen_once(writer: RingWriter) -> None:
    with reader(writer) as ring:
        assert ring.shape == SMALL
        assert ring.latest() is None
        for value in (7, 8):
            assert writer.write(bytes([value]) * SMALL.size, 1.25) == value - 6
        picture = ring.latest()
        assert picture
        assert (picture.number, picture.moment, picture.pixels) == (2, 1.25, b"\x08" * SMALL.size)
        assert ring.latest(picture.number) is None


def test_its_representation_shows_no_pixels(writer: RingWriter) -> None:
    writer.write(b"secretpixels" * 3, 1.0)
    with reader(writer) as ring:
        assert "secret" not in repr(ring.latest())


def test_a_reader_that_was_overtaken_gets_nothing(writer: RingWriter) -> None:
    writer.write(bytes(SMALL.size), 0.0)
    with reader(writer) as ring:
        # As if the writer had begun the next picture in the same slot.
        writer._memory[mmap.PAGESIZE + SMALL.slot] = 2 * (1 + SLOTS) - 1
        assert ring.latest() is None


def test_nobody_else_can_write_or_resize_it(writer: RingWriter) -> None:
    again = os.open(f"/proc/self/fd/{writer.descriptor}", os.O_RDWR)
    for descriptor in (writer.descriptor, again):
        with pytest.raises(PermissionError):
            mmap.mmap(descriptor, 0)
        with pytest.raises(PermissionError):
            os.pwrite(descriptor, b"x", 0)
        with pytest.raises(PermissionError):
            os.ftruncate(descriptor, 0)
    os.close(again)
    with reader(writer) as ring, pytest.raises(TypeError):
        ring._memory[0] = 1


def test_a_closed_ring_says_so_and_holds_nothing(writer: RingWriter) -> None:
    with reader(writer) as ring:
        writer.write(b"\xab" * SMALL.size, 0.0)
        before = ring.over
        for _ in range(2):
            writer.close()
        assert (before, ring.over) == (False, True)
        assert ring.latest() is None
        assert b"\xab" not in ring._memory[:]


def test_a_picture_of_another_size_is_refused(writer: RingWriter) -> None:
    with pytest.raises(RingError):
        writer.write(bytes(SMALL.size + 1), 0.0)


@pytest.mark.parametrize("size", [(0, 1), (1, -1), (100_000, 100_000)])
def test_no_size_of_a_picture(size: tuple[int, int]) -> None:
    with pytest.raises(RingError):
        Shape.of(*size)


def test_memory_that_could_change_under_the_reader_is_refused() -> None:
    descriptor = os.memfd_create("open", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(descriptor, mmap.PAGESIZE)
    with pytest.raises(RingError):
        RingReader(descriptor)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_a_pipe_is_refused() -> None:
    ours, theirs = os.pipe()
    os.close(theirs)
    with pytest.raises(RingError):
        RingReader(ours)


@given(st.binary(max_size=64), st.integers(0, 3 * mmap.PAGESIZE))
def test_arbitrary_memory_is_a_ring_or_an_error(head: bytes, size: int) -> None:
    descriptor = os.memfd_create("any", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.pwrite(descriptor, b"KRING001BGR3"[: len(head)] + head, 0)
    os.ftruncate(descriptor, size)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, SEALS)
    with pytest.raises(RingError):
        RingReader(descriptor)


def test_another_process_sees_whole_pictures_only(tmp_path: Path) -> None:
    store, listener = BulkStore(), bulk.listen(tmp_path / "Device.bulk")
    with listener, RingWriter(LARGE) as writer:
        command = [sys.executable, "-c", _WATCH, str(tmp_path / "Device.bulk"), store.lend(writer.descriptor)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watcher:
            store.serve(listener.accept()[0])
            assert watcher.stdout
            assert watcher.stdout.readline() == "looking\n"
            for number in range(1, 2001):
                writer.write(bytes([number % 251]) * LARGE.size, 0.0)
            writer.close()
            assert int(watcher.stdout.read()) > 10
        assert watcher.returncode == 0
    store.close()


def test_what_is_lent_stays_its_owners(tmp_path: Path) -> None:
    store, listener = BulkStore(), bulk.listen(tmp_path / "Device.bulk")
    with listener, RingWriter(SMALL) as writer:
        handle = store.lend(writer.descriptor)
        serving = threading.Thread(target=lambda: store.serve(listener.accept()[0]))
        serving.start()
        ring = RingReader(bulk.borrow(tmp_path / "Device.bulk", handle))
        serving.join()
        store.close()
        writer.write(b"\x05" * SMALL.size, 0.0)
        with ring:
            picture = ring.latest()
            assert picture
            assert picture.pixels == b"\x05" * SMALL.size

"""Bulk bytes: sealed, once, and only between ourselves."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.xfs4iot import bulk
from drivers.xfs4iot.bulk import BulkError, BulkReason, BulkStore


@pytest.fixture
def stream(tmp_path: Path) -> Iterator[tuple[Path, BulkStore]]:
    path, store = tmp_path / ("deep" * 30) / "Device.bulk", BulkStore()
    path.parent.mkdir()
    listener = bulk.listen(path)

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            store.serve(connection)

    thread = threading.Thread(target=serve)
    thread.start()
    yield path, store
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()
    store.close()


def test_bytes_go_over_and_a_handle_works_once(stream: tuple[Path, BulkStore]) -> None:
    path, store = stream
    data, handle = os.urandom(3_000_000), bulk.new_handle()
    bulk.put(path, handle, data)
    assert store.take(handle) == data
    with pytest.raises(BulkError) as caught:
        store.take(handle)
    assert caught.value.reason is BulkReason.UNKNOWN_HANDLE


def test_bytes_come_back_once(stream: tuple[Path, BulkStore]) -> None:
    path, store = stream
    handle = store.give(b"photo")
    assert bulk.get(path, handle) == b"photo"
    with pytest.raises(BulkError):
        bulk.get(path, handle)


def test_what_is_never_fetched_makes_room(stream: tuple[Path, BulkStore]) -> None:
    path, store = stream
    handles = [store.give(bytes([number])) for number in range(bulk.KEPT + 1)]
    with pytest.raises(BulkError):
        bulk.get(path, handles[0])
    assert bulk.get(path, handles[-1]) == bytes([bulk.KEPT])


def test_memory_that_may_still_change_is_refused() -> None:
    descriptor = os.memfd_create("open", os.MFD_CLOEXEC)
    os.write(descriptor, b"x")
    with pytest.raises(BulkError) as caught:
        bulk.unpack(descriptor)
    assert caught.value.reason is BulkReason.NOT_SEALED


def test_a_pipe_is_refused() -> None:
    ours, theirs = os.pipe()
    os.close(theirs)
    with pytest.raises(BulkError):
        bulk.unpack(ours)


@pytest.mark.parametrize("request_text", [b"", b"get ../../etc", b"put " + b"0" * 32, b"\xff" * 64])
def test_nonsense_is_answered_with_nothing(stream: tuple[Path, BulkStore], request_text: bytes) -> None:
    path, store = stream
    with pytest.raises(BulkError):
        bulk.get(path, "0" * 32)
    near, far = socket.socketpair(socket.AF_UNIX)
    with near:
        near.sendall(request_text)
        near.shutdown(socket.SHUT_WR)
        store.serve(far)
        assert near.recv(10) == b""


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(BulkError) as caught:
        bulk.put(tmp_path / "nothing.bulk", bulk.new_handle(), b"x")
    assert caught.value.reason is BulkReason.UNREACHABLE

"""The same four fates as a serial line's, over a real socket."""

import contextlib
import socket
import time
from collections.abc import Iterator
from functools import partial

import pytest

from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.tcp_line import TcpLine
from tests.drivers.waiting import eventually


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def line(listener: socket.socket) -> Iterator[TcpLine]:
    line = TcpLine("127.0.0.1", listener.getsockname()[1])
    yield line
    line.close()


def soon(seconds: float = 0.2) -> float:
    return time.monotonic() + seconds


def reason(line: TcpLine, *, write: bytes = b"") -> LinkReason:
    work = partial(line.write, write) if write else line.read
    with pytest.raises(LinkError) as caught:
        work(soon())
    return caught.value.reason


def test_bytes_both_ways_and_forgetting(listener: socket.socket, line: TcpLine) -> None:
    line.write(b"question", soon(5))
    peer, _ = listener.accept()
    with peer:
        assert peer.recv(100) == b"question"
        peer.sendall(b"old")
        eventually(lambda: bool(line._socket and line._socket.recv(1, socket.MSG_PEEK)))
        line.discard()
        peer.sendall(b"new")
        assert line.read(soon(5)) == b"new"


def test_silence(listener: socket.socket, line: TcpLine) -> None:
    assert reason(line) is LinkReason.SILENT
    assert line.opened


def test_a_full_connection_is_silence_too(listener: socket.socket, line: TcpLine) -> None:
    assert reason(line, write=bytes(50_000_000)) is LinkReason.SILENT


@pytest.mark.parametrize("write", [b"", b"x"])
def test_a_closed_connection_is_lost_and_made_again(listener: socket.socket, line: TcpLine, write: bytes) -> None:
    line.open()
    listener.accept()[0].close()

    def lost() -> bool:
        try:
            line.write(write, soon()) if write else line.read(soon())
        except LinkError as error:
            return error.reason is LinkReason.LOST
        return False

    eventually(lost)
    assert not line.opened
    line.write(b"again", soon(5))
    peer, _ = listener.accept()
    with peer:
        assert peer.recv(100) == b"again"


def test_nobody_there_is_absent(listener: socket.socket, line: TcpLine) -> None:
    listener.close()
    assert reason(line) is LinkReason.ABSENT
    assert reason(TcpLine("no host .invalid", 1)) is LinkReason.ABSENT
    with contextlib.suppress(LinkError):
        line.discard()
    assert not line.opened

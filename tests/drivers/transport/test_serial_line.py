"""The line's four fates: bytes, silence, loss, absence. Each on a real pty."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.serial_line import SerialLine
from tests.drivers.waiting import eventually


@pytest.fixture
def received() -> list[bytes]:
    return []


@pytest.fixture
def port(tmp_path: Path, received: list[bytes]) -> Iterator[PseudoTerminal]:
    with PseudoTerminal(tmp_path / "port", received.append) as port:
        yield port


@pytest.fixture
def line(port: PseudoTerminal) -> Iterator[SerialLine]:
    line = SerialLine(str(port.link))
    yield line
    line.close()


def soon() -> float:
    return time.monotonic() + 0.2


def reason(line: SerialLine, *, write: bytes = b"") -> LinkReason:
    work = partial(line.write, write) if write else line.read
    with pytest.raises(LinkError) as caught:
        work(soon())
    return caught.value.reason


def test_bytes_both_ways(port: PseudoTerminal, line: SerialLine, received: list[bytes]) -> None:
    data = bytes(range(256)) * 8
    line.write(data, time.monotonic() + 5)
    eventually(lambda: b"".join(received) == data)
    port.send(b"\x00\x11\x13\xff")
    arrived, end = b"", time.monotonic() + 5
    while len(arrived) < 4:
        arrived += line.read(end)
    assert arrived == b"\x00\x11\x13\xff"


def test_silence(line: SerialLine) -> None:
    assert reason(line) is LinkReason.SILENT
    assert line.opened


def test_a_line_that_takes_nothing_is_silent_and_counts_what_it_took(tmp_path: Path) -> None:
    port = PseudoTerminal(tmp_path / "deaf", lambda data: None)
    port.plug()
    line = SerialLine(str(port.link))
    assert reason(line, write=bytes(200_000)) is LinkReason.SILENT
    line.close()
    port.unplug()


def read_all(line: SerialLine, count: int) -> bytes:
    """A line gives what has come so far; the rest follows."""
    deadline = time.monotonic() + 5
    data = b""
    while len(data) < count:
        data += line.read(deadline)
    return data


def until_it_fails(work: Callable[[], object]) -> LinkReason:
    """The pseudo-terminal hangs up when its own thread has let go of it, a moment after the unplugging."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            work()
        except LinkError as error:
            if error.reason is not LinkReason.SILENT:
                return error.reason
    raise AssertionError("it never failed")


@pytest.mark.parametrize("write", [b"", b"x"])
def test_a_dead_line_is_lost_closed_and_comes_back(port: PseudoTerminal, line: SerialLine, write: bytes) -> None:
    line.open()
    port.unplug()
    work = partial(line.write, write) if write else line.read
    assert until_it_fails(lambda: work(soon())) is LinkReason.LOST
    assert not line.opened
    assert reason(line, write=write) is LinkReason.ABSENT
    port.plug()
    line.open()
    port.send(b"again")
    assert read_all(line, 5) == b"again"


def test_forgetting_on_a_dead_line_is_the_same_error(port: PseudoTerminal, line: SerialLine) -> None:
    line.open()
    port.unplug()
    assert until_it_fails(line.discard) is LinkReason.LOST


def test_an_absent_port_and_something_that_is_no_port(tmp_path: Path) -> None:
    assert reason(SerialLine(str(tmp_path / "nowhere"))) is LinkReason.ABSENT
    (tmp_path / "file").write_text("x")
    assert reason(SerialLine(str(tmp_path / "file"))) is LinkReason.ABSENT

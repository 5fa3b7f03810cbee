"""Both lines to a chip card, over the same cards: the real pcscd with vpcd, and a Unix socket."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from drivers.lab.card_readers import SocketReader, VpcdReader
from drivers.lab.card_slot import CardSlot, VirtualCard
from drivers.lab.private_pcscd import READER, Pcscd
from drivers.transport.card_line import CardLine
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.pcsc import PcscLine
from drivers.transport.socket_line import SocketLine
from tests.drivers.waiting import eventually

PING = bytes.fromhex("0084000008")


class Echo(VirtualCard):
    """Answers with how often it has been asked since it was reset."""

    def __init__(self, atr: str = "3B800181") -> None:
        self.atr = bytes.fromhex(atr)
        self.reset()

    def reset(self) -> None:
        self.asked = 0

    def answer(self, command: bytes) -> bytes:
        self.asked += 1
        return bytes((self.asked, 0x90, 0x00))


@dataclass
class Bench:
    slot: CardSlot
    line: CardLine
    other: Callable[[], CardLine]

    def insert(self, atr: str = "3B800181") -> None:
        self.slot.insert(Echo(atr))
        eventually(lambda: self.line.present(soon()))


def soon(seconds: float = 5.0) -> float:
    return time.monotonic() + seconds


@contextmanager
def by_socket(path: Path) -> Iterator[Bench]:
    slot = CardSlot()
    with SocketReader(slot, path / "reader"):
        eventually((path / "reader").exists)
        yield Bench(slot, SocketLine(str(path / "reader")), lambda: SocketLine(str(path / "reader")))


@contextmanager
def by_pcscd(daemon: Pcscd) -> Iterator[Bench]:
    slot = CardSlot()
    with VpcdReader(slot, daemon.port):
        yield Bench(slot, PcscLine(READER), lambda: PcscLine(f"{READER} 00 00"))


@pytest.fixture(params=["socket", "pcscd"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    lines = by_socket(tmp_path) if request.param == "socket" else by_pcscd(request.getfixturevalue("pcscd"))
    with lines as bench:
        yield bench
        bench.line.close()


@pytest.fixture
def pcsc(pcscd: Pcscd) -> Iterator[Bench]:
    with by_pcscd(pcscd) as bench:
        yield bench
        bench.line.close()


def reason(call: Callable[[], object]) -> LinkReason:
    with pytest.raises(LinkError) as caught:
        call()
    return caught.value.reason


def test_a_card_is_seen_powered_asked_and_missed(bench: Bench) -> None:
    line, slot = bench.line, bench.slot
    assert not line.present(soon())
    assert reason(lambda: line.power_up(soon())) is LinkReason.EMPTY
    assert reason(lambda: line.transmit(PING, soon())) is LinkReason.EMPTY
    bench.insert()
    assert line.power_up(soon()) == bytes.fromhex("3B800181")
    assert [line.transmit(PING, soon()) for _ in range(2)] == [b"\x01\x90\x00", b"\x02\x90\x00"]
    slot.remove()
    eventually(lambda: not line.present(soon()))
    assert reason(lambda: line.transmit(PING, soon())) is LinkReason.EMPTY


def test_a_card_begins_afresh_when_it_is_powered_up_again(bench: Bench) -> None:
    bench.insert()
    for warm in (False, True, False):
        bench.line.power_up(soon(), warm=warm)
        assert bench.line.transmit(PING, soon()) == b"\x01\x90\x00"
    bench.line.power_down(soon())
    assert reason(lambda: bench.line.transmit(PING, soon())) is LinkReason.EMPTY


def test_a_card_torn_out_in_the_middle_is_noticed(bench: Bench) -> None:
    bench.insert()
    bench.line.power_up(soon())
    bench.slot.faults.tear_after = 1
    bench.line.transmit(PING, soon())
    first = reason(lambda: bench.line.transmit(PING, soon()))
    assert first in (LinkReason.EMPTY, LinkReason.MUTE)
    assert reason(lambda: bench.line.power_up(soon())) is LinkReason.EMPTY


def test_a_reply_that_is_none_is_a_mute_card(bench: Bench) -> None:
    bench.insert()
    bench.line.power_up(soon())
    bench.slot.faults.short = True
    assert reason(lambda: bench.line.transmit(PING, soon())) is LinkReason.MUTE
    bench.slot.faults.short = False
    bench.line.power_up(soon())
    assert bench.line.transmit(PING, soon()) == b"\x01\x90\x00"


def test_a_card_that_takes_too_long_is_not_waited_for(bench: Bench) -> None:
    bench.insert()
    bench.line.power_up(soon())
    bench.slot.faults.pause = 0.5
    begun = time.monotonic()
    assert reason(lambda: bench.line.transmit(PING, soon(0.1))) is LinkReason.SILENT
    assert time.monotonic() - begun < 0.4
    bench.slot.faults.pause = 0
    bench.line.power_up(soon())
    assert bench.line.transmit(PING, soon()) == b"\x01\x90\x00"


def test_t0_and_t1_are_told_apart_by_the_answer_to_reset(pcsc: Bench) -> None:
    pcsc.insert("3B021450")
    pcsc.line.power_up(soon())
    assert pcsc.line.t0
    assert pcsc.line.transmit(PING, soon()) == b"\x01\x90\x00"
    pcsc.slot.remove()
    eventually(lambda: not pcsc.line.present(soon()))
    pcsc.insert()
    pcsc.line.power_up(soon())
    assert not pcsc.line.t0


def test_a_card_that_another_program_holds_is_taken(pcsc: Bench) -> None:
    pcsc.insert()
    pcsc.line.power_up(soon())
    other = pcsc.other()
    assert reason(lambda: other.power_up(soon())) is LinkReason.TAKEN
    pcsc.line.close()
    assert other.power_up(soon())
    other.close()


def test_a_card_that_does_not_answer_reset_is_mute(tmp_path: Path) -> None:
    with by_socket(tmp_path) as bench:
        bench.insert("3B")
        assert reason(lambda: bench.line.power_up(soon())) is LinkReason.MUTE
        bench.line.close()


def test_readers_are_found_by_name_by_its_beginning_or_by_being_the_only_one(pcsc: Bench) -> None:
    for name in (f"{READER} 00 00", READER, ""):
        line = PcscLine(name)
        assert not line.present(soon())
        line.close()
    for line in (PcscLine(f"{READER} 00 09"), PcscLine("Another")):
        assert reason(partial(line.present, soon())) is LinkReason.ABSENT


def test_a_daemon_that_is_gone_comes_back(pcscd: Pcscd) -> None:
    line = PcscLine(READER)
    assert not line.present(soon())
    pcscd.kill()
    assert reason(lambda: line.present(soon())) is LinkReason.LOST
    assert reason(lambda: line.present(soon())) is LinkReason.ABSENT
    pcscd.start()
    assert not line.present(soon())
    line.close()


def test_a_daemon_that_hangs_holds_nobody(pcscd: Pcscd) -> None:
    line = PcscLine(READER)
    assert not line.present(soon())
    pcscd.freeze(True)
    begun = time.monotonic()
    assert reason(lambda: line.present(soon(0.1))) is LinkReason.SILENT
    assert reason(lambda: line.present(soon(0.1))) is LinkReason.SILENT
    assert time.monotonic() - begun < 2
    pcscd.freeze(False)
    eventually(lambda: not line.present(soon()))
    line.close()
    eventually(lambda: not [one for one in threading.enumerate() if one.name == "pcsc"])


def test_a_reader_behind_a_socket_is_unplugged_and_plugged(tmp_path: Path) -> None:
    slot = CardSlot()
    with SocketReader(slot, tmp_path / "reader") as reader:
        line = SocketLine(str(tmp_path / "reader"))
        eventually((tmp_path / "reader").exists)
        assert not line.present(soon())
        reader.unplug()
        eventually(lambda: not (tmp_path / "reader").exists())
        assert reason(lambda: line.present(soon())) in (LinkReason.LOST, LinkReason.ABSENT)
        assert reason(lambda: line.present(soon())) is LinkReason.ABSENT
        reader.plug()
        eventually((tmp_path / "reader").exists)
        assert not line.present(soon())
        line.close()


def test_the_publisher_does_not_load_pyscard() -> None:
    code = "import sys, drivers.chip_card.device, drivers.travel_document.device; sys.exit('smartcard' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)

"""The driver against scanners of other makers, over a real pty."""

import base64
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from drivers.barcode.device import READ, RESET, BarcodeScanner, Limits, open_device
from drivers.barcode.dialect import DIALECTS
from drivers.barcode.emulator_dialects import DialectEmulator
from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.transport.char_device import CharDevice
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.line import Line
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

OTHERS = [name for name in DIALECTS if name != "gm65"]
ANSWERING = [name for name in OTHERS if DIALECTS[name].answered]
LATIN, CHINESE = "LTM|0123456789/Az", "烟台市政务服务中心|" * 12


@dataclass
class Bench:
    name: str
    emulator: DialectEmulator
    scanner: BarcodeScanner

    def state(self) -> tuple[DeviceState, str, object]:
        status = self.scanner.status()
        return status.device, status.detail, status.parts["barcodeReader"]["scanner"]

    def read(self, code: str) -> str:
        """What is read while `code` is held before the scanner, once its light is on."""
        # A thread of its own: a pty takes only so much before somebody reads.
        show = threading.Thread(target=self.emulator.show, args=(code.encode(),), daemon=True)

        class Looking(PlainContext):
            def check(self) -> None:
                if show.ident is None:
                    show.start()
                super().check()

        outputs = self.scanner.execute(READ, {}, Looking())["readOutput"]
        assert isinstance(outputs, list)
        return base64.b64decode(outputs[0]["barcodeData"]).decode()

    def fails(self, context: PlainContext) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.scanner.execute(READ, {}, context)
        return caught.value


def made(folder: Path, name: str) -> Iterator[Bench]:
    with DialectEmulator(folder / "scanner", name) as emulator:
        path, dialect = str(folder / "scanner"), DIALECTS[name]
        line: Line = SerialLine(path, baud=dialect.baud) if dialect.baud else CharDevice(path)
        limits = Limits(answer=0.5, again=5, pause=0.05, long_pause=0.3)
        scanner = BarcodeScanner(line, dialect=dialect, limits=limits)
        yield Bench(name, emulator, scanner)
        scanner.close()


@pytest.fixture(params=OTHERS)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    yield from made(tmp_path, request.param)


@pytest.fixture(params=ANSWERING)
def answering(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    yield from made(tmp_path, request.param)


def test_a_code_is_read(bench: Bench) -> None:
    bench.scanner.poll(PlainContext())
    assert bench.state() == (DeviceState.ONLINE, "", "off")
    said = LATIN if bench.name == "wedge" else CHINESE
    for _ in range(2):
        assert bench.read(said) == said
    assert bench.scanner.model() == DIALECTS[bench.name].model
    assert bench.scanner.execute(RESET, {}, PlainContext()) == {}


def test_bytes_that_come_one_by_one(bench: Bench) -> None:
    bench.emulator.faults.chunk = 3
    assert bench.read(LATIN) == LATIN


def test_what_was_read_before_anybody_asked_is_thrown_away(bench: Bench) -> None:
    bench.scanner.poll(PlainContext())
    bench.emulator.looking = True
    bench.emulator.show(b"OLD")
    bench.emulator.looking = not DIALECTS[bench.name].start
    assert bench.read(LATIN) == LATIN


def test_a_code_that_is_cut_off_is_no_code(bench: Bench) -> None:
    bench.emulator.faults.cut = True
    if DIALECTS[bench.name].listener().code() == b"":
        # Nothing tells where such a code ends but the pause after it.
        assert bench.read(LATIN) == LATIN
        return
    with pytest.raises(CommandError) as caught:
        bench.read(LATIN * 20)
    assert caught.value.error == "barcodeInvalid"


def test_a_scanner_that_is_pulled_out_comes_back(bench: Bench) -> None:
    bench.scanner.poll(PlainContext())
    bench.emulator.port.unplug()

    def missed() -> bool:
        bench.scanner.poll(PlainContext())
        return bench.state()[1] != ""

    eventually(missed)
    assert bench.state() == (DeviceState.OFFLINE, "lost", "inoperative")
    bench.scanner.poll(PlainContext())
    assert bench.state()[1] == "absent"
    bench.emulator.port.plug()

    def back() -> bool:
        bench.scanner.poll(PlainContext())
        return bench.state() == (DeviceState.ONLINE, "", "off")

    eventually(back)
    assert bench.read(LATIN) == LATIN


def test_nobody_waits_for_ever(bench: Bench) -> None:
    assert bench.fails(PlainContext(0.2)).code is Code.TIME_OUT
    assert bench.state()[2] == "off"


def test_silence_is_seen_where_orders_are_answered(answering: Bench) -> None:
    answering.emulator.faults.silent = True
    answering.scanner.poll(PlainContext())
    assert answering.state() == (DeviceState.OFFLINE, "noAnswer", "inoperative")


def test_a_refused_order_does_not_wait_for_a_code(answering: Bench) -> None:
    answering.scanner.poll(PlainContext())
    answering.emulator.faults.refuse = True
    error = answering.fails(PlainContext())
    assert (error.code, error.description) == (Code.HARDWARE_ERROR, "refused")


def test_every_frame_of_ssi_is_acknowledged_and_none_counts_twice(tmp_path: Path) -> None:
    for bench in made(tmp_path, "ssi"):
        bench.emulator.faults.twice = True
        assert bench.read(CHINESE) == CHINESE
        eventually(partial(all_acknowledged, bench.emulator))


def all_acknowledged(emulator: DialectEmulator) -> bool:
    return emulator.acknowledged == 2 * -(-len(CHINESE.encode()) // 200)


def lost(line: Line, act: Callable[[], object]) -> bool:
    try:
        act()
    except LinkError as error:
        return error.reason is LinkReason.LOST and not line.opened
    return False


def test_a_device_file_is_prepared_at_every_opening(tmp_path: Path) -> None:
    prepared: list[int] = []
    heard: list[bytes] = []
    with PseudoTerminal(tmp_path / "event0", heard.append) as port:
        line = CharDevice(str(port.link), prepare=prepared.append)
        for _ in range(2):
            line.discard()
            line.write(b"report", time.monotonic() + 20)
            eventually(lambda: heard)
            heard.clear()
            port.unplug()
            eventually(partial(lost, line, partial(line.read, 0)))
            port.plug()
        assert len(prepared) == 2
        line.close()


def test_a_device_file_that_cannot_be_prepared_is_absent(tmp_path: Path) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError

    (tmp_path / "event0").touch()
    before = os.listdir("/proc/self/fd")
    for path in ("event0", "none"):
        with pytest.raises(LinkError) as caught:
            CharDevice(str(tmp_path / path), prepare=refuse).read(0)
        assert caught.value.reason is LinkReason.ABSENT
    assert len(os.listdir("/proc/self/fd")) == len(before)


@pytest.mark.parametrize(
    "options",
    [{}, {"port": "x", "protocol": "morse"}, {"port": "x", "encoding": "big5"}, {"port": "x", "protocol": 1}],
)
def test_options_that_make_no_sense(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_can_be_chosen(name: str) -> None:
    scanner = open_device({"port": "/nowhere", "protocol": name, "encoding": "gb18030"})
    scanner.poll(PlainContext())
    assert (scanner.model(), scanner.status().detail) == (DIALECTS[name].model, "absent")
    scanner.close()

"""The same printer over TCP and USB, with status unasked, in large type and with codes dot by dot."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from drivers.lab.port import Receive
from drivers.lab.tcp_port import TcpPort
from drivers.lab.usb_bus import UsbBus, UsbPort
from drivers.receipt_printer.compose import Manner
from drivers.receipt_printer.device import Limits, ReceiptPrinter, open_device
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.receipt_printer.emulator_paper import Slip
from drivers.transport.serial_line import SerialLine
from drivers.transport.tcp_line import TcpLine
from drivers.transport.usb_stream import UsbStream
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

PRINT = "Printer.PrintForm"
FORM = {"formName": "slip", "fields": {"body": "# 凭条\n编号 | A-1\n说明文字\n[qr] https://example.org\n"}}
PATIENT, HASTY = Limits(status=2, chunk=20, finish=40), Limits(status=0.3, chunk=0.5, finish=1)


@dataclass
class Bench:
    emulator: ReceiptPrinterEmulator
    driver: ReceiptPrinter
    slips: list[Slip]
    context: PlainContext = field(default_factory=PlainContext)

    def prints(self, **more: object) -> object:
        return self.driver.execute(PRINT, FORM | more, self.context)

    def fails(self) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.prints()
        return caught.value

    def state(self) -> tuple[DeviceState, str]:
        return self.driver.status().device, self.driver.status().detail

    def paper(self) -> object:
        paper = self.driver.status().parts["printer"]["paper"]
        assert isinstance(paper, dict)
        return paper["upper"]

    def has(self, paper: str) -> bool:
        return self.paper() == paper

    def hears_only(self) -> None:
        """From now on the driver does not ask."""
        self.becomes(lambda: self.emulator._tells)
        self.driver._look_again = float("inf")

    def becomes(self, condition: Callable[[], bool]) -> None:
        def holds() -> bool:
            self.driver.poll(self.context)
            return condition()

        eventually(holds)


def over_tcp(manner: Manner, limits: Limits) -> Iterator[Bench]:
    slips: list[Slip] = []
    ports: list[TcpPort] = []

    def wire(receive: Receive) -> TcpPort:
        ports.append(TcpPort(receive))
        return ports[0]

    with ReceiptPrinterEmulator(wire, slips.append) as emulator:
        driver = ReceiptPrinter(TcpLine("127.0.0.1", ports[0].number), manner=manner, limits=limits)
        yield Bench(emulator, driver, slips)
        driver.close()


def over_usb(manner: Manner, limits: Limits) -> Iterator[Bench]:
    slips: list[Slip] = []
    bus = UsbBus()

    def wire(receive: Receive) -> UsbPort:
        port = UsbPort(0x04B8, 0x0E15, receive)
        bus.devices.append(port.device)
        return port

    with ReceiptPrinterEmulator(wire, slips.append) as emulator:
        driver = ReceiptPrinter(UsbStream(0x04B8, 0x0E15, backend=lambda: bus), manner=manner, limits=limits)
        yield Bench(emulator, driver, slips)
        driver.close()


def over_serial(folder: Path, manner: Manner, limits: Limits) -> Iterator[Bench]:
    slips: list[Slip] = []
    with ReceiptPrinterEmulator(folder / "printer", slips.append) as emulator:
        driver = ReceiptPrinter(SerialLine(str(folder / "printer")), manner=manner, limits=limits)
        yield Bench(emulator, driver, slips)
        driver.close()


@pytest.fixture(params=["tcp", "usb"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    yield from (over_tcp if request.param == "tcp" else over_usb)(Manner(), PATIENT)


@pytest.fixture(params=["tcp", "usb"])
def hasty(request: pytest.FixtureRequest) -> Iterator[Bench]:
    yield from (over_tcp if request.param == "tcp" else over_usb)(Manner(), HASTY)


@pytest.fixture(params=["serial", "tcp", "usb"])
def telling(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    manner = Manner(asb=True)
    if request.param == "serial":
        yield from over_serial(tmp_path, manner, PATIENT)
    else:
        yield from (over_tcp if request.param == "tcp" else over_usb)(manner, PATIENT)


def test_a_slip(bench: Bench) -> None:
    assert bench.prints() == {"outcome": "printed"}
    assert bench.slips[0].text.splitlines()[0] == "凭条"


def test_paper_cover_and_cutter_are_told_apart(bench: Bench) -> None:
    for paper in ("full", "low", "out"):
        bench.emulator.faults.paper = paper
        bench.driver.poll(bench.context)
        assert bench.paper() == paper
    assert bench.fails().error == "paperOut"
    bench.emulator.faults.paper, bench.emulator.faults.cover_open = "full", True
    assert bench.fails().payload == {"outcome": "notPrinted", "detail": "coverOpen"}
    bench.emulator.faults.cover_open, bench.emulator.faults.cutter_error = False, True
    jam = {"errorCode": "paperJammed", "outcome": "notPrinted", "detail": "cutterError"}
    assert bench.fails().payload == jam


def test_silence_is_neither_fine_nor_no_paper(hasty: Bench) -> None:
    hasty.emulator.faults.mute = True
    error = hasty.fails()
    assert (error.code, error.payload) == (Code.HARDWARE_ERROR, {"outcome": "notPrinted", "detail": "noAnswer"})
    assert (hasty.paper(), hasty.state()) == ("unknown", (DeviceState.OFFLINE, "noAnswer"))


def test_a_link_that_dies_in_the_middle_leaves_the_outcome_unknown_and_comes_back(hasty: Bench) -> None:
    hasty.emulator.faults.dead_after = 40
    error = hasty.fails()
    assert (error.code, error.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")
    assert hasty.fails().payload["outcome"] == "notPrinted"
    hasty.emulator.port.plug()
    hasty.becomes(lambda: hasty.state() == (DeviceState.ONLINE, ""))


def test_what_is_told_unasked_is_heard_between_two_looks(telling: Bench) -> None:
    telling.hears_only()
    for paper in ("low", "out"):
        telling.emulator.faults.paper = paper
        telling.emulator.resume()
        telling.becomes(partial(telling.has, paper))
    telling.emulator.faults.paper, telling.emulator.faults.cover_open = "full", True
    telling.emulator.resume()
    telling.becomes(lambda: telling.state() == (DeviceState.USER_ERROR, "coverOpen"))
    thresholds = [payload["threshold"] for _, payload in telling.context.broadcasts]
    assert thresholds == ["low", "out", "full"]


def test_nothing_told_unasked_ends_a_slip(telling: Bench) -> None:
    telling.driver.poll(telling.context)
    telling.emulator.faults.no_end = True
    telling.driver._limits = HASTY
    telling.emulator.faults.lines_left = 2
    error = telling.fails()
    assert (error.error, error.payload["outcome"]) == ("paperOut", "unknown")


def test_a_printer_that_tells_prints_and_tells_again(telling: Bench) -> None:
    for _ in range(2):
        telling.driver.poll(telling.context)
        assert telling.prints() == {"outcome": "printed"}
    assert len(telling.slips) == 2
    telling.hears_only()
    telling.emulator.faults.cover_open = True
    telling.emulator.resume()
    telling.becomes(lambda: telling.state()[1] == "coverOpen")


def test_flow_control_means_nothing(telling: Bench) -> None:
    telling.emulator.faults.flow_control = True
    telling.driver.poll(telling.context)
    assert telling.prints() == {"outcome": "printed"}
    assert telling.paper() == "full"


def test_large_type_is_larger(bench: Bench) -> None:
    for large in (False, True):
        assert bench.prints(largeType=large) == {"outcome": "printed"}
    usual, large_one = (Image.open(io.BytesIO(slip.png)) for slip in bench.slips)
    assert large_one.height > usual.height
    assert bench.slips[1].text.splitlines()[1] == "编号" + " " * 17 + "A-1"


def test_a_code_dot_by_dot_comes_out(tmp_path: Path) -> None:
    for bench in over_serial(tmp_path, Manner(qr_raster=True), PATIENT):
        assert bench.prints() == {"outcome": "printed"}
        assert Image.open(io.BytesIO(bench.slips[0].png)).height > 200
        assert "[qr]" not in bench.slips[0].text


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"port": "x", "host": "y"},
        {"usb": "printer"},
        {"host": 1},
        {"port": "x", "qr": "braille"},
        {"port": "x", "asb": "yes"},
    ],
)
def test_options_that_make_no_sense(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)


@pytest.mark.parametrize("options", [{"host": "printer.invalid"}, {"usb": "04b8:0e15"}, {"port": "/nowhere"}])
def test_nothing_is_touched_before_it_is_asked(options: dict[str, str]) -> None:
    open_device(dict(options)).close()

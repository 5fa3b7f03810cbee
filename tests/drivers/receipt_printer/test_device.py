"""The driver against the emulated printer: what it claims, and what it does not."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from drivers.receipt_printer.compose import compose
from drivers.receipt_printer.device import Limits, ReceiptPrinter
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.receipt_printer.emulator_paper import Slip
from drivers.receipt_printer.protocol import PrinterState
from drivers.receipt_printer.slip import layout
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import CommandError, Context
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

PRINT = "Printer.PrintForm"
BODY = "# 凭条\n编号 | A-1\n" + "说明文字\n" * 20 + "[qr] https://example.org\n"
FORM = {"formName": "slip", "mediaName": "receipt", "fields": {"body": BODY}}
WHOLE = len(compose(layout(BODY)))


@dataclass
class Bench:
    emulator: ReceiptPrinterEmulator
    driver: ReceiptPrinter
    slips: list[Slip]

    def fails(self) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.driver.execute(PRINT, FORM, PlainContext())
        return caught.value

    def paper(self) -> object:
        paper = self.driver.status().parts["printer"]["paper"]
        assert isinstance(paper, dict)
        return paper["upper"]


@contextmanager
def on_the_bench(folder: Path, limits: Limits) -> Iterator[Bench]:
    slips: list[Slip] = []
    with ReceiptPrinterEmulator(folder / "printer", slips.append) as emulator:
        driver = ReceiptPrinter(SerialLine(str(folder / "printer")), limits=limits)
        yield Bench(emulator, driver, slips)
        driver.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A driver that waits longer than any load can delay the printer."""
    with on_the_bench(tmp_path, Limits(status=2, chunk=20, finish=40)) as bench:
        yield bench


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Bench]:
    """A driver for which silence is soon long enough."""
    with on_the_bench(tmp_path, Limits(status=0.15, chunk=0.5, finish=0.6)) as bench:
        yield bench


def test_a_slip_comes_out_as_text_and_picture(bench: Bench) -> None:
    assert bench.driver.execute(PRINT, FORM, PlainContext()) == {"outcome": "printed"}
    (slip,) = bench.slips
    assert slip.text.splitlines()[:2] == ["凭条", "编号" + " " * 41 + "A-1"]
    assert slip.text.splitlines()[-1] == "[qr] https://example.org"
    picture = Image.open(io.BytesIO(slip.png))
    assert picture.width == 640
    assert picture.height > 20 * 30
    assert picture.getextrema() == (0, 255)


def test_a_slow_printer_is_waited_for(bench: Bench) -> None:
    bench.emulator.faults.slow = 0.004
    assert bench.driver.execute(PRINT, FORM, PlainContext()) == {"outcome": "printed"}
    assert len(bench.slips) == 1


def test_a_printer_that_says_it_is_well_but_never_that_it_has_finished_is_not_believed(hasty: Bench) -> None:
    hasty.emulator.faults.no_end = True
    error = hasty.fails()
    assert (error.code, error.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")


def test_status_follows_the_printer(bench: Bench) -> None:
    context = PlainContext()
    for paper in ("full", "low", "out"):
        bench.emulator.faults.paper = paper
        bench.driver.poll(context)
        assert bench.paper() == paper
    assert bench.driver.status().device is DeviceState.ONLINE
    thresholds = [payload["threshold"] for _, payload in context.broadcasts]
    assert thresholds == ["low", "out"]
    bench.emulator.faults.paper, bench.emulator.faults.cover_open = "full", True
    bench.driver.poll(context)
    assert (bench.driver.status().device, bench.driver.status().detail) == (DeviceState.USER_ERROR, "coverOpen")


def test_no_paper_before_the_first_byte_is_not_printed(bench: Bench) -> None:
    bench.emulator.faults.paper = "out"
    error = bench.fails()
    assert (error.code, error.error, error.payload["outcome"]) == (Code.COMMAND_ERROR, "paperOut", "notPrinted")
    assert bench.slips == []


def test_an_open_cover_before_the_first_byte_is_not_printed(bench: Bench) -> None:
    bench.emulator.faults.cover_open = True
    error = bench.fails()
    assert (error.code, error.payload) == (Code.HARDWARE_ERROR, {"outcome": "notPrinted", "detail": "coverOpen"})


def test_paper_that_ends_in_the_middle_leaves_the_outcome_unknown(hasty: Bench) -> None:
    hasty.emulator.faults.lines_left = 5
    error = hasty.fails()
    assert (error.error, error.payload["outcome"]) == ("paperOut", "unknown")
    assert hasty.paper() == "out"


def test_what_was_not_printed_does_not_come_out_after_the_paper_was_filled(bench: Bench) -> None:
    bench.emulator.faults.lines_left = 5
    bench.fails()
    eventually(lambda: not bench.emulator.busy)
    bench.emulator.faults.paper = "full"
    bench.emulator.resume()
    assert bench.driver.execute(PRINT, FORM | {"fields": {"body": "新"}}, PlainContext()) == {"outcome": "printed"}
    assert [slip.text for slip in bench.slips] == ["新"]


def test_a_cutter_that_jams_is_a_paper_jam(hasty: Bench) -> None:
    hasty.emulator.faults.cutter_jams = True
    error = hasty.fails()
    assert (error.error, error.payload["outcome"]) == ("paperJammed", "unknown")
    assert hasty.driver.status().detail == "cutterError"


@pytest.mark.parametrize("answered", [13, 100, WHOLE - 1])
def test_a_line_that_dies_in_the_middle_leaves_the_outcome_unknown(hasty: Bench, answered: int) -> None:
    hasty.emulator.faults.dead_after = answered
    error = hasty.fails()
    assert (error.code, error.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")
    assert hasty.driver.status().device is DeviceState.OFFLINE


def test_silence_before_the_first_byte_is_not_printed_and_not_fine(hasty: Bench) -> None:
    hasty.emulator.faults.mute = True
    error = hasty.fails()
    assert (error.code, error.payload) == (Code.HARDWARE_ERROR, {"outcome": "notPrinted", "detail": "noAnswer"})
    assert hasty.paper() == "unknown"


def test_silence_after_the_last_byte_is_unknown(hasty: Bench) -> None:
    hasty.emulator.faults.slow = 0.005
    threading.Timer(0.2, setattr, (hasty.emulator.faults, "mute", True)).start()
    error = hasty.fails()
    assert (error.code, error.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")


def test_a_printer_that_comes_back_prints_again(bench: Bench) -> None:
    bench.emulator.port.unplug()
    assert bench.fails().payload["outcome"] == "notPrinted"
    bench.emulator.port.plug()

    def online() -> bool:
        bench.driver.poll(PlainContext())
        return bench.driver.status().device is DeviceState.ONLINE

    eventually(online)
    assert bench.driver.execute(PRINT, FORM, PlainContext()) == {"outcome": "printed"}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"formName": "poster"}, "formNotFound"),
        ({"mediaName": "canvas"}, "mediaNotFound"),
        ({"fields": {}}, "fieldSpecFailure"),
        ({"fields": "text"}, "fieldSpecFailure"),
    ],
)
def test_what_is_not_a_slip(bench: Bench, change: dict[str, object], error: str) -> None:
    with pytest.raises(CommandError) as caught:
        bench.driver.execute(PRINT, FORM | change, PlainContext())
    assert (caught.value.error, caught.value.payload["outcome"]) == (error, "notPrinted")


def test_one_answer_that_is_late_is_no_loss(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.driver.poll(PlainContext())
    look, missed = bench.driver._look, iter([LinkError(LinkReason.SILENT, "line")])

    def late(context: Context) -> PrinterState:
        for error in missed:
            raise error
        return look(context)

    monkeypatch.setattr(bench.driver, "_look", late)
    bench.driver.poll(PlainContext())
    assert bench.driver.status().device is DeviceState.ONLINE


def test_a_printer_that_changes_between_two_answers_is_asked_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cover was closed after the first of the four answers: offline, and no reason any more."""
    usual, emulator = bench.emulator._status, bench.emulator
    emulator.faults.cover_open = True

    def close_after_the_first(number: int) -> int:
        said = usual(number)
        emulator.faults.cover_open = False
        return said

    monkeypatch.setattr(emulator, "_status", close_after_the_first)
    bench.driver.poll(PlainContext())
    assert bench.driver.status().device is DeviceState.ONLINE


def test_a_printer_that_is_offline_without_a_reason_is_believed(bench: Bench) -> None:
    bench.emulator.faults.offline = True
    bench.driver.poll(PlainContext())
    status = bench.driver.status()
    assert (status.device, status.detail) == (DeviceState.OFFLINE, "stopped")


def test_an_error_that_stays_is_not_cleared_by_a_buffer_that_is(bench: Bench) -> None:
    bench.emulator.faults.cutter_error = True
    bench.emulator._receive(b"\x10\x05\x02")
    assert bench.fails().error == "paperJammed"

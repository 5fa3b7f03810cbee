"""The driver against the emulated printer."""

import base64
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image

from drivers.page_printer.device import PagePrinter, open_device
from drivers.page_printer.emulator import PagePrinterEmulator
from drivers.xfs4iot import bulk
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.page_printer.documents import pdf

PRINT = "Printer.PrintNative"


@dataclass
class Bench:
    emulator: PagePrinterEmulator
    driver: PagePrinter
    pages: list[bytes]

    def prints(self, document: bytes, context: PlainContext | None = None) -> object:
        context = context or PlainContext()
        payload = {"data": base64.b64encode(document).decode()}
        return self.driver.execute(PRINT, payload, context)

    def fails(self, context: PlainContext | None = None, document: bytes = b"") -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.prints(document or pdf(2), context)
        return caught.value


@pytest.fixture
def bench() -> Iterator[Bench]:
    pages: list[bytes] = []
    with PagePrinterEmulator(pages.append) as emulator:
        emulator.faults.slow = 0.05
        driver = open_device({"uri": emulator.uri, "within": 1.0})
        yield Bench(emulator, driver, pages)
        driver.close()


def test_pages_come_out_as_pictures(bench: Bench) -> None:
    assert bench.prints(pdf(2)) == {"outcome": "printed"}
    assert len(bench.pages) == 2
    picture = Image.open(io.BytesIO(bench.pages[0])).convert("L")
    assert picture.size == (893, 1263)
    assert picture.getpixel((200, 250)) == 0
    assert picture.getpixel((10, 10)) == 255


def test_no_paper_jam_and_open_door_before_anything_was_sent(bench: Bench) -> None:
    for paper, error in (("out", "paperOut"), ("jammed", "paperJammed")):
        bench.emulator.faults.paper = paper
        caught = bench.fails()
        assert (caught.code, caught.error, caught.payload["outcome"]) == (Code.COMMAND_ERROR, error, "notPrinted")
    bench.emulator.faults.paper, bench.emulator.faults.door_open = "full", True
    caught = bench.fails()
    assert (caught.code, caught.payload) == (Code.HARDWARE_ERROR, {"outcome": "notPrinted", "detail": "coverOpen"})
    assert bench.driver.status().device is DeviceState.USER_ERROR


@pytest.mark.parametrize(("paper", "error"), [("out", "paperOut"), ("jammed", "paperJammed")])
def test_paper_that_fails_in_the_middle_cancels_the_job(bench: Bench, paper: str, error: str) -> None:
    bench.emulator.faults.slow = 0.3
    threading.Timer(0.4, setattr, (bench.emulator.faults, "paper", paper)).start()
    caught = bench.fails(document=pdf(4))
    assert (caught.error, caught.payload["outcome"]) == (error, "unknown")
    done = len(bench.pages)
    bench.emulator.faults.paper = "full"
    assert bench.prints(pdf(1)) == {"outcome": "printed"}
    assert len(bench.pages) == done + 1


def test_a_job_that_is_aborted_is_unknown(bench: Bench) -> None:
    bench.emulator.faults.abort = True
    caught = bench.fails()
    assert (caught.code, caught.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")


def test_a_printer_that_refuses_the_job_has_not_printed(bench: Bench) -> None:
    bench.emulator.faults.busy = True
    caught = bench.fails()
    assert (caught.code, caught.payload["outcome"]) == (Code.UNSUPPORTED_DATA, "notPrinted")


def test_a_printer_that_is_off_has_not_printed_and_is_offline(bench: Bench) -> None:
    bench.emulator.switch_off()
    caught = bench.fails()
    assert (caught.code, caught.payload["outcome"]) == (Code.HARDWARE_ERROR, "notPrinted")
    assert bench.driver.status().device is DeviceState.OFFLINE
    bench.emulator.switch_on()
    assert bench.prints(pdf()) == {"outcome": "printed"}


def test_a_printer_that_goes_off_in_the_middle_is_unknown(bench: Bench) -> None:
    bench.emulator.faults.slow = 1.0
    threading.Timer(0.3, bench.emulator.switch_off).start()
    caught = bench.fails(document=pdf(3))
    assert (caught.code, caught.payload["outcome"]) == (Code.HARDWARE_ERROR, "unknown")


def test_a_deadline_and_a_cancel_give_the_job_up(bench: Bench) -> None:
    bench.emulator.faults.slow = 1.0
    caught = bench.fails(PlainContext(0.4), pdf(3))
    assert (caught.code, caught.payload["outcome"]) == (Code.TIME_OUT, "unknown")
    context = PlainContext()
    threading.Timer(0.3, context.cancel).start()
    caught = bench.fails(context, pdf(3))
    assert (caught.code, caught.payload["outcome"]) == (Code.CANCELED, "unknown")


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, Code.UNSUPPORTED_DATA),
        ({"data": "!"}, Code.INVALID_DATA),
        ({"data": base64.b64encode(b"hello").decode()}, Code.UNSUPPORTED_DATA),
        ({"handle": "0" * 32}, Code.INVALID_DATA),
    ],
)
def test_what_is_no_document(bench: Bench, payload: dict[str, object], code: Code) -> None:
    with pytest.raises(CommandError) as caught:
        bench.driver.execute(PRINT, payload, PlainContext())
    assert (caught.value.code, caught.value.payload["outcome"]) == (code, "notPrinted")


def test_bulk_is_printed(bench: Bench) -> None:
    context = PlainContext()
    handle = bulk.new_handle()
    context.bulk.keep(handle, bulk.pack(pdf()))
    assert bench.driver.execute(PRINT, {"handle": handle}, context) == {"outcome": "printed"}


@pytest.mark.parametrize("uri", ["lpd://printer/queue", "not an address", "ipp:///ipp/print"])
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(BadOptionError):
        open_device({"uri": uri})

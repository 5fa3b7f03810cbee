"""The driver against ippeveprinter, a real IPP printer that nobody here wrote."""

import base64
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.page_printer.device import PagePrinter, open_device
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.page_printer.conftest import Start
from tests.drivers.page_printer.documents import pdf

Open = Callable[..., PagePrinter]
TRAYS = "upper=main,aux=by-pass-tray"
# An IPP Everywhere printer with two trays; the second one is empty.
EMPTY = """
ATTR mimeMediaType document-format-supported application/pdf
ATTR keyword media-source-supported auto,main,by-pass-tray
ATTR keyword media-supported iso_a4_210x297mm
ATTR keyword sides-supported one-sided
ATTR octetString printer-input-tray "maxcapacity=250;level=100;name=main","maxcapacity=100;level=0;name=by-pass-tray"
"""


@pytest.fixture
def printer(real_printer: Start) -> Iterator[Open]:
    """Starts a printer and a driver for it."""
    drivers: list[PagePrinter] = []

    def open_printer(script: str, *, trays: str = "", attributes: str = "") -> PagePrinter:
        uri = real_printer(script, attributes)
        driver = open_device({"uri": uri} | ({"trays": trays} if trays else {}))
        drivers.append(driver)
        driver.poll(PlainContext())
        assert driver.status().device is DeviceState.ONLINE
        return driver

    yield open_printer
    for driver in drivers:
        driver.close()


def _print(driver: PagePrinter, limit: float = 30.0, source: str = "upper") -> object:
    payload = {"data": base64.b64encode(pdf(2)).decode(), "paperSource": source}
    return driver.execute("Printer.PrintNative", payload, PlainContext(limit))


def test_a_document_arrives_byte_for_byte(printer: Open, tmp_path: Path) -> None:
    driver = printer('cp "$1" $out/printed.pdf')
    assert _print(driver) == {"outcome": "printed"}
    assert (tmp_path / "printed.pdf").read_bytes() == pdf(2)


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("media-empty-error", "paperOut"),
        ("media-jam-warning", "paperJammed"),
        ("marker-supply-empty-report", "tonerOut"),
    ],
)
def test_a_job_that_stands_still_is_given_up_with_the_printers_reason(printer: Open, reason: str, error: str) -> None:
    driver = printer(f'echo "STATE: +{reason}" >&2; sleep 20')
    began = time.monotonic()
    with pytest.raises(CommandError) as caught:
        _print(driver)
    assert (caught.value.error, caught.value.payload["outcome"]) == (error, "unknown")
    assert time.monotonic() - began < 10


def test_a_job_whose_device_fails_is_not_called_printed(printer: Open) -> None:
    driver = printer('echo "STATE: +media-jam-error" >&2; exit 1')
    with pytest.raises(CommandError) as caught:
        _print(driver)
    assert caught.value.payload["outcome"] == "unknown"


def test_a_reason_that_goes_away_is_forgotten(printer: Open) -> None:
    driver = printer('echo "STATE: +cover-open-error" >&2; sleep 0.2; echo "STATE: -cover-open-error" >&2')
    assert _print(driver) == {"outcome": "printed"}


def test_a_job_names_its_tray(printer: Open, tmp_path: Path) -> None:
    driver = printer("env > $out/job", trays=TRAYS)
    assert driver.status().parts["printer"]["paper"] == {"upper": "full", "aux": "full"}
    assert _print(driver, source="aux") == {"outcome": "printed"}
    job = (tmp_path / "job").read_text()
    assert "IPP_MEDIA_COL={media-source=by-pass-tray}" in job
    assert "IPP_SIDES=one-sided" in job


def test_an_empty_tray_gets_no_job(printer: Open, tmp_path: Path) -> None:
    driver = printer('cp "$1" $out/printed.pdf', trays=TRAYS, attributes=EMPTY)
    assert driver.status().parts["printer"]["paper"] == {"upper": "full", "aux": "out"}
    with pytest.raises(CommandError) as caught:
        _print(driver, source="aux")
    assert (caught.value.error, caught.value.payload["outcome"]) == ("paperOut", "notPrinted")
    assert list((tmp_path / "spool").iterdir()) == []
    assert _print(driver) == {"outcome": "printed"}


def test_a_tray_that_the_printer_has_not(printer: Open) -> None:
    driver = printer("true", trays="upper=main,aux=tray-2")
    with pytest.raises(CommandError) as caught:
        _print(driver, source="aux")
    assert (caught.value.error, caught.value.payload["detail"]) == ("sourceInvalid", "noSuchTray")

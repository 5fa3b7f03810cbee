"""The driver against SANE's test backend, which nobody here wrote: a glass, a feeder, and what goes wrong."""

import base64
import io
import os
import threading
import time
from pathlib import Path

import psutil
import pypdfium2
import pytest
from PIL import Image

from drivers.document_scanner.device import DocumentScanner, open_device
from drivers.document_scanner.protocol import Mode, Order
from drivers.document_scanner.sane import Scanimage
from drivers.pages.command import READ
from drivers.xfs4iot.device import BadOptionError, CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.document_scanner.backends import TestBackend
from tests.drivers.waiting import eventually

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def backend(tmp_path: Path) -> TestBackend:
    made = TestBackend(tmp_path / "sane")
    made.set()
    return made


def scan(driver: DocumentScanner, context: PlainContext | None = None) -> tuple[Payload, bytes]:
    context = context or PlainContext()
    done = driver.execute(READ, {"byHandle": True}, context)
    return done, context.given(done["handle"])


def fails(driver: DocumentScanner, context: PlainContext | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        driver.execute(READ, {"byHandle": True}, context or PlainContext())
    return caught.value


def children() -> list[psutil.Process]:
    """Of the driver's; other tests of this process have their own servers."""
    return [one for one in psutil.Process().children(recursive=True) if one.name() in ("scanimage", "setpriv")]


def test_one_page_from_the_glass_is_a_jpeg(backend: TestBackend) -> None:
    done, data = scan(backend.open())
    assert (done["mediaType"], done["pages"]) == ("image/jpeg", 1)
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.size == pytest.approx((1575, 1575), abs=4)
    assert picture.info["dpi"] == (200, 200)
    assert len(data) <= 400_000


def test_ten_pages_from_the_feeder_are_one_pdf(backend: TestBackend) -> None:
    done, data = scan(backend.open(feeder=True))
    assert (done["mediaType"], done["pages"]) == ("application/pdf", 10)
    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) == 10
    assert data.count(b"/DCTDecode") == 10
    pdf.close()


def test_a_client_of_the_standard_gets_one_side_in_the_message(backend: TestBackend) -> None:
    asked = {"frontImageType": "jpg", "frontImageColorFormat": "grayscale", "imageSource": {"front": True}}
    done = backend.open(feeder=True).execute(READ, asked, PlainContext())
    assert set(done) == {"images"}
    assert isinstance(done["images"], dict)
    front = done["images"]["front"]
    assert front["status"] == "ok"
    assert Image.open(io.BytesIO(base64.b64decode(front["data"]))).mode == "L"


@pytest.mark.parametrize(
    "asked",
    [
        {"frontImageType": "tif"},
        {"imageSource": {"back": True}},
        {"frontImageColorFormat": "binary"},
    ],
)
def test_what_it_cannot_do_is_refused(backend: TestBackend, asked: Payload) -> None:
    with pytest.raises(CommandError) as caught:
        backend.open().execute(READ, asked, PlainContext())
    assert caught.value.code is Code.UNSUPPORTED_DATA


@pytest.mark.parametrize("feeder", [True, False])
@pytest.mark.parametrize(
    ("status", "code", "error", "detail"),
    [
        ("SANE_STATUS_JAMMED", Code.COMMAND_ERROR, "mediaJammed", "paperJam"),
        ("SANE_STATUS_COVER_OPEN", Code.USER_ERROR, "", "coverOpen"),
    ],
)
def test_a_jam_and_an_open_cover_are_told_and_remembered(
    backend: TestBackend, feeder: bool, status: str, code: Code, error: str, detail: str
) -> None:
    driver = backend.open(feeder=feeder)
    backend.set(status=status)
    caught = fails(driver)
    assert (caught.code, caught.error, caught.payload["detail"]) == (code, error, detail)
    driver.poll(PlainContext())
    assert (driver.status().device, driver.status().detail) == (DeviceState.ONLINE, detail)
    backend.set()
    scan(driver)
    assert driver.status().detail == ""


@pytest.mark.parametrize(
    ("status", "code", "state"),
    [
        ("SANE_STATUS_IO_ERROR", Code.HARDWARE_ERROR, DeviceState.OFFLINE),
        ("SANE_STATUS_ACCESS_DENIED", Code.HARDWARE_ERROR, DeviceState.OFFLINE),
        ("SANE_STATUS_DEVICE_BUSY", Code.DEVICE_NOT_READY, DeviceState.DEVICE_BUSY),
    ],
)
def test_a_broken_and_a_busy_scanner(backend: TestBackend, status: str, code: Code, state: DeviceState) -> None:
    driver = backend.open()
    backend.set(status=status)
    assert fails(driver).code is code
    assert driver.status().device is state


def test_an_empty_feeder_is_waited_for_until_the_deadline(backend: TestBackend) -> None:
    backend.set(status="SANE_STATUS_NO_DOCS")
    context = PlainContext(4.0)
    assert fails(backend.open(feeder=True), context).code is Code.TIME_OUT
    assert context.events == ["Printer.NoMediaEvent"]


@pytest.mark.parametrize("feeder", [True, False])
def test_a_sheet_that_is_put_in_late_is_read(backend: TestBackend, feeder: bool) -> None:
    backend.set(status="SANE_STATUS_NO_DOCS") if feeder else backend.set(picture="Solid white")
    context = PlainContext(on_event=lambda name: backend.set() if name == "Printer.NoMediaEvent" else None)
    done, _ = scan(backend.open(feeder=feeder), context)
    assert done["pages"] == (10 if feeder else 1)
    assert context.events == ["Printer.NoMediaEvent", "Printer.MediaInsertedEvent"]


def test_blank_paper_in_the_feeder_is_rejected(backend: TestBackend) -> None:
    backend.set(picture="Solid white")
    context = PlainContext()
    caught = fails(backend.open(feeder=True), context)
    assert (caught.error, caught.payload["detail"]) == ("mediaRejected", "blank")
    assert context.events == ["Printer.MediaRejectedEvent"]


@pytest.mark.parametrize(("limit", "code"), [(30.0, Code.CANCELED), (1.0, Code.TIME_OUT)])
def test_a_slow_scan_is_ended_and_leaves_no_child_and_no_file(
    backend: TestBackend, limit: float, code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    backend.set(slow=True)
    context = PlainContext(limit)
    if code is Code.CANCELED:
        threading.Timer(0.5, context.cancel).start()
    begun = time.monotonic()
    assert fails(backend.open(feeder=True), context).code is code
    assert time.monotonic() - begun < 6
    assert not children()
    assert not list(tmp_path.glob("scan-*"))


HANGS = """#!/bin/sh
for word in "$@"; do case $word in --batch=*) pattern=${word#--batch=};; esac; done
printf 'P5 2 2 255 abcd' > "${pattern%%%d}1.part"
echo "Scanned page 1. (scanner status = 5)" >&2
echo "Batch terminated, 1 page scanned" >&2
exec sleep 60
"""


def test_a_scan_that_is_over_does_not_wait_for_a_child_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As SANE's `test` backend does now and then, when a thread is ended that holds a lock of the memory's."""
    script = tmp_path / "scanimage"
    script.write_text(HANGS)
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    order = Order("hangs:0", "", Mode.GRAY, 75, 210, 297, pages=1)
    (page,) = Scanimage("").pages(order, PlainContext(10))
    assert page.pixels == b"abcd"
    assert not children()


def test_a_scanner_that_goes_and_comes_is_seen(backend: TestBackend) -> None:
    driver = backend.open()
    for devices, state in ((1, DeviceState.ONLINE), (0, DeviceState.OFFLINE), (1, DeviceState.ONLINE)):
        backend.set(devices=devices)
        driver.poll(PlainContext())
        assert driver.status().device is state
    backend.set(devices=0)
    assert fails(driver).code is Code.HARDWARE_ERROR


def test_a_page_passes_through_pipes_alone(
    backend: TestBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While pages come, no plain file lies where they come through, and the child has none open for writing."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    backend.set(slow=True)
    context = PlainContext(20.0)
    running = threading.Thread(target=lambda: fails(backend.open(feeder=True), context))
    running.start()
    eventually(lambda: any(child.name() == "scanimage" for child in children()))
    (child,) = [child for child in children() if child.name() == "scanimage"]
    eventually(lambda: any(path.is_fifo() for path in tmp_path.glob("scan-*/*")))
    assert all(path.is_fifo() for path in tmp_path.glob("scan-*/*"))
    assert not [file for file in child.open_files() if getattr(file, "mode", "r") != "r"]
    context.cancel()
    running.join()


@pytest.mark.parametrize("options", [{}, {"device": 1}, {"device": "test:0", "resolution": "fine"}])
def test_options_that_are_none(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)

"""The driver against the emulated camera: real HTTP, real OpenCV, drawn papers, and every fault."""

import asyncio
import base64
import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from drivers.camera.capture import Waits
from drivers.camera.source import Source
from drivers.camera.view import View
from drivers.document_camera.device import DocumentCamera, open_device
from drivers.document_camera.emulator import DocumentCameraEmulator, Faults
from drivers.document_camera.emulator_scene import ACROSS, Shot
from drivers.document_camera.laying import Pace
from drivers.document_camera.table import Table
from drivers.pages.command import INSERTED, NO_MEDIA, READ, REJECTED
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.device import BadOptionError, CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import PAGE_READ, PREVIEW
from drivers.xfs4iot.ring import RingReader
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually
from tests.drivers.xfs4iot.conformance import conforms
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]
pytestmark = pytest.mark.timeout(90)
WAITS = Waits(first=10.0, silence=8.0, again=0.05, answer=2.0)
IMPATIENT = Waits(first=1.0, silence=0.8, again=0.05, answer=0.3)
QUICK = Pace(still=0.15, patience=0.4, between=1.5)
DPI = round(1280 / ACROSS * 25.4)
_LIGHT = """
import sys
from drivers.document_camera.device import open_device
device = open_device({"source": "/dev/null"})
device.poll(None)
print(device.status().device, [name for name in ("cv2", "numpy") if name in sys.modules])
"""


@dataclass
class Bench:
    emulator: DocumentCameraEmulator
    camera: DocumentCamera

    def read(self, context: PlainContext | None = None, **asked: object) -> tuple[Payload, bytes]:
        context = context or PlainContext(20)
        done = self.camera.execute(READ, {"byHandle": True, **asked}, context)
        conforms(READ, done)
        return done, context.given(done["handle"]) if "handle" in done else b""

    def fails(self, context: PlainContext | None = None) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.read(context)
        return caught.value


@pytest.fixture
def bench() -> Iterator[Bench]:
    with DocumentCameraEmulator() as emulator:
        source = Source(emulator.url)
        camera = DocumentCamera(source, lambda source: (View(source, WAITS), Table(ACROSS, 200, pace=QUICK)))
        camera.poll(PlainContext())
        yield Bench(emulator, camera)


def test_nothing_heavy_is_loaded_before_a_command() -> None:
    said = subprocess.run([sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=True).stdout
    assert said == "online []\n"


def test_a_sheet_is_waited_for_and_becomes_a_flat_jpeg(bench: Bench) -> None:
    def lay(name: str) -> None:
        if name == NO_MEDIA:
            threading.Thread(target=bench.emulator.lay, args=("lease", Shot(angle=5, tilt=0.05))).start()

    context = PlainContext(20, lay)
    done, data = bench.read(context)
    assert context.events == [NO_MEDIA, INSERTED]
    assert (done["mediaType"], done["pages"]) == ("image/jpeg", 1)
    picture = Image.open(io.BytesIO(data))
    # A camera that looks at a slant sees a sheet somewhat shorter than it is.
    assert picture.size == pytest.approx((210 / 25.4 * DPI, 297 / 25.4 * DPI), rel=0.04)
    assert picture.info["dpi"] == (DPI, DPI)
    red = picture.getpixel((round(950 / 1240 * picture.width), round(1345 / 1754 * picture.height)))
    assert isinstance(red, tuple)
    assert red[0] > red[1] + 60, "the seal stays red"
    eventually(lambda: bench.emulator.watched == 0)


def test_for_anybody_a_sheet_inside_the_json(bench: Bench) -> None:
    bench.emulator.lay("letter")
    done = bench.camera.execute(READ, {"frontImageColorFormat": "grayscale"}, PlainContext(20))
    conforms(READ, done)
    images = done["images"]
    assert isinstance(images, dict)
    assert Image.open(io.BytesIO(base64.b64decode(images["front"]["data"]))).mode == "L"


def test_several_sheets_one_after_the_other_become_one_document(bench: Bench) -> None:
    bench.emulator.lay("lease")
    kinds = iter(["letter", "lease"])

    def lay(name: str) -> None:
        if name == PAGE_READ:
            bench.emulator.lay(next(kinds, None), Shot(angle=3))

    context = PlainContext(30, lay)
    done, data = bench.read(context, sheets=3)
    assert (done["mediaType"], done["pages"]) == ("application/pdf", 3)
    assert [told["pages"] for name, told in context.told if name == PAGE_READ] == [1, 2, 3]
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == 3
        assert pdf.get_page_size(0) == pytest.approx((595, 842), rel=0.04)


def test_a_sheet_that_stays_is_not_read_twice(bench: Bench) -> None:
    bench.emulator.lay("lease")
    assert bench.read(sheets=5)[0]["pages"] == 1


@pytest.mark.parametrize(
    ("faults", "detail"),
    [
        (Faults(blurred=True), "blurred"),
        pytest.param(Faults(glare=True), "glare", marks=pytest.mark.long),
        pytest.param(Faults(dark=True), "dark", marks=pytest.mark.long),
        pytest.param(Faults(cut_off=True), "cutOff", marks=pytest.mark.long),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused(bench: Bench, faults: Faults, detail: str) -> None:
    bench.emulator.faults = faults
    bench.emulator.lay("lease")
    context = PlainContext(20)
    caught = bench.fails(context)
    assert (caught.code, caught.error, caught.payload["detail"]) == (Code.COMMAND_ERROR, "mediaRejected", detail)
    assert context.events[-1] == REJECTED


@pytest.mark.long
def test_a_flaw_that_goes_by_does_no_harm(bench: Bench) -> None:
    bench.emulator.lay("lease", Shot(blur=3.5))
    patient = Table(ACROSS, 200, pace=Pace(still=0.15, patience=15.0))
    camera = DocumentCamera(Source(bench.emulator.url), lambda source: (View(source, WAITS), patient))
    threading.Timer(0.5, bench.emulator.lay, ("lease",)).start()
    assert camera.execute(READ, {"byHandle": True}, PlainContext(20))["pages"] == 1


def test_no_sheet_in_time_and_nobody_who_waits(bench: Bench) -> None:
    assert bench.fails(PlainContext(1.0)).code is Code.TIME_OUT
    context = PlainContext(None)
    threading.Timer(0.3, context.cancel).start()
    assert bench.fails(context).code is Code.CANCELED
    eventually(lambda: bench.emulator.watched == 0)


def test_the_preview_shows_the_table_and_is_empty_afterwards(bench: Bench) -> None:
    rings: list[RingReader] = []

    def look(name: str) -> None:
        if name == PREVIEW:
            told = context.told[0][1]
            rings.append(RingReader(context.bulk._pop(context.bulk._offered, str(told["handle"]))))

    bench.emulator.lay("lease")
    context = PlainContext(20, look)
    bench.read(context, preview=True)
    with rings[0] as ring:
        assert (ring.shape.width, ring.shape.height, ring.over) == (1280, 960, True)
        assert not any(ring._memory[4096:])


@pytest.mark.parametrize("faults", [Faults(silent=True)])
def test_a_camera_that_gives_nothing_is_out_of_service_for_a_while(bench: Bench, faults: Faults) -> None:
    bench.emulator.faults = faults
    eyes = View(Source(bench.emulator.url), IMPATIENT), Table(ACROSS, 200)
    bench.camera = DocumentCamera(Source(bench.emulator.url), lambda source: eyes)
    assert bench.fails().code is Code.HARDWARE_ERROR
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "noAnswer")


def test_unplugged_and_plugged_in_again(bench: Bench) -> None:
    bench.emulator.switch_off()
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "lost")
    assert bench.fails().code is Code.HARDWARE_ERROR
    bench.emulator.switch_on()
    bench.camera.poll(PlainContext())
    bench.emulator.lay("lease")
    assert bench.read()[0]["pages"] == 1
    assert bench.camera.status().device is DeviceState.ONLINE


@pytest.mark.parametrize("options", [{"across": 0}, {"resolution": 0}, {"rotate": 45}])
def test_options_are_looked_at(options: dict[str, float]) -> None:
    with pytest.raises(BadOptionError):
        open_device({"source": "/dev/video0", **options})


@pytest.mark.parametrize("asked", [{"frontImageType": "bmp"}, {"imageSource": {"back": True}}, {"sheets": 0}])
def test_what_is_not_done_is_refused(bench: Bench, asked: dict[str, object]) -> None:
    with pytest.raises(CommandError) as caught:
        bench.camera.execute(READ, asked, PlainContext())
    assert caught.value.code in (Code.UNSUPPORTED_DATA, Code.INVALID_DATA)
    assert bench.emulator.watched == 0


def test_every_message_is_the_standards_or_the_tables(tmp_path: Path, tap: list[str]) -> None:
    async def run(emulator: DocumentCameraEmulator) -> list[Completion]:
        device = open_device({"source": emulator.url, "across": ACROSS})
        async with serving(device, tmp_path) as address, Connection(address, token=TOKEN) as connection:

            async def ask(name: str, limit: float = 20, **asked: object) -> Completion:
                return await connection.execute(name, asked, within=limit)

            done = [await ask(f"Common.{name}") for name in ("Status", "Capabilities")]
            done.append(await ask(READ, byHandle=True, preview=True, bound=True))
            emulator.faults = Faults(glare=True)
            return [*done, await ask(READ)]

    with DocumentCameraEmulator() as emulator:
        emulator.lay("lease")
        done = asyncio.run(run(emulator))
    assert [one.code for one in done] == ["success", "success", "success", "commandErrorCode"]
    assert done[2].payload["mediaType"] == "application/pdf"
    assert done[3].payload["detail"] == "glare"
    assert len(tap) > 8

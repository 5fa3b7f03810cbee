"""The driver against the emulated camera: real HTTP, real OpenCV, drawn codes, and every fault."""

import base64
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drivers.camera.capture import Waits
from drivers.camera.source import Source
from drivers.camera.view import View
from drivers.code_camera import searching
from drivers.code_camera.device import READ, RESET, CodeCamera, open_device
from drivers.code_camera.emulator import CodeCameraEmulator, Faults
from drivers.code_camera.emulator_scene import Sight, code128, qr
from drivers.code_camera.symbols import Symbol
from drivers.xfs4iot.device import BadOptionError, CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import PREVIEW
from drivers.xfs4iot.ring import RingReader
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually
from tests.drivers.xfs4iot.conformance import conforms

pytestmark = pytest.mark.timeout(60)
TEXT = "鲁通码|虚拟|370699"
WAITS = Waits(first=10.0, silence=8.0, again=0.05, answer=2.0)
IMPATIENT = Waits(first=1.0, silence=0.8, again=0.05, answer=0.3)
_LIGHT = """
import sys
from drivers.code_camera.device import open_device
device = open_device({"source": "/dev/null"})
device.poll(None)
print(device.status().device, [name for name in ("cv2", "numpy", "zxingcpp") if name in sys.modules])
"""


@dataclass
class Bench:
    emulator: CodeCameraEmulator
    camera: CodeCamera

    def read(self, context: PlainContext | None = None, **asked: object) -> tuple[str, str]:
        """Symbology and text."""
        done = self.camera.execute(READ, asked, context or PlainContext(15))
        conforms(READ, done)
        outputs = done["readOutput"]
        assert isinstance(outputs, list)
        (output,) = outputs
        return output["symbology"], base64.b64decode(output["barcodeData"]).decode()

    def fails(self, context: PlainContext | None = None) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.read(context)
        return caught.value

    def scanner(self) -> object:
        return self.camera.status().parts["barcodeReader"]["scanner"]


@pytest.fixture
def bench() -> Iterator[Bench]:
    with CodeCameraEmulator() as emulator:
        source = Source(emulator.url)
        camera = CodeCamera(source, viewer=lambda source: View(source, WAITS))
        camera.poll(PlainContext())
        yield Bench(emulator, camera)


def test_nothing_heavy_is_loaded_before_a_command() -> None:
    said = subprocess.run([sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=True).stdout
    assert said == "online []\n"


def test_a_code_is_waited_for(bench: Bench) -> None:
    seen: set[object] = set()

    class Looking(PlainContext):
        def check(self) -> None:
            seen.add(bench.scanner())
            super().check()

    threading.Timer(0.3, bench.emulator.show, (qr(TEXT, "gb18030"),)).start()
    assert bench.read(Looking(15)) == ("qrCode", TEXT)
    assert "on" in seen
    assert bench.scanner() == "off"
    eventually(lambda: bench.emulator.watched == 0)


def test_bars_count_when_two_pictures_say_the_same(bench: Bench) -> None:
    bench.emulator.show(code128("KTS-370699"), Sight(side=700, angle=20))
    assert bench.read() == ("code128", "KTS-370699")


def test_bars_that_are_read_differently_are_looked_at_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(["370699", "370698", None, "370698", "370698"])

    def misread(*picture: object) -> Symbol | None:
        text = next(said)
        return Symbol("code128", True, text) if text else None

    monkeypatch.setattr(searching, "in_turn", misread)
    assert bench.read() == ("code128", "370698")
    assert next(said) == "370698"


def test_a_code_that_says_nothing_is_invalid(bench: Bench) -> None:
    bench.emulator.show(qr("ÿÿ", "latin-1"))
    error = bench.fails()
    assert (error.code, error.error) == (Code.COMMAND_ERROR, "barcodeInvalid")


@pytest.mark.parametrize(
    "faults",
    [
        Faults(blurred=True),
        pytest.param(Faults(faint=True), marks=pytest.mark.long),
        pytest.param(Faults(dark=True), marks=pytest.mark.long),
    ],
)
def test_what_cannot_be_seen_is_waited_for_until_the_end(bench: Bench, faults: Faults) -> None:
    bench.emulator.faults = faults
    bench.emulator.show(qr(TEXT))
    assert bench.fails(PlainContext(1.0)).code is Code.TIME_OUT
    assert bench.camera.status().device is DeviceState.ONLINE
    bench.emulator.faults = Faults()
    assert bench.read()[1] == TEXT


def test_cancelled_the_camera_is_closed(bench: Bench) -> None:
    context = PlainContext(None)
    threading.Timer(0.3, context.cancel).start()
    assert bench.fails(context).code is Code.CANCELED
    assert bench.scanner() == "off"
    eventually(lambda: bench.emulator.watched == 0)


def test_the_preview_shows_what_the_camera_sees_and_is_empty_afterwards(bench: Bench) -> None:
    rings: list[RingReader] = []
    pictures: list[bytes] = []

    def look(name: str) -> None:
        told: Payload = context.told[0][1]
        assert (name, told["width"], told["height"]) == (PREVIEW, 1280, 720)
        rings.append(RingReader(context.bulk._pop(context.bulk._offered, str(told["handle"]))))
        eventually(lambda: bool(keep()))
        bench.emulator.show(qr(TEXT))

    def keep() -> list[bytes]:
        picture = rings[0].latest()
        pictures.extend([picture.pixels] if picture else [])
        return pictures

    context = PlainContext(15, look)
    bench.read(context, preview=True)
    with rings[0] as ring:
        assert ring.over
        assert not any(ring._memory[4096:])
    assert any(pictures[0])


@pytest.mark.parametrize("faults", [Faults(silent=True)])
def test_a_camera_that_gives_nothing_is_out_of_service_for_a_while(bench: Bench, faults: Faults) -> None:
    bench.emulator.faults = faults
    bench.camera = CodeCamera(Source(bench.emulator.url), viewer=lambda source: View(source, IMPATIENT))
    assert bench.fails().code is Code.HARDWARE_ERROR
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "noAnswer")
    assert bench.scanner() == "inoperative"
    assert bench.camera.execute(RESET, {}, PlainContext()) == {}
    bench.camera.poll(PlainContext())
    assert bench.camera.status().device is DeviceState.ONLINE


def test_unplugged_and_plugged_in_again(bench: Bench) -> None:
    bench.emulator.switch_off()
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "lost")
    assert bench.fails().code is Code.HARDWARE_ERROR
    bench.emulator.switch_on()
    bench.camera.poll(PlainContext())
    assert bench.camera.status().device is DeviceState.ONLINE
    bench.emulator.show(qr(TEXT))
    assert bench.read()[1] == TEXT


def test_options_are_looked_at() -> None:
    with pytest.raises(BadOptionError):
        open_device({"source": "/dev/video0", "encoding": "latin-1"})
    assert open_device({"source": "/dev/video0", "encoding": "gb18030"}).status().device is DeviceState.STARTING

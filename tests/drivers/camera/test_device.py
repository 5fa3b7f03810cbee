"""The driver against the emulated camera: real HTTP, real OpenCV, drawn people, and every fault."""

import base64
import io
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import pytest
from PIL import Image

from drivers.camera.capture import Capture, Waits
from drivers.camera.device import PICTURE, RESET, Camera, open_device
from drivers.camera.emulator import CameraEmulator, Faults
from drivers.camera.emulator_scene import Look, portrait
from drivers.camera.guidance import Pace
from drivers.camera.looking import Looker
from drivers.camera.presence import StuckCameraError
from drivers.camera.source import Source
from drivers.xfs4iot import bulk
from drivers.xfs4iot.device import CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import COMPARE, GUIDANCE, PORTRAIT, PREVIEW
from drivers.xfs4iot.ring import RingReader
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

pytestmark = pytest.mark.timeout(60)
CARD = {"width": 358, "height": 441, "head": 0.66, "above": 0.08}
QUICK = Pace(apart=0.0, settled=0.0, steady=0.15)
WAITS = Waits(first=6.0, silence=3.0, again=0.05, answer=2.0)
IMPATIENT = Waits(first=0.8, silence=0.5, again=0.05, answer=0.3)
SOMEBODY = Look(("somebody",))
_LIGHT = """
import sys
from drivers.camera.device import open_device
device = open_device({"source": "/dev/null"})
device.poll(None)
print(device.status().device, [name for name in ("cv2", "numpy") if name in sys.modules])
"""
_WRITTEN = """
import sys
from pathlib import Path
from drivers.camera.device import PORTRAIT, open_device
from tests.drivers.contexts import PlainContext
def written():
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(dict(line.split(": ") for line in lines)["write_bytes"])
camera = open_device({"source": sys.argv[1]})
camera.execute(PORTRAIT, {"preview": True}, PlainContext(20))
before = written()
context = PlainContext(20)
done = camera.execute(PORTRAIT, {"preview": True}, context)
size = len(context.given(done["handle"]))
print(size, written() - before)
"""


@dataclass
class Bench:
    emulator: CameraEmulator
    camera: Camera
    said: list[str] = field(default_factory=list)

    def impatient(self) -> None:
        """From now on the camera has less time to give a picture."""
        looker = Looker(Source(self.emulator.url), pace=QUICK, waits=IMPATIENT)
        self.camera = Camera(Source(self.emulator.url), looker=lambda source: looker)
        self.camera.poll(PlainContext())

    def carry_out(self, name: str, payload: Payload | None = None, limit: float = 15.0) -> tuple[Payload, bytes]:
        """The completion, and what its handle names."""
        context = PlainContext(limit)
        try:
            done = self.camera.execute(name, payload or {}, context)
        finally:
            self.said = [str(told["guidance"]) for event, told in context.told if event == GUIDANCE]
        return done, context.given(done["handle"]) if "handle" in done else b""

    def compare(self, reference: bytes, limit: float = 15.0) -> Payload:
        context = PlainContext(limit)
        handle = bulk.new_handle()
        context.bulk.keep(handle, bulk.pack(reference))
        return self.camera.execute(COMPARE, {"handle": handle}, context)

    def gives_a_picture(self) -> bool:
        """Whoever is impatient, on a busy machine, may have to ask twice."""
        try:
            self.carry_out(PICTURE)
        except CommandError:
            return False
        return True

    def fails(self, name: str, payload: Payload | None = None, limit: float = 15.0) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.carry_out(name, payload, limit)
        return caught.value


@pytest.fixture
def bench() -> Iterator[Bench]:
    with CameraEmulator(look=SOMEBODY) as emulator:
        camera = Camera(
            Source(emulator.url),
            own_threshold=0.9,
            looker=lambda source: Looker(source, pace=QUICK, waits=WAITS),
        )
        camera.poll(PlainContext())
        yield Bench(emulator, camera)


def picture_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_nothing_heavy_is_loaded_before_a_command() -> None:
    said = subprocess.run([sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=True).stdout
    assert said == "online []\n"


def test_a_picture_for_anybody(bench: Bench) -> None:
    done, _ = bench.carry_out(PICTURE, {"camera": "person"})
    assert set(done) == {"pictureFile"}
    assert picture_of(base64.b64decode(str(done["pictureFile"]))).size == (720, 1280)


def test_a_picture_by_handle(bench: Bench) -> None:
    done, data = bench.carry_out(PICTURE, {"byHandle": True})
    assert (done["mediaType"], done["width"], done["height"], done["enlarged"]) == ("image/jpeg", 720, 1280, 1.0)
    assert picture_of(data).format == "JPEG"


def test_other_cameras_and_writing_into_the_picture_are_refused(bench: Bench) -> None:
    assert bench.fails(PICTURE, {"camera": "room"}).error == "cameraNotSupported"
    assert bench.fails(PICTURE, {"camData": "370699"}).code is Code.UNSUPPORTED_DATA


def test_it_is_looked_through_only_while_a_command_runs(bench: Bench) -> None:
    seen: list[int] = []
    context = PlainContext(10, lambda name: seen.append(bench.emulator.watched))
    bench.camera.poll(context)
    assert bench.emulator.watched == 0
    bench.camera.execute(PORTRAIT, {}, context)
    assert set(seen) == {1}
    eventually(lambda: bench.emulator.watched == 0)


def test_a_rotated_camera(bench: Bench) -> None:
    camera = open_device({"source": bench.emulator.url, "rotate": 90})
    done = camera.execute(PICTURE, {"byHandle": True}, PlainContext())
    assert (done["width"], done["height"]) == (1280, 720)


def test_a_portrait_as_ordered(bench: Bench) -> None:
    done, data = bench.carry_out(PORTRAIT, {"composition": CARD})
    assert bench.said == ["holdStill", "portraitReady"]
    assert picture_of(data).size == (done["width"], done["height"]) == (358, 441)
    assert done["enlarged"] == pytest.approx(441 * 0.66 / (0.29 * 1280), rel=0.1)


def test_somebody_comes_and_does_as_they_are_told(bench: Bench) -> None:
    bench.emulator.look = Look()
    steps = {
        "noFace": Faults(far=True),
        "closer": Faults(aside=True),
        "center": Faults(turned=True),
        "turnToCamera": Faults(dark=True),
        "tooDark": Faults(blurred=True),
        "blurred": Faults(persons=2),
        "severalFaces": Faults(),
    }

    def obey() -> None:
        advice = context.told[-1][1].get("guidance")
        bench.emulator.look = SOMEBODY
        bench.emulator.faults = steps.get(str(advice), bench.emulator.faults)

    context = PlainContext(20, lambda name: obey())
    bench.camera.execute(PORTRAIT, {}, context)
    said = [told["guidance"] for _, told in context.told]
    assert said == [*steps, "holdStill", "portraitReady"]


def test_in_its_usual_pace_it_says_little_and_takes_its_time(bench: Bench) -> None:
    camera = open_device({"source": bench.emulator.url})
    moments: list[float] = []
    camera.execute(PORTRAIT, {}, PlainContext(15, lambda name: moments.append(time.monotonic())))
    assert len(moments) == 2
    assert moments[1] - moments[0] >= 0.7


def test_when_time_is_over_it_says_what_was_wrong(bench: Bench) -> None:
    bench.emulator.faults = Faults(dark=True)
    error = bench.fails(PORTRAIT, limit=1.5)
    assert (error.code, error.payload) == (Code.TIME_OUT, {"guidance": "tooDark"})
    eventually(lambda: bench.emulator.watched == 0)


def test_when_nobody_waits_any_more_the_camera_is_closed(bench: Bench) -> None:
    bench.emulator.look = Look()
    context = PlainContext(None)
    threading.Timer(0.3, context.cancel).start()
    with pytest.raises(CommandError) as caught:
        bench.camera.execute(PORTRAIT, {"preview": True}, context)
    assert caught.value.code is Code.CANCELED
    eventually(lambda: bench.emulator.watched == 0)


@pytest.mark.parametrize("order", ["card", {"width": 358}, CARD | {"head": 2}])
def test_an_order_that_cannot_be_fulfilled(bench: Bench, order: object) -> None:
    assert bench.fails(PORTRAIT, {"composition": order}).code is Code.INVALID_DATA


def test_the_preview_shows_what_the_camera_sees_and_is_empty_afterwards(bench: Bench) -> None:
    rings: list[RingReader] = []
    pictures: list[bytes] = []

    def look(name: str) -> None:
        if name == PREVIEW:
            told = context.told[0][1]
            assert (told["format"], told["width"], told["height"], told["stride"]) == ("BGR888", 720, 1280, 2160)
            rings.append(RingReader(context.bulk._pop(context.bulk._offered, str(told["handle"]))))
        elif picture := rings[0].latest():
            pictures.append(picture.pixels)

    context = PlainContext(15, look)
    bench.camera.execute(PORTRAIT, {"preview": True}, context)
    with rings[0] as ring:
        assert ring.over
        assert not any(ring._memory[4096:])
    assert pictures
    wall = Image.frombytes("RGB", (720, 1280), pictures[0], "raw", "BGR").getpixel((20, 20))
    assert isinstance(wall, tuple)
    assert min(wall) > 200


def test_the_person_on_the_reference_matches_and_another_does_not(bench: Bench) -> None:
    done = bench.compare(portrait("somebody"))
    assert (done["match"], done["threshold"], done["liveness"]) == (True, 0.9, "none")
    assert "evidence" not in done, "a site's own threshold has none"
    other = bench.compare(portrait("somebody else"))
    assert other["match"] is False
    score = done["score"], other["score"]
    assert isinstance(score[0], float)
    assert isinstance(score[1], float)
    assert score[0] > 0.9 > score[1]


def test_without_a_reference_there_is_nothing_to_compare(bench: Bench) -> None:
    assert bench.fails(COMPARE).error == "noReference"
    assert bench.fails(COMPARE, {"handle": "0" * 32}).code is Code.INVALID_DATA
    with pytest.raises(CommandError) as caught:
        bench.compare(b"no picture")
    assert caught.value.error == "badReference"
    assert bench.emulator.watched == 0, "nobody was looked at for nothing"


@pytest.mark.parametrize("faults", [Faults(silent=True), Faults(frozen=True), Faults(garbage=True)])
def test_a_camera_that_gives_nothing_is_out_of_service_for_a_while(bench: Bench, faults: Faults) -> None:
    bench.impatient()
    bench.emulator.faults = replace(faults)
    error = bench.fails(PORTRAIT)
    assert error.code is Code.HARDWARE_ERROR
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "noAnswer")
    bench.emulator.faults = Faults()
    eventually(bench.gives_a_picture)
    assert bench.camera.status().device is DeviceState.ONLINE


def test_a_slow_camera_does_as_well(bench: Bench) -> None:
    bench.emulator.faults = Faults(slow=0.2)
    assert bench.carry_out(PORTRAIT)[1]


def test_unplugged_and_plugged_in_again(bench: Bench) -> None:
    bench.emulator.switch_off()
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.OFFLINE, "lost")
    assert bench.camera.status().parts["camera"]["cameras"] == {"person": "inop"}
    assert bench.fails(PICTURE).code is Code.HARDWARE_ERROR
    bench.emulator.switch_on()
    bench.camera.poll(PlainContext())
    assert (bench.camera.status().device, bench.camera.status().detail) == (DeviceState.ONLINE, "")
    assert bench.carry_out(PORTRAIT)[1]


def test_pulled_out_for_a_moment_the_step_goes_on(bench: Bench) -> None:
    bench.emulator.faults = Faults(dark=True)

    def jolt(name: str) -> None:
        bench.emulator.switch_off()
        bench.emulator.faults = Faults()
        bench.emulator.switch_on()

    context = PlainContext(15, lambda name: jolt(name) if len(context.events) == 1 else None)
    assert bench.camera.execute(PORTRAIT, {}, context)
    assert next(told["guidance"] for _, told in context.told) == "tooDark"


def test_pulled_out_for_good_the_step_fails_in_time(bench: Bench) -> None:
    bench.emulator.look = Look()
    context = PlainContext(30, lambda name: bench.emulator.switch_off())
    began = time.monotonic()
    with pytest.raises(CommandError) as caught:
        bench.camera.execute(PORTRAIT, {}, context)
    assert caught.value.code is Code.HARDWARE_ERROR
    assert time.monotonic() - began < 10


def test_a_call_that_never_comes_back_costs_the_process_its_life(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [0.0]
    release = threading.Event()
    looker = Looker(Source(bench.emulator.url), pace=QUICK, waits=replace(WAITS, first=0.2, end=0.05))
    camera = Camera(Source(bench.emulator.url), looker=lambda source: looker, clock=lambda: seconds[0])

    def never(capture: Capture) -> cv2.VideoCapture:
        release.wait(30)
        return cv2.VideoCapture()

    monkeypatch.setattr(Capture, "_open", never)
    for wanted in ("absent", "stuck"):
        with pytest.raises(CommandError) as caught:
            camera.execute(PICTURE, {}, PlainContext(5))
        assert (caught.value.code, caught.value.description) == (Code.HARDWARE_ERROR, wanted)
    for seconds[0] in (1.0, 5.0):
        camera.poll(PlainContext())
    assert camera.status().device is DeviceState.OFFLINE
    seconds[0] = 12.0
    with pytest.raises(StuckCameraError):
        camera.poll(PlainContext())
    release.set()
    eventually(lambda: not looker.stuck)


def test_reset_trusts_it_again(bench: Bench) -> None:
    bench.impatient()
    bench.emulator.faults = Faults(silent=True)
    bench.fails(PICTURE)
    assert bench.camera.execute(RESET, {}, PlainContext()) == {}
    bench.camera.poll(PlainContext())
    assert bench.camera.status().device is DeviceState.ONLINE


def test_nothing_is_written_to_any_file(bench: Bench) -> None:
    command = [sys.executable, "-c", _WRITTEN, bench.emulator.url]
    root = Path(__file__).parents[3]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    size, written = (int(number) for number in said.stdout.split())
    assert written < size
    assert said.stderr == ""

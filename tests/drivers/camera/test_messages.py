"""The camera's service as a client meets it: every message held against the standard and the extension table."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from drivers.camera.device import PICTURE, RESET, open_device
from drivers.camera.emulator import CameraEmulator, Faults
from drivers.camera.emulator_scene import Look, portrait
from drivers.camera.guidance import READY
from drivers.camera.judging import Advice
from drivers.xfs4iot import bulk
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.extensions import COMPARE, GUIDANCE, GUIDANCES, PORTRAIT, PREVIEW
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]
pytestmark = pytest.mark.timeout(60)
LIBRARY = {"width": 1200, "height": 1600, "head": 0.42, "above": 0.2}
_WATCH = """
import sys
from pathlib import Path
from drivers.xfs4iot.bulk import borrow
from drivers.xfs4iot.ring import RingReader
seen = 0
with RingReader(borrow(Path(sys.argv[1]), sys.argv[2])) as ring:
    while not ring.over:
        if picture := ring.latest(seen):
            seen = picture.number
            wall = picture.pixels[: 3 * 20]
            assert min(wall) > 200, "no wall"
print(ring.shape.width, ring.shape.height, seen)
"""


def test_what_may_be_told_is_what_can_be_judged() -> None:
    assert (*(advice.value for advice in Advice), READY) == GUIDANCES


def test_every_message_and_a_preview_in_another_process(tmp_path: Path, tap: list[str]) -> None:
    stream = tmp_path / "run" / "Puppet.bulk"
    watchers: list[subprocess.Popen[str]] = []
    events: list[str] = []

    def on_event(name: str, told: object) -> None:
        assert isinstance(told, dict)
        events.append(name)
        if name == PREVIEW:
            command = [sys.executable, "-c", _WATCH, str(stream), str(told["handle"])]
            watchers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))

    async def run(emulator: CameraEmulator) -> list[Completion]:
        device = open_device({"source": emulator.url})
        async with serving(device, tmp_path) as address, Connection(address, token=TOKEN) as connection:

            async def ask(name: str, limit: float = 20, **asked: object) -> Completion:
                return await connection.execute(name, asked, within=limit, on_event=on_event)

            done = [await ask(f"Common.{name}") for name in ("Status", "Capabilities")]
            done += [await ask(PICTURE, camera="person"), await ask(PICTURE, byHandle=True), await ask(RESET)]
            done.append(await ask(PORTRAIT, preview=True, composition=LIBRARY))
            made = await asyncio.to_thread(bulk.get, stream, str(done[-1].payload["handle"]))
            assert made.startswith(b"\xff\xd8")
            handle = bulk.new_handle()
            await asyncio.to_thread(bulk.put, stream, handle, portrait("somebody"))
            done += [await ask(COMPARE, handle=handle), await ask(COMPARE), await ask(PICTURE, camera="room")]
            emulator.faults = Faults(dark=True)
            done.append(await ask(PORTRAIT, limit=2))
            emulator.switch_off()
            done.append(await ask(PORTRAIT))
            return done

    with CameraEmulator(look=Look(("somebody",))) as emulator:
        done = asyncio.run(run(emulator))
    codes = [one.code for one in done]
    failed = ["commandErrorCode", "commandErrorCode", "timeOut", "hardwareError"]
    assert codes == [*["success"] * 7, *failed]
    assert done[6].payload["match"] is True
    assert [one.error for one in done[7:9]] == ["noReference", "cameraNotSupported"]
    assert done[9].payload == {"guidance": "tooDark"}
    assert {PREVIEW, GUIDANCE} == set(events)
    (watcher,) = watchers
    said, _ = watcher.communicate(timeout=20)
    width, height, seen = (int(number) for number in said.split())
    assert (watcher.returncode, width, height) == (0, 720, 1280)
    assert seen > 5
    assert len(tap) > 20

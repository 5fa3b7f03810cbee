"""Against a camera that nobody here wrote: FFmpeg's own MJPEG server, which serves one viewer and then ends."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.camera.device import PICTURE, open_device
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import PORTRAIT
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

pytestmark = pytest.mark.timeout(60)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Without connecting: the server would take that for its viewer."""
    wanted = f"0100007F:{port:04X} 00000000:0000 0A"
    return any(wanted in line for line in Path("/proc/net/tcp").read_text().splitlines())


@contextmanager
def serving(port: int, size: str = "640x480") -> Iterator[None]:
    made = ["-re", "-f", "lavfi", "-i", f"testsrc2=size={size}:rate=30", "-c:v", "mjpeg", "-q:v", "5"]
    served = ["-f", "mpjpeg", "-listen", "1", f"http://127.0.0.1:{port}/stream.mjpg"]
    command = ["ffmpeg", "-hide_banner", "-loglevel", "quiet", *made, *served]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
        try:
            eventually(lambda: listens(port))
            yield
        finally:
            server.kill()


def test_its_pictures_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    camera = open_device({"source": f"http://127.0.0.1:{port}/stream.mjpg"})
    assert camera.status().device is DeviceState.STARTING
    # Its only viewer shall be the one who takes the picture.
    monkeypatch.setattr("drivers.camera.source.Source.there", lambda source: True)
    with serving(port):
        done = camera.execute(PICTURE, {"byHandle": True}, PlainContext(20))
        assert (done["width"], done["height"]) == (640, 480)
    with serving(port), pytest.raises(CommandError) as caught:
        camera.execute(PORTRAIT, {}, PlainContext(1.5))
    assert (caught.value.code, caught.value.payload) == (Code.TIME_OUT, {"guidance": "noFace"})


def test_a_film_is_as_good_as_a_camera(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    made = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30:duration=0.5", "-c:v", "mjpeg"]
    subprocess.run(["ffmpeg", "-loglevel", "quiet", *made, str(film)], check=True, stdin=subprocess.DEVNULL)
    camera = open_device({"source": str(film)})
    camera.poll(PlainContext())
    assert camera.status().device is DeviceState.ONLINE
    done = camera.execute(PICTURE, {"byHandle": True}, PlainContext(20))
    assert (done["width"], done["height"]) == (320, 240)
    film.unlink()
    camera.poll(PlainContext())
    assert (camera.status().device, camera.status().detail) == (DeviceState.OFFLINE, "lost")

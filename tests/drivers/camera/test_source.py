"""Whether a camera is there, asked without looking through it."""

import socket
from pathlib import Path

import pytest

from drivers.camera.device import Camera, open_device
from drivers.camera.source import Source
from drivers.xfs4iot.device import BadOptionError


def test_names_of_devices_files_and_streams() -> None:
    assert Source("0").device == Path("/dev/video0")
    assert Source("/dev/v4l/by-id/usb-face").device == Path("/dev/v4l/by-id/usb-face")
    assert Source("face.avi").device is None
    assert Source("http://127.0.0.1/x").stream


def test_a_device_is_a_character_device_and_a_film_a_file(tmp_path: Path) -> None:
    film = tmp_path / "film.avi"
    assert not Source(str(film)).there()
    film.touch()
    assert Source(str(film)).there()
    assert not Source(str(tmp_path)).there()
    assert Source("/dev/null").there()
    assert not Source("/dev/videoX").there()


def test_a_stream_is_there_when_somebody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert Source(f"http://127.0.0.1:{port}/x").there()
    assert not Source(f"http://127.0.0.1:{port}/x").there()


@pytest.mark.parametrize("text", ["http://", "http://[", "http://127.0.0.1:port/", "http://127.0.0.1:99999999/", ""])
def test_nonsense_is_not_there(text: str) -> None:
    assert not Source(text).there()


def test_a_password_in_the_address_is_shown_nowhere() -> None:
    source = Source("http://citizen:secret@127.0.0.1/x")
    assert "secret" not in repr(source)


@pytest.mark.parametrize(
    "options",
    [{}, {"source": 0}, {"source": "0", "rotate": 45}, {"source": "0", "threshold": 2}, {"source": "0", "width": "x"}],
)
def test_bad_options(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)


def test_options() -> None:
    assert isinstance(
        open_device({"source": "0", "rotate": 90, "width": 1280, "height": 720, "threshold": 0.5}), Camera
    )

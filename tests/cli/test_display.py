"""Which display the citizen's window appears on: the one that answers, whatever the environment claims."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.cli.display import Display, NoDisplay
from kiosk_app.supervisor import Supervisor


@pytest.fixture
def x_server(tmp_path: Path) -> Iterator[str]:
    with (tmp_path / "number").open("w+") as number:
        command = ["Xvfb", "-displayfd", str(number.fileno()), "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[number.fileno()], stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 20
            while not (name := (tmp_path / "number").read_text().strip()):
                assert time.monotonic() < deadline
                time.sleep(0.02)
            yield f":{name}"
        finally:
            server.terminate()
            server.wait(10)


def test_a_server_that_answers_is_used(x_server: str) -> None:
    assert Display.find({"DISPLAY": x_server}) == Display(True, {"QT_QPA_PLATFORM": "xcb"})


def test_without_any_the_reason_says_so() -> None:
    assert Display.find({}) == Display(False, why="There is no display here")


def test_a_display_nobody_serves_is_none() -> None:
    assert Display.find({"DISPLAY": ":32999"}) == Display(False, why="The display :32999 does not answer")


def test_a_display_that_is_no_display_is_none() -> None:
    assert not Display.find({"DISPLAY": "nonsense"}).there


def test_wayland_is_used_where_no_x_answers(tmp_path: Path) -> None:
    environment = {"DISPLAY": ":32999", "WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not Display.find(environment).there
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-9"))
        compositor.listen()
        assert Display.find(environment) == Display(True, {"QT_QPA_PLATFORM": "wayland"})


def test_a_platform_somebody_chose_stays() -> None:
    assert Display.find({"QT_QPA_PLATFORM": "eglfs"}) == Display(True)


def test_what_is_missing_for_a_screen_in_the_browser_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with Supervisor(tmp_path / "run") as supervisor, pytest.raises(NoDisplay) as told:
        Display.find({}).make(supervisor, tmp_path, threading.Event())
    assert str(told.value) == "There is no display here. Use --headless, or install: xvfb, x11vnc, websockify"

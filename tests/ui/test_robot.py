"""The scripted finger's protocol, over its socket."""

import json
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk_app.flow.intents import Intent, Start
from tests.ui.looking import show, until
from ui.gallery import pause
from ui.robot import Robot
from ui.samples import Samples
from ui.stage import Stage


class Client:
    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))
        self._socket.setblocking(False)
        self._buffer = b""
        self.lines: list[dict[str, object]] = []

    def ask(self, **command: object) -> dict[str, object]:
        self._socket.sendall(json.dumps(command).encode() + b"\n")
        until(lambda: any(line.get("id") == command["id"] for line in self.heard()))
        return next(line for line in self.lines if line.get("id") == command["id"])

    def heard(self) -> list[dict[str, object]]:
        pause()
        try:
            self._buffer += self._socket.recv(1 << 20)
        except BlockingIOError:
            return self.lines
        *whole, self._buffer = self._buffer.split(b"\n")
        self.lines += [json.loads(line) for line in whole]
        return self.lines

    def screens(self) -> list[str]:
        kinds = []
        for line in self.heard():
            screen = line.get("screen")
            if isinstance(screen, dict):
                kinds.append(screen["kind"])
        return kinds

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def client(stage: Stage, tmp_path: Path) -> Iterator[Client]:
    path = tmp_path / "robot"
    robot = Robot(stage, path)
    assert stat.S_IMODE(os.stat(path).st_mode) & 0o077 == 0
    client = Client(path)
    yield client
    client.close()
    robot.close()
    pause()


def test_every_screen_is_told(stage: Stage, client: Client) -> None:
    show(stage, Samples("en").home())
    show(stage, Samples("en").rate())
    until(lambda: client.screens() == ["home", "rate"])


def test_who_comes_later_hears_the_last_screen(stage: Stage, tmp_path: Path) -> None:
    robot = Robot(stage, tmp_path / "robot")
    show(stage, Samples("en").pin())
    late = Client(tmp_path / "robot")
    until(lambda: late.screens() == ["pin"])
    late.close()
    robot.close()
    pause()


def test_touch_and_what_cannot_be_touched(stage: Stage, client: Client, intents: list[Intent]) -> None:
    home = Samples("en").home()
    show(stage, home)
    assert client.ask(id=1, touch="tile.k08") == {"id": 1, "ok": True}
    assert intents == [Start(home.frame.serial, "k08")]
    refused = client.ask(id=2, touch="action.next")
    assert refused == {"id": 2, "ok": False, "error": "action.next: not on this screen"}
    assert client.ask(id=3, jump="high")["ok"] is False


def test_items_and_picture(stage: Stage, client: Client, tmp_path: Path) -> None:
    show(stage, Samples("en").rate())
    items = client.ask(id=1, items=True)["items"]
    assert isinstance(items, list)
    assert {"rate.5", "rate.1", "action.skip", "lang.en"} <= set(items)
    assert client.ask(id=2, grab=str(tmp_path / "rate.png"))["ok"] is True
    assert QImage(str(tmp_path / "rate.png")).width() == stage.window.width()
    assert client.ask(id=3, grab=str(tmp_path / "nowhere" / "rate.png"))["ok"] is False


def test_a_stroke_signs(stage: Stage, client: Client) -> None:
    show(stage, Samples("en").sign())
    points = [[0.1, 0.5], [0.4, 0.2], [0.6, 0.8], [0.9, 0.5]]
    assert client.ask(id=1, stroke=points, item="sign.pad")["ok"] is True
    items = client.ask(id=2, items=True)["items"]
    assert isinstance(items, list)
    assert "action.next" in items
    assert client.ask(id=3, stroke=[[0.1, 0.5]], item="sign.pad")["ok"] is False

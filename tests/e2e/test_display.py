"""Without a display the terminal is shown in a browser; whatever of that dies, the picture comes back."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image
from PySide6.QtCore import QRect
from websockets.exceptions import WebSocketException

from kiosk_app.cli.display import HEIGHT, WIDTH
from kiosk_app.supervisor import die_with_parent
from tests.drivers.waiting import eventually
from tests.e2e.browser_eye import picture
from tests.e2e.rig import KIOSK, STOP_SECONDS
from ui.places import beside

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]

SECONDS = 40.0
BLANK = 32
"""Fewer colours than this has a display that nobody draws on."""


class Shown:
    """`kiosk run --profile demo` for whoever has no display."""

    def __init__(self, base: Path) -> None:
        self._data = base / "terminal"
        self._log = base / "log"
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        with self._log.open("wb") as log:
            self._run = subprocess.Popen(
                [*KIOSK, "run", "--profile", "demo", "--data", str(self._data)],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
            )

    def close(self) -> None:
        self._run.terminate()
        self._run.wait(STOP_SECONDS)

    def pid(self, name: str) -> str:
        return (self._data / "run" / f"{name}.pid").read_text()

    def kill(self, name: str) -> None:
        old = self.pid(name)
        os.kill(int(old), signal.SIGKILL)
        eventually(lambda: self.pid(name) not in ("", old), SECONDS)

    def look(self, when: str) -> None:
        """Raises TimeoutError when the two windows do not come."""
        deadline = time.monotonic() + SECONDS
        while not self._drawn():
            if time.monotonic() > deadline:
                raise TimeoutError(f"no picture {when}\nlog: {self._log.read_text()[-2000:]}")

    def _drawn(self) -> bool:
        """Whether the browser at the address that was printed shows the terminal's window and the hall's."""
        address = re.search(r"http://127\.0\.0\.1:(\d+)/vnc\.html", self._log.read_text())
        if not address:
            return False
        try:
            whole = picture(int(address[1]))
        except (OSError, EOFError, TimeoutError, WebSocketException):
            return False
        edge = beside(QRect(0, 0, WIDTH, HEIGHT)).hall.left()
        return _busy(whole.crop((0, 0, edge, HEIGHT))) and _busy(whole.crop((edge, 0, WIDTH, HEIGHT)))


def _busy(part: Image.Image) -> bool:
    colours = part.getcolors(part.width * part.height)
    return colours is not None and len(colours) > BLANK


@pytest.fixture
def lower_display() -> Iterator[subprocess.Popen[bytes]]:
    """A display of somebody else, with a lower number, that goes away while the terminal runs."""
    other = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    assert other.stdout
    with other.stdout as told:
        assert told.readline().strip().isdigit()
        yield other
    other.terminate()
    other.wait(10)


@pytest.fixture
def shown(lower_display: subprocess.Popen[bytes]) -> Iterator[Shown]:
    with TemporaryDirectory(prefix="kiosk-") as base:
        terminal = Shown(Path(base))
        try:
            yield terminal
        finally:
            terminal.close()


def test_the_picture_comes_back_whatever_dies(shown: Shown, lower_display: subprocess.Popen[bytes]) -> None:
    shown.look("at first")
    lower_display.terminate()
    lower_display.wait(10)
    for name in ("hall", "ui", "websockify", "x11vnc", "xvfb"):
        shown.kill(name)
        shown.look(f"after the death of {name}")

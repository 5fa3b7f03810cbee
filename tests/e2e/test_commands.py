"""An operator at the centre, a whole terminal, and nothing between them but the request that is held open."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
import zstandard
from PIL import Image, ImageChops

from kiosk_app.config import centre_of
from kiosk_app.runtime.commands import QUIET_SECONDS
from tests.e2e.rig import Rig, running

CENTRAL = [sys.executable, "-m", "central.cli", "command"]
TERMINAL = "370602-0001"
pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]


class Operator:
    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self._where = ["--data", str(centre_of(rig.data))]

    def say(self, *words: str) -> str:
        done = subprocess.run([*CENTRAL, *words, *self._where], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def order(self, *words: str) -> tuple[str, str]:
        """The command's id, and how it ended."""
        sent = self.say("send", TERMINAL, *words, "--by", "王操作", "--reason", "a test").strip()
        return sent, self._rig.until(lambda: self._end(sent), f"the result of {words}")

    def insist(self, end: str, *words: str) -> None:
        """Again until it ends so: what is needed for it may still be on its way up."""
        self._rig.until(lambda: self.order(*words)[1] == end, f"{words} to end as {end}")

    def _end(self, sent: str) -> str:
        (state,) = [line.split("  ")[3] for line in self.say("list", TERMINAL).splitlines() if line.startswith(sent)]
        return "" if state == "waiting" else state

    def fetch(self, sent: str, path: Path) -> bytes:
        self.say("show", sent, "--out", str(path))
        return path.read_bytes()


def test_a_terminal_does_what_its_centre_commands(tmp_path: Path) -> None:
    with running() as rig:
        rig.wait_for("home")
        operator = Operator(rig)
        operator.insist("done online", "self-test", "service=IdCard")
        words = ["zh_CN=请到一楼三号窗口。", "en=Please go to counter 3."]
        assert operator.order("out-of-service", "reason=maintenance", *words)[1] == "done"
        closed = rig.wait_for("problem")
        assert closed["frame"]["title"]["key"] == "out.maintenance"
        assert closed["frame"]["hint"]["params"] == {"text": "请到一楼三号窗口。"}
        rig.wait_back("ui", rig.kill("ui"))
        rig.find_screen()
        assert rig.finger.screen["frame"]["title"]["key"] == "out.maintenance"
        operator.insist("done", "in-service")
        rig.wait_for("home")
        assert operator.order("idle-picture")[1] == "busy somebody"
        before = rig.living("IdCard")
        assert operator.order("restart-service", "service=IdCard")[1] == "done online"
        assert rig.living("IdCard") not in (0, before)
        sent, end = operator.order("collect-logs", "lines=100")
        assert end == "done"
        logs = zstandard.decompress(operator.fetch(sent, tmp_path / "logs.zst")).decode()
        assert "IdCard is to be started anew" in logs


def test_the_picture_is_the_home_screen(tmp_path: Path) -> None:
    with running() as rig:
        rig.wait_for("home")
        operator = Operator(rig)
        time.sleep(QUIET_SECONDS)
        sent, end = operator.order("idle-picture")
        assert end == "done"
        fetched = operator.fetch(sent, tmp_path / "fetched.png")
        assert rig.finger.do({"grab": str(tmp_path / "seen.png")}) == ""
        with Image.open(tmp_path / "fetched.png") as one, Image.open(tmp_path / "seen.png") as other:
            assert one.size == (1080, 1920)
            assert ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None
        assert fetched.startswith(b"\x89PNG")

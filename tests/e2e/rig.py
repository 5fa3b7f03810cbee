"""A terminal started as a person starts it, whose processes can be killed, and a finger on its screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import requests
from PIL import Image

from drivers.receipt_printer.emulator_paper import DOTS
from kiosk_app.cli.citizen import Move
from kiosk_app.cli.finger import Finger, Hall, Lost
from kiosk_app.config import centre_of, lab_of
from kiosk_app.supervisor import die_with_parent

KIOSK = [sys.executable, "-m", "kiosk_app.cli.main"]
BACK_SECONDS = 40.0
"""The longest pause between two lives (10 s) and a start on a busy machine."""
STOP_SECONDS = 60.0
CENTRAL = ("api", "web", "opener")
LAST_WORDS = 4000
WIDEST_SLIP = 1.2 * DOTS


class Eye(Finger):
    """Keeps every screen that went by: two that come together must not hide one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.passed: list[Mapping[str, Any]] = []

    def _read(self, seconds: float) -> list[dict[str, Any]]:
        messages = super()._read(seconds)
        self.passed += [message["screen"] for message in messages if "screen" in message]
        return messages


class Rig:
    """`kiosk run --profile demo` with its hall and its centre.

    base: an empty directory, whose path is short enough for a socket. data: the terminal's, new unless given.
    """

    def __init__(self, base: Path, data: Path | None = None) -> None:
        self.data, self.out = data or base / "terminal", base / "out"
        self.log = base / "log"
        where = ["--data", str(self.data), "--robot", str(base / "robot"), "--out", str(self.out)]
        with self.log.open("wb") as log:
            self._run = subprocess.Popen(
                [*KIOSK, "run", "--profile", "demo", *where],
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
            )
        self.finger = Eye(base / "robot")
        self._web = requests.Session()
        self._web.trust_env = False

    def close(self) -> None:
        """Raises TimeoutError when the terminal does not end by itself."""
        self.finger.close()
        self._web.close()
        self._run.terminate()
        try:
            self._run.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            told = self.tells()
            self._run.kill()
            self._run.wait()
            raise TimeoutError(f"the terminal did not end within {STOP_SECONDS:.0f} s\n{told}") from None

    @property
    def supervised(self) -> bool:
        return self._run.poll() is None

    def until(self, condition: Callable[[], Any], what: str, seconds: float = BACK_SECONDS) -> Any:
        """The first true value of `condition`. Raises TimeoutError: what was waited for, and what was there instead."""
        deadline = time.monotonic() + seconds
        while not (value := condition()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited {seconds:.0f} s for {what}\n{self.tells()}")
            time.sleep(0.02)
        return value

    def tells(self) -> str:
        """For whoever reads a failure: the screen, each process, the last words in the log."""
        screen = self.finger.screen
        frame = screen.get("frame", {})
        shown = f"{step_of(screen)}, serial {frame.get('serial')}, online {frame.get('online')}" if screen else "none"
        closed = {tile["id"]: (tile["closed"] or {}).get("key", "open") for tile in screen.get("tiles", ())}
        folders = (self.data / "run", centre_of(self.data) / "run")
        files = sorted(path for folder in folders for path in folder.glob("*.pid"))
        pids = ", ".join(f"{path.stem} {path.read_text().strip()}{self._state(path.stem)}" for path in files)
        words = self.log.read_bytes()[-LAST_WORDS:].decode(errors="replace")
        return f"screen: {shown}, tiles: {closed}\nprocesses: supervisor {self._run.pid}, {pids}\nlog: {words}"

    def _state(self, name: str) -> str:
        return "" if self.living(name) else " (dead)"

    def pid(self, name: str) -> int:
        """0 while there is none."""
        folder = centre_of(self.data) if name in CENTRAL else self.data
        try:
            return int((folder / "run" / f"{name}.pid").read_text() or 0)
        except FileNotFoundError:
            return 0

    def living(self, name: str) -> int:
        """Its pid; 0 when it is dead."""
        pid = self.pid(name)
        try:
            return pid if pid and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE else 0
        except psutil.NoSuchProcess:
            return 0

    def kill(self, name: str) -> int:
        """Raises TimeoutError when it does not live to be killed. Returns the pid that died."""
        pid: int = self.until(lambda: self.living(name), f"{name} to live")
        os.kill(pid, signal.SIGKILL)
        self.until(lambda: self.living(name) != pid, f"{name} to die")
        return pid

    def wait_back(self, name: str, old: int) -> None:
        self.until(lambda: self.living(name) not in (0, old), f"{name} to come back")

    def nameless(self) -> list[str]:
        """Command lines of the processes below the supervisor that no pid file names."""
        folders = (self.data / "run", centre_of(self.data) / "run")
        named = {int(path.read_text()) for folder in folders for path in folder.glob("*.pid")}
        return [" ".join(child.cmdline()) for child in self.processes()[1:] if child.pid not in named]

    def processes(self) -> list[psutil.Process]:
        """The supervisor, and everything below it."""
        supervisor = psutil.Process(self._run.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    @contextmanager
    def hall(self) -> Iterator[Hall]:
        """The virtual hall, as soon as there is one."""
        hall = Hall(self.until(self._hall_address, "the hall"))
        try:
            yield hall
        finally:
            hall.close()

    def _hall_address(self) -> str:
        try:
            address = (lab_of(self.data) / "lab.url").read_text()
            self._web.get(f"{address}/state", timeout=2).raise_for_status()
        except (OSError, requests.RequestException):
            return ""
        return address

    def sheets(self, *, official: bool = False) -> int:
        """How many have come out in all; only those of the page printer if official."""
        paths = list(self.out.glob("paper-*.png"))
        return sum(map(_of_page_printer, paths)) if official else len(paths)

    def look(self, seconds: float) -> bool:
        """Take in the next screen, if one comes. False when the screen's process has gone; then the next one is there.

        Raises TimeoutError.
        """
        try:
            self.finger.look(seconds)
        except Lost:
            self.find_screen()
            return False
        return True

    def find_screen(self) -> None:
        """Raises TimeoutError."""
        self.until(self._connected, "the screen")

    def _connected(self) -> bool:
        try:
            self.finger.connect(0)
            return self.finger.look(BACK_SECONDS)
        except Lost:
            return False

    def touch(self, move: Move) -> None:
        """Whatever comes of it: the next screen tells."""
        try:
            self.finger.do(move)
        except Lost:
            self.find_screen()

    def wait_for(self, kind: str) -> Mapping[str, Any]:
        """The screen of this kind, when it comes. Raises TimeoutError."""

        def there() -> bool:
            self.look(0.2)
            return bool(self.finger.screen["kind"] == kind)

        self.until(there, f"the screen {kind}")
        return self.finger.screen


@contextmanager
def running(data: Path | None = None) -> Iterator[Rig]:
    """A terminal whose screen is there, with the network. data: of a terminal that was here before."""
    with TemporaryDirectory(prefix="kiosk-") as base:
        rig = Rig(Path(base), data)
        try:
            rig.find_screen()
            yield rig
        finally:
            rig.close()


def step_of(screen: Mapping[str, Any]) -> str:
    """How a test names a screen: its kind, what a wait is for, what the card reader does."""
    kind: str = screen["kind"]
    if kind == "wait":
        return str(screen["frame"]["title"]["key"])
    return f"{kind}.{screen['phase']}" if kind == "identity" else kind


def _of_page_printer(path: Path) -> bool:
    with Image.open(path) as sheet:
        return sheet.width > WIDEST_SLIP

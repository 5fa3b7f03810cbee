"""A running terminal whose processes can be killed while a scripted citizen walks, and the books it must keep."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import psutil
import requests

from kiosk_app.cli import demo
from kiosk_app.cli.citizen import Deviation, Move
from kiosk_app.cli.finger import Hall, Lost
from kiosk_app.config import centre_of, lab_of
from tests.e2e import books
from tests.e2e.visitor import Eye, Visitor, step_of

BACK_SECONDS = 30.0
"""The longest pause between two lives (10 s) and a start on a busy machine."""
VISIT_SECONDS = 100.0
OPEN_SECONDS = 60.0
BOOKS_SECONDS = 40.0
CENTRAL = ("api", "opener")


@dataclass
class Walked:
    """steps: in order, each time a new screen came. todo: the rest of the plan.

    killed: names, in order; dead: their old pids; broken: the screen's process went away.
    durable: the local number, "" when no case was in the outbox as the visit ended.
    """

    steps: list[str] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)
    todo: dict[str, str] = field(default_factory=dict)
    dead: dict[str, int] = field(default_factory=dict)
    broken: bool = False
    durable: str = ""


class Rig:
    """One terminal with its hall and its centre. base: an empty directory, whose path is short enough for a socket."""

    def __init__(self, base: Path) -> None:
        self.data, self.out = base / "terminal", base / "out"
        self.out.mkdir(parents=True)
        self._log = (base / "log").open("wb")
        command = [sys.executable, "-c", "from kiosk_app.cli.main import main; main()", "run", "--profile", "demo"]
        where = ["--data", str(self.data), "--robot", str(base / "robot"), "--out", str(self.out)]
        self._run = subprocess.Popen([*command, *where], stdout=self._log, stderr=subprocess.STDOUT)
        self.finger = Eye(base / "robot")
        self._web = requests.Session()
        self._web.trust_env = False
        self.sheets: dict[int, str] = {}

    def start(self) -> None:
        self.finger.connect(BACK_SECONDS)

    def close(self) -> None:
        self.finger.close()
        self._web.close()
        demo.stop(self._run)
        self._log.close()

    @property
    def supervised(self) -> bool:
        return self._run.poll() is None

    def pid(self, name: str) -> int:
        """0 while there is none."""
        folder = centre_of(self.data) if name in CENTRAL else self.data
        try:
            return int((folder / "run" / f"{name}.pid").read_text() or 0)
        except FileNotFoundError:
            return 0

    def kill(self, name: str) -> int:
        """Raises TimeoutError when it does not live to be killed. Returns the pid that died."""
        pid: int = until(lambda: self._living(name), BACK_SECONDS, f"{name} to live")
        os.kill(pid, signal.SIGKILL)
        until(lambda: self._living(name) != pid, BACK_SECONDS, f"{name} to die")
        return pid

    def _living(self, name: str) -> int:
        pid = self.pid(name)
        try:
            return pid if pid and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE else 0
        except psutil.NoSuchProcess:
            return 0

    def wait_back(self, name: str, old: int) -> None:
        until(lambda: self._living(name) not in (0, old), BACK_SECONDS, f"{name} to come back")

    def hall(self) -> Hall:
        return Hall(until(self._address, BACK_SECONDS, "the hall"))

    def _address(self) -> str:
        try:
            address = (lab_of(self.data) / "lab.url").read_text()
            self._web.get(f"{address}/state", timeout=2).raise_for_status()
        except (OSError, requests.RequestException):
            return ""
        return address

    def look_at_paper(self) -> int:
        """How many sheets have come out in all; remembers which printer gave each."""
        address = until(self._address, BACK_SECONDS, "the hall")
        for sheet in self._web.get(f"{address}/prints", timeout=5).json():
            self.sheets[sheet["id"]] = sheet["printer"]
        return len(self.sheets)

    def take_away_card(self) -> None:
        """What the last citizen left on the reader when the screen died."""
        hall = self.hall()
        try:
            hall.lift_card()
        finally:
            hall.close()

    def arrive(self, service: str) -> None:
        """Wait at the home screen until the service is open and the network is seen."""
        until(lambda: self._open(service), OPEN_SECONDS, f"{service} to be offered")

    def _open(self, service: str) -> bool:
        self._look(0.2)
        screen = self.finger.screen
        if screen["kind"] in ("end", "problem") and not screen.get("card"):
            self._touch({"touch": "action.exit"})
        if screen["kind"] != "home" or not screen["frame"]["online"]:
            return False
        return any(tile["id"] == service and not tile["closed"] for tile in screen["tiles"])

    def _look(self, seconds: float) -> bool:
        """False when the screen's process has gone; then the next one is there."""
        try:
            self.finger.look(seconds)
        except Lost:
            self._again()
            return False
        return True

    def _again(self) -> None:
        until(self._connected, BACK_SECONDS, "the screen to come back")

    def _connected(self) -> bool:
        try:
            self.finger.connect(BACK_SECONDS)
            return self.finger.look(BACK_SECONDS)
        except Lost:
            return False

    def _touch(self, move: Move) -> None:
        try:
            self.finger.do(move)
        except Lost:
            self._again()

    def visit(self, service: str, number: int, plan: Mapping[str, str]) -> Walked:
        """One citizen from home to home. plan: at which step to kill which process, each once.

        Raises Deviation, TimeoutError.
        """
        self.take_away_card()
        self.arrive(service)
        self.forget_filings()
        citizen = Visitor(number, service, Random(number))
        citizen.look_at_paper = self.look_at_paper
        walked, before = Walked(todo=dict(plan)), self.applications()
        self.finger.passed.clear()
        self._walk(citizen, walked)
        for name, old in walked.dead.items():
            self.wait_back(name, old)
        fresh = [number for number in self.applications() if number not in before]
        if len(fresh) > 1:
            raise Deviation(f"one visit, {len(fresh)} cases")
        walked.durable = fresh[0] if fresh else ""
        return walked

    def _walk(self, citizen: Visitor, walked: Walked) -> None:
        deadline, acted = time.monotonic() + VISIT_SECONDS, None
        while time.monotonic() < deadline:
            if self._kill_in_passing(walked):
                continue
            screen = self.finger.screen
            step, key = step_of(screen), (len(walked.killed), step_of(screen), screen["frame"]["serial"])
            if step == "home" and walked.steps and walked.steps != ["home"]:
                return
            if key != acted:
                walked.steps.append(step)
                if step.startswith("wait.print"):
                    citizen.paper = self.look_at_paper()
                if self._kill_at(step, walked):
                    continue
                acted = key if self._act(citizen, screen) else None
            elif step == "end" and screen["card"]:
                self.hall().lift_card()
            if not self._look(0.1):
                walked.broken = True
        raise Deviation(f"the visit did not end: {walked.steps[-12:]}")

    def _kill_in_passing(self, walked: Walked) -> bool:
        """At the screens that came and went since the last look. True when the screen itself was killed."""
        passed, self.finger.passed = self.finger.passed, []
        for step in passed[:-1]:
            if step in walked.todo:
                walked.steps.append(step)
                if self._kill_at(step, walked):
                    return True
        return False

    def _kill_at(self, step: str, walked: Walked) -> bool:
        """True when the screen itself was killed: there is another one now."""
        name = walked.todo.pop(step, "")
        if not name:
            return False
        walked.dead[name] = self.kill(name)
        walked.killed.append(name)
        if name == "ui":
            self._again()
            walked.broken = True
        return name == "ui"

    def _act(self, citizen: Visitor, screen: Mapping[str, Any]) -> bool:
        """False when the screen changed under the finger, as it may when something dies: look, and act again."""
        hall = self.hall()
        try:
            for move in citizen.moves(screen):
                demo.perform(move, self.finger, hall, citizen)
        except (Deviation, requests.RequestException):
            return False
        except Lost:
            self._again()
            return False
        finally:
            hall.close()
        return True

    def forget_filings(self) -> None:
        """The department forgets earlier registrations: nobody may register twice for the same days."""
        connection = sqlite3.connect(centre_of(self.data) / "departments.db", timeout=10)
        try:
            with connection:
                connection.execute("DELETE FROM filing")
        finally:
            connection.close()

    def applications(self) -> list[str]:
        """Local numbers of all cases in the outbox."""
        rows = books.rows(self.data / "outbox.db", "SELECT local_number FROM receipt ORDER BY rowid")
        return [row[0] for row in rows]

    def reprint(self, local_number: str) -> None:
        """The home screen tells of this case, and its slip comes out again."""
        until(lambda: self._notice() == local_number, BACK_SECONDS, f"a notice of {local_number}")
        before = self.look_at_paper()

        def printed() -> bool:
            if self._notice() == local_number and self.look_at_paper() == before:
                self._touch({"touch": "action.reprint"})
            return self.look_at_paper() > before and not self._notice()

        until(printed, BACK_SECONDS, "the slip again")

    def _notice(self) -> str:
        self._look(0.2)
        recovered = self.finger.screen.get("recovered")
        return str(recovered["local_number"]) if recovered else ""

    def check_books(self) -> None:
        """Everything arrived once: outbox, centre and printed sheets agree. Raises TimeoutError, AssertionError."""
        self.look_at_paper()
        until(lambda: books.settled(self.data), BOOKS_SECONDS, "every case to be acknowledged with a number")
        books.check(self.data, pages=sum(1 for printer in self.sheets.values() if printer == "page"))


def until(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    """The first true value of `condition`. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.02)
    return value

"""Visits in which something dies: who is killed at which step, what the citizen sees, what became of the case."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import requests

from kiosk_app.cli import demo
from kiosk_app.cli.citizen import Deviation
from kiosk_app.cli.finger import Lost
from tests.e2e import books
from tests.e2e.rig import Rig, step_of
from tests.e2e.visitor import Visitor

VISIT_SECONDS = 60.0
OPEN_SECONDS = 60.0
BOOKS_SECONDS = 40.0
PAPER_SECONDS = 6.0
AGAIN_SECONDS = 5.0


@dataclass
class Walked:
    """steps: in order, each once. killed: names, in order. broken: the screen's process went away.

    durable: the local number, "" when no case was in the outbox as the visit ended. told: the local number that the
    screen with the result named, "" when there was none.
    """

    steps: list[str] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)
    broken: bool = False
    durable: str = ""
    told: str = ""


class Visits:
    """One citizen after another at one terminal."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig

    def serve(self, service: str, number: int, plan: Mapping[str, str]) -> Walked:
        """One citizen from home to home. plan: at which step to kill which process, each once.

        Afterwards everything that was killed is there again. Raises Deviation, TimeoutError.
        """
        self._arrive(service)
        before = books.cases(self._rig.data)
        walk = _Walk(self._rig, service, number, plan)
        walked = walk.go()
        for name, old in walk.dead.items():
            self._rig.wait_back(name, old)
        fresh = [case for case in books.cases(self._rig.data) if case not in before]
        if len(fresh) > 1:
            raise Deviation(f"one visit, {len(fresh)} cases")
        walked.durable = fresh[0] if fresh else ""
        return walked

    def _arrive(self, service: str) -> None:
        """At a home screen that offers the service, with a free reader and the network."""
        books.forget_filings(self._rig.data)
        with self._rig.hall() as hall:
            hall.lift_card()
        self._rig.until(lambda: self._open(service), f"{service} to be offered", OPEN_SECONDS)
        self._rig.finger.passed.clear()

    def _open(self, service: str) -> bool:
        self._rig.look(0.1)
        screen = self._rig.finger.screen
        if screen["kind"] != "home" or not screen["frame"]["online"]:
            return False
        return any(tile["id"] == service and not tile["closed"] for tile in screen["tiles"])

    def notice(self) -> str:
        """The local number of the case that the home screen tells the next citizen of; "" for none."""
        recovered = self._rig.wait_for("home")["recovered"]
        return str(recovered["local_number"]) if recovered else ""

    def reprint(self, local_number: str) -> None:
        """The home screen tells of this case, and its slip comes out again; then it tells of none."""
        self._rig.until(lambda: self.notice() == local_number, f"a notice of {local_number}")
        before = self._rig.sheets()

        def printed() -> bool:
            if self.notice() == local_number and self._rig.sheets() == before:
                self._rig.touch({"touch": "action.reprint"})
            self._rig.look(0.2)
            return self._rig.sheets() > before and not self.notice()

        self._rig.until(printed, "the slip again")

    def settle(self) -> None:
        """Everything arrived once: outbox, centre and printed sheets agree. Raises TimeoutError, AssertionError."""
        data = self._rig.data
        self._rig.until(lambda: books.settled(data), "every case to be acknowledged with a number", BOOKS_SECONDS)
        books.check(data, pages=self._rig.sheets(official=True))


class _Walk:
    """dead: the old pids of what was killed."""

    def __init__(self, rig: Rig, service: str, number: int, plan: Mapping[str, str]) -> None:
        self._rig = rig
        self._citizen = Visitor(number, service, Random(number))
        self._citizen.came_out = self._came_out
        self._sheets = 0
        self._todo = dict(plan)
        self._acted: tuple[object, ...] | None = None
        self._walked = Walked()
        self._trouble = ""
        self.dead: dict[str, int] = {}

    def go(self) -> Walked:
        """Raises Deviation."""
        self._rig.finger.passed.append(self._rig.finger.screen)
        try:
            self._rig.until(self._home_again, "the visit to end", VISIT_SECONDS)
        except TimeoutError as error:
            raise Deviation(f"{self._walked}, at last: {self._trouble or 'no trouble'}") from error
        return self._walked

    def _home_again(self) -> bool:
        """True when the visit is over; otherwise it has gone on a little."""
        if self._see():
            screen = self._rig.finger.screen
            if screen["kind"] == "home" and len(self._walked.steps) > 1:
                return True
            # A tile that was closed under the finger is touched again.
            again = time.monotonic() // AGAIN_SECONDS if screen["kind"] == "home" else 0
            place = (len(self._walked.killed), step_of(screen), screen["frame"]["serial"], screen.get("card"), again)
            if place != self._acted:
                self._acted = place if self._act(screen) else None
        if not self._rig.look(0.1):
            self._walked.broken = True
        return False

    def _see(self) -> bool:
        """Take note of the screens that came, and kill where planned. False when the screen itself was killed."""
        passed, self._rig.finger.passed = self._rig.finger.passed, []
        for screen in passed:
            step = step_of(screen)
            if step not in self._walked.steps:
                self._walked.steps.append(step)
            if step in ("wait.print_page", "wait.print_slip"):
                self._sheets = self._rig.sheets()
            if step == "result":
                facts = {label["key"]: value for label, value in screen["facts"]}
                self._walked.told = facts["result.local_number"]
            if not self._kill(self._todo.pop(step, "")):
                return False
        return True

    def _came_out(self) -> bool:
        """A printer goes on with what it was given, whoever has died."""
        deadline = time.monotonic() + PAPER_SECONDS
        while self._rig.sheets() <= self._sheets and time.monotonic() < deadline:
            time.sleep(0.05)
        return self._rig.sheets() > self._sheets

    def _kill(self, name: str) -> bool:
        """False when the screen itself was killed: there is another one now."""
        if name:
            self.dead[name] = self._rig.kill(name)
            self._walked.killed.append(name)
        if name != "ui":
            return True
        self._rig.find_screen()
        self._walked.broken = True
        return False

    def _act(self, screen: Mapping[str, Any]) -> bool:
        """False when there was nothing to do, or the screen changed under the finger: look, and act again."""
        try:
            moves = self._citizen.moves(screen)
            if not moves:
                return False
            with self._rig.hall() as hall:
                for move in moves:
                    demo.perform(move, self._rig.finger, hall, self._citizen)
        except (Deviation, requests.RequestException) as error:
            self._trouble = str(error)
            return False
        except Lost:
            self._rig.find_screen()
            self._walked.broken = True
            return False
        return True

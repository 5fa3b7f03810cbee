"""kill -9 one process after another while a citizen is served: each comes back, and no case is lost or doubled."""

import os
import signal
import sqlite3
import time
from pathlib import Path
from random import Random

import pytest

from kiosk_app.cli.citizen import Citizen
from kiosk_app.cli.demo import perform
from kiosk_app.cli.finger import Finger, Hall, Lost
from tests.e2e.conftest import terminal, wait_for

BACK_SECONDS = 30.0
PLAN = {"identity": "IdCard", "pin": "api", "materials": "opener", "review": "sync", "sign": "ReceiptPrinter"}


def pid_file(data: Path, process: str) -> Path:
    centre = process in ("api", "opener")
    return (data.with_name(data.name + ".centre") if centre else data) / "run" / f"{process}.pid"


def pid_of(data: Path, process: str) -> int:
    try:
        return int(pid_file(data, process).read_text())
    except (FileNotFoundError, ValueError):
        return 0


def kill(data: Path, process: str) -> None:
    """And wait until another one stands in its place."""
    old = pid_of(data, process)
    assert old
    os.kill(old, signal.SIGKILL)
    deadline = time.monotonic() + BACK_SECONDS
    while pid_of(data, process) in (0, old):
        assert time.monotonic() < deadline, f"{process} did not come back"
        time.sleep(0.05)


def hall_of(data: Path) -> Hall:
    return Hall((data.with_name(data.name + ".lab") / "lab.url").read_text())


def serve(data: Path, finger: Finger, service: str, number: int, plan: dict[str, str], until: str) -> None:
    """Walk to the screen `until`, killing at the screens of `plan`, each once."""
    citizen, hall = Citizen(number, service, Random(7)), hall_of(data)
    plan, acted, deadline = dict(plan), None, time.monotonic() + 70
    try:
        while finger.screen.get("kind") != until:
            assert time.monotonic() < deadline, finger.screen["frame"]["title"]
            screen = finger.screen
            place = (screen.get("kind"), screen.get("frame", {}).get("serial"))
            if screen and (place != acted or screen["kind"] == "home"):
                acted = place
                if victim := plan.pop(screen["kind"], ""):
                    kill(data, victim)
                if screen["kind"] == "problem":
                    perform({"touch": "action.retry"}, finger, hall, citizen)
                elif screen["kind"] == "home":
                    begin(finger, citizen, hall)
                else:
                    for move in citizen.moves(screen):
                        perform(move, finger, hall, citizen)
            elif screen and screen["kind"] == "end" and screen["card"]:
                hall.lift_card()
            finger.look(0.2)
        assert not plan
    finally:
        hall.close()


def begin(finger: Finger, citizen: Citizen, hall: Hall) -> None:
    """Again and again: while devices come back, the tiles are drawn anew under the finger."""
    for move in citizen.moves(finger.screen):
        finger.do(move)
    finger.look(1)


def books(data: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Event ids of the receipts here, and (event id, case number) of the cases at the centre."""
    with sqlite3.connect(data / "outbox.db") as here:
        receipts = [row[0] for row in here.execute("SELECT event_id FROM receipt ORDER BY local_number")]
    here.close()
    with sqlite3.connect(data.with_name(data.name + ".centre") / "central.db") as there:
        cases = there.execute("SELECT event_id, case_number FROM case_ ORDER BY event_id").fetchall()
    there.close()
    return receipts, cases


def settled(data: Path, cases: int) -> None:
    deadline = time.monotonic() + BACK_SECONDS
    while True:
        mine, theirs = books(data)
        if len(mine) == cases and sorted(mine) == [event for event, number in theirs if number]:
            return
        assert time.monotonic() < deadline, (mine, theirs)
        time.sleep(0.2)


def reconnect(finger: Finger) -> None:
    deadline = time.monotonic() + BACK_SECONDS
    finger.screen = {}
    while not finger.screen:
        assert time.monotonic() < deadline
        try:
            finger.connect(BACK_SECONDS)
            finger.look(2)
        except Lost:
            continue


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "terminal"


def test_what_dies_around_a_visit_costs_no_case(data: Path, tmp_path: Path) -> None:
    """Reader, centre, opener, agent and printer die in turn; the citizen gets to the end all the same."""
    with terminal(data, tmp_path / "out") as finger:
        wait_for(finger, "home")
        serve(data, finger, "k08", 3, PLAN, "end")
        settled(data, 1)


def test_a_screen_that_dies_tells_what_became_of_the_case(data: Path, tmp_path: Path) -> None:
    """Before the case is durable nothing is kept; after it, the next screen names it and prints its slip again."""
    with terminal(data, tmp_path / "out") as finger:
        wait_for(finger, "home")
        for step in ("identity", "review"):
            serve(data, finger, "k08", 1, {}, step)
            kill(data, "ui")
            reconnect(finger)
            assert finger.screen["kind"] == "home"
            assert finger.screen["recovered"] is None
            hall = hall_of(data)
            hall.lift_card()
            hall.close()
        serve(data, finger, "k08", 2, {}, "sign")
        hall = hall_of(data)
        hall.put("fault", {"device": "receipt_printer", "fault": "mute", "value": True})
        citizen = Citizen(2, "k08", Random(7))
        for move in citizen.moves(finger.screen):
            perform(move, finger, hall, citizen)
        deadline = time.monotonic() + BACK_SECONDS
        while not books(data)[0]:
            assert time.monotonic() < deadline
            finger.look(0.1)
        kill(data, "ui")
        hall.put("fault", {"device": "receipt_printer", "fault": "none", "value": True})
        hall.lift_card()
        hall.close()
        reconnect(finger)
        found = wait_for(finger, "home")["recovered"]
        assert found
        assert found["local_number"].startswith("L-370602-0001-")
        reprinted(finger)
        settled(data, 1)


def reprinted(finger: Finger) -> None:
    """The notice goes when its slip has come out; the printer may need a moment to be found well again."""
    deadline = time.monotonic() + BACK_SECONDS
    while finger.screen["recovered"]:
        assert time.monotonic() < deadline
        finger.do({"touch": "action.reprint"})
        finger.look(2)

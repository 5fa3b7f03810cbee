"""`kiosk demo SERVICE --out DIR`: a whole visit through the real screens by touch, and what became of it.

Leaves `result.json`, a picture of each screen and each printed sheet. Exits 1 on any deviation.
"""

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import requests

from drivers.lab.cards import CITIZENS
from kiosk_app.cli.citizen import Citizen, Deviation
from kiosk_app.cli.co_signer import CoSigner
from kiosk_app.cli.finger import Finger, Hall, Lost
from kiosk_app.config import lab_of
from kiosk_app.enrolment import load as enrolment
from kiosk_app.supervisor import die_with_parent
from offline_store.outbox import Outbox
from offline_store.records import Receipt

START_SECONDS = 40.0
VISIT_SECONDS = 240.0
STILL_SECONDS = 45.0
"""As long as a screen may stand without anything happening."""
SYNC_SECONDS = 30.0
REACTION_SECONDS = 2.0


@dataclass
class Result:
    """What `result.json` says. citizen_words: the synthetic person's strings, which must stand nowhere else."""

    service: str
    steps: list[dict[str, object]] = field(default_factory=list)
    stream: str = ""
    seq: int = 0
    local_number: str = ""
    case_number: str = ""
    acknowledged: bool = False
    prints: list[str] = field(default_factory=list)
    exemptions: list[dict[str, str]] = field(default_factory=list)
    citizen_words: list[str] = field(default_factory=list)


def main(options: argparse.Namespace) -> int:
    if not 1 <= options.citizen <= len(CITIZENS):
        print(f"There are synthetic citizens 1 to {len(CITIZENS)}", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="kiosk-demo-"))
    options.data = options.data or scratch / "terminal"
    terminal = start(options, scratch / "robot")
    finger = Finger(scratch / "robot")
    try:
        result = visit(options, finger)
        (options.out / "result.json").write_text(json.dumps(asdict(result), ensure_ascii=False, indent=1))
    except (Deviation, Lost) as error:
        print(f"The visit deviated: {error}", file=sys.stderr)
        return 1
    finally:
        finger.close()
        stop(terminal)
        shutil.rmtree(scratch, ignore_errors=True)
    number = result.case_number or "no case"
    print(f"{result.service}: {len(result.steps)} screens, {number}, {options.out / 'result.json'}")
    return 0


def start(options: argparse.Namespace, robot: Path) -> subprocess.Popen[bytes]:
    """The whole terminal, as a citizen finds it."""
    command = [sys.executable, "-m", "kiosk_app.cli.main", "run", "--profile", "demo"]
    where = ["--data", str(options.data), "--robot", str(robot), "--out", str(options.out.absolute())]
    return subprocess.Popen([*command, *where], preexec_fn=die_with_parent)


def stop(terminal: subprocess.Popen[bytes]) -> None:
    terminal.send_signal(signal.SIGTERM)
    try:
        terminal.wait(30)
    except subprocess.TimeoutExpired:
        terminal.kill()
        terminal.wait()


def visit(options: argparse.Namespace, finger: Finger) -> Result:
    """Raises Deviation, Lost."""
    person = CITIZENS[options.citizen - 1].card
    result = Result(options.service, citizen_words=[person.name, person.number, person.address])
    citizen = Citizen(
        options.citizen, options.service, Random(options.seed), by=options.by, principal=options.acting_for
    )
    finger.connect(START_SECONDS)
    hall = Hall((lab_of(options.data) / "lab.url").read_text())
    try:
        # A terminal that has never been online has no services yet.
        arrive(options, finger, online=True)
        if options.offline:
            hall.put("network", {"up": False})
            arrive(options, finger, online=False)
        walk(options, finger, hall, citizen, result)
        for one in citizen.put_off:
            arrive(options, finger, online=True)
            signer = CoSigner(one.card, "", Random(options.seed), slip=result.local_number)
            walk(options, finger, hall, signer, result)
        if leaves_a_case(result):
            settle(options, result)
    finally:
        hall.close()
    result.prints = sorted(path.name for path in options.out.glob("paper-*.png"))
    if leaves_a_case(result) and not result.prints:
        raise Deviation("nothing was printed")
    return result


def leaves_a_case(result: Result) -> bool:
    """Whoever asked whether a paper is genuine has the answer, and nothing else."""
    return all(step["screen"] != "verdict" for step in result.steps)


def arrive(options: argparse.Namespace, finger: Finger, *, online: bool) -> None:
    """Wait until the home screen offers the service, in the wished language. Raises Deviation."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        finger.look(0.5)
        screen = finger.screen
        if screen.get("kind") == "home":
            if screen["frame"]["language"] != options.lang:
                finger.do({"touch": f"lang.{options.lang}"})
            elif screen["frame"]["online"] == online and _offered(screen, options.service):
                return
        if time.monotonic() > deadline:
            raise Deviation(f"the service {options.service} is not offered")


def _offered(screen: Any, service: str) -> bool:
    """On the home screen, or to be searched for."""
    tiles = {tile["id"]: not tile["closed"] for tile in screen["tiles"]}
    return tiles.get(service, "search" in tiles)


def walk(options: argparse.Namespace, finger: Finger, hall: Hall, citizen: Citizen, result: Result) -> None:
    """From home to home. Each screen is photographed once, when it has settled."""
    begun = entered = moved = time.monotonic()
    acted: tuple[object, ...] = ()
    left = False
    while time.monotonic() - begun < VISIT_SECONDS and time.monotonic() - moved < STILL_SECONDS:
        screen = finger.screen
        kind, serial = screen["kind"], screen["frame"]["serial"]
        if kind == "home" and left:
            return
        left = left or kind != "home"
        refused = (screen["problem"], screen.get("value")) if screen.get("problem") else None
        at = (kind, serial, screen.get("query"), screen.get("qr"), screen.get("phase"), refused)
        if at != acted:
            now = time.monotonic()
            if at[:2] != acted[:2]:
                if result.steps:
                    result.steps[-1]["seconds"] = round(now - entered, 2)
                entered = now
                result.steps.append({"screen": kind, "seconds": 0.0})
                finger.do({"grab": str(options.out.absolute() / f"{len(result.steps):02}-{kind}.png")})
            acted, moved = at, now
            take_in(screen, result)
            if kind == "result" and options.offline:
                hall.put("network", {"up": True})
            for move in citizen.moves(screen):
                perform(move, finger, hall, citizen)
        elif kind == "end" and screen["card"]:
            hall.lift_card()
        finger.look(0.2)
    raise Deviation(f"the visit did not end; last screen: {finger.screen['kind']}")


def perform(move: Any, finger: Finger, hall: Hall, citizen: Citizen) -> None:
    if move.get("hall") == "card":
        hall.put("card", {"citizen": move["of"]})
    elif move.get("hall") == "code":
        hall.put("code", {"citizen": citizen.number, "enterprise": False})
    elif move.get("hall") == "specimen":
        hall.put("code/specimen", {})
    elif move.get("hall") == "person":
        hall.put("person", {"citizen": citizen.number})
    elif move.get("hall") == "lift":
        hall.lift_card()
    elif "phone" in move:
        requests.post(move["phone"], timeout=REACTION_SECONDS).raise_for_status()
    else:
        deadline = time.monotonic() + REACTION_SECONDS
        while problem := finger.do(move):
            # What the last touch has enabled, or found, may still be on its way to the screen.
            if time.monotonic() > deadline:
                raise Deviation(f"on {finger.screen['kind']}: {move} was not possible: {problem}")
            finger.look(0.05)


def take_in(screen: Any, result: Result) -> None:
    if screen["kind"] == "materials":
        result.exemptions = [{"material": row["name"], "reason": row["reason"]["key"]} for row in screen["rows"]]
    if screen["kind"] == "result":
        facts = {fact[0]["key"]: fact[1] for fact in screen["facts"]}
        result.local_number = facts["result.local_number"]


def settle(options: argparse.Namespace, result: Result) -> None:
    """Wait until the centre has acknowledged the application, holds its files and has given it a case number."""
    sealer = enrolment(options.data).trust.sealer()
    deadline = time.monotonic() + SYNC_SECONDS
    path = options.data / "outbox.db"
    with Outbox.open(path, sealer, clock=time.time, ids=_nothing_is_written) as outbox:
        while time.monotonic() < deadline:
            receipt = outbox.receipt(result.local_number)
            if receipt and receipt.case_number and _sent(outbox, receipt, result):
                result.case_number, result.acknowledged = receipt.case_number, True
                return
            time.sleep(0.1)
    raise Deviation("the case was not acknowledged with a case number in time")


def _sent(outbox: Outbox, receipt: Receipt, result: Result) -> bool:
    for entry in outbox.entries(0, 1000):
        if entry.event_id == receipt.event_id:
            result.stream, result.seq = entry.stream, entry.seq
            return outbox.stat().acknowledged >= entry.seq and not outbox.attachments.all()
    return False


def _nothing_is_written() -> str:
    raise AssertionError("an existing outbox was expected")

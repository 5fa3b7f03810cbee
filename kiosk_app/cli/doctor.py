"""`kiosk doctor`: for each part whether it works and, if not, what to do.

Exit code 0 all well, 1 something is wrong, 2 nothing is configured yet.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from drivers.xfs4iot.client import Client, DeviceStatus
from kiosk_app.catalogue import kept
from kiosk_app.centre import Centre, CentreError, Refused, Unreachable
from kiosk_app.devices import OPTIONAL, PAGE_PRINTER, READER, SLIP_PRINTER
from kiosk_app.enrolment import Enrolment, NotEnrolled, load
from kiosk_app.runtime.stores import LEDGER, OUTBOX
from offline_store.errors import ChainBroken, StoreDamaged, StoreError, StoreFull
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger

PATIENCE = 4.0
RENEWAL_DAYS = 90
SKEW_SECONDS = 60
NEEDED = (READER, SLIP_PRINTER, PAGE_PRINTER)
ADVICE = {
    "noDevice": "The device services are not running, or do not know it. Start them: kiosk devices",
    "offline": "Its service does not answer. Look at the log of: kiosk devices",
    "powerOff": "Check its power and its cable.",
    "hardwareError": "Switch it off and on; if that does not help, replace it.",
    "userError": "Something lies in it or its cover is open. Clear it.",
    "out": "Put in paper.",
    "jammed": "Clear the jam, then close the cover.",
    "low": "Paper is running out; bring a new roll or ream.",
}


@dataclass(frozen=True)
class Finding:
    """advice: what to do, "" when nothing is."""

    part: str
    works: bool
    state: str
    advice: str = ""


def main(options: argparse.Namespace) -> int:
    try:
        enrolment = load(options.data)
    except NotEnrolled:
        print(f"Nothing is configured in {options.data} yet. Try: kiosk run --profile demo", file=sys.stderr)
        return 2
    findings = [
        *asyncio.run(devices(options.data)),
        store(options.data, enrolment),
        ledger(options.data),
        *centre_and_clock(enrolment),
        services(options.data, enrolment),
    ]
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'ok ' if finding.works else 'BAD'}  {finding.part:<16} {finding.state}  {finding.advice}".rstrip())
    return 0 if all(finding.works for finding in findings) else 1


async def devices(directory: Path) -> list[Finding]:
    changed = asyncio.Event()
    async with Client(directory, on_change=lambda name, status: changed.set()) as client:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            wanted = {*NEEDED, *client.services}
            if all(client.status(name).device not in ("noDevice", "starting", "offline") for name in wanted):
                break
            changed.clear()
            try:
                await asyncio.wait_for(changed.wait(), deadline - time.monotonic())
            except TimeoutError:
                break
        there = [*NEEDED, *(name for name in OPTIONAL if name in client.services)]
        return [device(name, client.status(name)) for name in there]


def device(name: str, status: DeviceStatus) -> Finding:
    if status.device not in ("online", "deviceBusy"):
        return Finding(name, False, status.device, ADVICE.get(status.device, "Look at the log of: kiosk devices"))
    if status.paper in ("out", "jammed"):
        return Finding(name, False, f"paper {status.paper}", ADVICE[status.paper])
    return Finding(name, True, status.device, ADVICE["low"] if status.paper == "low" else "")


def store(directory: Path, enrolment: Enrolment) -> Finding:
    path = directory / OUTBOX
    if not _there(path):
        return Finding("store", False, "absent", "Start the terminal once: kiosk run")
    try:
        with Outbox.open(path, enrolment.trust.sealer(), clock=time.time, ids=_nothing_is_written) as outbox:
            outbox.check()
            entries = outbox.verify()
            backlog = outbox.stat().backlog
    except StoreError as error:
        return _unusable("store", OUTBOX, error)
    return Finding("store", True, f"{entries} entries verified, {backlog} to send")


def ledger(directory: Path) -> Finding:
    path = directory / LEDGER
    if not _there(path):
        return Finding("ledger", False, "absent", "Start the terminal once: kiosk run")
    try:
        with PrintLedger.open(path, clock=time.time) as opened:
            opened.check()
    except StoreError as error:
        return _unusable("ledger", LEDGER, error)
    return Finding("ledger", True, "whole")


def _there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _unusable(part: str, file: str, error: StoreError) -> Finding:
    match error:
        case StoreFull():
            return Finding(part, False, "full", "Make room on the disk; nothing that was accepted is lost.")
        case ChainBroken() | StoreDamaged():
            advice = (
                f"Start the terminal: it sets {file} aside in damaged/ and goes on. Delete nothing: cases may be in it."
            )
            return Finding(part, False, f"damaged: {error}", advice)
        case _:
            return Finding(part, False, type(error).__name__, "Look at the log of: kiosk ui")


def centre_and_clock(enrolment: Enrolment) -> Iterator[Finding]:
    try:
        context = enrolment.credentials.context() if enrolment.credentials else None
        with Centre(enrolment.centre, context=context) as centre:
            theirs = centre.time()
    except Unreachable:
        yield Finding("centre", False, "out of reach", "Check the network; cases wait here and are sent by themselves.")
        yield Finding("clock", True, "cannot be compared without the centre")
        return
    except Refused:
        yield Finding("centre", False, "refuses this terminal", "Ask it for an invitation, then: kiosk enrol")
        return
    except CentreError:
        yield Finding("centre", False, "talks nonsense", "Something else answers at its address; check the network.")
        return
    yield Finding("centre", True, "answers")
    yield from certificate(enrolment)
    skew = (datetime.now(UTC) - theirs).total_seconds()
    advice = "" if abs(skew) < SKEW_SECONDS else "Set the clock; the clock battery may be empty."
    yield Finding("clock", not advice, f"{skew:+.0f} s from the centre's", advice)


def certificate(enrolment: Enrolment) -> Iterator[Finding]:
    if not enrolment.credentials:
        return
    days = (enrolment.credentials.expires() - datetime.now(UTC)).days
    good = days > RENEWAL_DAYS
    advice = "" if good else "It should have been renewed by itself; look at the log of: kiosk sync"
    yield Finding("certificate", good, f"good for {days} days, its key in a file (software key)", advice)


def services(directory: Path, enrolment: Enrolment) -> Finding:
    found = kept.load(directory / "catalogue", enrolment.trust.catalogue_keys)
    if not found:
        return Finding("catalogue", False, "none that is good", "It comes from the centre; check: kiosk sync")
    return Finding("catalogue", True, f"version {found.version}, {len(found.definitions)} services")


def _nothing_is_written() -> str:
    raise AssertionError("an existing outbox was expected")

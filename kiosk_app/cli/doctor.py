"""`kiosk doctor`: for each part whether it works and, if not, what to do.

Exit code 0 all well, 1 something is wrong, 2 nothing is configured yet.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from drivers.xfs4iot.client import Client
from kiosk_app import condition_words
from kiosk_app.catalogue import kept
from kiosk_app.centre import Centre, CentreError, Refused, Unreachable
from kiosk_app.conditions import HARMLESS, Condition, diagnose, walk
from kiosk_app.devices import REQUIRED
from kiosk_app.enrolment import Enrolment, NotEnrolled, load
from kiosk_app.runtime import hearsay
from kiosk_app.runtime.peripherals import Peripherals
from kiosk_app.runtime.stores import LEDGER, OUTBOX
from offline_store.errors import ChainBroken, StoreDamaged, StoreError, StoreFull
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger

PATIENCE = 4.0
RENEWAL_DAYS = 90
SKEW_SECONDS = 60
LANGUAGE = "en"
PARTS = {"link.offline": "centre", "catalogue.none": "catalogue", "clock.untrusted": "clock", "store.full": "store"}
"""What is looked into where it lies, by the condition that it is."""


@dataclass(frozen=True)
class Finding:
    """advice: what to do, "" when nothing is. code: of the condition, "" for none. follows: from it, in words."""

    part: str
    works: bool
    state: str
    advice: str = ""
    code: str = ""
    follows: tuple[str, ...] = ()


def main(options: argparse.Namespace) -> int:
    try:
        enrolment = load(options.data)
    except NotEnrolled:
        print(f"Nothing is configured in {options.data} yet. Try: kiosk run --profile demo", file=sys.stderr)
        return 2
    findings = asyncio.run(
        examined(
            options.data,
            [
                store(options.data, enrolment),
                ledger(options.data),
                *centre_and_clock(enrolment),
                services(options.data, enrolment),
            ],
        )
    )
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'ok ' if finding.works else 'BAD'}  {finding.part:<16} {finding.state}  {finding.advice}".rstrip())
            for one in finding.follows:
                print(f"       → {one}")
    return 0 if all(finding.works for finding in findings) else 1


async def examined(directory: Path, parts: list[Finding]) -> list[Finding]:
    """The devices, and `parts`, which have been looked into: root causes first, each with what follows from it."""
    changed = asyncio.Event()
    async with Client(directory, on_change=lambda name, status: changed.set(), on_publisher=changed.set) as client:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            wanted = {*REQUIRED, *client.services}
            if all(client.status(name).device not in ("noDevice", "starting", "offline") for name in wanted):
                break
            changed.clear()
            try:
                await asyncio.wait_for(changed.wait(), deadline - time.monotonic())
            except TimeoutError:
                break
        works = {part.part: part.works for part in parts}
        seen = hearsay.snapshot(
            client,
            Peripherals(client).remarks,
            online=works["centre"],
            room=not any(part.part == "store" and part.state == "full" for part in parts),
            clock=works.get("clock", True),
            catalogue=works["catalogue"],
        )
        return told(diagnose(seen), {name: one.device for name, one in hearsay.statuses(client).items()}, parts)


def told(tree: tuple[Condition, ...], states: Mapping[str, str], parts: list[Finding]) -> list[Finding]:
    """states: of each device. What follows from something else is told there, and once more only if it is a part."""
    follows = {PARTS[one.code]: one for one in walk(tree) if one.code in PARTS}
    roots = {PARTS[one.code] for one in tree if one.code in PARTS}
    known = [
        replace(part, code=one.code, follows=_words(one)) if (one := follows.get(part.part)) else part for part in parts
    ]
    troubled = {one.device for one in walk(tree)}
    return [
        *(_finding(one) for one in tree if one.code not in PARTS),
        *(part for part in known if not part.works and part.part in roots),
        *(part for part in known if not part.works and part.part not in roots),
        *(Finding(name, True, state) for name, state in states.items() if name not in troubled),
        *(part for part in known if part.works),
    ]


def _finding(root: Condition) -> Finding:
    code = root.code
    well = code in HARMLESS and code != "state.starting"
    part = root.device or code.partition(".")[0]
    what, advice = condition_words.name(code, "", LANGUAGE), condition_words.advice(code, LANGUAGE)
    return Finding(part, well, what, advice, code, _words(root))


def _words(root: Condition) -> tuple[str, ...]:
    return tuple(condition_words.name(one.code, one.device, LANGUAGE) for one in walk(root.follows))


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

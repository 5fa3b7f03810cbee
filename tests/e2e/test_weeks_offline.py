"""Three days without a network, and what becomes of them when it is back, while the screen answers touches."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central import site
from central.store import tables
from kiosk_app.enrolment import Enrolment
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.header import HeaderValue
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, apply
from tests.central.test_serve import enrolled_at, serving
from tests.e2e.rig import KIOSK
from tests.offline_store.stores import Clock, counting

HOURS, CASES, MEGABYTES = 72, 500, 2000
STALL_MILLISECONDS = 50.0
DRAIN_SECONDS = 1500.0


def three_days(directory: Path, mine: Enrolment) -> None:
    """What citizens left behind, hour by hour."""
    clock = Clock()
    sealer, files = mine.trust.sealer(), AttachmentStore(directory)
    scan = os.urandom(MEGABYTES * 1_000_000 // CASES)
    common: dict[str, HeaderValue] = {"terminal": mine.terminal, "boot": "b", "trusted": False}
    path = directory / "outbox.db"
    with Outbox.open(path, sealer, clock=clock, ids=counting("case"), common=common) as outbox:
        for number in range(CASES):
            clock.now += HOURS * 3600 / CASES
            session = sealer.session()
            writer = files.begin(f"018bcfe5-6800-7fff-bfff-{number:012d}", session)
            writer.write(scan)
            apply(outbox, "k08", PEOPLE[3], {}, attachments=[writer.finish()])
            session.forget()


@contextmanager
def running(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-m", *command], env=environment) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def arrived(data: Path) -> tuple[int, int, int]:
    """Cases that have a number, different numbers, and files that are held."""
    with site.open_store(data) as store, store.read() as connection:
        number = tables.case.c.case_number
        cases = connection.execute(select(func.count(number), func.count(number.distinct())).where(number != "")).one()
        held = select(func.count()).select_from(tables.attachment).where(tables.attachment.c.held)
        return cases[0], cases[1], connection.execute(held).scalar_one()


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_three_days_drain_and_the_screen_never_stands_still(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    data, directory, late = tmp_path / "centre", tmp_path / "terminal", tmp_path / "late.json"
    directory.mkdir()
    with ExitStack() as stack:
        stack.enter_context(serving(data))
        mine = enrolled_at(data, directory)
        three_days(directory, mine)
        stack.enter_context(running("tests.e2e.stall_meter", str(late), "ui", "--data", str(directory)))
        stack.enter_context(running(KIOSK[2], "sync", "--data", str(directory)))
        began = time.monotonic()
        while arrived(data) != (CASES, CASES, CASES):
            assert time.monotonic() - began < DRAIN_SECONDS, arrived(data)
            time.sleep(1.0)
        drained = time.monotonic() - began
        with Outbox.open(directory / "outbox.db", mine.trust.sealer(), clock=time.time, ids=counting()) as outbox:
            while any(not receipt.case_number for receipt in outbox.receipts()):
                assert time.monotonic() - began < DRAIN_SECONDS
                time.sleep(0.5)
            assert outbox.verify() == outbox.stat().head
    assert list((directory / FOLDER).iterdir()) == []
    waits = json.loads(late.read_text())
    worst, p99 = max(waits), statistics.quantiles(waits, n=100)[98]
    told = f"{CASES} cases, {MEGABYTES} MB in {drained:.0f} s; screen late p99 {p99:.1f} ms, at most {worst:.0f} ms"
    record_property("drained", told)
    sys.stderr.write(f"{told}\n")
    assert p99 <= STALL_MILLISECONDS

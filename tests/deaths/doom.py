"""How a process is told when to die, and what must be true of terminal and centre afterwards."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central.store import tables
from central.store.database import Store
from central.store.verify import check_streams
from offline_store.attachments import AttachmentStore
from offline_store.outbox import Outbox
from offline_store.sealed_file import PIECE
from tests.central.centres import CERTIFICATE, PEOPLE, apply

PATIENCE = 60.0
QUICK = (
    "kiosk_app.centre:Centre.send:after",
    "central.store.cases:next_number:after",
)


def deaths(process: str, *points: str) -> list[pytest.ParameterSet]:
    """Process and point for a test: a few in every run of the tests, all of them in the long one."""
    return [
        pytest.param(process, point, id=f"{process}-{point}", marks=() if point in QUICK else pytest.mark.long)
        for point in points
    ]


@dataclass(frozen=True)
class Doom:
    """How a process is told when to die, and whether it did."""

    marker: Path

    def of(self, process: str, point: str) -> dict[str, str]:
        path = os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")))
        return {"PYTHONPATH": path.rstrip(os.pathsep), "KIOSK_DEATH": f"{process}|{point}|{self.marker}"}

    @property
    def met(self) -> bool:
        return self.marker.exists()


@contextmanager
def living(command: Sequence[str]) -> Iterator[None]:
    """The process that comes after the one that died."""
    with subprocess.Popen(command) as process:
        try:
            yield
        finally:
            process.terminate()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def prepared(directory: Path, outbox: Outbox) -> None:
    """Two cases, one with a scan, and a rating."""
    sealer = outbox._key.session()
    writer = AttachmentStore(directory).begin("018bcfe5-6800-7fff-bfff-000000000001", sealer)
    writer.write(bytes(3 * PIECE))
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[writer.finish()])
    apply(outbox, "k08", PEOPLE[3], {})


def arrived_once(store: Store) -> tuple[list[str], int, int]:
    """Event ids at the centre in order, how many cases have a number, and documents.

    Raises AssertionError when anything is there twice, does not add up, or was set aside.
    """
    with store.read() as connection:
        events = list(connection.execute(select(tables.entry.c.event_id).order_by(tables.entry.c.seq)).scalars())
        assert len(set(events)) == len(events)
        assert all(check.broken is None for check in check_streams(connection))
        numbers = list(connection.execute(select(tables.case.c.case_number)).scalars())
        assert len(numbers) <= 2
        given = [number for number in numbers if number]
        assert len(set(given)) == len(given)
        documents = connection.execute(select(func.count()).select_from(tables.document)).scalar_one()
        assert documents <= 1
        aside = connection.execute(select(func.count()).select_from(tables.quarantine)).scalar_one()
        alarms = connection.execute(select(func.count()).select_from(tables.alarm)).scalar_one()
        assert (aside, alarms) == (0, 0)
    return events, len(given), documents


def everything_once(store: Store, outbox: Outbox) -> bool:
    """False while something is still to come."""
    arrived, here = arrived_once(store), [entry.event_id for entry in outbox.entries(0, 100)]
    assert outbox.verify() == len(here)
    return arrived == (here, 2, 1)

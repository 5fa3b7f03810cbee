"""Killed inside a step, at the worst instant: nothing is lost, nothing is there twice.

`tests/e2e/test_kill.py` kills each process at each screen; here the point is a line of the program.
"""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central import site
from central.store import tables
from central.store.database import Store
from central.store.verify import check_streams
from kiosk_app.centre import Centre, CentreError
from kiosk_app.sync.attachments import AttachmentUploader
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Presence
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.outbox import Outbox
from offline_store.sealed_file import PIECE
from tests.central.centres import CERTIFICATE, PEOPLE, apply
from tests.central.test_serve import client, enrolled_at, serving
from tests.e2e.rig import KIOSK, running
from tests.e2e.test_kill import _account
from tests.e2e.visits import Visits
from tests.offline_store.stores import counting

PATIENCE = 60.0
AGENT = (
    "kiosk_app.centre:Centre.send:before",
    "kiosk_app.centre:Centre.send:after",
    "offline_store.outbox:Outbox.acknowledge:after",
    "kiosk_app.centre:Centre.begin_upload:after",
    "kiosk_app.centre:Centre.upload:after",
    "offline_store.bindings:Bound.release:after",
    "kiosk_app.centre:Centre.changes:after",
    "offline_store.outbox:Outbox.update_receipts:after",
    "kiosk_app.sync.checkpoints:Checkpoints.step:after",
)
CENTRE = (
    ("central.api", "central.store.batch:read:after"),
    ("central.api", "central.api.log:ingest:after"),
    ("central.api", "central.api.log:answer:before"),
    ("central.api", "central.store.attachments:settle:before"),
    ("central.api", "central.store.attachments:hold:after"),
    ("central.opener", "offline_store.sealing:Opener.open:after"),
    ("central.opener", "central.departments.standin:StandIn.decide:after"),
    ("central.opener", "central.store.cases:next_number:after"),
    ("central.opener", "central.opener.work:Work._make:before"),
    ("central.opener", "central.departments.standin:StandIn.document:after"),
    ("central.opener", "central.store.cases:keep_document:after"),
)
SCREEN = (
    ("k08", "offline_store.outbox:Outbox.append:before"),
    ("k08", "offline_store.outbox:Outbox.append:after"),
    ("k01", "offline_store.print_ledger:PrintLedger.intend:before"),
    ("k01", "offline_store.print_ledger:PrintLedger.intend:after"),
    ("k01", "kiosk_app.runtime.peripherals:Peripherals.print_page:after"),
    ("k01", "offline_store.print_ledger:PrintLedger.settle:after"),
    ("k08", "kiosk_app.runtime.peripherals:Peripherals.print_slip:after"),
)
QUICK = ("kiosk_app.centre:Centre.send:after", "central.api.log:ingest:after", "central.store.cases:next_number:after")


def in_time(point: object) -> object:
    """A few deaths in every run of the tests, all of them in the long one."""
    name = point if isinstance(point, str) else point[-1] if isinstance(point, tuple) else ""
    return point if name in QUICK else pytest.param(point, marks=pytest.mark.long)


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


@pytest.fixture
def doom(tmp_path: Path) -> Doom:
    return Doom(tmp_path / "died")


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


def everything_once(store: Store, outbox: Outbox) -> bool:
    """Raises AssertionError when something is there twice; False while something is still to come."""
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
    here = [entry.event_id for entry in outbox.entries(0, 100)]
    assert outbox.verify() == len(here)
    return events == here and len(given) == 2 and documents == 1


@pytest.mark.parametrize("point", [in_time(point) for point in AGENT])
def test_the_agent_dies(tmp_path: Path, doom: Doom, point: str) -> None:
    data, directory = tmp_path / "centre", tmp_path / "terminal"
    directory.mkdir()
    with serving(data):
        mine = enrolled_at(data, directory)
        common = {"terminal": "T1"}
        path, sealer = directory / "outbox.db", mine.trust.sealer()
        with (
            Outbox.open(path, sealer, clock=time.time, ids=counting(), common=common) as outbox,
            site.open_store(data) as store,
        ):
            prepared(directory, outbox)
            command = [*KIOSK, "sync", "--data", str(directory), "--profile", "demo"]
            dying = subprocess.run(command, env={**os.environ, **doom.of("sync", point)}, timeout=PATIENCE)
            assert (dying.returncode, doom.met) == (-9, True)
            with subprocess.Popen(command) as again:
                until(lambda: everything_once(store, outbox) and not outbox.attachments.all())
                until(lambda: all(receipt.case_number for receipt in outbox.receipts()))
                again.terminate()
            AttachmentStore(directory).erase_unbound(outbox.attachments)
            assert list((directory / FOLDER).iterdir()) == []
            assert everything_once(store, outbox)


@pytest.mark.parametrize("death", [in_time(death) for death in CENTRE])
def test_a_part_of_the_centre_dies(
    tmp_path: Path, doom: Doom, monkeypatch: pytest.MonkeyPatch, death: tuple[str, str]
) -> None:
    data, directory = tmp_path / "centre", tmp_path / "terminal"
    directory.mkdir()
    for name, value in doom.of(*death).items():
        monkeypatch.setenv(name, value)
    with serving(data):
        mine = enrolled_at(data, directory)
        path, sealer, common = directory / "outbox.db", mine.trust.sealer(), {"terminal": "T1"}
        with (
            Outbox.open(path, sealer, clock=time.time, ids=counting(), common=common) as outbox,
            client(mine) as centre,
            site.open_store(data) as store,
        ):
            prepared(directory, outbox)
            presence = Presence(lambda _: None)
            files = AttachmentUploader(outbox.attachments, AttachmentStore(directory), centre, presence)

            def goes_on() -> bool:
                send(outbox, centre)
                files.step()
                return everything_once(store, outbox) and not outbox.attachments.all()

            until(goes_on)
    assert doom.met


def send(outbox: Outbox, centre: Centre) -> None:
    """Whatever becomes of it: what was not acknowledged is sent again."""
    batch = outbox.pending(100)
    if batch:
        try:
            acknowledged = centre.send([to_event(entry, "T1") for entry in batch])
        except CentreError:
            return
        outbox.acknowledge(acknowledged.stream, acknowledged.through)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("service", "point"), SCREEN)
def test_the_screen_dies(doom: Doom, monkeypatch: pytest.MonkeyPatch, service: str, point: str) -> None:
    """The next screen tells what became of the case, and no official sheet comes out twice."""
    for name, value in doom.of("ui", point).items():
        monkeypatch.setenv(name, value)
    with running() as rig:
        visits = Visits(rig)
        walked = visits.serve(service, 2, {})
        assert doom.met
        assert walked.broken
        _account(visits, walked)
        assert rig.sheets(official=True) <= 1
        assert rig.supervised

"""Agent and centre killed inside a step, at the worst instant: nothing is lost, nothing is there twice.

`tests/e2e/test_kill.py` kills each process at each screen; here the point is a line of the program.
"""

import os
import subprocess
import time
from pathlib import Path

import pytest

from central import site
from kiosk_app.centre import Centre, CentreError
from kiosk_app.sync.attachments import AttachmentUploader
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Presence
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.outbox import Outbox
from tests.central.test_serve import client, enrolled_at, serving
from tests.deaths.doom import PATIENCE, Doom, deaths, everything_once, living, prepared, until
from tests.e2e.rig import KIOSK
from tests.offline_store.stores import counting

AGENT = deaths(
    "sync",
    "kiosk_app.centre:Centre.send:before",
    "kiosk_app.centre:Centre.send:after",
    "offline_store.receipts:mark_received:after",
    "offline_store.outbox:Outbox.acknowledge:after",
    "kiosk_app.sync.upload:Uploader._acknowledged:after",
    "kiosk_app.centre:Centre.begin_upload:after",
    "offline_store.bindings:Bound.locate:after",
    "kiosk_app.centre:Centre.upload:before",
    "kiosk_app.centre:Centre.upload:after",
    "offline_store.bindings:Bound.release:before",
    "offline_store.bindings:Bound.release:after",
    "kiosk_app.centre:Centre.changes:after",
    "offline_store.receipts:update:after",
    "offline_store.outbox:Outbox.update_receipts:after",
    "kiosk_app.sync.checkpoints:Checkpoints.step:after",
)
CENTRE = [
    *deaths(
        "central.api",
        "central.store.batch:read:after",
        "central.api.log:ingest:after",
        "central.api.log:answer:before",
        "central.store.attachments:settle:before",
        "central.store.attachments:declare:after",
        "central.store.attachments:hold:after",
        "central.store.attachments:settle:after",
    ),
    *deaths(
        "central.opener",
        "offline_store.sealing:Opener.open:after",
        "central.departments.standin:StandIn.decide:after",
        "central.store.cases:next_number:after",
        "central.store.cases:move:after",
        "central.store.opened:put_by:after",
        "central.store.opened:settle:after",
        "central.opener.work:Work._make:before",
        "central.departments.standin:StandIn.document:after",
        "central.store.cases:keep_document:after",
        "central.departments.docket:updates:after",
        "central.store.courses:hear:after",
        "central.store.courses:settle:after",
        "central.store.courses:advance:before",
        "central.store.courses:advance:after",
    ),
]


@pytest.mark.long
@pytest.mark.parametrize(("process", "point"), AGENT)
def test_the_agent_dies(tmp_path: Path, doom: Doom, process: str, point: str) -> None:
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
            dying = subprocess.run(command, env={**os.environ, **doom.of(process, point)}, timeout=PATIENCE)
            assert (dying.returncode, doom.met) == (-9, True)
            with living(command):
                until(lambda: everything_once(store, outbox) and not outbox.attachments.all())
                until(lambda: all(receipt.case_number for receipt in outbox.receipts()))
            AttachmentStore(directory).erase_unbound(outbox.attachments)
            assert list((directory / FOLDER).iterdir()) == []
            assert everything_once(store, outbox)


@pytest.mark.parametrize(("process", "point"), CENTRE)
def test_a_part_of_the_centre_dies(
    tmp_path: Path, doom: Doom, monkeypatch: pytest.MonkeyPatch, process: str, point: str
) -> None:
    data, directory = tmp_path / "centre", tmp_path / "terminal"
    directory.mkdir()
    for name, value in doom.of(process, point).items():
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

            until(lambda: goes_on() and doom.met)


def send(outbox: Outbox, centre: Centre) -> None:
    """Whatever becomes of it: what was not acknowledged is sent again."""
    batch = outbox.pending(100)
    if batch:
        try:
            acknowledged = centre.send([to_event(entry, "T1") for entry in batch])
        except CentreError:
            return
        outbox.acknowledge(acknowledged.stream, acknowledged.through)

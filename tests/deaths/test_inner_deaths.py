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
from tests.deaths.doom import PATIENCE, Doom, everything_once, in_time, prepared, until
from tests.e2e.rig import KIOSK
from tests.offline_store.stores import counting

AGENT = (
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
CENTRE = (
    ("central.api", "central.store.batch:read:after"),
    ("central.api", "central.api.log:ingest:after"),
    ("central.api", "central.api.log:answer:before"),
    ("central.api", "central.store.attachments:settle:before"),
    ("central.api", "central.store.attachments:declare:after"),
    ("central.api", "central.store.attachments:hold:after"),
    ("central.api", "central.store.attachments:settle:after"),
    ("central.opener", "offline_store.sealing:Opener.open:after"),
    ("central.opener", "central.departments.standin:StandIn.decide:after"),
    ("central.opener", "central.store.cases:next_number:after"),
    ("central.opener", "central.store.cases:move:after"),
    ("central.opener", "central.store.opened:put_by:after"),
    ("central.opener", "central.store.opened:settle:after"),
    ("central.opener", "central.opener.work:Work._make:before"),
    ("central.opener", "central.departments.standin:StandIn.document:after"),
    ("central.opener", "central.store.cases:keep_document:after"),
)


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

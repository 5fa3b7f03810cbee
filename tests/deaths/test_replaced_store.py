"""A damaged outbox is being replaced, and whoever does it is killed: what adds up arrives once all the same."""

import os
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from central import site
from offline_store import salvage
from offline_store.attachments import FOLDER
from offline_store.outbox import Outbox
from tests.central.test_serve import enrolled_at, serving
from tests.deaths.doom import PATIENCE, Doom, arrived_once, deaths, living, prepared, until
from tests.e2e.rig import KIOSK
from tests.offline_store.stores import counting

POINTS = deaths(
    "sync",
    "offline_store.aside:begin:after",
    "offline_store.aside:_move:after",
    "offline_store.salvage:_keep:after",
    "offline_store.salvage:salvage:after",
    "offline_store.bindings:carry_over:after",
    "offline_store.commands:carry_over:after",
    "offline_store.aside:replace:after",
    "kiosk_app.sync.rests:Rests._send:after",
    "kiosk_app.sync.rests:Rests._tell_receipts:before",
    "offline_store.outbox:Outbox.arrived:after",
    "offline_store.salvage:done_with:before",
    "offline_store.salvage:done_with:after",
)


def spoil(path: Path) -> None:
    """The page with the receipts: entries can be read, the store as a whole cannot be trusted."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'receipt'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize(("process", "point"), POINTS)
def test_who_replaces_it_dies(tmp_path: Path, doom: Doom, process: str, point: str) -> None:
    data, directory = tmp_path / "centre", tmp_path / "terminal"
    directory.mkdir()
    with serving(data), site.open_store(data) as store:
        mine = enrolled_at(data, directory)

        def opened(prefix: str) -> Outbox:
            path, common = directory / "outbox.db", {"terminal": "T1"}
            return Outbox.open(path, mine.trust.sealer(), clock=time.time, ids=counting(prefix), common=common)

        with opened("old") as outbox:
            prepared(directory, outbox)
            old = [entry.event_id for entry in outbox.entries(0, 100)]
            numbers = {receipt.local_number for receipt in outbox.receipts()}
        spoil(directory / "outbox.db")
        command = [*KIOSK, "sync", "--data", str(directory), "--profile", "demo"]
        dying = subprocess.run(command, env={**os.environ, **doom.of(process, point)}, timeout=PATIENCE)
        assert (dying.returncode, doom.met) == (-9, True)

        def all_there() -> bool:
            events, given, documents = arrived_once(store)
            return set(old) <= set(events) and (given, documents) == (2, 1) and not salvage.rests(directory)

        with living(command):
            until(all_there)
            with opened("new") as outbox:
                until(lambda: {receipt.local_number for receipt in outbox.receipts() if receipt.case_number} == numbers)
                until(lambda: not outbox.attachments.all() and not outbox.pending(1))
                assert outbox.verify() == outbox.stat().head
        assert list((directory / FOLDER).iterdir()) == []
        assert all_there()

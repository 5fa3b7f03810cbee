"""Every store of an earlier version is brought to the newest, and nothing in it is changed by that.

`old/` holds one dump for every version but the newest: an outbox that has seen all there was to see in its day.
"""

import sqlite3
from pathlib import Path

import pytest

from offline_store import outbox as outboxes
from offline_store.records import Receipt, ReceiptDraft
from tests.offline_store.stores import Recipient, dumped, open_outbox

VERSIONS = range(1, len(outboxes.SCHEMA))


def make(directory: Path, version: int) -> list[tuple[object, ...]]:
    """The store as that version left it; returns its entries."""
    connection = sqlite3.connect(directory / "outbox.db")
    connection.executescript(dumped(f"outbox_{version}.sql"))
    assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    rows = connection.execute("SELECT * FROM entry ORDER BY seq").fetchall()
    connection.close()
    return rows


def layout(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = []
    for name, kind in connection.execute("SELECT name, type FROM sqlite_schema ORDER BY name").fetchall():
        rows += [(name, kind, *column) for column in connection.execute(f"PRAGMA table_info({name})")]
    rows += connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_is_lost_and_it_goes_on(tmp_path: Path, version: int) -> None:
    before = make(tmp_path, version)
    for number in range(2):
        with open_outbox(tmp_path, Recipient(), prefix=f"open{number}") as outbox:
            assert outbox.verify() == len(before) + number
            assert outbox.stat().acknowledged == 4
            assert outbox.change_cursor() == 7
            assert outbox.receipts()[:2] == [
                Receipt(
                    "L-T1-20261123-0001",
                    "event-0",
                    "k08",
                    "370600261123009000001",
                    "done",
                    True,
                    "2026-11-23T05:00:00.000Z",
                ),
                Receipt("L-T1-20261123-0002", "event-1", "k08", "", "received", False, "2026-11-23T04:03:00.000Z"),
            ]
            # Appended under the same id before the migration.
            assert outbox.append("application", {}, b"", event_id="event-1").seq == 3
            entry = outbox.append("application", {}, b"", receipt=ReceiptDraft("k08", "20261123"))
            assert entry.local_number == f"L-T1-20261123-{4 + number:04d}"
            outbox.check()
    connection = sqlite3.connect(tmp_path / "outbox.db")
    after = connection.execute("SELECT * FROM entry ORDER BY seq").fetchall()
    connection.close()
    assert after[: len(before)] == before


@pytest.mark.parametrize("version", VERSIONS)
def test_it_ends_with_the_layout_of_a_new_store(tmp_path: Path, version: int) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    make(tmp_path / "old", version)
    for name in ("old", "new"):
        open_outbox(tmp_path / name, Recipient()).close()
    assert layout(tmp_path / "old" / "outbox.db") == layout(tmp_path / "new" / "outbox.db")

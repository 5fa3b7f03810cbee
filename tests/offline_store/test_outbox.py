import json
import random
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_store import database
from offline_store.errors import (
    ChainBroken,
    DiskFailing,
    HeaderRefused,
    StoreDamaged,
    StoreFull,
    StoreNewer,
    WrongStream,
)
from offline_store.header import HeaderValue
from offline_store.outbox import Outbox
from offline_store.records import Draft, ReceiptChange, ReceiptDraft
from tests.offline_store.stores import NOON, Clock, Recipient, open_outbox

DAY = "20261123"


@pytest.fixture
def recipient() -> Recipient:
    return Recipient()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path, recipient: Recipient, clock: Clock) -> Iterator[Outbox]:
    with open_outbox(tmp_path, recipient, clock) as opened:
        yield opened


def change_file(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_store_begins_a_new_stream(outbox: Outbox) -> None:
    (first,) = outbox.pending(10)
    assert (first.seq, first.kind, first.prev) == (1, "stream", bytes(32))
    assert json.loads(first.header) == {
        "v": 1,
        "terminal": "T1",
        "boot": "b",
        "trusted": True,
        "stream": "id-1",
        "seq": 1,
        "id": "id-2",
        "kind": "stream",
        "time": "2026-11-23T04:00:00.000Z",
    }


def test_opening_again_goes_on_with_the_stream(tmp_path: Path, recipient: Recipient) -> None:
    with open_outbox(tmp_path, recipient) as outbox:
        first = outbox.append("application", {}, b"1")
    with open_outbox(tmp_path, recipient, prefix="again") as outbox:
        second = outbox.append("application", {}, b"2")
        assert (second.stream, second.seq) == (first.stream, first.seq + 1)
        assert outbox.verify() == 3


def test_what_is_appended_is_sealed_to_the_centre_and_bound_to_its_header(outbox: Outbox, recipient: Recipient) -> None:
    header: dict[str, HeaderValue] = {"service": "k08", "service_version": 2, "language": "en"}
    outbox.append("application", header, b"body", receipt=ReceiptDraft("k08", DAY))
    entry = outbox.pending(10)[1]
    assert recipient.opener.open(entry.body, aad=entry.header) == b"body"
    text = json.dumps(json.loads(entry.header), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert entry.header == text.encode()


def test_the_same_event_id_gives_the_same_entry(outbox: Outbox) -> None:
    receipt = ReceiptDraft("k01", DAY)
    first = outbox.append("application", {}, b"once", event_id="e", receipt=receipt)
    outbox.append("application", {}, b"other")
    assert outbox.append("application", {}, b"twice", event_id="e", receipt=receipt) == first
    assert outbox.stat().head == 3
    assert len(outbox.receipts()) == 1


def test_a_header_field_outside_the_list_is_refused(outbox: Outbox) -> None:
    for fields in ({"name": "x"}, {"seq": 9}, {"service": 1}, {"service_version": True}, {"service": "x" * 65}):
        with pytest.raises(HeaderRefused):
            outbox.append("application", fields, b"")
    assert outbox.stat().head == 1


def test_entry_receipt_and_local_number_are_one_transaction(outbox: Outbox, recipient: Recipient) -> None:
    receipt = ReceiptDraft("k01", DAY)

    def fails(_: str) -> bytes:
        raise LookupError

    first = outbox.append("application", {}, lambda number: number.encode(), receipt=receipt)
    with pytest.raises(LookupError):
        outbox.append("application", {}, fails, receipt=receipt)
    second = outbox.append("application", {}, b"", receipt=receipt)
    other_day = outbox.append("application", {}, b"", receipt=ReceiptDraft("k01", "20261124"))
    numbers = [first.local_number, second.local_number, other_day.local_number]
    assert numbers == ["L-T1-20261123-0001", "L-T1-20261123-0002", "L-T1-20261124-0001"]
    entry = outbox.pending(10)[1]
    assert json.loads(entry.header)["local_number"] == first.local_number
    assert recipient.opener.open(entry.body, aad=entry.header) == first.local_number.encode()


def test_append_many_appends_all_or_none(outbox: Outbox) -> None:
    def fails(_: str) -> bytes:
        raise LookupError

    with pytest.raises(LookupError):
        outbox.append_many([Draft("application", {}, b"1"), Draft("application", {}, fails)])
    assert outbox.stat().head == 1
    entries = outbox.append_many([Draft("application", {}, b"1"), Draft("evaluation", {}, b"2")])
    assert [entry.seq for entry in entries] == [2, 3]


def test_acknowledging_moves_forward_only(outbox: Outbox, clock: Clock) -> None:
    outbox.append("application", {}, b"", receipt=ReceiptDraft("k01", DAY))
    outbox.append("application", {}, b"")
    clock.now += 5
    stat = outbox.stat()
    assert (stat.head, stat.acknowledged, stat.backlog, stat.oldest_seconds) == (3, 0, 3, 5.0)
    assert [entry.state for entry in outbox.receipts()] == ["stored"]
    outbox.acknowledge(stat.stream, 2)
    outbox.acknowledge(stat.stream, 1)
    assert [entry.seq for entry in outbox.pending(10)] == [3]
    assert [entry.state for entry in outbox.receipts()] == ["received"]
    for stream, through in (("other", 1), (stat.stream, 4)):
        with pytest.raises(WrongStream):
            outbox.acknowledge(stream, through)


def test_the_centres_word_about_a_case_is_kept(outbox: Outbox) -> None:
    entry = outbox.append("application", {}, b"", receipt=ReceiptDraft("k01", DAY))
    change = ReceiptChange(entry.event_id, "370600261123009000001", "done", True, "2026-11-23T04:00:01.000Z")
    stranger = ReceiptChange("unknown", "", "done", False, "")
    assert [row.local_number for row in outbox.update_receipts([stranger, change], cursor=7)] == [entry.local_number]
    assert outbox.change_cursor() == 7
    # A late acknowledgement does not take a case back to "received".
    outbox.acknowledge(entry.stream, entry.seq)
    row = outbox.receipt(entry.local_number)
    assert row is not None
    assert (row.case_number, row.state, row.document) == ("370600261123009000001", "done", True)
    assert outbox.update_receipt(stranger) is None


def test_verify_finds_what_was_changed(tmp_path: Path, recipient: Recipient) -> None:
    for number, (statement, seq) in enumerate(
        [
            ("UPDATE entry SET body = CAST(body || x'00' AS BLOB) WHERE seq = 3", 3),
            ("UPDATE entry SET header = CAST(header || x'20' AS BLOB) WHERE seq = 2", 2),
            ("DELETE FROM entry WHERE seq = 2", 2),
            ("DELETE FROM entry WHERE seq = 4", 4),
            ("UPDATE entry SET digest = zeroblob(32) WHERE seq = 4", 4),
            ("UPDATE entry SET prev = zeroblob(32) WHERE seq = 3", 3),
        ]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        with open_outbox(folder, recipient) as outbox:
            outbox.append_many([Draft("application", {}, b"x")] * 3)
            assert outbox.verify() == 4
            outbox.acknowledge(outbox.stat().stream, 4)
            change_file(folder / "outbox.db", statement)
            with pytest.raises(ChainBroken) as caught:
                outbox.verify()
            assert caught.value.seq == seq, statement


def test_every_connection_is_durable(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "x.db")
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "page_size")
    ]
    connection.close()
    assert found == ["wal", 2, 8192]
    assert (tmp_path / "x.db").stat().st_mode & 0o777 == 0o600


def test_there_is_one_place_that_connects() -> None:
    package = Path(database.__file__).parent
    connecting = [path.name for path in package.glob("*.py") if "sqlite3.connect(" in path.read_text(encoding="utf-8")]
    assert connecting == ["database.py"]


def test_a_full_disk_is_a_known_error_and_keeps_nothing(outbox: Outbox) -> None:
    with outbox.store.reading as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        outbox.append_many(
            [Draft("application", {}, random.Random(1).randbytes(100_000), receipt=ReceiptDraft("k01", DAY))] * 4
        )
    assert (outbox.stat().head, outbox.receipts()) == (1, [])
    with outbox.store.reading as connection:
        connection.execute("PRAGMA max_page_count = 4294967294")
    assert outbox.append("application", {}, b"", receipt=ReceiptDraft("k01", DAY)).local_number.endswith("0001")
    assert outbox.verify() == 2


def test_a_failing_disk_is_a_known_error_and_keeps_nothing(tmp_path: Path, outbox: Outbox) -> None:
    """The kernel refuses to let the file grow, in the middle of a write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    grown = (tmp_path / "outbox.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (grown + 20_000, hard))
    try:
        with pytest.raises(DiskFailing):
            outbox.append("application", {}, random.Random(1).randbytes(100_000), receipt=ReceiptDraft("k01", DAY))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (outbox.stat().head, outbox.receipts()) == (1, [])
    assert outbox.append("application", {}, b"", receipt=ReceiptDraft("k01", DAY)).local_number.endswith("0001")
    assert outbox.verify() == 2


def test_no_room_for_the_index_of_the_log_is_a_full_disk(tmp_path: Path, recipient: Recipient) -> None:
    """The first one to open a store on a full disk fails there, before anything is written."""
    open_outbox(tmp_path, recipient).close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(StoreFull):
            open_outbox(tmp_path, recipient)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    open_outbox(tmp_path, recipient).close()


def test_a_file_that_is_no_store_is_damaged(tmp_path: Path, recipient: Recipient) -> None:
    (tmp_path / "outbox.db").write_bytes(b"nothing that SQLite knows" * 100)
    with pytest.raises(StoreDamaged):
        open_outbox(tmp_path, recipient)
    with pytest.raises(DiskFailing):
        open_outbox(tmp_path / "missing", recipient)


def test_a_newer_schema_is_not_touched(tmp_path: Path, recipient: Recipient) -> None:
    open_outbox(tmp_path, recipient).close()
    change_file(tmp_path / "outbox.db", "PRAGMA user_version = 99")
    with pytest.raises(StoreNewer):
        open_outbox(tmp_path, recipient)


def test_a_dead_clock_still_appends(tmp_path: Path, recipient: Recipient) -> None:
    with open_outbox(tmp_path, recipient, Clock(0.0)) as outbox:
        outbox.append("application", {"trusted": False}, b"")
        assert json.loads(outbox.pending(10)[1].header)["time"] == "1970-01-01T00:00:00.000Z"
        assert outbox.stat().oldest_seconds == 0.0
    with open_outbox(tmp_path, recipient, Clock(NOON)) as outbox:
        assert outbox.stat().oldest_seconds == NOON

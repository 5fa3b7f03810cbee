"""What has arrived goes after its time, or when there is too much of it; what has not, never."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_store.outbox import Outbox
from offline_store.records import Draft, ReceiptChange, ReceiptDraft
from offline_store.retention import SLICE, Limits, Retention, used
from tests.offline_store.stores import Clock, Recipient, open_outbox

RECEIPT = ReceiptDraft("k01", "20261123")
HOUR = 3600.0
MUCH = 10**9


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path, clock: Clock) -> Iterator[Outbox]:
    with open_outbox(tmp_path, Recipient(), clock) as opened:
        yield opened


@pytest.fixture
def running() -> Clock:
    """Monotonic."""
    return Clock(5.0)


def keeper(outbox: Outbox, running: Clock, budget: int = MUCH) -> Retention:
    return Retention(outbox, Limits(24 * HOUR, 48 * HOUR, budget, ("done", "refused")), running)


def fill(outbox: Outbox, count: int) -> None:
    outbox.append_many([Draft("application", {}, b"")] * count)


def acknowledge(outbox: Outbox, through: int) -> None:
    outbox.acknowledge(outbox.stat().stream, through)


def let(hours: int, running: Clock, retention: Retention) -> int:
    """As the agent does it: a step an hour, and more while there is something to do."""
    gone = 0
    for _ in range(hours):
        running.now += HOUR
        while some := retention.step():
            gone += some
    return gone


def sequence(outbox: Outbox) -> list[int]:
    return [entry.seq for entry in outbox.entries(0, MUCH)]


def test_an_entry_goes_a_day_after_it_was_acknowledged(outbox: Outbox, running: Clock) -> None:
    retention = keeper(outbox, running)
    fill(outbox, 4)
    acknowledge(outbox, 2)
    assert let(12, running, retention) == 0
    acknowledge(outbox, 4)
    assert let(12, running, retention) == 0
    assert let(1, running, retention) == 2
    assert sequence(outbox) == [3, 4, 5]
    assert let(30, running, retention) == 2
    assert let(1000, running, retention) == 0
    assert sequence(outbox) == [5]
    assert outbox.verify() == 1
    acknowledge(outbox, 5)
    assert let(30, running, retention) == 1
    assert (outbox.verify(), outbox.append("application", {}, b"").seq) == (0, 6)
    assert outbox.verify() == 1


def test_the_age_is_the_same_after_a_new_start(outbox: Outbox, running: Clock) -> None:
    fill(outbox, 1)
    acknowledge(outbox, 2)
    let(20, running, keeper(outbox, running))
    running.now = 0.0
    retention = keeper(outbox, running)
    assert let(4, running, retention) == 0
    assert let(1, running, retention) == 2


@pytest.mark.parametrize("times", [(0.0, 1_795_406_400.0), (1_795_406_400.0, 4_000_000_000.0), (1e9, 0.0)])
def test_a_clock_that_is_dead_or_jumps_makes_nothing_old(
    outbox: Outbox, clock: Clock, running: Clock, times: tuple[float, float]
) -> None:
    clock.now = times[0]
    retention = keeper(outbox, running)
    entry = outbox.append("application", {}, b"", receipt=RECEIPT)
    acknowledge(outbox, 2)
    outbox.update_receipt(ReceiptChange(entry.event_id, "", "done", False, "1970-01-01T00:00:00.000Z"))
    assert let(1, running, retention) == 0
    clock.now = times[1]
    assert let(22, running, retention) == 0
    assert sequence(outbox) == [1, 2]
    assert let(3, running, retention) == 2
    assert len(outbox.receipts()) == 1


def test_beyond_its_budget_the_oldest_go_early_and_never_what_is_not_acknowledged(
    outbox: Outbox, running: Clock
) -> None:
    for _ in range(20):
        outbox.append_many([Draft("application", {}, bytes(range(256)) * 8)] * 100)
    acknowledge(outbox, 1500)
    with outbox.store.reading as connection:
        full = used(connection)
    assert keeper(outbox, running, full).step() == 0
    retention = keeper(outbox, running, full * 9 // 10)
    gone = let(1, running, retention)
    assert full / 10 / full * 2001 - 1 <= gone <= full / 10 / full * 2001 + SLICE
    assert sequence(outbox)[0] == gone + 1
    assert let(1, running, keeper(outbox, running, 0)) == 1500 - gone
    assert sequence(outbox) == list(range(1501, 2002))
    assert outbox.verify() == 501


def test_one_step_deletes_little(outbox: Outbox, running: Clock) -> None:
    fill(outbox, 3 * SLICE)
    acknowledge(outbox, 3 * SLICE)
    retention = keeper(outbox, running, 0)
    assert [retention.step() for _ in range(4)] == [SLICE, SLICE, SLICE, 0]


def test_the_file_does_not_grow_for_ever(tmp_path: Path, outbox: Outbox, running: Clock) -> None:
    retention = keeper(outbox, running, 0)
    sizes = []
    for _ in range(8):
        fill(outbox, 300)
        acknowledge(outbox, outbox.stat().head)
        let(1, running, retention)
        with outbox.store.reading as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes.append((tmp_path / "outbox.db").stat().st_size)
    assert sizes[-1] <= sizes[0] * 1.1


def test_a_receipt_goes_when_its_case_has_been_decided_for_long(outbox: Outbox, running: Clock) -> None:
    retention = keeper(outbox, running)
    done, open_, again = (outbox.append("application", {}, b"", receipt=RECEIPT) for _ in range(3))
    acknowledge(outbox, 4)
    for entry in (done, again):
        outbox.update_receipt(ReceiptChange(entry.event_id, "1", "done", True, "2026-11-23T04:00:01.000Z"))
    let(40, running, retention)
    # It was decided, and is not any more.
    outbox.update_receipt(ReceiptChange(again.event_id, "1", "supplement", False, "2026-11-23T04:00:02.000Z"))
    let(10, running, retention)
    assert [receipt.event_id for receipt in outbox.receipts()] == [open_.event_id, again.event_id]
    outbox.update_receipt(ReceiptChange(again.event_id, "1", "refused", False, "2026-11-23T04:00:03.000Z"))
    let(47, running, retention)
    assert len(outbox.receipts()) == 2
    let(2, running, retention)
    assert [receipt.event_id for receipt in outbox.receipts()] == [open_.event_id]
    # Its number is not given out again.
    assert outbox.append("application", {}, b"", receipt=RECEIPT).local_number == "L-T1-20261123-0004"


def test_what_fails_halfway_deletes_nothing(tmp_path: Path, outbox: Outbox, running: Clock) -> None:
    fill(outbox, 3)
    acknowledge(outbox, 3)
    retention = keeper(outbox, running, 0)
    with outbox.store.reading as connection:
        connection.execute("CREATE TEMP TRIGGER no BEFORE UPDATE ON main.stream BEGIN SELECT raise(ABORT, 'no'); END")
    with pytest.raises(sqlite3.IntegrityError):
        retention.step()
    assert outbox.verify() == 4

"""Appends from several threads at once: one sync for many, each with its own entries or its own error."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from offline_store.errors import HeaderRefused, SessionForgotten, StoreFull
from offline_store.outbox import Outbox
from offline_store.records import Draft, Entry, ReceiptDraft
from offline_store.sealing import Sealer
from tests.offline_store.stores import Clock, Recipient, counting, open_outbox

BURST = 12
RECEIPT = ReceiptDraft("k01", "20261123")


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path, Recipient()) as opened:
        yield opened


class Commits:
    """Counts them, by what SQLite is asked to do."""

    def __init__(self, outbox: Outbox) -> None:
        self.count = 0
        with outbox.store.reading as connection:
            connection.set_trace_callback(self._see)

    def _see(self, statement: str) -> None:
        self.count += statement == "COMMIT"


@contextmanager
def held(outbox: Outbox) -> Iterator[None]:
    """A leader is in the middle of its commit, and the others have to wait for it."""
    entered, go_on = threading.Event(), threading.Event()

    def body(_: str) -> bytes:
        entered.set()
        assert go_on.wait(20)
        return b"leader"

    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(outbox.append, "application", {}, body)
        assert entered.wait(20)
        try:
            yield
        finally:
            go_on.set()
        leader.result()


def burst(outbox: Outbox, calls: list[Callable[[], list[Entry]]]) -> list["Future[list[Entry]]"]:
    """All of them at once; each done."""
    with ThreadPoolExecutor(len(calls)) as pool, held(outbox):
        futures = [pool.submit(call) for call in calls]
        waiting = outbox._commits._waiting
        while len(waiting) < sum(not future.done() for future in futures):
            threading.Event().wait(0.001)
    return futures


def appending(outbox: Outbox, *drafts: Draft) -> Callable[[], list[Entry]]:
    return lambda: outbox.append_many(drafts)


def test_a_burst_costs_one_commit_after_the_one_under_way(outbox: Outbox) -> None:
    commits = Commits(outbox)
    drafts = [Draft("application", {}, b"%d" % number, receipt=RECEIPT) for number in range(BURST)]
    futures = burst(outbox, [appending(outbox, draft) for draft in drafts])
    assert commits.count == 2
    entries = [entry for future in futures for entry in future.result()]
    assert sorted(entry.seq for entry in entries) == list(range(3, 3 + BURST))
    assert len({entry.local_number for entry in entries}) == BURST
    stored = {entry.seq: entry.digest for entry in outbox.entries(0, 100)}
    assert all(stored[entry.seq] == entry.digest for entry in entries)
    assert outbox.verify() == BURST + 2


def test_what_is_wrong_with_one_does_not_hurt_the_others(outbox: Outbox) -> None:
    def fails(_: str) -> bytes:
        raise LookupError

    gone = Recipient().sealer.session()
    gone.forget()
    good = Draft("application", {}, b"", receipt=RECEIPT)
    calls = [
        appending(outbox, good),
        appending(outbox, Draft("application", {"name": "x"}, b"")),
        appending(outbox, good, Draft("application", {}, fails, receipt=RECEIPT)),
        appending(outbox, Draft("application", {}, b"", session=gone)),
        appending(outbox, good, good),
    ]
    one, refused, broken, forgotten, two = burst(outbox, calls)
    assert isinstance(refused.exception(), HeaderRefused)
    assert isinstance(broken.exception(), LookupError)
    assert isinstance(forgotten.exception(), SessionForgotten)
    numbers = sorted(entry.local_number[-4:] for entry in [*one.result(), *two.result()])
    assert numbers == ["0001", "0002", "0003"]
    assert outbox.verify() == 5
    assert len(outbox.receipts()) == 3


def test_a_full_disk_is_everybodys(outbox: Outbox) -> None:
    big = Draft("application", {}, Sealer({"x": bytes(32)})._randomness(200_000))
    with outbox.store.reading as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    futures = burst(outbox, [appending(outbox, Draft("application", {}, b"")), appending(outbox, big)])
    assert [type(future.exception()) for future in futures] == [StoreFull, StoreFull]
    assert outbox.verify() == 2
    assert outbox.append("application", {}, b"").seq == 3


def test_the_same_id_twice_in_one_burst_is_one_entry(outbox: Outbox) -> None:
    draft = Draft("application", {}, b"", "once", receipt=RECEIPT)
    one, two = burst(outbox, [appending(outbox, draft)] * 2)
    assert one.result() == two.result()
    assert outbox.verify() == 3


def test_without_a_visit_entries_share_a_key_for_an_hour(tmp_path: Path) -> None:
    recipient, now = Recipient(), Clock(0.0)
    with Outbox.open(tmp_path / "outbox.db", recipient.sealer, clock=Clock(), ids=counting(), monotonic=now) as outbox:
        for seconds in (0, 1800, 3599, 3600, 3601):
            now.now = seconds
            outbox.append("print", {}, b"%d" % seconds)
        before = outbox._key._session
        # Not only an append, also a look at the store makes it forgotten.
        now.now = 7200
        outbox.stat()
        assert (before is None, outbox._key._session is None) == (False, True)
        entries = outbox.entries(1, 10)
        keys = [entry.body[:96] for entry in entries]
        assert [keys.index(one) for one in keys] == [0, 0, 0, 3, 3]
        assert [recipient.opener.open(entry.body, aad=entry.header) for entry in entries] == [
            b"0",
            b"1800",
            b"3599",
            b"3600",
            b"3601",
        ]
        session = outbox._key.session()
    with pytest.raises(SessionForgotten):
        session.seal(b"", aad=b"")

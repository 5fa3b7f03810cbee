"""The desk alone: what it does with a command when the clock, the store or the process fails it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from central.store import tables
from central.store.database import rfc3339
from kiosk_app.protocol.commands import CommandResult, CommandsWaiting, SignedCommand
from kiosk_app.protocol.local import Perform, Performed
from kiosk_app.sync.commands import MAX_QUEUE, MAX_STRAYS, CommandDesk
from offline_store.commands import CommandBook, Seen
from offline_store.errors import StoreBusy, StoreFull
from offline_store.outbox import Outbox
from tests.central.centres import TERMINAL, Hall, send_all
from tests.offline_store.stores import NOON, Clock
from tests.sync.commanding import (
    command,
    done,
    sign,
)

LONG_AGO = Clock(3 * 3600.0)
"""1970: the battery of the clock is empty."""


class Desk:
    """A desk with nothing around it, whose clocks are told the time."""

    def __init__(self, hall: Hall, directory: Path, outbox: Outbox, book: CommandBook) -> None:
        self.asked: list[Perform] = []
        self.passed = 0.0
        self.stop = threading.Event()
        self.hall = hall
        self.outbox = outbox
        self.desk = CommandDesk(
            outbox,
            book,
            lambda: hall.trust.command_keys,
            TERMINAL,
            perform=self._perform,
            logs=lambda lines: b"",
            appended=lambda: None,
            clock=LONG_AGO,
            monotonic=lambda: self.passed,
        )

    def _perform(self, order: Perform, _: float) -> Performed:
        self.asked.append(order)
        return done(order)

    def hear(self, *said: SignedCommand, now: float = NOON) -> int:
        return self.desk.take(self.desk.cursor, CommandsWaiting(len(said), rfc3339(now), list(said)))

    def clear(self) -> None:
        while self.desk.step(self.stop, 0.01):
            pass

    def work(self) -> list[str]:
        """Deal with everything in line; outcomes and keys, oldest first, of all that was ever reported."""
        self.clear()
        send_all(self.hall, self.outbox)
        while self.hall.work.step():
            pass
        with self.hall.store.read() as connection:
            table = tables.command_audit
            rows = connection.execute(select(table.c.detail).where(table.c.what != "issued").order_by(table.c.mark))
            return sorted(rows.scalars())


@pytest.fixture
def desk(hall: Hall, directory: Path) -> Iterator[Desk]:
    with hall.outbox(directory) as outbox:
        yield Desk(hall, directory, outbox, CommandBook(outbox.store))


def test_a_command_may_expire_while_it_waits_its_turn(hall: Hall, desk: Desk) -> None:
    desk.hear(sign(hall, command(hall, within=60)))
    desk.passed = 59
    assert desk.work() == ["done"]
    desk.hear(sign(hall, command(hall, within=60)))
    desk.passed += 61
    assert desk.work() == ["done", "expired"]
    assert len(desk.asked) == 1


def test_the_centres_clock_cannot_be_turned_back_behind_what_it_signed(hall: Hall, desk: Desk) -> None:
    """Somebody on the way kept an old command and an old answer; meanwhile a later command was seen."""
    kept = sign(hall, command(hall, within=60))
    hall.clock.now += 3600
    desk.hear(sign(hall, command(hall)), now=hall.clock())
    assert desk.work() == ["done"]
    desk.hear(kept, now=NOON)
    assert desk.work() == ["done", "expired"]


def test_a_command_of_the_future_does_not_move_the_clock(hall: Hall, desk: Desk) -> None:
    early = replace(command(hall), issued=rfc3339(NOON + 90000), expires=rfc3339(NOON + 99000))
    desk.hear(sign(hall, early), sign(hall, command(hall)))
    assert desk.work() == ["done", "refused future"]


def test_nonsense_fills_neither_the_line_nor_the_disk(hall: Hall, desk: Desk) -> None:
    good = sign(hall, command(hall))
    assert desk.desk.take(0, CommandsWaiting(9, "half past nine", [good])) == 0
    assert desk.hear(*[good] * (MAX_QUEUE + 1)) == 0
    assert desk.desk.cursor == 0
    before = desk.outbox.stat().head
    for number in range(MAX_STRAYS + 50):
        desk.hear(SignedCommand("k", f"{{{number}", "x"))
        desk.desk.step(desk.stop, 0.01)
    assert desk.outbox.stat().head - before == MAX_STRAYS
    desk.hear(good)
    assert "done" in desk.work()


def test_a_result_that_was_on_its_way_up_is_not_followed_by_another(hall: Hall, directory: Path, desk: Desk) -> None:
    """Killed after the result was appended and before the book said so."""
    wanted = command(hall)
    with hall.outbox(directory, "other") as outbox:
        book = CommandBook(outbox.store)
        book.begin(wanted.id, wanted.nonce, NOON)
        result = CommandResult(wanted.id, "done", "", rfc3339(NOON))
        desk.outbox.append("command_result", {}, msgspec.json.encode(result), event_id=wanted.id)
        before = desk.outbox.stat().head
        assert book.begun() == [wanted.id]
        desk.desk.settle_interrupted()
        assert (book.begun(), desk.outbox.stat().head) == ([], before)
    assert desk.work() == ["done"]


@pytest.mark.parametrize("step", ["begin", "settle"])
def test_while_the_store_takes_nothing_a_command_waits(
    hall: Hall, desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Nothing is begun that could not be put on the books, and what was done is reported when there is room."""
    real, refusals = getattr(CommandBook, step), [StoreFull(), StoreFull(), StoreBusy()]

    def unwilling(*arguments: object) -> object:
        if refusals:
            raise refusals.pop()
        return real(*arguments)

    monkeypatch.setattr(CommandBook, step, unwilling)
    desk.hear(sign(hall, command(hall)))
    assert desk.work() == ["done"]
    assert (len(desk.asked), refusals) == (1, [])


def test_a_book_tells_what_it_has_seen_and_forgets_nothing(hall: Hall, directory: Path) -> None:
    with hall.outbox(directory) as outbox:
        book = CommandBook(outbox.store)
        assert (book.begin("a", "n1", 5.0), book.begin("b", "n1", 9.0)) == (Seen.FIRST, Seen.NONCE)
        assert book.begin("a", "n2", 99.0) is Seen.AGAIN
        book.settle("b")
    with hall.outbox(directory) as outbox:
        book = CommandBook(outbox.store)
        assert (book.begun(), book.newest()) == (["a"], 9.0)
        assert book.begin("b", "n3", 1.0) is Seen.AGAIN

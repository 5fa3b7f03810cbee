"""The terminal stands for its log with its own key, and the centre holds it to that."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from central.store import tables
from kiosk_app import enrolment
from kiosk_app.protocol.entries import Checkpoint
from kiosk_app.sync.checkpoints import ENTRIES, SECONDS, Checkpoints
from offline_store.outbox import Outbox
from tests.central import pki
from tests.central.centres import TERMINAL, Hall, send_all


class Clock:
    now = 0.0


def checkpoints(hall: Hall, outbox: Outbox, clock: Clock) -> Checkpoints:
    return Checkpoints(outbox, TERMINAL, hall.credentials.sign, lambda: clock.now, lambda: {"trusted": False})


def alarms(hall: Hall) -> list[str]:
    with hall.store.read() as connection:
        return list(connection.execute(select(tables.alarm.c.kind)).scalars())


def kept(hall: Hall) -> list[tuple[int, bool]]:
    with hall.store.read() as connection:
        query = select(tables.checkpoint.c.through, tables.checkpoint.c.holds)
        return [(row.through, row.holds) for row in connection.execute(query.order_by(tables.checkpoint.c.seq))]


def test_one_comes_at_the_start_then_after_so_much_or_so_long(hall: Hall, directory: Path) -> None:
    clock = Clock()
    with hall.outbox(directory) as outbox:
        stand = checkpoints(hall, outbox, clock)
        assert stand.step()
        assert not stand.step()
        clock.now += SECONDS
        assert not stand.step(), "nothing new to stand for"
        outbox.append("evaluation", {}, b"{}")
        assert stand.step()
        for _ in range(ENTRIES - 1):
            outbox.append("evaluation", {}, b"{}")
        assert not stand.step()
        outbox.append("evaluation", {}, b"{}")
        assert stand.step()
        assert not checkpoints(hall, outbox, clock).step(), "started anew, with nothing new"
        send_all(hall, outbox)
    while hall.work.step():
        pass
    assert kept(hall) == [(1, True), (3, True), (4 + ENTRIES, True)]
    assert alarms(hall) == []


def test_what_does_not_hold_is_an_alarm(hall: Hall, directory: Path) -> None:
    (directory / "other").mkdir()
    other = pki.papers("other").kept(directory / "other")
    with hall.outbox(directory) as outbox:
        clock = Clock()
        assert Checkpoints(outbox, TERMINAL, other.sign, lambda: clock.now, dict).step()
        stat = outbox.stat()
        for lie in (
            Checkpoint(stat.stream, stat.head, "00", ""),
            Checkpoint(stat.stream, 99, stat.digest.hex(), "?"),
            Checkpoint("another", stat.head, stat.digest.hex(), ""),
        ):
            outbox.append("checkpoint", {}, msgspec.json.encode(lie))
        send_all(hall, outbox)
    while hall.work.step():
        pass
    assert sorted(alarms(hall)) == ["disowned", "disowned", "disowned", "unsigned"]
    assert [holds for _, holds in kept(hall)] == [False] * 4


def test_the_key_is_the_one_of_the_certificate(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    mine = enrolment.load(directory).credentials
    assert mine
    with pytest.raises(FileNotFoundError):
        type(mine)(directory / "nothing", "").sign(b"")
    assert mine.sign(b"x") != mine.sign(b"y")

import asyncio
import dataclasses
import hashlib
import json
from pathlib import Path

import msgspec
import pytest
import zstandard
from fastapi import HTTPException, Request
from sqlalchemy import select

from central.api.context import MAX_BODY, body
from central.store import tables
from central.store.fleet import CUT_SECONDS
from central.store.verify import check_streams
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.entries import Acknowledgement, EntryData, EntryEvent, Heartbeat, Refusal
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from offline_store.records import Draft
from tests.central.centres import TERMINAL, Hall

NOW = "2026-11-23T04:00:00.000Z"


def events_of(outbox: Outbox, after: int = 0) -> list[EntryEvent]:
    return [to_event(entry, TERMINAL) for entry in outbox.entries(after, 100)]


def held(hall: Hall) -> list[tuple[int, str]]:
    with hall.store.read() as connection:
        query = select(tables.entry.c.seq, tables.entry.c.event_id).order_by(tables.entry.c.seq)
        return [(row.seq, row.event_id) for row in connection.execute(query)]


def refusal(centre: Centre, events: list[EntryEvent]) -> Refusal | int:
    with pytest.raises(Refused) as caught:
        centre.send(events)
    return caught.value.refusal or caught.value.status


@pytest.fixture
def filled(outbox: Outbox) -> Outbox:
    outbox.append_many([Draft("application", {"service": "k01"}, b"x")] * 4)
    return outbox


def test_a_replay_inserts_nothing(hall: Hall, centre: Centre, filled: Outbox) -> None:
    events = events_of(filled)
    stream = filled.stat().stream
    assert centre.send(events[:3]) == Acknowledgement(stream, 3)
    assert centre.send(events[:3]) == Acknowledgement(stream, 3)
    assert centre.send(events[:2]) == Acknowledgement(stream, 3)
    assert centre.send(events[1:]) == Acknowledgement(stream, 5)
    assert [seq for seq, _ in held(hall)] == [1, 2, 3, 4, 5]
    with hall.store.read() as connection:
        assert [(check.entries, check.broken) for check in check_streams(connection)] == [(5, None)]


def test_a_gap_names_what_is_expected(hall: Hall, centre: Centre, filled: Outbox) -> None:
    events = events_of(filled)
    stream = filled.stat().stream
    assert refusal(centre, events[1:]) == Refusal("gap", stream, 1)
    centre.send(events[:2])
    assert refusal(centre, events[3:]) == Refusal("gap", stream, 3)
    assert [seq for seq, _ in held(hall)] == [1, 2]


def forged(event: EntryEvent, prev: str = "") -> EntryEvent:
    """The same number with another body, chain and all."""
    before = prev or event.data.prev
    digest = hashlib.sha256(bytes.fromhex(before) + event.data.header.encode() + b"other").hexdigest()
    return dataclasses.replace(event, data=EntryData(event.data.header, "b3RoZXI=", before, digest))


def test_another_entry_under_a_known_number_is_a_fork(hall: Hall, centre: Centre, filled: Outbox) -> None:
    events = events_of(filled)
    stream = filled.stat().stream
    centre.send(events[:4])
    assert refusal(centre, [forged(events[3])]) == Refusal("fork", stream, 4)
    assert refusal(centre, [forged(events[3])]) == Refusal("fork", stream, 4)
    # The next entry, but of another history: the fork is at what comes before it.
    assert refusal(centre, [forged(events[4], prev="00" * 32)]) == Refusal("fork", stream, 4)
    with hall.store.read() as connection:
        alarms = connection.execute(select(tables.alarm.c.kind, tables.alarm.c.seq)).all()
    assert [tuple(row) for row in alarms] == [("fork", 4)]
    assert centre.send(events) == Acknowledgement(stream, 5)


def test_what_is_not_a_batch_is_refused(hall: Hall, centre: Centre, filled: Outbox) -> None:
    events = events_of(filled)
    first = events[0]
    bad: list[list[EntryEvent]] = [
        [],
        events * 21,
        [events[0], events[2]],
        [events[1], events[0]],
        [dataclasses.replace(first, id="other")],
        [dataclasses.replace(first, source="other")],
        [dataclasses.replace(first, type="other")],
        [dataclasses.replace(first, time="other")],
        [dataclasses.replace(first, sequence="other")],
        [dataclasses.replace(first, data=dataclasses.replace(first.data, body="AAAA"))],
        [dataclasses.replace(first, data=dataclasses.replace(first.data, header="{}"))],
        [dataclasses.replace(first, data=dataclasses.replace(first.data, prev="zz"))],
    ]
    for events in bad:
        assert refusal(centre, events) == 422
    assert held(hall) == []


def post(hall: Hall, body: bytes, encoding: str = "identity") -> int:
    headers = {"Content-Encoding": encoding}
    with hall.session() as session:
        return session.post(f"{hall.url}/v1/entries", data=body, headers=headers, timeout=5).status_code


def test_bodies_are_bounded(hall: Hall) -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(MAX_BODY + 1))
    assert post(hall, bomb, encoding="zstd") == 413
    assert post(hall, b"no zstd", encoding="zstd") == 400
    assert post(hall, b"", encoding="gzip") == 415
    assert post(hall, b"not json") == 422


def test_a_terminal_speaks_for_itself_only(hall: Hall, centre: Centre, filled: Outbox, tmp_path: Path) -> None:
    events = [dataclasses.replace(event, source=event.source.replace(TERMINAL, "OTHER")) for event in events_of(filled)]
    assert refusal(centre, events) == 422
    with pytest.raises(Refused) as caught:
        centre.heartbeat(Heartbeat("OTHER", "s", 0, "", 0, 0.0, "idle", "", NOW))
    assert caught.value.status == 403


def test_a_heartbeat_that_says_no_time_is_none(centre: Centre) -> None:
    with pytest.raises(Refused) as caught:
        centre.heartbeat(Heartbeat(TERMINAL, "s", 0, "", 0, 0.0, "idle", "", "noon"))
    assert caught.value.status == 422


def test_a_heartbeat_shows_a_log_that_was_cut_or_rewritten(hall: Hall, centre: Centre, filled: Outbox) -> None:
    centre.send(events_of(filled))
    stat = filled.stat()
    honest = Heartbeat(TERMINAL, stat.stream, 5, stat.digest.hex(), 0, 0.0, "idle", "0.1.0", NOW)

    def alarms() -> list[tuple[str, int]]:
        with hall.store.read() as connection:
            query = select(tables.alarm.c.kind, tables.alarm.c.seq).order_by(tables.alarm.c.kind)
            return [(row.kind, row.seq) for row in connection.execute(query)]

    assert centre.heartbeat(honest).time == NOW
    centre.heartbeat(dataclasses.replace(honest, head=9, digest="ff"))
    assert alarms() == []
    centre.heartbeat(dataclasses.replace(honest, head=4))
    assert alarms() == [], "an entry may overtake the heartbeat that was made before it"
    hall.clock.now += CUT_SECONDS
    centre.heartbeat(dataclasses.replace(honest, head=4))
    centre.heartbeat(dataclasses.replace(honest, digest="00"))
    assert alarms() == [("cut", 4), ("rewritten", 5)]


def test_the_store_keeps_the_exact_bytes(hall: Hall, centre: Centre, filled: Outbox) -> None:
    centre.send(events_of(filled))
    with hall.store.read() as connection:
        rows = connection.execute(select(tables.entry).order_by(tables.entry.c.seq)).all()
    for row, entry in zip(rows, filled.entries(0, 10), strict=True):
        assert (row.header, row.body, row.prev, row.digest) == (entry.header, entry.body, entry.prev, entry.digest)
    assert json.loads(rows[0].header)["kind"] == "stream"


def test_verify_finds_a_changed_entry(hall: Hall, centre: Centre, filled: Outbox) -> None:
    centre.send(events_of(filled))
    with hall.store.write() as connection:
        connection.execute(tables.entry.update().where(tables.entry.c.seq == 3).values(body=b"changed"))
    with hall.store.read() as connection:
        assert [check.broken for check in check_streams(connection)] == [3]


def test_every_key_contains_the_terminal() -> None:
    """What lets the tables be distributed by terminal. What all share: counters, a cursor, and whose paper is whose."""
    for table in tables.metadata.sorted_tables:
        assert "terminal" in table.primary_key.columns or table.name in (
            "case_serial",
            "course_cursor",
            "numbered_sheet",
            "paper",
        )


def test_answers_are_the_protocols(hall: Hall, centre: Centre, filled: Outbox) -> None:
    payload = msgspec.json.encode(events_of(filled)[1:])
    with hall.session() as session:
        reply = session.post(f"{hall.url}/v1/entries", data=payload, timeout=5)
    assert (reply.status_code, reply.json()) == (409, {"error": "gap", "stream": filled.stat().stream, "seq": 1})


def test_a_request_that_breaks_off_is_a_bad_one_and_no_bug() -> None:
    """Else each cable that is cut writes a traceback into the centre's log."""

    async def cut() -> dict[str, str]:
        return {"type": "http.disconnect"}

    with pytest.raises(HTTPException) as caught:
        asyncio.run(body(Request({"type": "http", "headers": []}, cut)))
    assert caught.value.status_code == 400

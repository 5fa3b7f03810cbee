"""Takes a batch in: once, in order, without a hole.

One transaction locks the stream's cursor, inserts what lies beyond it, and moves it. A replay inserts nothing. What
the centre holds is never replaced: another entry under a known number is a fork, recorded as an alarm.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, insert, select, update

from central.store import tables
from central.store.alarms import raise_alarm
from central.store.batch import START, Arrival
from central.store.cases import register
from kiosk_app.protocol.entries import Acknowledgement, Kind, Refusal

_cursor = tables.stream_cursor
_entry = tables.entry
NUMBERED: Final = (Kind.APPLICATION, Kind.TICKET)
"""What gets a number at the centre."""


def ingest(connection: Connection, arrivals: Sequence[Arrival], now: float) -> Acknowledgement | Refusal:
    """Store `arrivals` (one terminal and stream, consecutive) inside the caller's transaction. now: since 1970."""
    terminal, stream = arrivals[0].head.terminal, arrivals[0].head.stream
    mine = (_cursor.c.terminal == terminal) & (_cursor.c.stream == stream)
    row = connection.execute(select(_cursor.c.acked, _cursor.c.digest).where(mine).with_for_update()).one_or_none()
    acked, digest = row or (0, START)
    if arrivals[0].head.seq > acked + 1:
        return Refusal("gap", stream, acked + 1)
    fork = _fork(connection, arrivals, acked, digest)
    if fork is not None:
        raise_alarm(connection, terminal, "fork", stream, fork, now)
        return Refusal("fork", stream, fork)
    fresh = [arrival for arrival in arrivals if arrival.head.seq > acked]
    if not fresh:
        return Acknowledgement(stream, acked)
    connection.execute(insert(_entry), [_row(arrival, now) for arrival in fresh])
    for arrival in fresh:
        if arrival.head.kind in NUMBERED:
            head = arrival.head
            register(connection, terminal, head.id, head.local_number, head.service, now)
    last = fresh[-1]
    if row is None:
        values = {"terminal": terminal, "stream": stream, "acked": last.head.seq, "digest": last.digest}
        connection.execute(insert(_cursor).values(values))
    else:
        connection.execute(update(_cursor).where(mine).values(acked=last.head.seq, digest=last.digest))
    return Acknowledgement(stream, last.head.seq)


def acknowledged(connection: Connection, terminal: str, stream: str) -> int:
    """Up to which number the centre holds the stream."""
    mine = (_cursor.c.terminal == terminal) & (_cursor.c.stream == stream)
    return connection.execute(select(_cursor.c.acked).where(mine)).scalar_one_or_none() or 0


def _fork(connection: Connection, arrivals: Sequence[Arrival], acked: int, digest: bytes) -> int | None:
    """The first number that is held with another digest."""
    head = arrivals[0].head
    query = select(_entry.c.seq, _entry.c.digest).where(
        _entry.c.terminal == head.terminal,
        _entry.c.stream == head.stream,
        _entry.c.seq.between(head.seq, arrivals[-1].head.seq),
    )
    held: dict[int, bytes] = {row.seq: row.digest for row in connection.execute(query)}
    for arrival in arrivals:
        if arrival.head.seq in held and held[arrival.head.seq] != arrival.digest:
            return arrival.head.seq
        if arrival.head.seq == acked + 1 and arrival.prev != digest:
            return acked
    return None


def _row(arrival: Arrival, now: float) -> dict[str, object]:
    return {
        "terminal": arrival.head.terminal,
        "stream": arrival.head.stream,
        "seq": arrival.head.seq,
        "event_id": arrival.head.id,
        "kind": arrival.head.kind,
        "header": arrival.header,
        "body": arrival.body,
        "prev": arrival.prev,
        "digest": arrival.digest,
        "received": now,
        "opened": False,
    }

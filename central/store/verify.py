"""Walks every stream the centre holds: no hole, every digest right, the cursor at its end."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from central.store import tables
from central.store.batch import START


@dataclass(frozen=True, slots=True)
class StreamCheck:
    """broken: the first sequence number that does not fit, None when all do."""

    terminal: str
    stream: str
    entries: int
    broken: int | None


def check_streams(connection: Connection) -> Iterator[StreamCheck]:
    cursor = tables.stream_cursor
    query = select(cursor.c.terminal, cursor.c.stream, cursor.c.acked, cursor.c.digest)
    for terminal, stream, acked, digest in connection.execute(query).all():
        yield _check(connection, terminal, stream, acked, digest)


def _check(connection: Connection, terminal: str, stream: str, acked: int, digest: bytes) -> StreamCheck:
    entry = tables.entry
    prev, seq = START, 0
    query = select(entry.c.seq, entry.c.prev, entry.c.header, entry.c.body, entry.c.digest)
    mine = query.where(entry.c.terminal == terminal, entry.c.stream == stream).order_by(entry.c.seq)
    for row in connection.execute(mine):
        seq += 1
        made = hashlib.sha256(row.prev + row.header + row.body).digest()
        if row.seq != seq or row.prev != prev or row.digest != made:
            return StreamCheck(terminal, stream, seq, seq)
        prev = made
    return StreamCheck(terminal, stream, seq, None if (seq, prev) == (acked, digest) else seq + 1)

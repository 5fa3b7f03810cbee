"""The rows of the log, as they are written and read. All functions run on the outbox's connection."""

import sqlite3

from offline_store.records import Entry, StoredEntry


def head(connection: sqlite3.Connection) -> tuple[str, int, bytes, int] | None:
    """Stream, its last number, that entry's digest, and how far it is acknowledged; None before a stream began."""
    row: tuple[str, int, bytes, int] | None = connection.execute(
        "SELECT stream.stream, coalesce(seq, pruned), coalesce(digest, pruned_digest), acknowledged FROM stream"
        " LEFT JOIN (SELECT seq, digest FROM entry ORDER BY seq DESC LIMIT 1)"
    ).fetchone()
    return row


def after(connection: sqlite3.Connection, seq: int, limit: int) -> list[StoredEntry]:
    """At most `limit` entries with a number above `seq`, in order."""
    rows = connection.execute(
        "SELECT stream, seq, event_id, kind, header, body, prev, digest FROM entry WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, limit),
    ).fetchall()
    return [StoredEntry(*row) for row in rows]


def insert(connection: sqlite3.Connection, entry: StoredEntry, *, named: bool) -> None:
    """named: its event id was chosen by who appended it, and must not come a second time."""
    connection.execute(
        "INSERT INTO entry (stream, seq, event_id, named, kind, header, body, prev, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.stream,
            entry.seq,
            entry.event_id,
            named,
            entry.kind,
            entry.header,
            entry.body,
            entry.prev,
            entry.digest,
        ),
    )


def known(connection: sqlite3.Connection, event_id: str) -> Entry | None:
    """The entry that was appended under this id."""
    row = connection.execute(
        "SELECT entry.stream, entry.seq, entry.digest, receipt.local_number FROM entry"
        " LEFT JOIN receipt USING (event_id) WHERE event_id = ? AND named = 1",
        (event_id,),
    ).fetchone()
    return Entry(row[0], row[1], event_id, row[2], row[3] or "") if row else None


def begin(connection: sqlite3.Connection, stream: str, *, after: int, digest: bytes, number_floor: int = 0) -> None:
    """A stream whose next entry is `after` + 1, where `digest` is that of entry `after`, which is acknowledged."""
    connection.execute(
        "INSERT INTO stream (one, stream, acknowledged, pruned, pruned_digest, number_floor) VALUES (1, ?, ?, ?, ?, ?)",
        (stream, after, after, digest, number_floor),
    )

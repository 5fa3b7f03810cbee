"""The rows of the log, as they are written and read. All functions run on the outbox's connection."""

import sqlite3

from msgspec.structs import astuple

from offline_store.errors import StoreDamaged
from offline_store.records import Entry, StoredEntry


def head(connection: sqlite3.Connection) -> tuple[str, int, bytes, int] | None:
    """Stream, its last number, that entry's digest, and how far it is acknowledged; None before a stream began."""
    row: tuple[str, int, bytes, int] | None = connection.execute(
        "SELECT stream.stream, coalesce(seq, pruned), coalesce(digest, pruned_digest), acknowledged FROM stream"
        " LEFT JOIN (SELECT seq, digest FROM entry ORDER BY seq DESC LIMIT 1)"
    ).fetchone()
    return row


class Head:
    """The last entry, kept in mind from one durable transaction to the next while nobody else writes."""

    def __init__(self) -> None:
        self._last: Entry | None = None
        self._of: tuple[sqlite3.Connection, int] | None = None

    def read(self, connection: sqlite3.Connection) -> Entry:
        """Its event id is told only when it was kept. Inside a write transaction: nobody else writes meanwhile."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        last, self._last = self._last, None
        if last and self._of == (connection, version):
            return last
        self._of = connection, version
        row = head(connection)
        if row is None:
            raise StoreDamaged("no stream")
        return Entry(row[0], row[1], "", row[2])

    def keep(self, last: Entry) -> None:
        """The transaction that read it is durable, and this is the last entry now."""
        self._last = last


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
        "INSERT INTO entry (stream, seq, event_id, kind, header, body, prev, digest, named)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*astuple(entry), named),
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

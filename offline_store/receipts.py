"""Receipt rows and local numbers: what a terminal still knows of a case after the citizen has gone.

Local number, event id, service, case number and state; nothing of the person. All functions run on the outbox's
connection, those that write inside its transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Final

from offline_store.errors import AlreadyAppended, HeaderRefused
from offline_store.records import RECEIVED, STORED, Receipt, ReceiptChange, ReceiptDraft

Row = tuple[str, str, str, str, str, int, str]
ALL: Final = "SELECT local_number, event_id, service, case_number, state, document, updated FROM receipt ORDER BY rowid"


def allocate(connection: sqlite3.Connection, draft: ReceiptDraft, terminal: str, event_id: str, now: str) -> str:
    """The next local number of the day, with its row.

    Raises HeaderRefused without a terminal, AlreadyAppended when the event id has a number.
    """
    if not terminal:
        raise HeaderRefused("terminal")
    (last,) = connection.execute(
        "INSERT INTO local_number (day, last) SELECT ?, number_floor + 1 FROM stream WHERE true"
        " ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
        (draft.day,),
    ).fetchone()
    number = f"L-{terminal}-{draft.day}-{last:04d}"
    row = Receipt(number, event_id, draft.service, "", STORED, document=False, updated=now)
    if not insert(connection, row):
        (number,) = connection.execute("SELECT local_number FROM receipt WHERE event_id = ?", (event_id,)).fetchone()
        raise AlreadyAppended(event_id, number)
    return number


def insert(connection: sqlite3.Connection, row: Receipt) -> bool:
    """False when there is one of this event id or local number."""
    return bool(
        connection.execute(
            "INSERT INTO receipt (local_number, event_id, service, case_number, state, document, updated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                row.local_number,
                row.event_id,
                row.service,
                row.case_number,
                row.state,
                int(row.document),
                row.updated,
            ),
        ).rowcount
    )


def mark_received(connection: sqlite3.Connection, after: int, through: int, now: str) -> None:
    """The entries above `after` and up to `through` are at the centre; a state the centre already told is kept."""
    connection.execute(
        "UPDATE receipt SET state = ?, updated = ? WHERE state = ?"
        " AND event_id IN (SELECT event_id FROM entry WHERE seq > ? AND seq <= ?)",
        (RECEIVED, now, STORED, after, through),
    )


def mark_sent(connection: sqlite3.Connection, event_ids: Sequence[str], now: str) -> None:
    """The entries of these ids are at the centre, from another stream than this store's."""
    connection.executemany(
        "UPDATE receipt SET state = ?, updated = ? WHERE state = ? AND event_id = ?",
        [(RECEIVED, now, STORED, event_id) for event_id in event_ids],
    )


def update(connection: sqlite3.Connection, change: ReceiptChange) -> Receipt | None:
    row = connection.execute(
        "UPDATE receipt SET case_number = ?, state = ?, document = ?, updated = ?, final = NULL WHERE event_id = ?"
        " RETURNING local_number, event_id, service, case_number, state, document, updated",
        (change.case_number, change.state, int(change.document), change.updated, change.event_id),
    ).fetchall()
    return from_row(row[0]) if row else None


def note_final(connection: sqlite3.Connection, states: Collection[str], age: float) -> None:
    """Rows in one of `states`, which nothing follows, have been there since `age` at the latest."""
    connection.execute(
        "UPDATE receipt SET final = ? WHERE final IS NULL AND state IN (SELECT value FROM json_each(?))",
        (age, json.dumps(list(states))),
    )


def forget(connection: sqlite3.Connection, final_before: float, limit: int) -> int:
    """Delete at most `limit` rows that are final since that age or longer; returns how many went."""
    return connection.execute(
        "DELETE FROM receipt WHERE rowid IN (SELECT rowid FROM receipt WHERE final <= ? LIMIT ?)", (final_before, limit)
    ).rowcount


def all_rows(connection: sqlite3.Connection) -> list[Receipt]:
    return [from_row(row) for row in connection.execute(ALL).fetchall()]


def by_local_number(connection: sqlite3.Connection, local_number: str) -> Receipt | None:
    row = connection.execute(
        "SELECT local_number, event_id, service, case_number, state, document, updated FROM receipt"
        " WHERE local_number = ?",
        (local_number,),
    ).fetchone()
    return from_row(row) if row else None


def from_row(row: Row) -> Receipt:
    local_number, event_id, service, case_number, state, document, updated = row
    return Receipt(local_number, event_id, service, case_number, state, bool(document), updated)

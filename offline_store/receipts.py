"""Receipt rows and local numbers: what a terminal still knows of a case after the citizen has gone.

Local number, event id, service, case number and state; nothing of the person. All functions run on the outbox's
connection, those that write inside its transaction.
"""

import sqlite3

from offline_store.errors import HeaderRefused
from offline_store.records import RECEIVED, STORED, Receipt, ReceiptChange, ReceiptDraft


def allocate(connection: sqlite3.Connection, draft: ReceiptDraft, terminal: str, event_id: str, now: str) -> str:
    """The next local number of the day, with its row. Raises HeaderRefused without a terminal."""
    if not terminal:
        raise HeaderRefused("terminal")
    (last,) = connection.execute(
        "INSERT INTO local_number (day, last) VALUES (?, 1)"
        " ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
        (draft.day,),
    ).fetchone()
    number = f"L-{terminal}-{draft.day}-{last:04d}"
    connection.execute(
        "INSERT INTO receipt (local_number, event_id, service, case_number, state, document, updated)"
        " VALUES (?, ?, ?, '', ?, 0, ?)",
        (number, event_id, draft.service, STORED, now),
    )
    return number


def mark_received(connection: sqlite3.Connection, after: int, through: int, now: str) -> None:
    """The entries above `after` and up to `through` are at the centre; a state the centre already told is kept."""
    connection.execute(
        "UPDATE receipt SET state = ?, updated = ? WHERE state = ?"
        " AND event_id IN (SELECT event_id FROM entry WHERE seq > ? AND seq <= ?)",
        (RECEIVED, now, STORED, after, through),
    )


def update(connection: sqlite3.Connection, change: ReceiptChange) -> Receipt | None:
    row = connection.execute(
        "UPDATE receipt SET case_number = ?, state = ?, document = ?, updated = ? WHERE event_id = ? RETURNING *",
        (change.case_number, change.state, int(change.document), change.updated, change.event_id),
    ).fetchall()
    return _receipt(row[0]) if row else None


def all_rows(connection: sqlite3.Connection) -> list[Receipt]:
    return [_receipt(row) for row in connection.execute("SELECT * FROM receipt ORDER BY rowid").fetchall()]


def by_local_number(connection: sqlite3.Connection, local_number: str) -> Receipt | None:
    row = connection.execute("SELECT * FROM receipt WHERE local_number = ?", (local_number,)).fetchone()
    return _receipt(row) if row else None


def _receipt(row: tuple[str, str, str, str, str, int, str]) -> Receipt:
    local_number, event_id, service, case_number, state, document, updated = row
    return Receipt(local_number, event_id, service, case_number, state, bool(document), updated)

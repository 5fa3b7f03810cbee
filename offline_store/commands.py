"""Which commands were ever taken in, so that none is begun a second time: not when it comes again, not after a crash.

The row is durable before anything is done. A row that is not settled when its process starts belongs to a command
that was interrupted; nobody knows how far it got.
"""

import sqlite3
from enum import Enum

from offline_store import database
from offline_store.store import Store


class Seen(Enum):
    """What `begin` found."""

    FIRST = "first"
    AGAIN = "again"
    NONCE = "nonce"
    """Another command used this nonce; this one is on the books now as well."""


def carry_over(damaged: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    """Every row that can be read."""
    rows = database.readable(damaged, "SELECT id, nonce, issued, settled FROM command", str, str, float, int)
    connection.executemany("INSERT OR IGNORE INTO command (id, nonce, issued, settled) VALUES (?, ?, ?, ?)", rows)


class CommandBook:
    """Part of an outbox. Raises the store's errors."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, command: str, nonce: str, issued: float) -> Seen:
        """Say durably that the command of this id is about to be dealt with; only FIRST may be.

        issued: seconds since 1970 at which the centre's clock has certainly been, 0 when nothing is certain.
        """
        with self._store.writing as connection:
            if connection.execute("SELECT 1 FROM command WHERE id = ?", (command,)).fetchone():
                return Seen.AGAIN
            used = connection.execute("SELECT 1 FROM command WHERE nonce = ?", (nonce,)).fetchone()
            connection.execute(
                "INSERT INTO command (id, nonce, issued, settled) VALUES (?, ?, ?, 0)", (command, nonce, issued)
            )
            return Seen.NONCE if used else Seen.FIRST

    def settle(self, command: str) -> None:
        """Its result is in the outbox."""
        with self._store.writing as connection:
            connection.execute("UPDATE command SET settled = 1 WHERE id = ?", (command,))

    def begun(self) -> list[str]:
        """Ids of those without a result, in the order in which they were begun."""
        with self._store.reading as connection:
            rows = connection.execute("SELECT id FROM command WHERE settled = 0 ORDER BY rowid").fetchall()
            return [row[0] for row in rows]

    def newest(self) -> float:
        """The latest `issued` of all; 0 in a new store."""
        with self._store.reading as connection:
            (latest,) = connection.execute("SELECT coalesce(max(issued), 0.0) FROM command").fetchone()
            return float(latest)

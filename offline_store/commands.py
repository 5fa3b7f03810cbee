"""Which commands were ever taken in, so that none is begun a second time: not when it comes again, not after a crash.

The row is durable before anything is done. A row that is not settled when its process starts belongs to a command
that was interrupted; nobody knows how far it got.
"""

import sqlite3
import threading
from enum import Enum
from pathlib import Path
from typing import Self

from offline_store import database
from offline_store.outbox import SCHEMA


class Seen(Enum):
    """What `begin` found."""

    FIRST = "first"
    AGAIN = "again"
    NONCE = "nonce"
    """Another command used this nonce; this one is on the books now as well."""


class CommandBook:
    """One connection to the outbox's file; safe to share between threads. Raises StoreFull, StoreDamaged, StoreBusy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open or create the store."""
        connection = database.connect(Path(path))
        try:
            database.apply_schema(connection, SCHEMA)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, command: str, nonce: str, issued: float) -> Seen:
        """Say durably that the command of this id is about to be dealt with; only FIRST may be.

        issued: seconds since 1970 at which the centre's clock has certainly been, 0 when nothing is certain.
        """
        with self._lock, database.Transaction(self._connection):
            if self._connection.execute("SELECT 1 FROM command WHERE id = ?", (command,)).fetchone():
                return Seen.AGAIN
            used = self._connection.execute("SELECT 1 FROM command WHERE nonce = ?", (nonce,)).fetchone()
            self._connection.execute(
                "INSERT INTO command (id, nonce, issued, settled) VALUES (?, ?, ?, 0)", (command, nonce, issued)
            )
            return Seen.NONCE if used else Seen.FIRST

    def settle(self, command: str) -> None:
        """Its result is in the outbox."""
        with self._lock, database.Transaction(self._connection):
            self._connection.execute("UPDATE command SET settled = 1 WHERE id = ?", (command,))

    def begun(self) -> list[str]:
        """Ids of those without a result, in the order in which they were begun."""
        with self._lock, database.KnownErrors():
            rows = self._connection.execute("SELECT id FROM command WHERE settled = 0 ORDER BY rowid").fetchall()
            return [row[0] for row in rows]

    def newest(self) -> float:
        """The latest `issued` of all; 0 in a new store."""
        with self._lock, database.KnownErrors():
            (latest,) = self._connection.execute("SELECT coalesce(max(issued), 0.0) FROM command").fetchone()
            return float(latest)

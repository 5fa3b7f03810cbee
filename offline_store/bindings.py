"""Which sealed file belongs to which entry, and how far it is on its way to the centre.

A row lives from the transaction that appends the entry until the centre holds the file. The rows of a salvaged stream
lie in its own store.
"""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from offline_store import database
from offline_store.records import BoundAttachment, SealedAttachment

ATTEMPTS: Final = 2
"""A file whose digest the centre denies is sent once more; then it stays here, for a person to look at."""
SALVAGED: Final = "salvaged"
_ROWS: Final = "SELECT id, event_id, size, digest, location, refused FROM attachment"


class Bound:
    """The rows of one outbox, on its connection and under its lock. Raises the store's errors."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.Lock) -> None:
        self._connection = connection
        self._lock = lock

    def bind(self, seq: int, event_id: str, attachments: Iterable[SealedAttachment]) -> None:
        """Inside the transaction that appends entry `seq`."""
        rows = [(one.id, seq, event_id, one.size, one.digest) for one in attachments]
        if rows:
            self._connection.executemany("INSERT INTO attachment VALUES (?, ?, ?, ?, ?, '', 0)", rows)

    def waiting(self) -> list[BoundAttachment]:
        """Those whose entry is acknowledged and that may still be sent, the smallest first."""
        return self._rows(f"{_ROWS}, stream WHERE seq <= acknowledged AND refused < {ATTEMPTS} ORDER BY size, id")

    def all(self) -> list[BoundAttachment]:
        """By id."""
        return self._rows(f"{_ROWS} ORDER BY id")

    def locate(self, attachment_id: str, location: str) -> None:
        """Where the centre takes it in; "" when it is to begin anew."""
        self._change("UPDATE attachment SET location = ? WHERE id = ?", location, attachment_id)

    def refuse(self, attachment_id: str) -> None:
        """The centre got other bytes than were promised, and threw them away."""
        self._change("UPDATE attachment SET location = '', refused = refused + 1 WHERE id = ?", attachment_id)

    def give_up(self, attachment_id: str) -> None:
        """It cannot be sent as it is."""
        self._change("UPDATE attachment SET refused = ? WHERE id = ?", ATTEMPTS, attachment_id)

    def release(self, attachment_id: str) -> None:
        """The centre holds it whole: its file may go."""
        self._change("DELETE FROM attachment WHERE id = ?", attachment_id)

    def _rows(self, query: str) -> list[BoundAttachment]:
        with self._lock, database.KnownErrors():
            return [BoundAttachment(*row) for row in self._connection.execute(query).fetchall()]

    def _change(self, statement: str, *values: str | int) -> None:
        with self._lock, database.Transaction(self._connection):
            self._connection.execute(statement, values)


def salvaged(directory: Path) -> list[Path]:
    """The stores of streams that ended in damage and are not yet wholly at the centre, oldest first."""
    return sorted((directory / SALVAGED).glob("*.db"))


def bound_in(stores: Iterable[Path]) -> set[str]:
    """Ids of the files that the entries of these stores name. Raises the store's errors."""
    found = set[str]()
    for path in stores:
        connection = database.connect(path)
        try:
            found.update(one.id for one in Bound(connection, threading.Lock()).all())
        finally:
            connection.close()
    return found

"""Which sealed file belongs to which entry, and how far it is on its way to the centre.

A row lives from the transaction that appends the entry until the centre holds the file.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final

from offline_store import database
from offline_store.records import BoundAttachment, SealedAttachment
from offline_store.store import Store

ATTEMPTS: Final = 2
"""A file whose digest the centre denies is sent once more; then it stays here, for a person to look at."""
_ROWS: Final = "SELECT id, event_id, size, digest, location, refused FROM attachment"


def bind(connection: sqlite3.Connection, seq: int, event_id: str, attachments: Iterable[SealedAttachment]) -> None:
    """Inside the transaction that appends entry `seq`."""
    rows = [(one.id, seq, event_id, one.size, one.digest) for one in attachments]
    connection.executemany("INSERT INTO attachment VALUES (?, ?, ?, ?, ?, '', 0)", rows)


def carry_over(damaged: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    """Every row that can be read. In the new stream they wait for no entry of it: the centre says when to send them."""
    kinds = (str, str, int, bytes, str, int)
    for one, event_id, size, digest, location, refused in database.readable(damaged, _ROWS, *kinds):
        row = (one, 0, event_id, size, digest, location, refused)
        connection.execute("INSERT OR IGNORE INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?)", row)


class Bound:
    """The rows of one outbox. Raises the store's errors."""

    def __init__(self, store: Store) -> None:
        self._store = store

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
        with self._store.reading as connection:
            return [BoundAttachment(*row) for row in connection.execute(query).fetchall()]

    def _change(self, statement: str, *values: str | int) -> None:
        with self._store.writing as connection:
            connection.execute(statement, values)

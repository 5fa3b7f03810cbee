"""What was sent to a printer. An official sheet must not come out twice because a process died in between.

The intent is durable before the first byte goes to the printer, the outcome after the last. An intent without an
outcome means that nobody knows; at the next start it becomes `unknown` and someone has to ask the citizen.
"""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from offline_store import database
from offline_store.errors import AlreadyPrinted
from offline_store.header import rfc3339

SCHEMA: Final = ("ledger_0001.sql",)


class Outcome(StrEnum):
    OPEN = ""
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """number: of this attempt. document: the sheet's id. reason: why it was printed again, "" the first time."""

    number: int
    document: str
    event_id: str
    official: bool
    reason: str
    outcome: Outcome
    intended: str
    settled: str


class PrintLedger:
    """One connection to the ledger; safe to share between threads. Raises StoreFull, StoreDamaged, StoreBusy."""

    def __init__(self, connection: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._connection = connection
        self._clock = clock
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path | str, *, clock: Callable[[], float]) -> Self:
        """Open or create the ledger. clock: seconds since 1970."""
        connection = database.connect(Path(path))
        try:
            database.apply_schema(connection, SCHEMA)
        except BaseException:
            connection.close()
            raise
        return cls(connection, clock)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def check(self) -> None:
        """Whether the file itself is whole."""
        with self._lock:
            database.check(self._connection)

    def intend(self, document: str, *, event_id: str, official: bool, reason: str = "") -> PrintRecord:
        """Say durably that `document` is about to be printed.

        Raises AlreadyPrinted when an official document was printed, may have been, or is being printed right now, and
        no `reason` (a short key such as "citizen_has_none") says why it should come out again.
        """
        with self._lock, database.Transaction(self._connection):
            if official and not reason:
                earlier = self._connection.execute(
                    "SELECT outcome FROM print WHERE document = ? AND official = 1 AND outcome != ?"
                    " ORDER BY number DESC LIMIT 1",
                    (document, Outcome.FAILED),
                ).fetchone()
                if earlier:
                    raise AlreadyPrinted(document, earlier[0] or Outcome.UNKNOWN)
            row = self._connection.execute(
                "INSERT INTO print (document, event_id, official, reason, outcome, intended, settled)"
                " VALUES (?, ?, ?, ?, '', ?, '') RETURNING *",
                (document, event_id, int(official), reason, rfc3339(self._clock())),
            ).fetchone()
            return _record(row)

    def settle(self, number: int, outcome: Outcome) -> None:
        """Record what became of the attempt. A later word replaces an earlier one: `unknown` may be cleared up."""
        with self._lock, database.Transaction(self._connection):
            self._connection.execute(
                "UPDATE print SET outcome = ?, settled = ? WHERE number = ?", (outcome, rfc3339(self._clock()), number)
            )

    def settle_interrupted(self) -> list[PrintRecord]:
        """At start: attempts without an outcome become `unknown`; returns them, so that someone can ask."""
        with self._lock, database.Transaction(self._connection):
            rows = self._connection.execute(
                "UPDATE print SET outcome = ?, settled = ? WHERE outcome = '' RETURNING *",
                (Outcome.UNKNOWN, rfc3339(self._clock())),
            ).fetchall()
            return [_record(row) for row in rows]

    def history(self, document: str) -> list[PrintRecord]:
        """All attempts for `document`, oldest first."""
        with self._lock, database.KnownErrors():
            rows = self._connection.execute(
                "SELECT * FROM print WHERE document = ? ORDER BY number", (document,)
            ).fetchall()
            return [_record(row) for row in rows]


def _record(row: tuple[int, str, str, int, str, str, str, str]) -> PrintRecord:
    number, document, event_id, official, reason, outcome, intended, settled = row
    return PrintRecord(number, document, event_id, bool(official), reason, Outcome(outcome), intended, settled)

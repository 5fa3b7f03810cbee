"""What was sent to a printer. An official sheet must not come out twice because a process died in between.

The intent is durable before the first byte goes to the printer, the outcome after the last. An intent without an
outcome means that nobody knows; at the next start it becomes `unknown` and someone has to ask the citizen.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from offline_store import database
from offline_store.errors import AlreadyPrinted
from offline_store.header import rfc3339
from offline_store.paper_stock import PaperStock, SheetState
from offline_store.store import Store

SCHEMA: Final = ("ledger_0001.sql", "ledger_0002.sql")


class Outcome(StrEnum):
    OPEN = ""
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


_SHEETS: Final = {
    Outcome.PRINTED: SheetState.PRINTED,
    Outcome.FAILED: SheetState.LOADED,
    Outcome.UNKNOWN: SheetState.UNKNOWN,
}
"""What an outcome says of the numbered sheets that lay ready for it."""


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """number: of this attempt. reason: why it was printed again, "" the first time.

    document: the sheet's id; "" stands for any of the case, of which nobody knows after damage. papers: the numbers on
    the paper it is for, where the paper is numbered.
    """

    number: int
    document: str
    event_id: str
    official: bool
    reason: str
    outcome: Outcome
    intended: str
    settled: str
    papers: tuple[str, ...] = ()


class PrintLedger:
    """One connection to the ledger; safe to share between threads. Raises StoreFull, StoreDamaged, DiskFailing,
    StoreBusy.
    """

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self.paper: Final = PaperStock(store, clock)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        clock: Callable[[], float],
        known_cases: Callable[[], Iterable[str]] | None = None,
    ) -> Self:
        """Open or create the ledger. clock: seconds since 1970.

        known_cases: the event ids of all cases known here. With it a damaged ledger, now or later, is set aside and
        another begun with the rows that can be read; of each of these cases an official sheet may then have been
        printed. Without it StoreDamaged is raised.
        """
        store = Store(Path(path), _Prints(clock, known_cases or tuple), replaces=known_cases is not None)
        return cls(store, clock)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def check(self) -> None:
        """Whether the file itself is whole."""
        with self._store.reading as connection:
            database.check(connection)

    def intend(
        self, document: str, *, event_id: str, official: bool, reason: str = "", numbered: int = 0
    ) -> PrintRecord:
        """Say durably that `document` is about to be printed. numbered: on how many sheets of numbered paper.

        Raises AlreadyPrinted when an official document was printed, may have been, or is being printed right now, and
        no `reason` (a short key such as "citizen_has_none") says why it should come out again. Raises PaperError when
        there is no numbered paper left, or it has to be counted first.
        """
        with self._store.writing as connection:
            if official and not reason:
                earlier = connection.execute(
                    "SELECT outcome FROM print WHERE official = 1 AND outcome != ?"
                    " AND (document = ? OR document = '' AND event_id = ?) ORDER BY number DESC LIMIT 1",
                    (Outcome.FAILED, document, event_id),
                ).fetchone()
                if earlier:
                    raise AlreadyPrinted(document, earlier[0] or Outcome.UNKNOWN)
            row = connection.execute(
                "INSERT INTO print (document, event_id, official, reason, outcome, intended, settled)"
                " VALUES (?, ?, ?, ?, '', ?, '') RETURNING *",
                (document, event_id, int(official), reason, rfc3339(self._clock())),
            ).fetchone()
            record = _record(row)
            return (
                replace(record, papers=self.paper.intend(connection, record.number, numbered)) if numbered else record
            )

    def settle(self, number: int, outcome: Outcome) -> None:
        """Record what became of the attempt. A later word replaces an earlier one: `unknown` may be cleared up."""
        with self._store.writing as connection:
            connection.execute(
                "UPDATE print SET outcome = ?, settled = ? WHERE number = ?", (outcome, rfc3339(self._clock()), number)
            )
            if outcome in _SHEETS:
                self.paper.settle(connection, number, _SHEETS[outcome])

    def settle_interrupted(self) -> list[PrintRecord]:
        """At start: attempts without an outcome become `unknown`; returns them, so that someone can ask."""
        with self._store.writing as connection:
            rows = connection.execute(
                "UPDATE print SET outcome = ?, settled = ? WHERE outcome = '' RETURNING *",
                (Outcome.UNKNOWN, rfc3339(self._clock())),
            ).fetchall()
            records = [_record(row) for row in rows]
            for record in records:
                self.paper.settle(connection, record.number, SheetState.UNKNOWN)
            return records

    def history(self, document: str) -> list[PrintRecord]:
        """All attempts for `document`, oldest first."""
        with self._store.reading as connection:
            rows = connection.execute("SELECT * FROM print WHERE document = ? ORDER BY number", (document,)).fetchall()
            return [_record(row) for row in rows]


class _Prints:
    """What makes a store a print ledger."""

    schema = SCHEMA

    def __init__(self, clock: Callable[[], float], known_cases: Callable[[], Iterable[str]]) -> None:
        self._clock = clock
        self._known_cases = known_cases

    def begin(self, connection: sqlite3.Connection) -> None:
        """A new one is empty."""

    def examine(self, connection: sqlite3.Connection) -> None:
        """There is nothing in it that has to add up."""

    def salvage(self, damaged: Path, connection: sqlite3.Connection) -> None:
        rows = _readable(damaged)
        now = rfc3339(self._clock())
        unknown = [PrintRecord(0, "", case, True, "", Outcome.UNKNOWN, now, now) for case in self._known_cases()]
        with database.transaction(connection):
            connection.executemany(
                "INSERT INTO print (document, event_id, official, reason, outcome, intended, settled)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (row.document, row.event_id, int(row.official), row.reason, row.outcome, row.intended, row.settled)
                    for row in (*rows, *unknown)
                ],
            )
            connection.executemany("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _papers(damaged))
            # Whatever was written last may be lost: which sheet lies uppermost has to be looked at.
            connection.execute(
                "UPDATE paper SET state = 'unknown' WHERE state = 'intended' OR place ="
                " (SELECT min(place) FROM paper WHERE state = 'loaded')"
            )


def _readable(damaged: Path) -> list[PrintRecord]:
    """The rows on both sides of what cannot be read."""
    connection = database.connect_to_read(damaged)
    try:
        kinds = (int, str, str, int, str, str, str, str)
        rows = database.readable(connection, "SELECT * FROM print ORDER BY number", *kinds)
        rows += database.readable(connection, "SELECT * FROM print ORDER BY number DESC", *kinds)
    finally:
        connection.close()
    return [_record(row) for row in sorted(set(rows)) if row[5] in set(Outcome)]


def _papers(damaged: Path) -> list[tuple[str, int, str, int, str, str, str, str]]:
    """The sheets of numbered paper that can be read. Prints are numbered anew, so none belongs to one any more."""
    connection = database.connect_to_read(damaged)
    try:
        kinds = (str, int, str, int, str, str, str, str)
        rows = database.readable(connection, "SELECT * FROM paper ORDER BY place", *kinds)
        rows += database.readable(connection, "SELECT * FROM paper ORDER BY place DESC", *kinds)
    finally:
        connection.close()
    known = {number: (number, place, state, 0, *rest) for number, place, state, _, *rest in rows}
    return [row for row in known.values() if row[2] in set(SheetState)]


def _record(row: tuple[int, str, str, int, str, str, str, str]) -> PrintRecord:
    number, document, event_id, official, reason, outcome, intended, settled = row
    return PrintRecord(number, document, event_id, bool(official), reason, Outcome(outcome), intended, settled)

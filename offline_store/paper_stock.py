"""Every sheet of numbered paper, from the day it is loaded: which document stands on it, or what else became of it.

A number is given to one print and never to another, unless the printer says that not one byte was sent, or somebody
has looked and the sheet still lies in its tray. As long as it is not known whether a sheet has left the tray, nobody
knows which number lies uppermost: nothing is printed then until a technician has counted.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from offline_store.errors import PaperError, PaperFault
from offline_store.header import rfc3339
from offline_store.store import Store

MOST: Final = 2000
"""Sheets in one range; more is a slip of the pen."""
_NUMBER: Final = re.compile(r"((?:[0-9A-Za-z-]{0,24}[A-Za-z-])?)([0-9]{1,12})")


class SheetState(StrEnum):
    """`INTENDED`: on its way through the printer. `MISSING`: gone from the tray, and no print accounts for it."""

    LOADED = "loaded"
    INTENDED = "intended"
    PRINTED = "printed"
    SPOILT = "spoilt"
    UNKNOWN = "unknown"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class NumberedSheet:
    """document, event_id: of what was printed on it, or may have been; "" for none."""

    number: str
    state: SheetState
    document: str
    event_id: str


def numbers(first: str, last: str) -> list[str]:
    """All from `first` to `last`: the same beginning, and digits of the same length. Raises PaperError."""
    begin, end = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last)
    if not begin or not end or begin[1] != end[1] or len(begin[2]) != len(end[2]):
        raise PaperError(PaperFault.NOT_A_RANGE)
    low, high = int(begin[2]), int(end[2])
    if not 0 <= high - low < MOST:
        raise PaperError(PaperFault.NOT_A_RANGE)
    return [f"{begin[1]}{number:0{len(begin[2])}d}" for number in range(low, high + 1)]


class PaperStock:
    """The numbered paper of a print ledger. Raises PaperError, and what the ledger raises."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def load(self, first: str, last: str) -> int:
        """Sheets were laid into the tray, to come out after those that are left there; how many."""
        fresh, now = numbers(first, last), rfc3339(self._clock())
        with self._store.writing as connection:
            for number in fresh:
                if connection.execute("SELECT 1 FROM paper WHERE number = ?", (number,)).fetchone():
                    raise PaperError(PaperFault.KNOWN, number)
            (place,) = connection.execute("SELECT coalesce(max(place), 0) FROM paper").fetchone()
            connection.executemany(
                "INSERT INTO paper VALUES (?, ?, ?, 0, '', '', '', ?)",
                [(number, place + at, SheetState.LOADED, now) for at, number in enumerate(fresh, start=1)],
            )
        return len(fresh)

    @property
    def next(self) -> str:
        """The number that comes out next; "" when none is left."""
        with self._store.reading as connection:
            row = connection.execute(
                "SELECT number FROM paper WHERE state = ? ORDER BY place LIMIT 1", (SheetState.LOADED,)
            ).fetchone()
            return row[0] if row else ""

    def counts(self) -> Mapping[SheetState, int]:
        """How many sheets are in each state; of a terminal that never had numbered paper, nothing."""
        with self._store.reading as connection:
            rows = connection.execute("SELECT state, count(*) FROM paper GROUP BY state").fetchall()
        return {SheetState(state): count for state, count in rows}

    def sheets(self) -> list[NumberedSheet]:
        """All that were ever loaded, in the order of the tray."""
        with self._store.reading as connection:
            return _read(connection.execute(f"{_SHEET} ORDER BY place"))

    def of(self, document: str) -> list[NumberedSheet]:
        """Those that `document` was printed on, or may have been."""
        with self._store.reading as connection:
            return _read(connection.execute(f"{_SHEET} WHERE document = ? ORDER BY place", (document,)))

    def spoil(self, number: str) -> None:
        """A technician holds the sheet, and nobody will get it."""
        with self._store.writing as connection:
            state = _state(connection, number)
            if state is SheetState.PRINTED:
                raise PaperError(PaperFault.PRINTED, number)
            if state is SheetState.INTENDED:
                raise PaperError(PaperFault.PRINTING, number)
            self._become(connection, SheetState.SPOILT, [number])
            _believe(connection, number, printed=False)

    def count(self, top: str) -> None:
        """A technician has looked: `top` lies uppermost in the tray, "" when it is empty.

        A sheet of which it was unknown what became of it lies there still, or has left the tray: as a document, unless
        the citizen has said that nothing came out. What is gone without a print is missing.
        """
        with self._store.writing as connection:
            if _in_state(connection, SheetState.INTENDED):
                raise PaperError(PaperFault.PRINTING)
            place = _place(connection, top) if top else _END
            for number, at in _in_state(connection, SheetState.UNKNOWN):
                outcome = _believe(connection, number, printed=at < place)
                if at >= place:
                    self._free(connection, [number])
                else:
                    self._become(connection, _LEFT.get(outcome, SheetState.MISSING), [number])
            gone = [number for number, at in _in_state(connection, SheetState.LOADED) if at < place]
            self._become(connection, SheetState.MISSING, gone)

    def untold(self) -> list[NumberedSheet]:
        """What the centre has not been told as it stands now; of sheets that only lie there it need not know."""
        with self._store.reading as connection:
            return _read(
                connection.execute(
                    f"{_SHEET} WHERE told != state AND state != 'intended' AND (told != '' OR state != 'loaded')"
                    " ORDER BY place"
                )
            )

    def tell(self, sheets: Iterable[NumberedSheet]) -> None:
        """The centre will know of these as they stand here."""
        with self._store.writing as connection:
            connection.executemany(
                "UPDATE paper SET told = ? WHERE number = ?", [(sheet.state, sheet.number) for sheet in sheets]
            )

    def intend(self, connection: sqlite3.Connection, attempt: int, sheets: int) -> tuple[str, ...]:
        """The next numbers, given to a print inside the ledger's transaction."""
        if _in_state(connection, SheetState.UNKNOWN):
            raise PaperError(PaperFault.COUNT_NEEDED)
        found = [number for number, _ in _in_state(connection, SheetState.LOADED)[:sheets]]
        if len(found) < sheets:
            raise PaperError(PaperFault.NONE_LEFT)
        connection.executemany(
            "UPDATE paper SET (print, document, event_id) = (SELECT number, document, event_id FROM print"
            " WHERE number = ?) WHERE number = ?",
            [(attempt, number) for number in found],
        )
        self._become(connection, SheetState.INTENDED, found)
        return tuple(found)

    def settle(self, connection: sqlite3.Connection, attempt: int, state: SheetState) -> None:
        """What became of a print, inside the ledger's transaction. `LOADED`: of what was sent, nothing.

        That nothing came out, of a sheet that may have been printed, is no word on where that sheet is.
        """
        rows = connection.execute("SELECT number, state FROM paper WHERE print = ?", (attempt,)).fetchall()
        if state is SheetState.LOADED:
            self._free(connection, [number for number, now in rows if now == SheetState.INTENDED])
        else:
            on_the_way = (SheetState.INTENDED, SheetState.UNKNOWN)
            self._become(connection, state, [number for number, now in rows if now in on_the_way])

    def _become(self, connection: sqlite3.Connection, state: SheetState, those: Iterable[str]) -> None:
        now = rfc3339(self._clock())
        connection.executemany(
            "UPDATE paper SET state = ?, changed = ? WHERE number = ?", [(state, now, number) for number in those]
        )

    def _free(self, connection: sqlite3.Connection, those: Iterable[str]) -> None:
        now = rfc3339(self._clock())
        connection.executemany(
            "UPDATE paper SET state = ?, changed = ?, print = 0, document = '', event_id = '' WHERE number = ?",
            [(SheetState.LOADED, now, number) for number in those],
        )


_END: Final = 2**62
_LEFT: Final = {"printed": SheetState.PRINTED, "failed": SheetState.SPOILT}
"""What a sheet has become that left the tray, by its print's outcome."""
_SHEET: Final = "SELECT number, state, document, event_id FROM paper"


def _read(rows: Iterable[tuple[str, str, str, str]]) -> list[NumberedSheet]:
    return [NumberedSheet(number, SheetState(state), document, event_id) for number, state, document, event_id in rows]


def _in_state(connection: sqlite3.Connection, state: SheetState) -> list[tuple[str, int]]:
    """Number and place of each, from the uppermost on."""
    return connection.execute("SELECT number, place FROM paper WHERE state = ? ORDER BY place", (state,)).fetchall()


def _state(connection: sqlite3.Connection, number: str) -> SheetState:
    row = connection.execute("SELECT state FROM paper WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise PaperError(PaperFault.NOT_LOADED, number)
    return SheetState(row[0])


def _place(connection: sqlite3.Connection, number: str) -> int:
    """Of a sheet that may lie in the tray."""
    if _state(connection, number) not in (SheetState.LOADED, SheetState.UNKNOWN):
        raise PaperError(PaperFault.NOT_LOADED, number)
    (place,) = connection.execute("SELECT place FROM paper WHERE number = ?", (number,)).fetchone()
    return int(place)


def _believe(connection: sqlite3.Connection, number: str, *, printed: bool) -> str:
    """What a sheet says of its print, of which nobody knew; the print's outcome then, "" when it belongs to none."""
    (attempt,) = connection.execute("SELECT print FROM paper WHERE number = ?", (number,)).fetchone()
    connection.execute(
        "UPDATE print SET outcome = ? WHERE number = ? AND outcome = 'unknown'",
        ("printed" if printed else "failed", attempt),
    )
    row = connection.execute("SELECT outcome FROM print WHERE number = ?", (attempt,)).fetchone()
    return str(row[0]) if row else ""

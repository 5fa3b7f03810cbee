"""Lets go of what has arrived: by age, and oldest first when the outbox takes up too much of the disk.

Never an entry that is not acknowledged. Age is not read off a clock, which may be dead or jump, but counted: each step
adds the seconds that have gone by since the one before, and what the process did not live through does not count. So
things are at times younger than they seem, never older.
"""

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from offline_store import receipts
from offline_store.outbox import Outbox

SLICE: Final = 200
"""Rows deleted in one transaction: a writer waits some milliseconds at most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """entry_seconds: how long an acknowledged entry stays. receipt_seconds: a receipt row in one of `final_states`.

    budget: bytes of the outbox file in use above which acknowledged entries go early.
    """

    entry_seconds: float
    receipt_seconds: float
    budget: int
    final_states: Collection[str]


class Retention:
    """limits: may be changed between steps. monotonic: seconds; only differences count."""

    def __init__(self, outbox: Outbox, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._outbox = outbox
        self.limits = limits
        self._monotonic = monotonic
        self._seen = monotonic()

    def step(self) -> int:
        """Delete one slice; returns how many rows went. At 0 there is nothing to do for a while.

        Pages that become free are used again by the next entries. Raises the store's errors.
        """
        now = self._monotonic()
        with self._outbox.store.writing as connection:
            age = _grow_older(connection, now - self._seen)
            receipts.note_final(connection, self.limits.final_states, age)
            gone = _let_go(connection, self._through(connection, age))
            gone += receipts.forget(connection, age - self.limits.receipt_seconds, SLICE)
        self._seen = now
        return gone

    def _through(self, connection: sqlite3.Connection, age: float) -> int:
        """Up to where entries may go."""
        acknowledged: int
        (acknowledged,) = connection.execute("SELECT acknowledged FROM stream").fetchone()
        if used(connection) > self.limits.budget:
            return acknowledged
        through: int
        (through,) = connection.execute(
            "SELECT coalesce(max(through), 0) FROM acknowledged WHERE age <= ?", (age - self.limits.entry_seconds,)
        ).fetchone()
        return through


def used(connection: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _grow_older(connection: sqlite3.Connection, seconds: float) -> float:
    age: float
    (age,) = connection.execute("UPDATE age SET seconds = seconds + ? RETURNING seconds", (seconds,)).fetchone()
    connection.execute(
        "INSERT INTO acknowledged (through, age) SELECT acknowledged, ? FROM stream WHERE true ON CONFLICT DO NOTHING",
        (age,),
    )
    return age


def _let_go(connection: sqlite3.Connection, through: int) -> int:
    """Delete the oldest entries up to `through`, a slice at most. The chain is verified from there on."""
    last = connection.execute(
        "SELECT seq, digest FROM entry WHERE seq <= ? AND seq < (SELECT min(seq) FROM entry) + ?"
        " ORDER BY seq DESC LIMIT 1",
        (through, SLICE),
    ).fetchone()
    if last is None:
        return 0
    gone = connection.execute("DELETE FROM entry WHERE seq <= ?", (last[0],)).rowcount
    connection.execute("UPDATE stream SET pruned = ?, pruned_digest = ?", last)
    connection.execute("DELETE FROM acknowledged WHERE through < ?", (last[0],))
    return gone

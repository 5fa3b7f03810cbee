"""Keeps scanned pages for the phone of whoever scanned them: for minutes, sealed, and gone once a phone has them.

The key is in the code on the terminal's screen and nowhere here, so that this database gives nothing away.
"""

import secrets
from collections.abc import Callable
from typing import Final

from sqlalchemy import Column, Float, LargeBinary, MetaData, String, Table, delete, insert, select, update

from central.store.database import Store
from kiosk_app.protocol.handovers import Handover, HandoverState

KEEP_SECONDS: Final = 600.0
MOST_AT_ONCE: Final = 4
"""Of one terminal: what came before is over."""
metadata: Final = MetaData()
handover_table: Final = Table(
    "handover",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("terminal", String(64), nullable=False),
    Column("made", Float, nullable=False),
    Column("taken", Float),
    Column("sealed", LargeBinary, nullable=False),
)
_handover = handover_table.c


class Handovers:
    """store: opened with `metadata`. address: of the pages for phones, when it is needed. clock: seconds since 1970."""

    def __init__(self, store: Store, address: Callable[[], str], clock: Callable[[], float]) -> None:
        self._store = store
        self._address = address
        self._clock = clock

    def keep(self, terminal: str, sealed: bytes) -> Handover:
        """May raise OSError when there are no pages for phones."""
        address, number = self._address(), secrets.token_urlsafe(18)
        row = {"id": number, "terminal": terminal, "made": self._clock(), "taken": None, "sealed": sealed}
        with self._store.write() as connection:
            mine = select(_handover.id).where(_handover.terminal == terminal).order_by(_handover.made.desc())
            kept = mine.limit(MOST_AT_ONCE - 1).scalar_subquery()
            connection.execute(delete(handover_table).where(_handover.terminal == terminal, _handover.id.not_in(kept)))
            connection.execute(insert(handover_table).values(row))
        return Handover(number, f"{address}/take/{number}", KEEP_SECONDS)

    def state(self, number: str, terminal: str) -> HandoverState:
        query = select(_handover.made, _handover.taken).where(_handover.id == number, _handover.terminal == terminal)
        with self._store.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return HandoverState.OVER
        if row.taken is not None:
            return HandoverState.TAKEN
        return HandoverState.OPEN if self._fresh(row.made) else HandoverState.OVER

    def pages(self, number: str) -> bytes | None:
        """None when they are gone."""
        query = select(_handover.made, _handover.sealed).where(_handover.id == number, _handover.taken.is_(None))
        with self._store.read() as connection:
            row = connection.execute(query).one_or_none()
        return bytes(row.sealed) if row and self._fresh(row.made) else None

    def taken(self, number: str) -> bool:
        """A phone has them, and they are erased. False when there was nothing to take."""
        with self._store.write() as connection:
            done = connection.execute(
                update(handover_table)
                .where(_handover.id == number, _handover.taken.is_(None))
                .values(taken=self._clock(), sealed=b"")
            )
        return done.rowcount == 1

    def erase_old(self) -> int:
        """How many were too old."""
        with self._store.write() as connection:
            old = _handover.made < self._clock() - KEEP_SECONDS
            return connection.execute(delete(handover_table).where(old)).rowcount

    def _fresh(self, made: float) -> bool:
        return 0 <= self._clock() - made <= KEEP_SECONDS

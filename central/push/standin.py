"""Stands in for the departments that are told of decisions: keeps each once."""

from collections.abc import Callable
from typing import Final

import msgspec
from sqlalchemy import Column, Float, MetaData, String, Table, Text, select

from central.push.adapter import Decided
from central.store.database import Store, upsert

metadata: Final = MetaData()
_decision: Final = Table(
    "decision",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("received", Float, nullable=False),
    Column("decided", Text, nullable=False),
)


class StandIn:
    """Implements `Receiver`. store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def receive(self, decided: Decided, key: str) -> None:
        values = {"key": key, "received": self._clock(), "decided": msgspec.json.encode(decided).decode()}
        with self._store.write() as connection:
            connection.execute(upsert(connection, _decision).values(values).on_conflict_do_nothing())

    def received(self) -> list[tuple[float, Decided]]:
        """What was taken and when, in order."""
        with self._store.read() as connection:
            rows = connection.execute(select(_decision).order_by(_decision.c.received, _decision.c.key)).all()
        return [(row.received, msgspec.json.decode(row.decided, type=Decided)) for row in rows]

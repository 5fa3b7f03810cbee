"""Stands in for the city's archive: checks what it is given (接收检测), gives a receipt, keeps only a list."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

from central.archive.adapter import NotTaken
from central.archive.check import check
from central.store.database import Store, rfc3339, upsert

metadata: Final = MetaData()
_taken: Final = Table(
    "taken",
    metadata,
    Column("sm3", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("time", Text, nullable=False),
)


class StandIn:
    """Implements `Archive`. store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def receive(self, name: str, package: bytes, sm3: str) -> str:
        report = check(package, sm3)
        if not report.passed:
            raise NotTaken(tuple(finding.rule for finding in report.findings))
        with self._store.write() as connection:
            taken = upsert(connection, _taken).values(
                sm3=sm3, name=name, size=len(package), time=rfc3339(self._clock())
            )
            connection.execute(taken.on_conflict_do_nothing())
        return f"R-{sm3[:24]}"

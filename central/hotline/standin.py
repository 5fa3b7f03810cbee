"""Stands in for the hotline: gives numbers, and keeps of a ticket what it is about, nothing of what was said."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Column, Integer, MetaData, String, Table, func, insert, select

from central.store.cases import LOCAL_TIME
from central.store.database import Store
from kiosk_app.protocol.hotline import SERVICE, Ticket

metadata: Final = MetaData()
_ticket: Final = Table(
    "ticket",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("day", String(6), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("category", String(16), nullable=False),
    Column("service", String(32), nullable=False),
)


class StandIn:
    """Implements `Hotline`. store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def file(self, ticket: Ticket, key: str) -> str:
        today = datetime.fromtimestamp(self._clock(), UTC).astimezone(LOCAL_TIME).strftime("%y%m%d")
        with self._store.write() as connection:
            known = connection.execute(
                select(_ticket.c.day, _ticket.c.serial).where(_ticket.c.key == key)
            ).one_or_none()
            if known:
                return _number(known.day, known.serial)
            last = select(func.coalesce(func.max(_ticket.c.serial), 0)).where(_ticket.c.day == today)
            serial = connection.execute(last).scalar_one() + 1
            connection.execute(
                insert(_ticket).values(
                    key=key, day=today, serial=serial, category=ticket.category, service=ticket.service
                )
            )
        return _number(today, serial)


def _number(day: str, serial: int) -> str:
    """12345 + yyMMdd + the day's serial (6): it cannot be mistaken for a case number, which has 21 digits."""
    return f"{SERVICE}{day}{serial:06d}"

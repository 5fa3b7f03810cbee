"""Every question for an e-licence, with service, purpose and terminal: for those who have to account for it.

Nobody is named: a user is a pseudonym by the centre's key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, insert, select

from central.identity.users import Users
from central.store.database import Store
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.live import LICENCE

LONGEST: Final = 200
metadata: Final = MetaData()
call_table: Final = Table(
    "licence_call",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("time", Float, nullable=False, index=True),
    Column("terminal", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("licence", String(64), nullable=False),
    Column("purpose", String(LONGEST), nullable=False),
    Column("use", String(16), nullable=False),
    Column("user", String(64), nullable=False),
    Column("found", Boolean, nullable=False),
)
_call = call_table.c


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question for a licence has to say. use: `data` for what stands in it, `copy` for a derived copy."""

    terminal: str
    service: str
    scene: str
    purpose: str
    use: str = "data"


@dataclass(frozen=True, slots=True)
class Call:
    """time: seconds since 1970. user: the pseudonym."""

    number: int
    time: float
    terminal: str
    service: str
    licence: str
    purpose: str
    use: str
    user: str
    found: bool


class CallLog:
    """store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, users: Users, clock: Callable[[], float]) -> None:
        self._store = store
        self._users = users
        self._clock = clock

    def note(self, asked: Asked, person: Person, *, found: bool) -> None:
        """Durable when it returns; only then is anything of the licence handed on."""
        row = {
            "time": self._clock(),
            "terminal": asked.terminal,
            "service": asked.service,
            "licence": asked.scene.removeprefix(LICENCE),
            "purpose": asked.purpose[:LONGEST],
            "use": asked.use,
            "user": self._users.of(person),
            "found": found,
        }
        with self._store.write() as connection:
            connection.execute(insert(call_table).values(row))

    def since(self, time: float) -> list[Call]:
        """Oldest first."""
        query = select(call_table).where(_call.time >= time).order_by(_call.number)
        with self._store.read() as connection:
            return [Call(*row) for row in connection.execute(query)]

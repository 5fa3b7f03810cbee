"""What the stand-in departments hold on file: fictitious people as data, and their own small database.

A department's database is its own: the centre's holds no personal data. Subjects are keyed hashes even here, so that
no name or number lies on a disk twice.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

import msgspec
from sqlalchemy import Column, Connection, Float, Integer, MetaData, String, Table, delete, insert, select

from kiosk_app.protocol.cases import Person

metadata: Final = MetaData()

attempt: Final = Table(
    "attempt",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last", Float, nullable=False),
)

filing: Final = Table(
    "filing",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("subject", String(64), nullable=False, index=True),
    Column("service", String(32), nullable=False),
    Column("starts", String(10), nullable=False),
    Column("ends", String(10), nullable=False),
)

ALWAYS: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A residence outside the home city. area: GB/T 2260."""

    area: str
    since: str


@dataclass(frozen=True, slots=True)
class Record:
    """One fictitious person. insurances: kind → month of the first contribution, YYYY-MM."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    pin: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)
    area: str
    unit: str
    active: bool
    insurances: dict[str, str]
    elsewhere: Elsewhere | None


class People:
    """The population register: finds by number and name."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    @classmethod
    def fictitious(cls) -> "People":
        text = resources.files("central.departments").joinpath("people.json").read_bytes()
        return cls({record.number: record for record in msgspec.json.decode(text, type=list[Record])})

    def find(self, person: Person) -> Record | None:
        record = self._records.get(person.number)
        return record if record and record.name == person.name else None


class Subjects:
    """Pseudonyms of people: HMAC-SHA256 of the number under the department's key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, person: Person) -> str:
        return hmac.digest(self._key, person.number.encode(), hashlib.sha256).hex()

    def code(self, text: str) -> bytes:
        """32 bytes that only the key's holder can make for `text`."""
        return hmac.digest(self._key, b"code\x00" + text.encode(), hashlib.sha256)


def overlaps(connection: Connection, subject: str, service: str, starts: str, ends: str, but: str) -> bool:
    """Is there a filing of another application for any of these days? Dates YYYY-MM-DD, inclusive."""
    query = select(filing.c.event_id).where(
        filing.c.subject == subject,
        filing.c.service == service,
        filing.c.event_id != but,
        filing.c.starts <= (ends or ALWAYS),
        filing.c.ends >= starts,
    )
    return connection.execute(query).first() is not None


def file(connection: Connection, event_id: str, subject: str, service: str, starts: str, ends: str) -> None:
    """Take a filing in, once per application."""
    connection.execute(delete(filing).where(filing.c.event_id == event_id))
    connection.execute(
        insert(filing).values(event_id=event_id, subject=subject, service=service, starts=starts, ends=ends or ALWAYS)
    )

"""The population register of the stand-ins: fictitious people as data, and who gave a wrong PIN how often.

Subjects are keyed hashes even here, so that no name or number lies on a disk twice.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

import msgspec
from sqlalchemy import Column, Float, Integer, MetaData, String, Table

from kiosk_app.protocol.cases import Person

metadata: Final = MetaData()

attempt: Final = Table(
    "attempt",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last", Float, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One fictitious person. pin: "" for whoever has no card with one. life: what their records are about."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    address: str = field(repr=False)
    life: str
    pin: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    document_type: str = "111"


class People:
    """Finds by number and name. records: by the number on the synthetic card."""

    def __init__(self, records: Mapping[int, Record]) -> None:
        self.records: Final = records
        self._cards = {record.number: card for card, record in records.items()}

    @classmethod
    def fictitious(cls) -> "People":
        text = resources.files(__package__).joinpath("data", "people.yaml").read_bytes()
        return cls(msgspec.yaml.decode(text, type=dict[int, Record]))

    def card(self, person: Person) -> int | None:
        """The number on their card."""
        card = self._cards.get(person.number)
        return card if card is not None and self.records[card].name == person.name else None

    def find(self, person: Person) -> Record | None:
        card = self.card(person)
        return None if card is None else self.records[card]


class Subjects:
    """Pseudonyms of people: HMAC-SHA256 of the number under the departments' key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, person: Person) -> str:
        return hmac.digest(self._key, person.number.encode(), hashlib.sha256).hex()

    def code(self, text: str) -> bytes:
        """32 bytes that only the key's holder can make for `text`."""
        return hmac.digest(self._key, b"code\x00" + text.encode(), hashlib.sha256)

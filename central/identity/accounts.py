"""The fictitious people who have an account with the stand-in platform, and the enterprises they speak for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

import msgspec

from kiosk_app.protocol.cases import Enterprise, Person
from kiosk_app.protocol.codes import Datum

PERSON: Final[tuple[Datum, ...]] = ("name", "number", "sex", "birth", "address")
ENTERPRISE: Final[tuple[Datum, ...]] = ("enterprise", "uscc")


@dataclass(frozen=True, slots=True)
class Account:
    """number: what the platform calls it; not personal."""

    number: int
    person: Person
    enterprises: list[Enterprise] = field(default_factory=list)

    def enterprise(self, uscc: str) -> Enterprise | None:
        return next((one for one in self.enterprises if one.uscc == uscc), None)


class Accounts:
    def __init__(self, accounts: Iterable[Account]) -> None:
        self.all: Final = tuple(accounts)

    @classmethod
    def fictitious(cls) -> "Accounts":
        text = resources.files("central.identity").joinpath("accounts.json").read_bytes()
        return cls(msgspec.json.decode(text, type=list[Account]))

    def find(self, number: int) -> Account | None:
        return next((account for account in self.all if account.number == number), None)

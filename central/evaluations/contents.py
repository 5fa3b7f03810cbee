"""Reads what is asked after a low rating."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec

from kiosk_app.catalogue.model import TableRow, Text

LOW: Final = 2
"""This level and the one below it are bad ratings."""
TABLE: Final = "rating_reasons"
"""What terminals know the reasons by, in the catalogue."""


@dataclass(frozen=True, slots=True)
class Reason:
    code: str
    level: Literal[1, 2]
    text: Text


@dataclass(frozen=True, slots=True)
class Contents:
    """confirm: what the city or the standard has not confirmed yet."""

    version: int
    call_back_hours: float
    reasons: list[Reason]
    confirm: dict[str, str] = field(default_factory=dict)

    def of_level(self, level: int) -> frozenset[str]:
        """The codes that may be chosen."""
        return frozenset(reason.code for reason in self.reasons if reason.level == level)

    def table(self) -> list[TableRow]:
        """As the catalogue publishes them: the level is the group."""
        return [TableRow(reason.code, reason.text, str(reason.level)) for reason in self.reasons]


@cache
def contents() -> Contents:
    return msgspec.yaml.decode(files(__package__).joinpath("contents.yaml").read_bytes(), type=Contents)

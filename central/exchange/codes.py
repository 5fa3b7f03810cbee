"""Reads the codes of the exchange tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from kiosk_app.protocol.cases import CaseState


@dataclass(frozen=True, slots=True)
class Code:
    """meaning: the state that a case comes to by it, None when it does not move it. confirm: not yet confirmed."""

    code: str
    name: str
    text: str
    meaning: CaseState | None = None
    confirm: bool = False


@cache
def codes() -> Mapping[str, list[Code]]:
    """By column, in lower case."""
    return msgspec.yaml.decode(files(__package__).joinpath("codes.yaml").read_bytes(), type=dict[str, list[Code]])


def code(column: str, name: str) -> str:
    """Raises KeyError."""
    return {one.name: one.code for one in codes()[column]}[name]


def meaning(column: str, value: str) -> CaseState | None:
    """Raises KeyError for a code that is not in the table."""
    return {one.code: one for one in codes()[column]}[value].meaning

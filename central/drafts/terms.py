"""Reads how long drafts are kept."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec


@dataclass(frozen=True, slots=True)
class Terms:
    version: int
    keep_days: int
    most_bytes: int
    most_answers: int
    confirm: dict[str, str] = field(default_factory=dict)


@cache
def terms() -> Terms:
    return msgspec.yaml.decode(files(__package__).joinpath("terms.yaml").read_bytes(), type=Terms)

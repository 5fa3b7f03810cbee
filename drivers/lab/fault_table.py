"""The table of what each fault of the hall brings about, as `faults.toml` has it."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

import msgspec

SUCCESS: Final = "success"
COMMAND_ERROR: Final = "commandErrorCode"
Wish = str | tuple[str, dict[str, Any]]
"""Method and path, and what goes with it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One fault, and what is met. See the head of `faults.toml`; None is what the device has for all its rows."""

    fault: str
    value: Any = True
    more: tuple[tuple[str, Any], ...] = ()
    code: str = ""
    error: str = ""
    said: str = ""
    outcome: str = ""
    state: str = "online"
    detail: tuple[str, ...] = ("",)
    paper: str = ""
    media: str = ""
    auxiliary: tuple[str, ...] = ()
    ups: dict[str, bool] | None = None
    command: str | None = None
    payload: dict[str, Any] | None = None
    before: tuple[Wish, ...] | None = None
    seconds: float | None = None
    bulk: str | None = None
    passing: str = ""
    again: bool = False

    @property
    def completion(self) -> str:
        """The completion code that is met."""
        return self.code or (COMMAND_ERROR if self.error else SUCCESS)


@dataclass(frozen=True, kw_only=True)
class Troubles:
    """All rows of one device, and what they have in common."""

    service: str
    command: str
    rows: tuple[Row, ...]
    payload: dict[str, Any] = field(default_factory=dict)
    before: tuple[Wish, ...] = ()
    after: tuple[Wish, ...] = ()
    seconds: float = 10.0
    bulk: str = ""


@cache
def table() -> dict[str, Troubles]:
    """By the device's name in REST."""
    text = files(__package__).joinpath("faults.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Troubles])

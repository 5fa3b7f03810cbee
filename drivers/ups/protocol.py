"""What upsd says: one line a question, and the words of `ups.status`.

`GET VAR ups name` is answered `VAR ups name "value"` or `ERR REASON`. Quotes and backslashes inside a value are escaped
by a backslash. Source: Network UPS Tools, net-protocol and new-drivers of its documentation.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

STATUS: Final = "ups.status"
CHARGE: Final = "battery.charge"
RUNTIME: Final = "battery.runtime"
LONGEST: Final = 1024
"""Bytes of a line; upsd's own are shorter than 512."""

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)')
_ESCAPED = re.compile(r"\\(.)")


class Refusal(StrEnum):
    """Why there is no value."""

    STALE = "stale"
    """The driver has not heard from the UPS for a while: a pulled cable."""
    DRIVER_GONE = "driverGone"
    UNKNOWN_UPS = "unknownUps"
    DENIED = "notAuthorised"
    NOT_SUPPORTED = "notSupported"
    """This UPS does not tell that."""
    REFUSED = "refused"
    """Another error of upsd's."""
    GARBLED = "garbled"
    """A line that is no answer."""


_ERRORS: Final = {
    "DATA-STALE": Refusal.STALE,
    "DRIVER-NOT-CONNECTED": Refusal.DRIVER_GONE,
    "UNKNOWN-UPS": Refusal.UNKNOWN_UPS,
    "ACCESS-DENIED": Refusal.DENIED,
    "VAR-NOT-SUPPORTED": Refusal.NOT_SUPPORTED,
}


class UpsError(Exception):
    """An answer without the value that was asked for."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def ask(ups: str, name: str) -> bytes:
    """The question for a variable."""
    return f"GET VAR {ups} {name}\n".encode("ascii")


def value(line: bytes, ups: str, name: str) -> str:
    """The value in upsd's answer to `ask`. Raises UpsError."""
    words = split(line)
    if words[:1] == ["ERR"]:
        raise UpsError(_ERRORS.get(words[1] if len(words) > 1 else "", Refusal.REFUSED))
    if len(words) != 4 or words[:3] != ["VAR", ups, name]:
        raise UpsError(Refusal.GARBLED)
    return words[3]


def split(line: bytes) -> list[str]:
    """The words of a line, quotes taken off. Raises UpsError GARBLED."""
    try:
        text = line.decode().strip()
    except UnicodeDecodeError:
        raise UpsError(Refusal.GARBLED) from None
    if _WORD.sub("", text).strip():
        raise UpsError(Refusal.GARBLED)
    return [_ESCAPED.sub(r"\1", found[1]) if found[1] is not None else found[2] for found in _WORD.finditer(text)]


@dataclass(frozen=True)
class Power:
    """What `ups.status` says. mains: None when it says neither "on line" nor "on battery"."""

    mains: bool | None
    low: bool = False
    protects: bool = True
    """Its battery would take over: neither switched off nor bypassed."""
    replace_battery: bool = False
    overloaded: bool = False


def power(status: str) -> Power:
    """The words of `ups.status` that matter; unknown ones are passed over."""
    words = set(status.split())
    battery = bool(words & {"OB", "FSD"})
    return Power(
        mains=False if battery else True if "OL" in words else None,
        low=bool(words & {"LB", "FSD"}),
        protects=not words & {"OFF", "BYPASS"},
        replace_battery="RB" in words,
        overloaded="OVER" in words,
    )


def number(text: str) -> float | None:
    """A value that is a number and not negative."""
    return float(text) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII) else None

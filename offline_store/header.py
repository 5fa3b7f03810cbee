"""The header of an entry: the little about a case that stays readable on the terminal and on the way to the centre.

A closed list of fields, so that nobody can put a name or a number of a citizen there by convenience, written as
canonical JSON (sorted keys, no spaces, UTF-8), because digest and AEAD cover its exact bytes.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType

from offline_store.errors import HeaderRefused

HeaderValue = str | int | bool

VERSION: Final = 1
_TYPES: Final[Mapping[str, type]] = {
    "boot": str,
    "language": str,
    "service": str,
    "service_version": int,
    "terminal": str,
    "trusted": bool,
}
MAX_TEXT: Final = 64
_encode: Final = msgspec.json.Encoder().encode


def check(fields: Mapping[str, HeaderValue]) -> None:
    """Raises HeaderRefused when a caller's field is not of the closed list, is the store's own, or has another type."""
    for name, value in fields.items():
        if name not in _TYPES or type(value) is not _TYPES[name]:
            raise HeaderRefused(name)
        if isinstance(value, str) and len(value) > MAX_TEXT:
            raise HeaderRefused(name)


class _Header(Struct, kw_only=True):
    """In the order of the names, which is that of canonical JSON. What is UNSET is left out."""

    boot: str | UnsetType = UNSET
    id: str
    kind: str
    language: str | UnsetType = UNSET
    local_number: str | UnsetType = UNSET
    seq: int
    service: str | UnsetType = UNSET
    service_version: int | UnsetType = UNSET
    stream: str
    terminal: str | UnsetType = UNSET
    time: str
    trusted: bool | UnsetType = UNSET
    v: int = VERSION


def canonical(
    fields: Mapping[str, Any], stream: str, seq: int, event_id: str, kind: str, time: str, local_number: str
) -> bytes:
    """The exact bytes of the header. fields: as `check` lets them through. time: RFC 3339.

    An empty local number is left out.
    """
    number = local_number or UNSET
    return _encode(_Header(stream=stream, seq=seq, id=event_id, kind=kind, time=time, local_number=number, **fields))


def rfc3339(seconds: float) -> str:
    """UTC with milliseconds: "2026-11-23T01:02:03.456Z"."""
    whole, milliseconds = divmod(int(seconds * 1000), 1000)
    return f"{_second(whole)}.{milliseconds:03}Z"


@lru_cache(maxsize=1)
def _second(seconds: int) -> str:
    """What comes in one second shares its name."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:19]


def seconds_of(text: str) -> float:
    """The reverse of `rfc3339`. Raises ValueError."""
    return datetime.fromisoformat(text).timestamp()

"""The header of an entry: the little about a case that stays readable on the terminal and on the way to the centre.

A closed list of fields, so that nobody can put a name or a number of a citizen there by convenience, written as
canonical JSON (sorted keys, no spaces, UTF-8), because digest and AEAD cover its exact bytes.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import msgspec

from offline_store.errors import HeaderRefused

HeaderValue = str | int | bool

VERSION: Final = 1
_OWN: Final = frozenset({"v", "stream", "seq", "id", "kind", "time", "local_number"})
_TYPES: Final[Mapping[str, type]] = {
    "boot": str,
    "language": str,
    "service": str,
    "service_version": int,
    "terminal": str,
    "trusted": bool,
}
MAX_TEXT: Final = 64
_CANONICAL: Final = msgspec.json.Encoder(order="sorted")


def check(fields: Mapping[str, HeaderValue]) -> None:
    """Raises HeaderRefused when a caller's field is not of the closed list, is the store's own, or has another type."""
    for name, value in fields.items():
        if name in _OWN or name not in _TYPES or type(value) is not _TYPES[name]:
            raise HeaderRefused(name)
        if isinstance(value, str) and len(value) > MAX_TEXT:
            raise HeaderRefused(name)


def canonical(
    fields: Mapping[str, HeaderValue],
    *,
    stream: str,
    seq: int,
    event_id: str,
    kind: str,
    time: float,
    local_number: str,
) -> bytes:
    """The exact bytes of the header. time: seconds since 1970; an empty local number is left out."""
    whole: dict[str, HeaderValue] = {
        **fields,
        "v": VERSION,
        "stream": stream,
        "seq": seq,
        "id": event_id,
        "kind": kind,
        "time": rfc3339(time),
    }
    if local_number:
        whole["local_number"] = local_number
    return _CANONICAL.encode(whole)


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

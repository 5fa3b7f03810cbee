"""Where the fields of the 2023 foreign permanent resident card ('Y') stand, as a file says.

The layout is not public; a reader's manufacturer or the authority has it. A TOML file names the fields with offset and
length in bytes of the 256 bytes of text. Without the file such a card is refused.

    name_latin = [0, 120]
    sex = [120, 2]
    number = [122, 36]
    birth = [158, 16]
    valid_from = [174, 16]
    valid_to = [190, 16]

(an example of the form, not the real offsets). Optional: `name` (Chinese), `name_latin_more` (its continuation),
`nationality` (three letters).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

REQUIRED: Final = frozenset({"name_latin", "sex", "number", "birth", "valid_from", "valid_to"})
OPTIONAL: Final = frozenset({"name", "name_latin_more", "nationality"})
FIXED: Final = {"sex": 2, "number": 36, "birth": 16, "valid_from": 16, "valid_to": 16, "nationality": 6}
"""Lengths that the contents dictate."""
_ROOM = 248
"""The type stands after that."""


class LayoutError(ValueError):
    """A file that describes no layout."""


@dataclass(frozen=True)
class Layout:
    """Offset and length of each field."""

    fields: Mapping[str, tuple[int, int]]


def parse_layout(text: str) -> Layout:
    """Raises LayoutError."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise LayoutError("not TOML") from None
    if not REQUIRED <= set(read) <= REQUIRED | OPTIONAL:
        raise LayoutError("a field is missing, or unknown")
    fields = {name: _place(name, place) for name, place in read.items()}
    if any(start + length > end for (start, length), (end, _) in pairwise(sorted(fields.values()))):
        raise LayoutError("fields overlap")
    return Layout(fields)


def _place(name: str, place: object) -> tuple[int, int]:
    match place:
        case [int(offset), int(length)] if not isinstance(offset, bool) and not isinstance(length, bool):
            fits = 0 <= offset < offset + length <= _ROOM and offset % 2 == length % 2 == 0
            if fits and length == FIXED.get(name, length):
                return offset, length
    raise LayoutError(f"{name} has no place")

"""Which release of the protocol two sides speak, so that terminals and centre need not be replaced in one night.

Each side speaks its own release and the one before. A request says in `Kiosk-Protocol` all it speaks, the answer which
one it is in; when there is none in common the centre answers 426 and says what it speaks.
"""

from collections.abc import Sequence
from typing import Final

HEADER: Final = "Kiosk-Protocol"
SPOKEN: Final = (1,)
"""Newest first."""


def written(spoken: Sequence[int]) -> str:
    return ", ".join(map(str, spoken))


def agreed(offered: str, spoken: Sequence[int]) -> int | None:
    """The newest release in both. offered: the other side's header; who says nothing speaks release 1."""
    numbers = {part.strip() for part in offered.split(",")} if offered else {"1"}
    return next((release for release in sorted(spoken, reverse=True) if str(release) in numbers), None)

"""What a definition says of who may begin, and of how they make themselves known."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal

THRESHOLD: Final = 0.363
"""OpenCV's for SFace, as in `drivers/camera/evidence.json`; what errors it makes at a terminal nobody knows."""


class Offline(StrEnum):
    """What a step does while the centre cannot be asked: go on and have it made up for later, or stop."""

    DEFER = "defer"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What is asked beside the card."""

    kind: Literal["pin"]
    length: int
    offline: Offline


@dataclass(frozen=True, slots=True)
class Face:
    """The face as a second factor beside the other one, compared on the terminal with the photo on the card.

    counts: the city lets it stand for the other one; while it does not, nobody is asked and no case is taken by it.
    threshold: the score from which on, a cosine; a terminal may be stricter.
    """

    counts: bool = False
    threshold: float = THRESHOLD


@dataclass(frozen=True, slots=True)
class Identity:
    """documents: accepted types, GA/T 2000.156 (111 resident identity card). minimum_age in full years.

    codes: a code on a phone is as good as card and second factor; without it, the card has to be here. face: one of
    two equal ways to give the second factor, never the only one.
    """

    documents: list[str] = field(default_factory=list)
    factor: SecondFactor | None = None
    minimum_age: int = 0
    codes: bool = False
    face: Face | None = None

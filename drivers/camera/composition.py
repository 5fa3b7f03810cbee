"""The place of the head in a picture: an order of the client's, and the part of the camera's picture that fulfils it.

The driver knows no sizes of documents: they come with the command, as shares of the height, so that what a photo
library or an identity card wants stays data elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drivers.camera.face import Face

MOST_SIDE: Final = 4096
"""Pixels of a picture that may be ordered."""


class BadCompositionError(ValueError):
    """An order that no picture can fulfil."""


@dataclass(frozen=True)
class Composition:
    """width, height: pixels. head: from crown to chin, above: what is over the crown; shares of the height."""

    width: int
    height: int
    head: float
    above: float

    @classmethod
    def read(cls, order: object) -> "Composition":
        """The order in a command's payload. Raises BadCompositionError."""
        if not isinstance(order, Mapping):
            raise BadCompositionError("no object")
        width, height, head, above = (_number(order.get(name)) for name in ("width", "height", "head", "above"))
        sides = all(side.is_integer() and 16 <= side <= MOST_SIDE for side in (width, height))
        if not sides or not 0.1 <= head <= 0.95 or not 0 <= above <= 1 - head:
            raise BadCompositionError("out of range")
        return cls(int(width), int(height), head, above)

    def part(self, face: Face) -> "Part":
        """What of the camera's picture shows this face as ordered; it may reach beyond the edges."""
        height = face.head / self.head
        width = height * self.width / self.height
        return Part(face.middle - width / 2, face.crown - self.above * height, width, height)

    def enlargement(self, part: "Part") -> float:
        """Pixels of the result for one of the camera's, along a side; over 1 the picture has been blown up."""
        return self.height / part.height


def _number(value: object) -> float:
    """Raises BadCompositionError."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadCompositionError("not four numbers")
    return float(value)


@dataclass(frozen=True)
class Part:
    """A rectangle in pixels of the camera's picture."""

    left: float
    top: float
    width: float
    height: float

    def beyond(self, width: int, height: int) -> float:
        """How far it reaches over the nearest edges, at most; a share of its own size."""
        across = max(-self.left, self.left + self.width - width) / self.width
        down = max(-self.top, self.top + self.height - height) / self.height
        return max(across, down, 0.0)

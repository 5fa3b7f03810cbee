"""A face as the detector sees it: a box and five places, in pixels of the picture. No name, no number, no feature.

Where the crown and the chin are is worked out of eyes and mouth. That rests on proportions that hold for most grown-ups
and for nobody exactly; it has not been measured on people here.
"""

import math
from dataclasses import dataclass
from typing import Final

Place = tuple[float, float]

ABOVE_EYES: Final = 1.8
"""From the eyes up to the crown, in distances from the eyes to the mouth."""
BELOW_EYES: Final = 1.75
"""From the eyes down to the chin, in the same."""


@dataclass(frozen=True)
class Face:
    """box: left, top, width, height. right and left are the person's own. score: 0 to 1, how sure the detector is."""

    box: tuple[float, float, float, float]
    right_eye: Place
    left_eye: Place
    nose: Place
    right_mouth: Place
    left_mouth: Place
    score: float

    @property
    def eyes(self) -> Place:
        """Halfway between them."""
        return _between(self.right_eye, self.left_eye)

    @property
    def mouth(self) -> Place:
        return _between(self.right_mouth, self.left_mouth)

    @property
    def eye_distance(self) -> float:
        return math.dist(self.right_eye, self.left_eye)

    @property
    def unit(self) -> float:
        """From the eyes to the mouth."""
        return math.dist(self.eyes, self.mouth)

    @property
    def crown(self) -> float:
        """Pixels from the top of the picture."""
        return self.eyes[1] - ABOVE_EYES * self.unit

    @property
    def chin(self) -> float:
        """Pixels from the top of the picture."""
        return self.eyes[1] + BELOW_EYES * self.unit

    @property
    def head(self) -> float:
        """From crown to chin."""
        return self.chin - self.crown

    @property
    def middle(self) -> float:
        """Pixels from the left of the picture."""
        return (self.eyes[0] + self.mouth[0]) / 2

    @property
    def turn(self) -> float:
        """How far the nose is off the middle of the eyes, in distances between them; 0 from the front."""
        return (self.nose[0] - self.eyes[0]) / max(self.eye_distance, 1e-6)

    @property
    def nod(self) -> float:
        """Where the nose is between the eyes (0) and the mouth (1)."""
        return (self.nose[1] - self.eyes[1]) / max(self.unit, 1e-6)

    @property
    def tilt(self) -> float:
        """Degrees of the line through the eyes."""
        return math.degrees(math.atan2(self.left_eye[1] - self.right_eye[1], self.left_eye[0] - self.right_eye[0]))


def _between(one: Place, other: Place) -> Place:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2

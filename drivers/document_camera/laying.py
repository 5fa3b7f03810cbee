"""When a sheet may be photographed: it lies still, and is not the one that was photographed before.

Pure: what is seen goes in with the second at which it was seen.
"""

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.document_camera.finding import Pixels
from drivers.pages.page import Place

_THUMB: Final = (72, 96)
_OTHER: Final = 0.018
"""Difference of darkness, which the most different twentieth of two sheets has at least."""


@dataclass(frozen=True)
class Pace:
    """Seconds. still: that a sheet has to lie. patience: that a flaw is waited out, for a lens may yet find its focus.

    between: for the next sheet to be laid. moved: share of the picture's width by which a corner may tremble.
    """

    still: float = 0.5
    patience: float = 2.0
    between: float = 8.0
    moved: float = 0.004


class Stillness:
    """Since when a sheet has been lying where it lies."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._place: Place | None = None
        self._since = 0.0

    def feed(self, place: Place | None, width: int, moment: float) -> float:
        """Seconds that it has been lying there; 0.0 when it has just come, moved or gone. width: of the picture."""
        before = self._place
        limit = self._pace.moved * width
        if place is None or before is None or _moved(before, place) > limit:
            self._place, self._since = place, moment
            return 0.0
        return moment - self._since


class Flawed:
    """Since when something has been the matter with a sheet that lies still."""

    def __init__(self) -> None:
        self._since: float | None = None

    @property
    def there(self) -> bool:
        return self._since is not None

    def feed(self, moment: float) -> float:
        """Seconds since it was seen first."""
        self._since = moment if self._since is None else self._since
        return moment - self._since


def _moved(one: Place, other: Place) -> float:
    return max(math.dist(here, there) for here, there in zip(one.corners, other.corners, strict=True))


def thumb(page: Pixels) -> NDArray[np.float32]:
    """What is written on a page, from afar: by how much each place is darker than the paper around it."""
    gray = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(gray, _THUMB, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)).astype(np.float32)
    return np.asarray(cv2.blur(1.0 - small.astype(np.float32) / np.maximum(paper, 1.0), (9, 9)), np.float32)


def same(one: NDArray[np.float32] | None, other: NDArray[np.float32]) -> bool:
    """Whether two thumbs are most likely of one sheet that has not been taken away."""
    return one is not None and float(np.percentile(np.abs(one - other), 95)) < _OTHER

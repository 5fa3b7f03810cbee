"""One page: where it lay, whether anything can be read on it, and as a small JPEG. Pure."""

import io
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PIL import Image

MOST_BYTES: Final = 400_000
"""What a page at 200 dpi should not be larger than."""
QUALITIES: Final = (85, 75, 65, 55, 45, 35, 25)
CONTRAST: Final = 40
"""Levels of 255 by which a sheet stands out from what it lies on, and ink from paper."""
LEAST_INK: Final = 0.0003
"""Share of a page that is ink when anything is written on it."""
_READABLE: Final = 110
"""Level of the paper below which a page is too dark."""

Point = tuple[float, float]


class Flaw(StrEnum):
    """Why a page, or a pile of them, is no good."""

    BLANK = "blank"
    DARK = "dark"
    CUT_OFF = "cutOff"
    TOO_MANY = "tooMany"
    BLURRED = "blurred"
    GLARE = "glare"


@dataclass(frozen=True)
class Place:
    """A sheet's corners in pixels: top left, top right, bottom right, bottom left of the straightened page."""

    corners: tuple[Point, Point, Point, Point]

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the straightened page."""
        first, second, _, last = self.corners
        return max(1, round(math.dist(first, second))), max(1, round(math.dist(first, last)))

    def inside(self, size: tuple[int, int], slack: float) -> bool:
        """Whether all corners lie in a picture of `size`, or outside it by no more than `slack` pixels."""
        width, height = size
        return all(-slack <= x <= width + slack and -slack <= y <= height + slack for x, y in self.corners)


def unreadable(page: Image.Image) -> Flaw | None:
    """`DARK` or `BLANK`, when the straightened page is."""
    gray = page.convert("L")
    border_x, border_y = page.width // 20, page.height // 20
    inner = gray.crop((border_x, border_y, page.width - border_x, page.height - border_y))
    paper = level(inner, 0.9)
    if paper < _READABLE:
        return Flaw.DARK
    return Flaw.BLANK if ink(inner, paper) < LEAST_INK else None


def jpeg(page: Image.Image, resolution: int) -> bytes:
    """As good as fits into `MOST_BYTES`, or the smallest there is."""
    data = b""
    for quality in QUALITIES:
        file = io.BytesIO()
        page.save(file, "JPEG", quality=quality, dpi=(resolution, resolution), optimize=True)
        data = file.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


def level(gray: Image.Image, share: float) -> int:
    """The level that `share` of all pixels do not exceed."""
    left = share * gray.width * gray.height
    for one, count in enumerate(gray.histogram()):
        left -= count
        if left <= 0:
            return one
    return 255


def ink(gray: Image.Image, paper: int) -> float:
    """The share of pixels that are darker than paper."""
    dark = sum(gray.histogram()[: max(0, paper - CONTRAST)])
    return dark / (gray.width * gray.height)

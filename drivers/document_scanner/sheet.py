"""The sheet in a scan: where it lies, and straight and alone. Pure.

A scan is a sheet, mostly white, on whatever the lid shows: dark, then the edges are seen; or white, then they are not,
and the scan is taken as it is.
"""

import math
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageFilter

from drivers.pages.page import CONTRAST, LEAST_INK, Flaw, Place, Point, ink, level, unreadable

_LONG: Final = 700
"""Pixels of the long side in which edges are looked for."""
_LEAST_SHEET: Final = 0.02
"""Share of the scan that the smallest sheet takes."""
_OVER: Final = 0.03
"""Share of the scan's long side by which a corner may lie outside it: nobody writes into a corner."""


def find(scan: Image.Image) -> Place | None:
    """Where the sheet lies; None when there is none. Without edges to be seen it is the whole scan."""
    factor = max(1, round(max(scan.size) / _LONG))
    small = scan.convert("L").reduce(factor).filter(ImageFilter.MedianFilter(3))
    lid, paper = _lid(small), level(small, 0.95)
    outline = _outline(small, (paper + lid) // 2) if paper - lid >= CONTRAST else []
    if len(outline) < 3:
        whole = Place(((0, 0), (scan.width, 0), (scan.width, scan.height), (0, scan.height)))
        return whole if ink(small, paper) >= LEAST_INK else None
    place = Place(_rectangle([(x * factor, y * factor) for x, y in outline], factor / 2))
    width, height = place.size
    return place if width * height >= _LEAST_SHEET * scan.width * scan.height else None


def _outline(small: Image.Image, middle: int) -> list[Point]:
    """The convex hull of what is lighter than `middle`."""
    mask = small.point([255 if level > middle else 0 for level in range(256)])
    # What is thinner than three of these pixels is dust.
    clean = mask.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(3))
    return _hull(_outermost(clean))


def straighten(scan: Image.Image, place: Place) -> Image.Image:
    """The sheet alone, upright to within a turn of a quarter."""
    first, second, third, last = place.corners
    if (first, third) == ((0, 0), scan.size):
        return scan
    quad = (*first, *last, *third, *second)
    return scan.transform(place.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor="white")


def flaw(scan: Image.Image, place: Place, page: Image.Image) -> Flaw | None:
    """What is the matter with `page`, straightened from `place` in `scan`."""
    if not place.inside(scan.size, _OVER * max(scan.size)):
        return Flaw.CUT_OFF
    return unreadable(page)


def _lid(gray: Image.Image) -> int:
    """The darkest of the four margins: a sheet may reach to some of them, to all only if no lid is seen."""
    width, height = gray.size
    strip = 2
    margins = (
        (0, 0, width, strip),
        (0, height - strip, width, height),
        (0, 0, strip, height),
        (width - strip, 0, width, height),
    )
    return min(level(gray.crop(margin), 0.5) for margin in margins)


def _outermost(mask: Image.Image) -> list[Point]:
    """Of each row the corners of its first and its last white pixel."""
    data, width = mask.tobytes(), mask.width
    points: list[Point] = []
    for y in range(mask.height):
        row = data[y * width : (y + 1) * width]
        left = row.find(b"\xff")
        if left >= 0:
            right = row.rfind(b"\xff") + 1
            points += [(left, y), (left, y + 1), (right, y), (right, y + 1)]
    return points


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull (Andrew's monotone chain)."""

    def half(ordered: Sequence[Point]) -> list[Point]:
        chain: list[Point] = []
        for x, y in ordered:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    ordered = sorted(set(points))
    return half(ordered) + half(ordered[::-1])


def _rectangle(hull: Sequence[Point], inset: float) -> tuple[Point, Point, Point, Point]:
    """The smallest rectangle around `hull`, which has one side along the hull, turned by less than 45°.

    inset: by how much less on each side.
    """
    best: tuple[float, float, tuple[float, float, float, float]] | None = None
    for (ax, ay), (bx, by) in zip(hull, [*hull[1:], hull[0]], strict=True):
        angle = math.remainder(math.atan2(by - ay, bx - ax), math.pi / 2)
        cos, sin = math.cos(angle), math.sin(angle)
        along = [x * cos + y * sin for x, y in hull]
        across = [y * cos - x * sin for x, y in hull]
        box = (min(along), min(across), max(along), max(across))
        area = (box[2] - box[0]) * (box[3] - box[1])
        if best is None or area < best[0]:
            best = (area, angle, box)
    assert best
    _, angle, (left, top, right, bottom) = best
    left, top, right, bottom = left + inset, top + inset, right - inset, bottom - inset
    cos, sin = math.cos(angle), math.sin(angle)

    def back(along: float, across: float) -> Point:
        return along * cos - across * sin, along * sin + across * cos

    return back(left, top), back(right, top), back(right, bottom), back(left, bottom)

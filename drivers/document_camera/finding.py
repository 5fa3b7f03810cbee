"""The sheet in a photograph: its four corners to a fraction of a pixel.

Coarse first: shapes with four corners, of what stands out by its light and of straight edges that cross, of which that
one counts whose sides are lighter inside than outside nearly everywhere. A shadow may lie across a sheet, so its sides
are held against what is beside them and against nothing else. Then each side is found again in the whole picture:
where light changes most across it, at many places along it, through which a line is laid (`sides`).
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.document_camera import sides
from drivers.pages.page import Place, Point

Pixels = NDArray[np.uint8]
"""Rows, columns, and blue, green, red."""
Gray = NDArray[np.uint8]
Corners = NDArray[np.float64]
"""Four points of x and y, in pixels."""
_LONG: Final = 480
"""Pixels of the long side in which it is looked for coarsely."""
_LEAST: Final = 0.03
"""Share of the picture that the smallest sheet takes."""
_SQUARE: Final = 0.85
"""Share of a shape's hull that four corners have to take up."""
_LINES: Final = 14
"""Straight edges that are made shapes of."""
_PLACES: Final = 32
"""Along a side that is judged."""
_BESIDE: Final = 3.0
"""Pixels on either side of it."""
_LIGHTER: Final = 8.0
"""Levels by which paper is lighter than what is beside it."""
_CLEARLY: Final = 60.0
"""Levels beyond which it is as good as any."""
_SEEN: Final = 0.7
"""Share of a side that has to be seen as one."""
_SHARPEST: Final = np.cos(np.deg2rad(35.0))
"""Of two sides that meet."""


def find(pixels: Pixels) -> Place | None:
    """Where the sheet lies; a corner at the picture's edge may in truth lie outside. None when there is none."""
    gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    factor = _LONG / max(gray.shape)
    small = np.asarray(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    shapes = [*_light_shapes(small), *_crossings(small)]
    if not shapes:
        return None
    ordered = np.array([_clockwise(shape) for shape in shapes])
    good = _likely(small, ordered)
    best = int(good.argmax())
    if good[best] <= 0:
        return None
    return _upright(sides.refined(gray, (ordered[best] + 0.5) / factor - 0.5) + 0.5)


def touches(place: Place, size: tuple[int, int], slack: float = 3.0) -> bool:
    """Whether a corner lies at the edge of a picture of `size`, or outside it."""
    width, height = size
    return any(x < slack or y < slack or x > width - 1 - slack or y > height - 1 - slack for x, y in place.corners)


def _light_shapes(small: Gray) -> Iterator[Corners]:
    """What is lighter than its surroundings, where that has four corners."""
    soft = cv2.medianBlur(small, 5)
    middle, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    for level in (middle, (middle + float(np.percentile(soft, 90))) / 2):
        yield from _four_corners(cv2.threshold(soft, level, 255, cv2.THRESH_BINARY)[1])


def _four_corners(mask: cv2.typing.MatLike) -> Iterator[Corners]:
    height, width = mask.shape
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        hull = cv2.convexHull(outline)
        area = cv2.contourArea(hull)
        if area < _LEAST * width * height or area > 0.98 * width * height:
            continue
        around = cv2.arcLength(hull, closed=True)
        for share in (0.02, 0.035, 0.05):
            shape = cv2.approxPolyDP(hull, share * around, closed=True).reshape(-1, 2).astype(np.float64)
            if len(shape) == 4 and cv2.contourArea(shape.astype(np.float32)) > _SQUARE * area:
                yield shape
                break


def _crossings(small: Gray) -> Iterator[Corners]:
    """Shapes that the straightest edges make with each other, the picture's own among them."""
    height, width = small.shape
    edges = cv2.Canny(cv2.GaussianBlur(small, (0, 0), 1.5), 12, 36)
    found = cv2.HoughLines(edges, 1, np.pi / 180, 60)
    lines = _distinct([] if found is None else [(float(far), float(turn)) for far, turn in found.reshape(-1, 2)])
    lines += [(0.0, 0.0), (width - 1.0, 0.0), (0.0, np.pi / 2), (height - 1.0, np.pi / 2)]
    pairs = [pair for pair in combinations(lines, 2) if abs(np.cos(pair[0][1] - pair[1][1])) > 0.9]
    for one, other in combinations(pairs, 2):
        if abs(np.cos(one[0][1] - other[0][1])) > 0.5:
            continue
        corners = [_crossing(first, second) for first in one for second in other]
        shape = np.array([corners[0], corners[1], corners[3], corners[2]])
        inside = (shape > -2).all() and (shape[:, 0] < width + 1).all() and (shape[:, 1] < height + 1).all()
        if inside and cv2.contourArea(shape.astype(np.float32)) > _LEAST * width * height:
            yield shape


def _distinct(lines: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The first of those that nearly are the same; each a distance from the origin and the angle of its normal."""
    kept: list[tuple[float, float]] = []
    for far, turn in lines:
        same = (
            abs(np.cos(turn - there)) > 0.997 and abs(far - other * np.sign(np.cos(turn - there))) < 6
            for other, there in kept
        )
        if not any(same):
            kept.append((far, turn))
        if len(kept) == _LINES:
            break
    return kept


def _crossing(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    (far, turn), (there, across) = one, other
    skew = np.sin(across - turn)
    x = (far * np.sin(across) - there * np.sin(turn)) / skew
    y = (there * np.cos(turn) - far * np.cos(across)) / skew
    return float(x), float(y)


def _likely(small: Gray, shapes: Corners) -> NDArray[np.float64]:
    """How likely each of many shapes is the sheet; 0 for no."""
    height, width = small.shape
    soft = cv2.GaussianBlur(small, (0, 0), 1.0).astype(np.float32)
    following = np.roll(shapes, -1, axis=1)
    along = following - shapes
    long = np.linalg.norm(along, axis=2, keepdims=True) + 1e-6
    inward = np.stack([-along[..., 1], along[..., 0]], axis=2) / long
    parts = np.linspace(0.06, 0.94, _PLACES)[None, None, :, None]
    places = shapes[:, :, None, :] + along[:, :, None, :] * parts
    inside, outside = (_levels(soft, places + inward[:, :, None, :] * far) for far in (_BESIDE, -_BESIDE))
    at_edge = ((places < 3) | (places > np.array([width, height]) - 4)).any(axis=3).mean(axis=2) > 0.8
    lighter = inside - outside
    seen = (lighter > _LIGHTER).mean(axis=2)
    # The grain of a table is lighter on one side, too, but not by much.
    least = np.where(at_edge, np.inf, np.median(lighter, axis=2)).min(axis=1).clip(1.0, _CLEARLY)
    corners = np.abs((along * np.roll(along, -1, axis=1)).sum(axis=2) / (long * np.roll(long, -1, axis=1))[..., 0])
    counted = np.where(at_edge, 1.0, seen)
    good = (counted.min(axis=1) > _SEEN) & (at_edge.sum(axis=1) <= 2) & (corners.max(axis=1) < _SHARPEST)
    area = np.abs((shapes[..., 0] * following[..., 1] - shapes[..., 1] * following[..., 0]).sum(axis=1)) / 2
    return np.where(good, np.where(at_edge, 0.5, seen).mean(axis=1) ** 4 * np.sqrt(area * least), 0.0)


def _levels(soft: cv2.typing.MatLike, places: NDArray[np.float64]) -> NDArray[np.float64]:
    height, width = soft.shape[:2]
    x = places[..., 0].round().astype(int).clip(0, width - 1)
    y = places[..., 1].round().astype(int).clip(0, height - 1)
    return np.asarray(soft[y, x], np.float64)


def _clockwise(shape: Corners) -> Corners:
    """As one sees it: the inside is on the right of each side."""
    following = np.roll(shape, -1, axis=0)
    turned = float((shape[:, 0] * following[:, 1] - shape[:, 1] * following[:, 0]).sum())
    return shape if turned > 0 else shape[::-1]


def _upright(shape: Corners) -> Place:
    """Clockwise from the corner that is top left when the sheet is turned by less than 45 degrees."""
    middle = shape.mean(axis=0)
    around = sorted(shape.tolist(), key=lambda point: float(np.arctan2(point[1] - middle[1], point[0] - middle[0])))
    first = min(range(4), key=lambda number: _tilt(around[number], around[(number + 1) % 4]))
    ordered: list[Point] = [(float(x), float(y)) for x, y in around[first:] + around[:first]]
    return Place((ordered[0], ordered[1], ordered[2], ordered[3]))


def _tilt(one: list[float], other: list[float]) -> float:
    """How far a side that begins at `one` is from running to the right."""
    return abs(float(np.arctan2(other[1] - one[1], other[0] - one[0])))

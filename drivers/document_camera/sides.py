"""A sheet's sides, from a few pixels' accuracy to a fraction of one: lines through the places of steepest light."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Line = tuple[Points, Points]
"""A point and a direction."""
_PLACES: Final = 60
"""Along a side."""
_REACH: Final = 10
"""Pixels on either side of a coarse line."""


def refined(gray: NDArray[np.uint8], shape: Points) -> Points:
    """Where lines laid through the sheet's sides meet."""
    soft = np.asarray(cv2.GaussianBlur(gray, (0, 0), 1.5), np.float32)
    middle = shape.mean(axis=0)
    sides = list(zip(shape, np.roll(shape, -1, axis=0), strict=True))
    for reach in (_REACH, _REACH // 3):
        lines = [_side(soft, one, other, middle, reach) for one, other in sides]
        met = [_meet(lines[number - 1], lines[number]) for number in range(4)]
        found = np.array([point if point is not None else shape[number] for number, point in enumerate(met)])
        sides = list(zip(found, np.roll(found, -1, axis=0), strict=True))
    return found


def _side(soft: NDArray[np.float32], one: Points, other: Points, middle: Points, reach: int) -> Line:
    """The line along which the picture gets darker, going outward; the coarse one where that cannot be told."""
    along = (other - one) / (np.linalg.norm(other - one) + 1e-9)
    outward = np.array([along[1], -along[0]])
    if outward @ (one - middle) < 0:
        outward = -outward
    parts = np.linspace(0.04, 0.96, _PLACES)[:, None]
    places = one + (other - one) * parts
    steps = np.arange(-reach, reach + 0.25, 0.5)
    points = places[:, None, :] + steps[None, :, None] * outward
    x, y = (np.ascontiguousarray(points[..., axis], np.float32) for axis in (0, 1))
    profiles = cv2.remap(soft, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    falls = profiles[:, :-2] - profiles[:, 2:]
    at = falls.argmax(axis=1)
    good = falls[np.arange(_PLACES), at] > max(4.0, float(np.median(falls.max(axis=1))) * 0.4)
    height, width = soft.shape
    within = (x[:, 0] > 1) & (x[:, 0] < width - 2) & (y[:, 0] > 1) & (y[:, 0] < height - 2)
    use = good & within
    if use.sum() < _PLACES // 5:
        return one, along
    off = steps[at + 1] + np.array([_vertex(fall, peak) for fall, peak in zip(falls, at, strict=True)]) * 0.5
    edge = (places + off[:, None] * outward)[use]
    return _laid_through(edge)


def _vertex(fall: NDArray[np.float32], peak: np.intp) -> float:
    """By how many steps the top of a parabola through the highest three lies beside the highest."""
    if not 0 < peak < len(fall) - 1:
        return 0.0
    left, top, right = (float(fall[peak + beside]) for beside in (-1, 0, 1))
    bend = left - 2 * top + right
    return 0.0 if bend == 0 else max(-0.5, min(0.5, (left - right) / (2 * bend)))


def _laid_through(points: Points) -> Line:
    """The line through most of them; what is far off is left out and the rest laid through again."""
    for _ in range(3):
        dx, dy, x, y = (
            float(one) for one in cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        )
        off = np.abs((points[:, 0] - x) * dy - (points[:, 1] - y) * dx)
        near = off <= max(0.75, 2.5 * float(np.median(off)))
        if near.all() or near.sum() < 8:
            break
        points = points[near]
    return np.array([x, y]), np.array([dx, dy])


def _meet(one: Line, other: Line) -> Points | None:
    (at, along), (there, across) = one, other
    turn = along[0] * across[1] - along[1] * across[0]
    if abs(turn) < 0.05:
        return None
    gap = there - at
    return np.asarray(at + along * (gap[0] * across[1] - gap[1] * across[0]) / turn, np.float64)

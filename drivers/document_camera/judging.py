"""Can the photograph of a page be read? What a scan cannot have: a lens out of focus, the reflection of a lamp.

All limits are proposals to be set by trial at a site.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from drivers.document_camera.finding import Pixels, touches
from drivers.pages.page import Flaw, Place, unreadable

_BLOCK: Final = 24
"""Pixels a side of the pieces in which a page is judged."""
_GRAIN: Final = 0.8
"""Pixels by which a sensor's noise is smoothed before edges are measured."""


@dataclass(frozen=True)
class Limits:
    """soft: millimetres, of what a lens makes of a line's edge, beyond which small print cannot be read.

    white: level from which a pixel is blown out. glare: share of the page that is, where the rest is not.
    """

    soft: float = 0.42
    white: int = 251
    glare: float = 0.006


def straighten(pixels: Pixels, place: Place, size: tuple[int, int]) -> Pixels:
    """The sheet alone, `size` pixels, upright to within a turn of a quarter."""
    width, height = size
    # Corners are between pixels; OpenCV's pixels are points.
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - np.float32(0.5)
    seen = np.array(place.corners, np.float32) - np.float32(0.5)
    turned = cv2.getPerspectiveTransform(seen, flat)
    return np.asarray(
        cv2.warpPerspective(pixels, turned, size, flags=cv2.INTER_CUBIC, borderValue=(255,) * 3), np.uint8
    )


def flaw(pixels: Pixels, place: Place, page: Pixels, per_mm: float, limits: Limits) -> Flaw | None:
    """What is the matter with `page`, straightened from `place` in `pixels`, of `per_mm` pixels a millimetre."""
    height, width = pixels.shape[:2]
    if touches(place, (width, height)):
        return Flaw.CUT_OFF
    gray = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8)
    if _blown_out(gray, limits):
        return Flaw.GLARE
    found = unreadable(Image.fromarray(gray))
    if found is Flaw.DARK:
        return found
    if unreadable(Image.fromarray(_evened(gray))) is Flaw.BLANK:
        return Flaw.BLANK
    return Flaw.BLURRED if softness(gray) / per_mm > limits.soft else None


def softness(gray: NDArray[np.uint8]) -> float:
    """Pixels of the Gaussian that edges have gone through, in the sharper half of the pieces that hold any.

    An edge of height c that a Gaussian of deviation s has gone through is nowhere steeper than c / (s sqrt(2 pi)).
    """
    soft = cv2.GaussianBlur(gray, (0, 0), _GRAIN).astype(np.float32)
    right, down = (cv2.Scharr(soft, cv2.CV_32F, *order, scale=1 / 32) for order in ((1, 0), (0, 1)))
    steep = cv2.magnitude(right, down)
    found = []
    rows, columns = (length // _BLOCK for length in gray.shape)
    for row in range(1, rows - 1):
        for column in range(1, columns - 1):
            piece = slice(row * _BLOCK, (row + 1) * _BLOCK), slice(column * _BLOCK, (column + 1) * _BLOCK)
            height = float(np.ptp(soft[piece]))
            if height > 50.0:
                found.append(height / (float(steep[piece].max()) * np.sqrt(2 * np.pi)))
    if not found:
        return float("inf")
    seen = float(np.percentile(found, 30))
    return float(np.sqrt(max(0.0, seen * seen - _GRAIN * _GRAIN)))


def _blown_out(gray: NDArray[np.uint8], limits: Limits) -> bool:
    soft = cv2.GaussianBlur(gray, (0, 0), 2.0)
    white = float((soft >= limits.white).mean())
    return white > limits.glare and float(np.median(soft)) < limits.white - 8


def _evened(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Shadows taken off: each pixel against the paper around it."""
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), (0, 0), 6.0)
    around = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(cv2.GaussianBlur(gray, (0, 0), 1.0), around, scale=235), np.uint8)

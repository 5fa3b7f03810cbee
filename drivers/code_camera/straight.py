"""Bars wherever they lie: found by what their edges have in common, and laid straight.

zxing-cpp looks for bars along rows and columns only. Where many strong edges all run one way there are bars; the
structure tensor says where that is and which way (Bigun and Granlund 1987). What is cut out along it is blurred along
the bars, which takes the noise and leaves the bars.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
_COARSE: Final = 4
"""Pixels a side that are one where bars are looked for."""
_LONG: Final = 1100
"""Pixels of the picture that are cut out, along the code."""
_TALL: Final = 160


@dataclass(frozen=True)
class Cut:
    """How bars are cut out. around: coarse pixels in which edges have to run one way. scale: times larger.

    along: pixels that are blurred along the bars. sharper: how much edges are lifted.
    """

    around: int
    scale: float
    along: int
    sharper: float = 0.0


def straight(gray: Gray, cut: Cut) -> Gray:
    """What looks most like bars, with the bars upright."""
    x, y, angle = _bars(gray, cut.around)
    width, height = round(_LONG * cut.scale), _TALL
    place = cv2.getRotationMatrix2D((x, y), angle, cut.scale)
    place[:, 2] += np.array([width / 2 - x, height / 2 - y])
    strip = cv2.warpAffine(gray, place, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    strip = stretched(cv2.blur(strip, (1, cut.along)))
    return sharpened(strip, 3 * cut.scale, cut.sharper) if cut.sharper else strip


def stretched(gray: cv2.typing.MatLike) -> Gray:
    """From black to white."""
    whole = np.empty_like(gray, dtype=np.uint8)
    return np.asarray(cv2.normalize(gray, whole, 0, 255, cv2.NORM_MINMAX), dtype=np.uint8)


def sharpened(gray: cv2.typing.MatLike, radius: float, amount: float) -> Gray:
    """Edges lifted above a blur of `radius` pixels."""
    soft = cv2.GaussianBlur(gray, (0, 0), radius)
    return np.asarray(cv2.addWeighted(gray, 1 + amount, soft, -amount, 0), dtype=np.uint8)


def _bars(gray: Gray, around: int) -> tuple[float, float, float]:
    """Pixels of the place, and degrees by which it has to be turned counter-clockwise."""
    small = cv2.resize(gray, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    right, down = (cv2.Sobel(small, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    xx, yy, xy = (cv2.boxFilter(one, -1, (around, around)) for one in (right * right, down * down, right * down))
    one_way = cv2.magnitude(xx - yy, 2 * xy)
    likely = one_way * one_way / (xx + yy + 1.0)
    row, column = np.unravel_index(int(likely.argmax()), likely.shape)
    angle = np.degrees(np.arctan2(2 * xy[row, column], xx[row, column] - yy[row, column])) / 2
    return float(column) * _COARSE, float(row) * _COARSE, float(angle)

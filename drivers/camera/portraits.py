"""From the camera's picture to what was ordered: the part with the head in its place, as a JPEG."""

from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from drivers.camera.composition import Composition
from drivers.camera.face import Face
from drivers.camera.judging import Pixels

QUALITY: Final = 95
"""Of a JPEG."""


@dataclass(frozen=True)
class Portrait:
    """width, height: pixels. enlarged: how many of them there are for one of the camera's, along a side."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    enlarged: float = 1.0


def whole(pixels: Pixels) -> Portrait:
    """All that the camera saw."""
    good, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not good:
        raise RuntimeError("OpenCV made no JPEG")
    height, width = pixels.shape[:2]
    return Portrait(data.tobytes(), width, height)


def cut(pixels: Pixels, face: Face, order: Composition) -> Portrait:
    """As ordered. What lies beyond the camera's picture is filled with what is at its edge."""
    part = order.part(face)
    enlarged = order.enlargement(part)
    place = np.array([[enlarged, 0, -part.left * enlarged], [0, enlarged, -part.top * enlarged]], dtype=np.float64)
    # Made smaller in one step it would glitter: it is smoothed as much as it shrinks.
    source = cv2.GaussianBlur(pixels, (0, 0), 0.4 / enlarged) if enlarged < 0.8 else pixels
    size = (order.width, order.height)
    made = cv2.warpAffine(source, place, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    portrait = whole(np.asarray(made, dtype=np.uint8))
    return Portrait(portrait.jpeg, portrait.width, portrait.height, enlarged)

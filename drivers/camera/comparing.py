"""Is the person before the camera who a picture shows? One to one, here, and nothing of it is kept.

This says nothing of whether a living person stands there: a photo held before the camera compares as well as a face.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np

from drivers.camera.looking import Moment
from drivers.camera.networks import Detector, Feature, Recogniser

LIVENESS: Final = "none"
"""No challenge, no measurement: whoever wants to know more needs an attendant or another device."""
LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a reference."""
TRIES: Final = 3
"""Good moments that are compared before the answer is no. Each try is also one more for somebody else."""


class BadReferenceError(ValueError):
    """A reference that is no picture, or does not show exactly one face."""


def known(reference: bytes, detector: Detector, recogniser: Recogniser) -> Feature:
    """What is compared of who is on `reference`, any picture that OpenCV reads. Raises BadReferenceError."""
    if not 0 < len(reference) <= LARGEST:
        raise BadReferenceError("too large, or empty")
    try:
        read = cv2.imdecode(np.frombuffer(reference, dtype=np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        read = None
    if read is None:
        raise BadReferenceError("no picture")
    pixels = np.asarray(read, dtype=np.uint8)
    faces = detector.find(pixels)
    if len(faces) != 1:
        raise BadReferenceError("not one face")
    return recogniser.feature(pixels, faces[0])


def compare(who: Feature, moments: Iterator[Moment], recogniser: Recogniser, threshold: float) -> float:
    """The first score that reaches `threshold`, or the highest of a few. Raises what `moments` raises."""
    best = -1.0
    for _ in range(TRIES):
        moment = next(moments)
        best = max(best, recogniser.alike(who, recogniser.feature(moment.pixels, moment.face)))
        if best >= threshold:
            break
    return best

"""What a sensor makes of the light that falls onto it."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.camera.judging import Pixels

GRAINS: Final = 3
"""Pictures of one moment that are sent in turn: only a frozen camera sends the same one twice."""


def grained(light: NDArray[np.float32], noise: float, seed: int) -> Pixels:
    """One of the pictures that it makes. noise: deviation of its grain, which follows from `seed`."""
    grain = np.random.default_rng(seed).standard_normal(light.shape, np.float32)
    return np.clip(light + grain * np.float32(noise), 0, 255).astype(np.uint8)


def jpegs(light: NDArray[np.float32], noise: float, quality: int) -> tuple[bytes, ...]:
    """The same moment `GRAINS` times. quality: of the JPEG, 0 to 100."""
    return tuple(_jpeg(grained(light, noise, grain), quality) for grain in range(GRAINS))


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    good, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not good:
        raise RuntimeError("OpenCV made no JPEG")
    return data.tobytes()

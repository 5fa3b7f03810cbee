"""Papers on a table as a camera above it sees them, with corners that are known."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.camera.emulator_sensor import grained
from drivers.camera.judging import Pixels
from drivers.document_scanner.emulator_sheet import A4, page
from drivers.pages.page import Point

SIZE: Final = (1280, 960)
ACROSS: Final = 460.0
"""Millimetres of the table that are seen along the picture's width."""


@dataclass(frozen=True)
class Shot:
    """How a sheet is photographed. angle: degrees. right, down: millimetres of its middle off the table's. tilt: share
    by which its far edge is shorter. blur: pixels. noise: deviation. light: share of it. shadow: of a hand, 0 to 1.
    glare: of a lamp, 0 to 1.
    """

    angle: float = 0.0
    right: float = 0.0
    down: float = 0.0
    tilt: float = 0.02
    blur: float = 0.7
    noise: float = 3.0
    light: float = 0.86
    shadow: float = 0.15
    glare: float = 0.0


def corners(shot: Shot, size: tuple[int, int] = SIZE) -> tuple[Point, Point, Point, Point]:
    """Of the sheet's picture: top left, top right, bottom right, bottom left of what is written on it."""
    per_mm = size[0] / ACROSS
    shape = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * np.array(A4) / 2 * per_mm
    shape[shape[:, 1] < 0] *= 1 - shot.tilt
    turn = np.deg2rad(shot.angle)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    middle = np.array(size) / 2 + np.array([shot.right, shot.down]) * per_mm
    placed = [(float(x), float(y)) for x, y in shape @ spin + middle]
    return placed[0], placed[1], placed[2], placed[3]


def still(kind: str | None, shot: Shot, seed: int, size: tuple[int, int] = SIZE) -> NDArray[np.float32]:
    """What falls onto the sensor. kind: one of `emulator_sheet.KINDS`, None for the table alone."""
    picture = _table(seed, size)
    if kind is not None:
        sheet = np.asarray(page(kind), np.float32)[..., ::-1]
        height, width = sheet.shape[:2]
        flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        place = cv2.getPerspectiveTransform(flat, np.array(corners(shot, size), np.float32))
        soft = cv2.GaussianBlur(sheet, (0, 0), 0.35 * width / (A4[0] * size[0] / ACROSS))
        # Pixels are points in OpenCV and areas here: half a pixel lies between the two.
        shift = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
        place = shift @ place @ np.linalg.inv(shift)
        seen = cv2.warpPerspective(soft, place, size)
        mask = cv2.warpPerspective(np.ones((height, width), np.float32), place, size)[..., None]
        picture = np.asarray(picture * (1 - mask) + seen * mask, np.float32)
    picture = _lit(picture, shot, size)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), shot.blur) if shot.blur else picture, np.float32)


def photograph(kind: str | None, shot: Shot, seed: int, size: tuple[int, int] = SIZE) -> Pixels:
    """Rows, columns, and blue, green, red."""
    return grained(still(kind, shot, seed, size), shot.noise, seed)


def _table(seed: int, size: tuple[int, int]) -> NDArray[np.float32]:
    """Wood: grain along the table, a few stains."""
    random = np.random.default_rng(seed)
    grain = random.normal(0, 14, (60, 8)).astype(np.float32)
    wood = cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC)
    stains = cv2.resize(random.normal(0, 8, (6, 8)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    level = 85.0 + wood + stains
    return np.asarray(level[..., None] * np.array([0.75, 0.95, 1.1]), np.float32)


def _lit(picture: NDArray[np.float32], shot: Shot, size: tuple[int, int]) -> NDArray[np.float32]:
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    fall = shot.light * (1 - 0.18 * ((x - 0.4) ** 2 + (y - 0.45) ** 2))
    hand = 1 - shot.shadow / (1 + np.exp((x * 1.2 + y - 1.5) * -30))
    picture = np.asarray(picture * (fall * hand)[..., None], np.float32)
    if shot.glare:
        spot = np.exp(-(((x - 0.48) * width) ** 2 + ((y - 0.42) * height) ** 2) / (2 * (width * 0.045) ** 2))
        picture += np.asarray(spot * 400 * shot.glare, np.float32)[..., None]
    return np.asarray(np.minimum(picture, 255.0), np.float32)

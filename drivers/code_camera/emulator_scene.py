"""A code as a camera sees it: held at some angle, out of focus, in bad light, on a phone or on paper.

Everything follows from the numbers in `Sight`; the same ones give the same picture. QR codes are drawn by segno, bar
codes by reportlab, neither of which has anything to do with those that read them.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import segno
from numpy.typing import NDArray
from reportlab.graphics.barcode.code128 import Code128

from drivers.camera.emulator_sensor import grained
from drivers.camera.judging import Pixels

SIZE: Final = (1280, 720)
_DOTS: Final = 8
"""Pixels a module is drawn with before it is seen."""
_QUIET: Final = 4
"""Modules around a QR code (ISO/IEC 18004)."""
_BAR_QUIET: Final = 10
_TALL: Final = 46
"""Modules that bars are high."""


@dataclass(frozen=True)
class Sight:
    """How a code is seen. side: pixels of its longer side. middle: shares of the picture. angle: degrees.

    tilt: by what share its far edge is shorter. blur: of the lens, and smear of a hand that moves, in pixels. noise:
    deviation of the sensor's. contrast: what is left of it. glare: light of a lamp's reflection, 0 to 1. shade: how
    much darker one side is, 0 to 1. inverted: light on dark.
    """

    side: float = 300.0
    middle: tuple[float, float] = (0.5, 0.5)
    angle: float = 0.0
    tilt: float = 0.0
    blur: float = 0.0
    smear: float = 0.0
    noise: float = 3.0
    contrast: float = 1.0
    glare: float = 0.0
    shade: float = 0.0
    inverted: bool = False


def qr(text: str, encoding: str = "utf-8", *, eci: bool = False, error: str = "m") -> Pixels:
    """Gray, a few pixels a module. encoding: of its bytes; eci: whether it says so itself."""
    code = segno.make_qr(text, error=error, encoding=encoding, eci=eci, boost_error=False)
    return _modules([list(row) for row in code.matrix], _QUIET)


def code128(text: str) -> Pixels:
    """Gray; ASCII only."""
    code = Code128(text, quiet=0)
    for step in (code.validate, code.encode, code.decompose):
        step()
    widths = [(letter.isupper(), "abcd".index(letter.lower()) + 1) for letter in code.decomposed]
    return _bars("".join(("1" if bar else "0") * width for bar, width in widths))


def see(code: Pixels | None, sight: Sight, room: int, grain: int = 0) -> Pixels:
    """The camera's picture of `SIZE`. code: None for the room alone. room, grain: seeds of what is behind, and of the
    sensor's noise.
    """
    return grained(still(code, sight, room), sight.noise, grain)


def still(code: Pixels | None, sight: Sight, room: int) -> NDArray[np.float32]:
    """What falls onto the sensor."""
    picture = _room(np.random.default_rng(room))
    if code is not None:
        picture = _held(picture, 255 - code if sight.inverted else code, sight)
    picture = _lit(picture, sight)
    if sight.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), sight.blur), np.float32)
    if sight.smear:
        picture = np.asarray(cv2.filter2D(picture, -1, _trail(sight.smear, sight.angle + 30.0)), np.float32)
    return picture


def _held(room: NDArray[np.float32], code: Pixels, sight: Sight) -> NDArray[np.float32]:
    paper = code.astype(np.float32)
    place = _place(paper, sight)
    light = cv2.warpPerspective(paper, place, SIZE)[..., None]
    mask = cv2.warpPerspective(np.ones_like(paper), place, SIZE)[..., None]
    shown = (22.0 + light * (225.0 / 255.0)) * np.array([0.97, 1.0, 1.0])
    return np.asarray(room * (1 - mask) + shown * mask, np.float32)


def _modules(rows: list[list[int]], quiet: int) -> Pixels:
    light = 1 - np.array(rows, np.uint8)
    edged = np.pad(light, quiet, constant_values=1) * 255
    return np.kron(edged, np.ones((_DOTS, _DOTS), np.uint8)).astype(np.uint8)


def _bars(bits: str) -> Pixels:
    row = [int(bit) for bit in bits]
    light = np.pad(1 - np.array([row] * _TALL, np.uint8), ((4, 4), (_BAR_QUIET, _BAR_QUIET)), constant_values=1) * 255
    return np.kron(light, np.ones((_DOTS, _DOTS), np.uint8)).astype(np.uint8)


def _place(code: NDArray[np.float32], sight: Sight) -> NDArray[np.float64]:
    """Where the corners of `code` are seen."""
    height, width = code.shape
    scale = sight.side / max(height, width)
    half = np.array([width, height]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * half
    far = corners[:, 1] < 0
    corners[far] *= 1 - sight.tilt
    turn = np.deg2rad(sight.angle)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    seen = corners @ spin + np.array(SIZE) * sight.middle
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(flat, seen.astype(np.float32)), np.float64)


def _lit(picture: NDArray[np.float32], sight: Sight) -> NDArray[np.float32]:
    """Shade from one side, a lamp's reflection on the code, and what contrast the camera leaves."""
    width, height = SIZE
    x, y = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    picture = picture * (1 - sight.shade * x)[..., None]
    if sight.glare:
        left, top = sight.middle[0] + sight.side / width * 0.18, sight.middle[1] - sight.side / height * 0.16
        far = ((x - left) * width) ** 2 + ((y - top) * height) ** 2
        spot = np.exp(-far / (2 * (sight.side * 0.22) ** 2)) * 420.0 * sight.glare
        picture = np.minimum(picture + spot[..., None], 255.0)
    return np.asarray(118.0 + (picture - 118.0) * sight.contrast, np.float32)


def _room(random: np.random.Generator) -> NDArray[np.float32]:
    """Something to be out of focus behind it: soft blots, a few hard edges, lines like writing."""
    width, height = SIZE
    coarse = random.uniform(40, 200, (9, 16, 3)).astype(np.float32)
    room = cv2.resize(coarse, SIZE, interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
    for _ in range(6):
        left, top = int(random.integers(0, width)), int(random.integers(0, height))
        wide, tall = (int(size) for size in random.integers(30, 300, 2))
        shade = [float(level) for level in random.uniform(20, 235, 3)]
        cv2.rectangle(room, (left, top), (left + wide, top + tall), shade, -1)
    for _ in range(20):
        left, top = int(random.integers(0, width)), int(random.integers(0, height))
        level = float(random.uniform(0, 255))
        cv2.putText(room, "KTS 370699", (left, top), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (level, level, level), 1)
    return room.astype(np.float32)


def _trail(length: float, angle: float) -> NDArray[np.float32]:
    """What a point becomes while a hand moves."""
    size = int(np.ceil(length)) | 1
    line = np.zeros((size, size), np.float32)
    middle, reach = size // 2, length / 2
    along = np.deg2rad(angle)
    for step in np.linspace(-reach, reach, 4 * size):
        x, y = middle + step * np.cos(along), middle + step * np.sin(along)
        line[min(size - 1, max(0, round(y))), min(size - 1, max(0, round(x)))] += 1
    return np.asarray(line / line.sum(), np.float32)

"""Is this picture good, and if not, what should the citizen do? Numbers and a table of limits, nothing else.

All limits are proposals to be set by trial at a site: none has been measured on people here. What is advised now counts
a little longer than what is not (`slack`), so that somebody at a limit is not told one thing and the next in turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from drivers.camera.composition import Composition
from drivers.camera.face import Face

Pixels = NDArray[np.uint8]
"""Rows, columns, and blue, green, red."""

_WIDTH: Final = 256
"""Pixels a face is brought to before its sharpness is measured, however many the camera has."""
_CLIPPED: Final = 250
BREADTH: Final = 0.75
"""Of a head, in heights of it."""


class Advice(StrEnum):
    """What is told, most pressing first; `HOLD_STILL` is for a picture that is good."""

    NO_FACE = "noFace"
    SEVERAL_FACES = "severalFaces"
    CLOSER = "closer"
    FARTHER = "farther"
    CENTER = "center"
    TURN_TO_CAMERA = "turnToCamera"
    TOO_DARK = "tooDark"
    TOO_BRIGHT = "tooBright"
    BLURRED = "blurred"
    HOLD_STILL = "holdStill"


@dataclass(frozen=True)
class Limits:
    """What a picture has to be.

    eyes: pixels between them, at least. head: at most, a share of the highest one that fits into the picture.
    aside: of the face from the middle, a share of the picture's width. enlarged: times, at most, for what is ordered.
    beyond: of what is ordered, how much may lie outside the picture. another: a face of this share of the largest one's
    height is a second person, a smaller one is somebody far behind.
    turn, nod, tilt: as `Face` has them. dark, bright: mean of the face, 0 to 255. glare: share of its pixels that are
    blown out. night: mean of a whole picture in which nobody is found. sharpness: variance of the Laplacian.
    slack: by what share a limit is harder to satisfy once it was broken.
    """

    eyes: float = 80.0
    head: float = 0.75
    aside: float = 0.15
    enlarged: float = 2.0
    beyond: float = 0.02
    another: float = 0.5
    turn: float = 0.2
    nod: tuple[float, float] = (0.3, 0.85)
    tilt: float = 10.0
    dark: float = 70.0
    bright: float = 235.0
    glare: float = 0.2
    night: float = 50.0
    sharpness: float = 12.0
    slack: float = 0.1


@dataclass(frozen=True)
class Light:
    """Of a face: brightness and sharpness as in `Limits`, glare as a share."""

    brightness: float
    glare: float
    sharpness: float


def measure(pixels: Pixels, face: Face) -> Light:
    """Of the part of `pixels` between the outer edges of eyes and the mouth's corners, where there is no hair."""
    rows, columns = pixels.shape[:2]
    reach = face.eye_distance * 0.75
    top, bottom = face.eyes[1] - 0.5 * face.unit, face.mouth[1] + 0.4 * face.unit
    left, right = face.middle - reach, face.middle + reach
    skin = pixels[_clip(top, rows) : _clip(bottom, rows), _clip(left, columns) : _clip(right, columns)]
    if skin.shape[0] < 8 or skin.shape[1] < 8:
        return Light(0.0, 0.0, 0.0)
    grey = cv2.cvtColor(skin, cv2.COLOR_BGR2GRAY)
    height = max(8, round(grey.shape[0] * _WIDTH / grey.shape[1]))
    even = cv2.resize(grey, (_WIDTH, height), interpolation=cv2.INTER_AREA)
    sharpness = float(cv2.Laplacian(even, cv2.CV_64F)[1:-1, 1:-1].var())
    return Light(float(grey.mean()), float((grey >= _CLIPPED).mean()), sharpness)


def _clip(place: float, end: int) -> int:
    return min(max(round(place), 0), end)


def persons(faces: Sequence[Face], limits: Limits) -> tuple[Face, ...]:
    """Those who stand before the camera, the nearest first."""
    nearest = sorted(faces, key=lambda face: face.box[3], reverse=True)
    return tuple(face for face in nearest if face.box[3] >= limits.another * nearest[0].box[3])


def judge(
    pixels: Pixels, faces: Sequence[Face], limits: Limits, order: Composition | None, last: Advice | None = None
) -> Advice:
    """What to tell. order: what is wanted of the picture, if it is more than a face. last: what was told before."""
    found = persons(faces, limits)
    if not found:
        return Advice.TOO_DARK if float(pixels[::8, ::8].mean()) < limits.night else Advice.NO_FACE
    if len(found) > 1:
        return Advice.SEVERAL_FACES
    return _place(pixels, found[0], limits, order, last) or _light(measure(pixels, found[0]), limits, last)


def _place(pixels: Pixels, face: Face, limits: Limits, order: Composition | None, last: Advice | None) -> Advice | None:
    rows, columns = pixels.shape[:2]

    def more(advice: Advice, limit: float) -> float:
        return limit * (1 + limits.slack) if last is advice else limit

    def less(advice: Advice, limit: float) -> float:
        return limit * (1 - limits.slack) if last is advice else limit

    part = order.part(face) if order else None
    if face.eye_distance < more(Advice.CLOSER, limits.eyes):
        return Advice.CLOSER
    if order and part and order.enlargement(part) > less(Advice.CLOSER, limits.enlarged):
        return Advice.CLOSER
    room = 1 - limits.slack / 2 if last is Advice.FARTHER else 1.0
    if face.head > less(Advice.FARTHER, limits.head) * min(rows, columns / BREADTH):
        return Advice.FARTHER
    if part and (part.width > columns * room or part.height > rows * room):
        return Advice.FARTHER
    if abs(face.middle / columns - 0.5) > less(Advice.CENTER, limits.aside):
        return Advice.CENTER
    if part and part.beyond(columns, rows) > less(Advice.CENTER, limits.beyond):
        return Advice.CENTER
    low, high = limits.nod
    turned = abs(face.turn) > less(Advice.TURN_TO_CAMERA, limits.turn)
    tilted = abs(face.tilt) > less(Advice.TURN_TO_CAMERA, limits.tilt)
    nods = not more(Advice.TURN_TO_CAMERA, low) <= face.nod <= less(Advice.TURN_TO_CAMERA, high)
    return Advice.TURN_TO_CAMERA if turned or tilted or nods else None


def _light(light: Light, limits: Limits, last: Advice | None) -> Advice:
    def harder(advice: Advice) -> float:
        return limits.slack if last is advice else 0.0

    if light.brightness < limits.dark * (1 + harder(Advice.TOO_DARK)):
        return Advice.TOO_DARK
    ease = 1 - harder(Advice.TOO_BRIGHT)
    if light.glare > limits.glare * ease or light.brightness > limits.bright * ease:
        return Advice.TOO_BRIGHT
    if light.sharpness < limits.sharpness * (1 + harder(Advice.BLURRED)):
        return Advice.BLURRED
    return Advice.HOLD_STILL

"""Faces without pictures: what a detector would say of somebody who stands where a camera wants them."""

from dataclasses import replace

import numpy as np

from drivers.camera.emulator_scene import Look, draw
from drivers.camera.face import Face
from drivers.camera.judging import Pixels

WIDTH, HEIGHT = 720, 1280
GREY = 128


def face(middle: float = 360.0, eyes: float = 450.0, apart: float = 120.0) -> Face:
    """From the front, upright. middle, eyes: where; apart: between the eyes; all in pixels."""
    half, unit = apart / 2, apart * 0.9
    return Face(
        box=(middle - apart, eyes - apart, 2 * apart, 2.4 * apart),
        right_eye=(middle - half, eyes),
        left_eye=(middle + half, eyes),
        nose=(middle, eyes + unit * 0.55),
        right_mouth=(middle - half * 0.7, eyes + unit),
        left_mouth=(middle + half * 0.7, eyes + unit),
        score=0.9,
    )


def with_nose(one: Face, right: float, down: float) -> Face:
    """right, down: pixels by which the nose is elsewhere."""
    return replace(one, nose=(one.nose[0] + right, one.nose[1] + down))


def noise(mean: float = GREY, deviation: float = 12.0) -> Pixels:
    """A picture that is sharp everywhere."""
    grain = np.random.default_rng(1).normal(mean, deviation, (HEIGHT, WIDTH, 3))
    return np.clip(grain, 0, 255).astype(np.uint8)


def seen(look: Look) -> Pixels:
    """As a camera gives it."""
    return np.ascontiguousarray(np.asarray(draw(look))[:, :, ::-1])

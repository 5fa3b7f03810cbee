"""Judgements on given faces: each limit, what is most pressing, and no wavering at a limit."""

from dataclasses import replace

import numpy as np
import pytest

from drivers.camera.composition import Composition
from drivers.camera.face import Face
from drivers.camera.judging import Advice, Limits, Pixels, judge, measure
from tests.drivers.camera.faces import GREY, WIDTH, face, noise, with_nose

LIMITS = Limits()
LIBRARY = Composition(1200, 1600, head=0.42, above=0.2)
PICTURE = noise()


def advice(one: Face, pixels: Pixels = PICTURE, order: Composition | None = None, last: Advice | None = None) -> Advice:
    return judge(pixels, [one], LIMITS, order, last)


def test_a_good_picture() -> None:
    assert advice(face()) is Advice.HOLD_STILL
    assert advice(face(), order=LIBRARY) is Advice.HOLD_STILL


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (face(apart=70), Advice.CLOSER),
        (face(apart=260), Advice.FARTHER),
        (face(middle=220), Advice.CENTER),
        (face(middle=500), Advice.CENTER),
        (with_nose(face(), 40, 0), Advice.TURN_TO_CAMERA),
        (with_nose(face(), -40, 0), Advice.TURN_TO_CAMERA),
        (with_nose(face(), 0, -40), Advice.TURN_TO_CAMERA),
        (with_nose(face(), 0, 45), Advice.TURN_TO_CAMERA),
        (replace(face(), left_eye=(420, 475)), Advice.TURN_TO_CAMERA),
    ],
)
def test_where_it_stands(one: Face, wanted: Advice) -> None:
    assert advice(one) is wanted


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (face(apart=90), Advice.CLOSER),
        (face(apart=160), Advice.FARTHER),
        (face(eyes=330), Advice.CENTER),
        (face(eyes=800), Advice.CENTER),
        (face(middle=300), Advice.CENTER),
    ],
)
def test_what_is_ordered_has_to_fit_into_the_picture(one: Face, wanted: Advice) -> None:
    assert advice(one) is Advice.HOLD_STILL
    assert advice(one, order=LIBRARY) is wanted


@pytest.mark.parametrize(
    ("pixels", "wanted"),
    [
        (noise(55), Advice.TOO_DARK),
        (noise(240), Advice.TOO_BRIGHT),
        (noise(GREY, 0.5), Advice.BLURRED),
    ],
)
def test_light_and_sharpness(pixels: Pixels, wanted: Advice) -> None:
    assert advice(face(), pixels) is wanted


def test_glare_on_half_a_face() -> None:
    pixels = PICTURE.copy()
    pixels[:, : WIDTH // 2] = 255
    assert advice(face(), pixels) is Advice.TOO_BRIGHT


def test_the_light_behind_somebody_does_not_count() -> None:
    pixels = noise(250)
    pixels[350:600, 250:470] = noise(60)[350:600, 250:470]
    assert advice(face(), pixels) is Advice.TOO_DARK


def test_nobody_and_nobody_at_night() -> None:
    assert judge(PICTURE, [], LIMITS, None) is Advice.NO_FACE
    assert judge(noise(20), [], LIMITS, None) is Advice.TOO_DARK


def test_a_second_person_counts_and_somebody_far_behind_does_not() -> None:
    assert judge(PICTURE, [face(250), face(500)], LIMITS, None) is Advice.SEVERAL_FACES
    assert judge(PICTURE, [face(600, apart=40), face()], LIMITS, None) is Advice.HOLD_STILL


@pytest.mark.parametrize(
    ("between", "told"),
    [
        (face(apart=84), Advice.CLOSER),
        (face(apart=212), Advice.FARTHER),
        (face(middle=360 + 0.14 * WIDTH), Advice.CENTER),
        (with_nose(face(), 0.19 * 120, 0), Advice.TURN_TO_CAMERA),
    ],
)
def test_what_was_told_counts_a_little_longer(between: Face, told: Advice) -> None:
    assert advice(between) is Advice.HOLD_STILL
    assert advice(between, last=told) is told
    other = Advice.TOO_DARK
    assert advice(between, last=other) is Advice.HOLD_STILL


def test_light_counts_a_little_longer_too() -> None:
    for pixels, told in ((noise(74), Advice.TOO_DARK), (noise(220), Advice.TOO_BRIGHT)):
        assert advice(face(), pixels) is Advice.HOLD_STILL
        assert advice(face(), pixels, last=told) is told


def test_sharpness_does_not_depend_on_how_many_pixels_there_are() -> None:
    twice = np.repeat(np.repeat(PICTURE, 2, axis=0), 2, axis=1)
    one = measure(PICTURE, face(apart=160))
    other = measure(twice, face(720, 900, 320))
    assert other.sharpness == pytest.approx(one.sharpness, rel=0.05)


@pytest.mark.parametrize("one", [face(middle=-500), face(eyes=5000), face(apart=0.5)])
def test_a_face_outside_the_picture_is_no_good_one(one: Face) -> None:
    assert measure(PICTURE, one).brightness == 0
    assert advice(one) is not Advice.HOLD_STILL

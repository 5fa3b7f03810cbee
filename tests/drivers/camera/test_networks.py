"""The networks on drawn people: that they work here, not how well they know people."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from drivers.camera.comparing import BadReferenceError, known
from drivers.camera.emulator import Faults
from drivers.camera.emulator_scene import Look, portrait
from drivers.camera.evidence import threshold
from drivers.camera.judging import Advice, Limits, judge
from drivers.camera.models import RECOGNISER
from drivers.camera.networks import Detector, Recogniser
from tests.drivers.camera.faces import HEIGHT, WIDTH, noise, seen

USUAL = Look(("1",))


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def test_a_face_is_found_where_it_was_drawn(detector: Detector) -> None:
    (face,) = detector.find(seen(USUAL))
    assert face.crown / HEIGHT == pytest.approx(USUAL.crown, abs=0.03)
    assert face.head / HEIGHT == pytest.approx(USUAL.tall, abs=0.03)
    assert face.middle / WIDTH == pytest.approx(0.5, abs=0.02)
    assert face.right_eye[0] < face.left_eye[0], "the person's own right is on the left"


def test_a_face_is_found_in_pixels_of_the_whole_picture(detector: Detector) -> None:
    picture = seen(USUAL)
    large = cv2.resize(picture, None, fx=2, fy=2)
    (one,), (other,) = detector.find(picture), detector.find(np.asarray(large, dtype=np.uint8))
    assert other.eye_distance == pytest.approx(2 * one.eye_distance, rel=0.05)


def test_nobody_is_found_where_nobody_is(detector: Detector) -> None:
    assert detector.find(seen(Look())) == ()
    assert detector.find(noise()) == ()


@pytest.mark.parametrize("person", [str(number) for number in range(1, 18)])
def test_every_citizen_of_the_hall_makes_a_good_picture(detector: Detector, person: str) -> None:
    picture = seen(Look((f"citizen {person}",)))
    assert judge(picture, detector.find(picture), Limits(), None) is Advice.HOLD_STILL


@pytest.mark.parametrize(
    ("faults", "advice"),
    [
        (Faults(dark=True), Advice.TOO_DARK),
        (Faults(bright=True), Advice.TOO_BRIGHT),
        (Faults(blurred=True), Advice.BLURRED),
        (Faults(near=True), Advice.FARTHER),
        (Faults(far=True), Advice.CLOSER),
        (Faults(aside=True), Advice.CENTER),
        (Faults(turned=True), Advice.TURN_TO_CAMERA),
        (Faults(persons=2), Advice.SEVERAL_FACES),
        (Faults(persons=0), Advice.NO_FACE),
    ],
)
def test_each_fault_of_the_emulator_is_seen(detector: Detector, faults: Faults, advice: Advice) -> None:
    picture = seen(faults.on(USUAL))
    assert judge(picture, detector.find(picture), Limits(), None) is advice


def test_the_same_drawing_is_more_alike_than_another(detector: Detector, recogniser: Recogniser) -> None:
    people = [str(number) for number in range(6)]
    live = {}
    for person in people:
        picture = seen(replace(USUAL, people=(person,)))
        live[person] = recogniser.feature(picture, detector.find(picture)[0])
    for person in people:
        who = known(portrait(person), detector, recogniser)
        scores = {other: recogniser.alike(who, feature) for other, feature in live.items()}
        assert max(scores, key=lambda other: scores[other]) == person
        assert scores[person] > 0.85


@pytest.mark.parametrize("reference", [b"", b"no picture", b"\xff\xd8\xff", bytes(9 * 1024 * 1024)])
def test_what_is_no_picture_is_no_reference(detector: Detector, recogniser: Recogniser, reference: bytes) -> None:
    with pytest.raises(BadReferenceError):
        known(reference, detector, recogniser)


@pytest.mark.parametrize("people", [(), ("1", "2")])
def test_a_reference_shows_exactly_one_face(
    detector: Detector, recogniser: Recogniser, people: tuple[str, ...]
) -> None:
    picture = cv2.imencode(".png", seen(Look(people)))[1]
    with pytest.raises(BadReferenceError):
        known(picture.tobytes(), detector, recogniser)


def test_the_evidence_is_about_the_model_that_is_used_and_claims_no_rates() -> None:
    known_threshold = threshold(0)
    evidence = known_threshold.evidence
    assert evidence
    assert evidence.sha256 == RECOGNISER[1]
    assert known_threshold.value == evidence.threshold == 0.363
    assert not evidence.measured_here
    assert (evidence.false_match_rate, evidence.false_non_match_rate) == (None, None)
    assert threshold(0.9).told() == {"threshold": 0.9}

"""The place of the head in what is ordered."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.camera import portraits
from drivers.camera.composition import BadCompositionError, Composition
from tests.drivers.camera.faces import HEIGHT, WIDTH, face, noise

CARD = {"width": 358, "height": 441, "head": 0.66, "above": 0.08}
LIBRARY = {"width": 1200, "height": 1600, "head": 0.42, "above": 0.2}


@pytest.mark.parametrize("order", [CARD, LIBRARY])
def test_crown_and_chin_are_where_they_are_ordered(order: dict[str, float]) -> None:
    ordered, one = Composition.read(order), face(middle=340)
    part = ordered.part(one)
    assert (one.crown - part.top) / part.height == pytest.approx(order["above"])
    assert (one.chin - part.top) / part.height == pytest.approx(order["above"] + order["head"])
    assert part.left + part.width / 2 == pytest.approx(340)
    assert part.width / part.height == pytest.approx(order["width"] / order["height"])


def test_how_far_it_reaches_beyond_the_picture() -> None:
    ordered = Composition.read(LIBRARY)
    assert ordered.part(face()).beyond(WIDTH, HEIGHT) == 0
    assert ordered.part(face(middle=100)).beyond(WIDTH, HEIGHT) > 0.3
    assert ordered.part(face(eyes=1200)).beyond(WIDTH, HEIGHT) > 0.3


@pytest.mark.parametrize("order", [CARD, LIBRARY])
def test_a_mark_between_the_eyes_is_found_where_it_belongs(order: dict[str, float]) -> None:
    pixels, one, ordered = noise(200, 0), face(), Composition.read(order)
    x, y = (round(place) for place in one.eyes)
    pixels[y - 6 : y + 6, x - 6 : x + 6] = 0
    made = portraits.cut(pixels, one, ordered)
    picture = cv2.imdecode(np.frombuffer(made.jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    assert picture.shape == (order["height"], order["width"])
    rows, columns = np.nonzero(np.asarray(picture) < 60)
    part = ordered.part(one)
    assert columns.mean() == pytest.approx(order["width"] / 2, abs=2)
    assert rows.mean() == pytest.approx((one.eyes[1] - part.top) / part.height * order["height"], abs=2)
    assert made.enlarged == pytest.approx(order["height"] / part.height)


def test_what_is_beyond_the_picture_is_like_its_edge() -> None:
    made = portraits.cut(noise(200, 0), face(eyes=180), Composition.read(LIBRARY))
    picture = cv2.imdecode(np.frombuffer(made.jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    assert np.asarray(picture).min() > 190


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3))


@given(st.one_of(ANYTHING, st.dictionaries(st.sampled_from([*CARD, "else"]), ANYTHING)))
def test_arbitrary_orders_are_refused_or_can_be_fulfilled(order: object) -> None:
    try:
        ordered = Composition.read(order)
    except BadCompositionError:
        return
    assert ordered.part(face()).width > 0


@pytest.mark.parametrize(
    "change", [{"width": 0}, {"height": 358.5}, {"head": 0.0}, {"above": 0.5}, {"width": 10**6}, {"head": float("nan")}]
)
def test_orders_that_no_picture_can_fulfil(change: dict[str, float]) -> None:
    with pytest.raises(BadCompositionError):
        Composition.read(CARD | change)

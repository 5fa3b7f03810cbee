"""Shortening the list of a model's inputs, and why it has to be done."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.camera.models import RECOGNISER, ModelMissingError, load
from drivers.camera.onnx_inputs import BadModelError, inputs, with_inputs

DATA = frozenset({"data"})


def field(number: int, body: bytes) -> bytes:
    assert len(body) < 128
    return bytes([number << 3 | 2, len(body)]) + body


def model(*names: str) -> bytes:
    """A graph with such inputs, two other parts, and a version and an opset around it."""
    parts = b"".join(field(11, field(1, name.encode()) + field(2, b"type")) for name in names)
    return b"\x08\x06" + field(7, field(1, b"node") + parts + field(5, b"weights")) + field(8, b"opset")


def test_only_what_is_wanted_stays_and_all_else_is_untouched() -> None:
    assert inputs(model("data", "w1", "w2")) == ("data", "w1", "w2")
    assert with_inputs(model("data", "w1", "w2"), DATA) == model("data")
    assert with_inputs(model("data"), DATA) == model("data")


def test_sface_runs_in_opencv_with_it_and_not_without() -> None:
    published = load(RECOGNISER)
    assert len(inputs(published)) > 1
    shortened = with_inputs(published, DATA)
    assert inputs(shortened) == ("data",)
    nothing = np.empty(0, np.uint8)
    picture = np.zeros((112, 112, 3), np.uint8)
    net = cv2.FaceRecognizerSF.create("onnx", np.frombuffer(shortened, np.uint8), nothing)
    assert net.feature(picture).shape == (1, 128)
    with pytest.raises(cv2.error):
        cv2.FaceRecognizerSF.create("onnx", np.frombuffer(published, np.uint8), nothing).feature(picture)


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_a_model_or_an_error(data: bytes) -> None:
    try:
        shortened = with_inputs(data, DATA)
    except BadModelError:
        return
    assert set(inputs(shortened)) <= DATA


@given(st.integers(0, 60))
def test_a_model_that_is_cut_off(end: int) -> None:
    whole = model("data", "w1", "w2")
    try:
        with_inputs(whole[:end], DATA)
    except BadModelError:
        return


def test_another_file_than_the_known_one_is_not_used() -> None:
    with pytest.raises(ModelMissingError):
        load((RECOGNISER[0], "0" * 64))
    with pytest.raises(ModelMissingError):
        load(("nothing.onnx", RECOGNISER[1]))

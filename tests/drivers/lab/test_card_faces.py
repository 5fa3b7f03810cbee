"""Photos on the hall's cards: the same person as before its camera, and of no other card."""

import io
from itertools import product

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drivers.camera.comparing import known
from drivers.camera.emulator_scene import Look, jpegs
from drivers.camera.networks import Detector, Recogniser
from drivers.id_card.photo import SIZE, Decoding, Photo
from drivers.id_card.protocol import PHOTO, parse_card
from drivers.lab.card_faces import decode, photo
from drivers.lab.cards import CITIZENS, face_of
from kiosk_app.config import LAB_DECODER, LAB_LIKENESS

PEOPLE = (1, 3, 6, 8)
"""Those who show themselves in demonstrations; all drawn people are more or less alike."""


def test_the_readers_decoder_draws_them() -> None:
    shown = Decoding(LAB_DECODER, limit=20).photo(photo(face_of(1)))
    assert shown.type == "image/png"
    assert Image.open(io.BytesIO(shown.data)).size == SIZE


def test_a_card_carries_it() -> None:
    data = CITIZENS[0].card.data(photo(face_of(1)))
    assert parse_card(data).photo == photo(face_of(1))


@given(st.binary(max_size=2 * PHOTO))
def test_no_other_photo_is_decoded(raw: bytes) -> None:
    with pytest.raises(ValueError, match="virtual hall"):
        decode(raw)


def test_a_real_cards_photo_goes_on_as_it_is() -> None:
    raw = b"WLf\x00".ljust(PHOTO, b"\x01")
    assert Decoding(LAB_DECODER, limit=20).photo(raw) == Photo(raw)


def test_whose_card_it_is_is_told_from_others_at_the_halls_threshold() -> None:
    detector, recogniser = Detector(), Recogniser()
    cards = {number: known(decode(photo(face_of(number))), detector, recogniser) for number in PEOPLE}
    seen = {}
    for number in PEOPLE:
        pixels = cv2.imdecode(np.frombuffer(jpegs(Look((face_of(number),)), 1)[0], dtype=np.uint8), cv2.IMREAD_COLOR)
        assert pixels is not None
        whole = np.asarray(pixels, dtype=np.uint8)
        seen[number] = recogniser.feature(whole, detector.find(whole)[0])
    for card, person in product(PEOPLE, PEOPLE):
        assert (recogniser.alike(cards[card], seen[person]) >= LAB_LIKENESS) is (card == person), (card, person)

"""Codes in pictures, drawn by libraries that have nothing to do with the one that reads them."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.code_frames import frames
from benchmarks.codes import Tally, readers
from drivers.barcode.reading import Encoding
from drivers.code_camera.emulator_scene import Sight, code128, qr, see
from drivers.code_camera.searching import COSTLY, all_at_once, in_turn
from drivers.code_camera.symbols import Symbol

CHINESE = "烟台市虚拟区|办件 370699|㐂𠮷"
ROOM = 3


def look(text: str, encoding: str = "utf-8", *, eci: bool = False, sight: Sight | None = None) -> Symbol | None:
    return all_at_once(see(qr(text, encoding, eci=eci), sight or Sight(side=320), ROOM))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("eci", [False, True])
def test_chinese_is_right_to_the_character_however_it_is_written(encoding: str, eci: bool) -> None:
    found = look(CHINESE, encoding, eci=eci)
    assert found
    assert (found.text, found.symbology, found.linear) == (CHINESE, "qrCode", False)
    assert CHINESE not in repr(found)


def test_what_a_code_says_of_itself_counts_and_its_backslashes_stay_as_they_are() -> None:
    text = "\\000026 C:\\中"
    for eci in (False, True):
        found = look(text, eci=eci)
        assert found
        assert found.text == text


def test_a_site_that_knows_its_codes_is_believed() -> None:
    pixels = see(qr("é", "utf-8"), Sight(), ROOM)
    said = [one.text for code in Encoding if (one := all_at_once(pixels, code))]
    assert said == ["茅", "é", "茅"]


def test_bytes_that_say_nothing_are_a_code_that_says_nothing() -> None:
    found = look("ÿÿ", "latin-1")
    assert found
    assert found.text is None


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(max_codepoint=255), min_size=1, max_size=40))
def test_arbitrary_bytes_are_text_or_nothing(text: str) -> None:
    whole = see(qr(text, "latin-1"), Sight(noise=0.0), ROOM)
    found = all_at_once(whole)
    assert found is None or found.text is None or isinstance(found.text, str)


def test_bars_at_any_angle() -> None:
    code = code128("370699-2026-000042")
    for angle in (0, 35, -65):
        found = all_at_once(see(code, Sight(side=700, angle=angle), ROOM))
        assert found
        assert (found.text, found.symbology, found.linear) == ("370699-2026-000042", "code128", True)


def test_nothing_is_read_where_nothing_is() -> None:
    for room in range(2):
        assert all_at_once(see(None, Sight(noise=8.0), room)) is None
    assert all_at_once(np.zeros((720, 1280, 3), np.uint8)) is None


def test_of_two_codes_the_one_in_the_middle_is_meant() -> None:
    pixels = see(qr("middle"), Sight(side=250), ROOM)
    aside = see(qr("aside"), Sight(side=250, middle=(0.15, 0.5)), ROOM)
    pixels[:, :400] = aside[:, :400]
    found = all_at_once(pixels)
    assert found
    assert found.text == "middle"


def test_bars_that_say_two_things_say_nothing() -> None:
    one, other = code128("370699"), code128("370698")
    for code, wanted in ((one, "370699"), (np.hstack([one, other]), None)):
        found = all_at_once(see(code, Sight(side=code.shape[1] / 3.2, angle=25, blur=0.0), ROOM))
        assert (found.text if found else None) == wanted


def test_what_one_picture_does_not_give_the_next_ones_do() -> None:
    pixels = see(qr(CHINESE), Sight(side=300, contrast=0.035, noise=1.0), ROOM)
    said = {turn for turn in range(len(COSTLY)) if in_turn(pixels, turn)}
    assert said
    assert said != set(range(len(COSTLY)))


@pytest.mark.long
def test_hard_frames_are_read_as_the_benchmark_has_them_and_never_wrongly() -> None:
    """A part of them; `make bench` does all."""
    cv2.setNumThreads(1)
    ours, alone = Tally(), Tally()
    them = readers()
    for frame in frames(qr_frames=45, bar_frames=9):
        for tally, name in ((ours, "ours"), (alone, "zxing")):
            tally.count(frame, them[name](frame.pixels), 0.0)
    assert (ours.wrong, ours.right >= 38) == (0, True)
    assert ours.right > alone.right
    assert ours.bars >= alone.bars

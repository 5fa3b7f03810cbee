"""Events of the kernel's, made by hand, and arbitrary bytes."""

import io
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drivers.signature_pad import protocol
from drivers.signature_pad.emulator import RANGES, events
from drivers.signature_pad.picture import WIDTH, png
from drivers.signature_pad.protocol import (
    ABS_X,
    BTN_TOUCH,
    EV_ABS,
    EV_KEY,
    EV_SYN,
    SYN_DROPPED,
    SYN_REPORT,
    PadError,
    Pen,
    Point,
    Ranges,
    event,
    written,
)

STROKES = [[(100, 200, 500), (110, 205, 600), (120, 205, 600)], [(3000, 1000, 10), (3000, 1500, 1023)]]


def drawn(data: bytes, ranges: Ranges = RANGES) -> list[list[tuple[int, int, int]]]:
    pen = Pen(ranges)
    pen.feed(data)
    return [[(one.x, one.y, one.pressure) for one in stroke] for stroke in pen.strokes]


def test_an_event_is_the_kernels() -> None:
    """24 bytes on a 64-bit kernel (linux/input.h)."""
    assert event(EV_ABS, ABS_X, 4095, 1.25) == struct.pack("<qqHHi", 1, 250_000, 3, 0, 4095)


def test_strokes_come_out_as_they_were_drawn_with_their_time() -> None:
    pen = Pen(RANGES)
    fresh = pen.feed(events(STROKES))
    assert [stroke for stroke, _ in fresh] == [0, 0, 0, 1, 1]
    assert drawn(events(STROKES)) == STROKES
    assert [point.moment for point in pen.strokes[0]] == [0, 5, 10]
    assert pen.strokes[1][0].moment == 515
    assert not pen.down


@pytest.mark.parametrize("size", [1, 7, 24, 100])
def test_however_the_bytes_come(size: int) -> None:
    data, pen = events(STROKES), Pen(RANGES)
    for at in range(0, len(data), size):
        pen.feed(data[at : at + size])
    whole = Pen(RANGES)
    whole.feed(data)
    assert pen.strokes == whole.strokes


def test_a_pen_above_the_pad_draws_nothing() -> None:
    hover = events(STROKES).replace(event(EV_KEY, BTN_TOUCH, 1, 1000.0), b"")
    assert drawn(hover) == STROKES[1:]


def test_no_line_is_drawn_over_what_was_lost() -> None:
    """Everything up to the next report is stale, the kernel says."""
    first, second = events(STROKES[:1])[: -2 * 24], events([[(500, 500, 5)]])
    lost = event(EV_SYN, SYN_DROPPED, 0) + event(EV_ABS, ABS_X, 4000) + event(EV_SYN, SYN_REPORT, 0)
    assert drawn(first + lost + second) == [STROKES[0], [(500, 500, 5)]]


def test_values_beyond_the_pad_are_at_its_edge() -> None:
    assert drawn(events([[(9999, -5, 9999)]])) == [[(4096, 0, 1023)]]


def test_endless_ink_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MOST_POINTS", 4)
    with pytest.raises(PadError):
        Pen(RANGES).feed(events(STROKES))


@given(st.binary(max_size=400))
def test_arbitrary_bytes_do_no_harm(data: bytes) -> None:
    Pen(RANGES).feed(data)


def test_what_is_handed_on() -> None:
    pen = Pen(RANGES)
    pen.feed(events(STROKES))
    told = json.loads(written(pen.strokes, RANGES))
    assert told["strokes"][0] == [[100, 200, 500, 0], [110, 205, 600, 5], [120, 205, 600, 10]]
    assert (told["width"], told["height"], told["pressure"]) == (4096, 2048, 1023)


def ink(strokes: list[list[Point]], ranges: Ranges) -> Image.Image:
    data, size = png(strokes, ranges)
    picture = Image.open(io.BytesIO(data))
    assert (picture.mode, picture.size) == ("RGBA", size)
    return picture.getchannel("A")


def test_the_picture_is_ink_on_nothing_thicker_where_it_was_pressed() -> None:
    def line(pressure: int) -> Image.Image:
        return ink([[Point(1000, 1000, pressure, 0), Point(3000, 1000, pressure, 9)]], RANGES)

    def thick(picture: Image.Image) -> int:
        across = picture.crop((WIDTH // 2, 0, WIDTH // 2 + 1, picture.height)).tobytes()
        return sum(level > 128 for level in across)

    assert line(0).size == (WIDTH, WIDTH // 2)
    assert thick(line(0)) < thick(line(500)) < thick(line(1023)) <= 7
    assert line(500).getpixel((100, 100)) == 0
    dot = ink([[Point(5, 5, 0, 0)]], Ranges(10, 10)).crop((WIDTH // 2, WIDTH // 2, WIDTH // 2 + 1, WIDTH // 2 + 1))
    assert dot.tobytes()[0] > 200


@pytest.mark.parametrize("ranges", [(0, 5, 0), (5, 0, 0), (5, 5, -1)])
def test_ranges_that_are_none(ranges: tuple[int, int, int]) -> None:
    with pytest.raises(PadError):
        Ranges(*ranges)

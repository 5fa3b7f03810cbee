"""A signature as a picture: dark ink on nothing, smooth, thicker where the pen was pressed. Pure."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from drivers.signature_pad.protocol import Point, Ranges

WIDTH: Final = 900
"""Pixels of a whole pad."""
_FINE: Final = 3
"""Times larger it is drawn than it is given."""
_INK: Final = (24, 28, 64)
_THIN, _THICK = 2.0, 6.0
"""Pixels of a line, without any pressure and with all of it."""


def png(strokes: Sequence[Sequence[Point]], ranges: Ranges) -> tuple[bytes, tuple[int, int]]:
    """The pad as a PNG with transparent ground, and its pixels."""
    size = (WIDTH, max(1, round(WIDTH * ranges.height / ranges.width)))
    mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    scale = mask.width / ranges.width
    for stroke in strokes:
        placed = [(one.x * scale, one.y * scale, _half(one, ranges)) for one in stroke]
        for x, y, half in placed:
            draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
        for (x, y, half), (next_x, next_y, next_half) in pairwise(placed):
            draw.line((x, y, next_x, next_y), fill=255, width=max(1, round(half + next_half)))
    picture = Image.new("RGBA", size, (*_INK, 0))
    picture.putalpha(mask.resize(size, Image.Resampling.LANCZOS))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue(), size


def _half(point: Point, ranges: Ranges) -> float:
    """Half a line's width in fine pixels; a pad without pressure draws a middling one."""
    pressed = point.pressure / ranges.pressure if ranges.pressure else 0.5
    return (_THIN + (_THICK - _THIN) * pressed) * _FINE / 2

"""Photos on the virtual hall's cards: what stands where a real card has 1024 bytes, and what makes a picture of it.

No real photo is decoded here. The bytes say whom the emulated camera draws for the card's owner, and `decode`, named by
the reader's option `decoder`, draws the same person as a card has them. They are marked as made up.
"""

import io
from typing import Final

from PIL import Image

from drivers.camera.emulator_scene import Look, draw
from drivers.id_card.photo import SIZE
from drivers.id_card.protocol import PHOTO

MARK: Final = b"SYNTHETIC\x00"
FINER: Final = 6
"""Drawn so many times larger first: lines of one pixel would say more of a face than the face does."""
CARD: Final = {"tall": 0.62, "crown": 0.1}


def photo(person: str) -> bytes:
    """What the card of somebody who is drawn carries. Raises ValueError when that is too long a name."""
    data = MARK + person.encode("ascii")
    if len(data) > PHOTO:
        raise ValueError("too long")
    return data.ljust(PHOTO, b"\x00")


def decode(raw: bytes, /) -> bytes:
    """PNG. Raises ValueError for what is on no card of this hall, a real one's photo above all."""
    if len(raw) != PHOTO or not raw.startswith(MARK):
        raise ValueError("no card of the virtual hall")
    person = raw.removeprefix(MARK).rstrip(b"\x00").decode("ascii")
    width, height = SIZE
    drawn = draw(Look((person,), **CARD), (width * FINER, height * FINER)).resize(SIZE, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    drawn.save(file, "PNG")
    return file.getvalue()

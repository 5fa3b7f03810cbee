"""The photo on a card: 1024 bytes of a format whose decoder nobody may publish, and whoever has one can plug it in.

A decoder is a function of an installed package, named by the option `decoder = "package.module:function"`. It is
imported by the device's own process when the first photo is wanted, and runs in a thread of its own: it may be a
vendor's library, which raises what it likes and may hang. Then, and without one, the raw bytes go on, marked as such.
"""

import importlib
import io
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Protocol

log = logging.getLogger(__name__)

RAW: Final = "wlt"
"""What raw bytes are marked with; anything else is a media type."""
SIZE: Final = (102, 126)
"""Pixels of every photo on a card."""
TYPES: Final = {"BMP": "image/bmp", "PNG": "image/png", "JPEG": "image/jpeg"}
LIMIT = 2.0
"""Seconds a decoder may take."""
_ENTRY = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*", re.ASCII)


class PhotoDecoder(Protocol):
    """What a plugged-in function promises."""

    def __call__(self, raw: bytes, /) -> bytes:
        """The 1024 bytes as they stand on the card to a BMP, PNG or JPEG of 102 x 126 pixels. May raise anything."""
        ...


@dataclass(frozen=True)
class Photo:
    """A photo as it goes to the client. type: RAW or a media type."""

    data: bytes = field(repr=False)
    type: str = RAW


def is_entry(text: str) -> bool:
    """Whether `text` names a function of a module."""
    return _ENTRY.fullmatch(text) is not None


class Decoding:
    """One plugged-in decoder. `entry` is "" when there is none."""

    def __init__(self, entry: str, *, limit: float = LIMIT) -> None:
        self._entry = entry
        self._limit = limit
        self._failed = False
        self._thread = ThreadPoolExecutor(1, "photo") if entry else None

    def photo(self, raw: bytes) -> Photo:
        """Decoded if that can be done."""
        if self._thread is None:
            return Photo(raw)
        decoded = self._thread.submit(_decode, self._entry, raw)
        try:
            error = decoded.exception(self._limit)
        except TimeoutError:
            # Its thread is lost, and the next photo would wait behind it.
            self._thread, error = None, TimeoutError()
        if error is None:
            self._failed = False
            return decoded.result()
        if not self._failed:
            # The type only: the text of a foreign exception may hold anything.
            log.error("photo decoder %s failed: %s", self._entry, type(error).__name__)
        self._failed = True
        return Photo(raw)


def _decode(entry: str, raw: bytes) -> Photo:
    """Raises whatever the decoder does, ValueError when it gives no photo."""
    # Imported here: the process that starts all devices must not load it.
    from PIL import Image

    module, _, name = entry.partition(":")
    decoder: PhotoDecoder = getattr(importlib.import_module(module), name)
    data = decoder(raw)
    with Image.open(io.BytesIO(data)) as image:
        if image.format not in TYPES or image.size != SIZE:
            raise ValueError("not a photo")
        return Photo(bytes(data), TYPES[image.format])

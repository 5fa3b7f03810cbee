"""Looking for a code in one picture: cheaply first, then with what each hardship of a camera's picture calls for.

The order and the numbers come from `benchmarks/codes.py`, which holds every one of these attempts against the others.
pyzbar was tried as a second reader of bars: it finds none that is not found here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from zxingcpp import BarcodeFormat, BarcodeFormats, TextMode, read_barcodes

from drivers.barcode.reading import Encoding
from drivers.code_camera.straight import Cut, Gray, sharpened, straight, stretched
from drivers.code_camera.symbols import NAMES, Symbol, symbol

_MATRIX: Final = BarcodeFormats([BarcodeFormat.QRCode])
_LINEAR: Final = BarcodeFormats([one for one in NAMES if one is not BarcodeFormat.QRCode])


@dataclass(frozen=True)
class Attempt:
    """seen: what is done to the picture before it is read, by the same factor everywhere if at all (`larger`).

    doubtful: it may read things into bars; when it reads two, neither counts.
    """

    formats: BarcodeFormats
    seen: Callable[[Gray], Gray]
    larger: float = 1.0
    doubtful: bool = False


def _large(gray: Gray) -> Gray:
    """Twice as large, for dots that have run into each other."""
    return sharpened(cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), 5.0, 3.0)


def _local(gray: Gray) -> Gray:
    """Black or white by what is around, for light that is not the same everywhere."""
    edges = sharpened(cv2.GaussianBlur(gray, (0, 0), 1.5), 5.0, 4.0)
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY
    return np.asarray(cv2.adaptiveThreshold(edges, 255, method, kind, 41, 0), dtype=np.uint8)


CHEAP: Final = (
    Attempt(_MATRIX, lambda gray: gray),
    Attempt(_LINEAR, lambda gray: straight(gray, Cut(15, 2.0, 25)), doubtful=True),
)
"""Tried on every picture."""
COSTLY: Final = (
    Attempt(_MATRIX, stretched),
    Attempt(_LINEAR, lambda gray: straight(gray, Cut(41, 1.5, 11, sharper=2.0)), doubtful=True),
    Attempt(_MATRIX, _local),
    Attempt(_MATRIX, _large, larger=2.0),
)
"""Tried in turn: somebody holds a code still for longer than one picture."""


def gray_of(pixels: NDArray[np.uint8]) -> Gray:
    """pixels: blue, green, red."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def all_at_once(pixels: NDArray[np.uint8], encoding: Encoding = Encoding.AUTO) -> Symbol | None:
    """Everything that can be done with one picture."""
    return _first(gray_of(pixels), (*CHEAP, *COSTLY), encoding)


def in_turn(pixels: NDArray[np.uint8], turn: int, encoding: Encoding = Encoding.AUTO) -> Symbol | None:
    """What is done with picture number `turn` of many: the cheap attempts, and one of the others."""
    return _first(gray_of(pixels), (*CHEAP, COSTLY[turn % len(COSTLY)]), encoding)


def _first(gray: Gray, attempts: Sequence[Attempt], encoding: Encoding) -> Symbol | None:
    height, width = gray.shape
    for attempt in attempts:
        found = list(_symbols(gray, attempt, encoding))
        if attempt.doubtful and len({one.text for one in found}) > 1:
            continue
        if found:
            x, y = width / 2 * attempt.larger, height / 2 * attempt.larger
            return min(found, key=lambda one: _off(one, x, y))
    return None


def _symbols(gray: Gray, attempt: Attempt, encoding: Encoding) -> Iterator[Symbol]:
    seen = attempt.seen(gray)
    for found in read_barcodes(seen, formats=attempt.formats, text_mode=TextMode.HexECI):
        yield symbol(found, encoding)


def _off(one: Symbol, x: float, y: float) -> float:
    """How far from there; of several codes the one in the middle is meant."""
    return (one.middle[0] - x) ** 2 + (one.middle[1] - y) ** 2

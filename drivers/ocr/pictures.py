"""What a client gave to be read, as pictures: a JPEG or PNG, or the pages of a PDF that a scan became."""

import io
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from drivers.ocr.lines import OcrError, Reason

MOST_PAGES: Final = 30
MOST_PIXELS: Final = 40_000_000
_DPI: Final = 150
"""Of a page of a PDF when it is read."""
_USUAL: Final = 200
"""Dots an inch of a picture that does not say."""


@dataclass(frozen=True)
class Picture:
    """pixels: rows, columns, and blue, green, red. points: width and height of the page, 72 to an inch.

    jpeg: the picture as a file.
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    points: tuple[float, float]
    jpeg: bytes = field(repr=False)


def pictures(data: bytes) -> list[Picture]:
    """Page after page. Raises OcrError."""
    return _of_pdf(data) if data.startswith(b"%PDF-") else [_of_file(data)]


def _of_file(data: bytes) -> Picture:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise OcrError(Reason.NO_PICTURE)
            dots = float(picture.info.get("dpi", (_USUAL,))[0]) or _USUAL
            colored = picture.convert("RGB")
            jpeg = data if picture.format == "JPEG" else _jpeg(colored)
    except (OSError, ValueError, SyntaxError, TypeError, ZeroDivisionError, Image.DecompressionBombError):
        raise OcrError(Reason.NO_PICTURE) from None
    return Picture(_pixels(colored), (colored.width / dots * 72, colored.height / dots * 72), jpeg)


def _of_pdf(data: bytes) -> list[Picture]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if not 0 < len(pdf) <= MOST_PAGES:
                raise OcrError(Reason.NO_PICTURE)
            sizes = [pdf.get_page_size(number) for number in range(len(pdf))]
            if any(width * height * (_DPI / 72) ** 2 > MOST_PIXELS for width, height in sizes):
                raise OcrError(Reason.NO_PICTURE)
            drawn = [page.render(scale=_DPI / 72).to_pil().convert("RGB") for page in pdf]
    except pypdfium2.PdfiumError:
        raise OcrError(Reason.NO_PICTURE) from None
    return [Picture(_pixels(one), size, _jpeg(one)) for one, size in zip(drawn, sizes, strict=True)]


def _pixels(picture: Image.Image) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.asarray(picture, np.uint8)[..., ::-1])


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=75, optimize=True)
    return file.getvalue()

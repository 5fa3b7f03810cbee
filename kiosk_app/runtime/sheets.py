"""Scanned pages as a PDF, and the same on paper: in their own size, and two cards on one sheet."""

import io
from dataclasses import dataclass
from typing import Final

from pypdfium2 import PdfDocument, PdfMatrix, PdfObject, PdfPage

POINTS_PER_MM: Final = 72 / 25.4
A4: Final = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
CARD: Final = (100 * POINTS_PER_MM, 70 * POINTS_PER_MM)
"""What fits into this, lying, is a card: ID-1 (ISO/IEC 7810) is 85.6 by 54 mm."""


@dataclass(frozen=True, slots=True)
class Count:
    """sheets: of paper, for one copy of the pages."""

    pages: int
    sheets: int


def joined(before: bytes, after: bytes) -> tuple[bytes, Count]:
    """Two PDFs as one; `before` may be empty."""
    with PdfDocument.new() as whole:
        for part in filter(None, (before, after)):
            with PdfDocument(part) as pages:
                whole.import_pages(pages)
        return _saved(whole), Count(len(whole), len(_arranged(whole)))


def on_paper(pages: bytes, copies: int) -> bytes:
    """`copies` of a PDF, one after the other, on upright A4. Each page is in it once, however many copies."""
    with PdfDocument(pages) as source, PdfDocument.new() as paper:
        pictures = [source.page_as_xobject(number, paper) for number in range(len(source))]
        for _ in range(copies):
            for sheet in _arranged(source):
                target = paper.new_page(*A4)
                for place, number in enumerate(sheet):
                    _put(pictures[number].as_pageobject(), source.get_page_size(number), target, place, len(sheet))
                target.gen_content()
                target.close()
        return _saved(paper)


def _arranged(source: PdfDocument) -> list[tuple[int, ...]]:
    """The pages of each sheet: two cards that follow one another share one."""
    sheets: list[tuple[int, ...]] = []
    for number in range(len(source)):
        card = _is_card(*source.get_page_size(number))
        if card and sheets and len(sheets[-1]) == 1 and _is_card(*source.get_page_size(sheets[-1][0])):
            sheets[-1] = (*sheets[-1], number)
        else:
            sheets.append((number,))
    return sheets


def _is_card(width: float, height: float) -> bool:
    return max(width, height) <= CARD[0] and min(width, height) <= CARD[1]


def _put(drawn: PdfObject, size: tuple[float, float], target: PdfPage, place: int, of: int) -> None:
    """In the middle of its share of the sheet; turned when it is too wide lying, smaller only when it must be."""
    width, height = size
    matrix = PdfMatrix()
    if width > A4[0] and width > height:
        matrix = matrix.rotate(90, ccw=True).translate(height, 0)
        width, height = height, width
    scale = min(1.0, A4[0] / width, A4[1] / height)
    middle = A4[1] * (of - place - 0.5) / of
    drawn.set_matrix(matrix.scale(scale, scale).translate((A4[0] - width * scale) / 2, middle - height * scale / 2))
    target.insert_obj(drawn)


def _saved(document: PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()

"""Scanned pages as one document: a single page stays the JPEG that it is, several become a PDF around theirs."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

POINTS: Final = 72
"""Of a PDF, an inch."""


@dataclass(frozen=True)
class Document:
    """media_type: of `data`."""

    media_type: str
    data: bytes = field(repr=False)


def document(pages: Sequence[bytes], resolution: int, *, bound: bool = False) -> Document:
    """pages: JPEGs, at least one; resolution: their dots an inch. bound: a PDF in any case."""
    single = len(pages) == 1 and not bound
    return Document("image/jpeg", pages[0]) if single else _bound(pages, resolution)


def _bound(pages: Sequence[bytes], resolution: int) -> Document:
    # Eight megabytes for a publisher whose citizens hand in single pages.
    import pypdfium2

    pdf = pypdfium2.PdfDocument.new()
    for page in pages:
        picture = pypdfium2.PdfImage.new(pdf)
        picture.load_jpeg(io.BytesIO(page), inline=True)
        width, height = (pixels * POINTS / resolution for pixels in picture.get_px_size())
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = pdf.new_page(width, height)
        sheet.insert_obj(picture)
        sheet.gen_content()
        sheet.close()
    file = io.BytesIO()
    pdf.save(file)
    pdf.close()
    return Document("application/pdf", file.getvalue())

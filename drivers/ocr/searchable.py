"""A PDF of pictures in which the text that was read lies invisibly over itself, so that it can be searched and copied.

The font is one of those that every PDF viewer has for Chinese (Adobe's STSong-Light) and is not embedded: what is never
drawn needs no outlines, and a page grows by its text alone.
"""

import io
from collections.abc import Sequence
from typing import Final

from drivers.ocr.lines import Page
from drivers.ocr.pictures import Picture

_FONT: Final = "STSong-Light"
_INVISIBLE: Final = 3
"""Text rendering mode (ISO 32000-1, 9.3.6)."""


def searchable(given: Sequence[Picture], pages: Sequence[Page]) -> bytes:
    """The PDF. pages: what was read in each picture."""
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    # Otherwise pictures grow by a quarter.
    rl_config.useA85 = 0
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1, lang="zh-CN")
    for picture, page in zip(given, pages, strict=True):
        width, height = picture.points
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(picture.jpeg)), 0, 0, width, height)
        scale = width / page.width
        for line in page.lines:
            left, _, right, bottom = (edge * scale for edge in line.box)
            size = max(1.0, line.height * scale * 0.85)
            text = canvas.beginText(left, height - bottom + size * 0.12)
            text.setFont(_FONT, size)
            text.setTextRenderMode(_INVISIBLE)
            natural = pdfmetrics.stringWidth(line.text, _FONT, size)
            text.setHorizScale(100 * (right - left) / natural if natural else 100)
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()

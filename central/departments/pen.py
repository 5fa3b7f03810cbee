"""How the sheets of departments are written: one font, a few inks, cells and lines."""

from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

FONT_FILE: Final = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
FONT: Final = "WenQuanYiMicroHei"
WIDTH: Final = 595.28
HEIGHT: Final = 841.89
"""A4 in points."""
LEFT: Final = 56.0
RIGHT: Final = WIDTH - LEFT
INK: Final = HexColor("#10202F")
SOFT: Final = HexColor("#4A5B6B")
LINE: Final = HexColor("#9FB2C4")
TINT: Final = HexColor("#F1F5F9")
SEA: Final = HexColor("#0B5FA5")
GOLD: Final = HexColor("#B08D3C")
WHITE: Final = HexColor("#FFFFFF")
BOLD: Final = 2
"""Text rendering mode fill and stroke: the font has no bold cut."""
_FILL: Final = 0
_CLOSERS: Final = "，。、；：）》”’！？"
"""What no line begins with."""


def width_of(text: str, size: float) -> float:
    """Points. The font must be registered."""
    return pdfmetrics.stringWidth(text, FONT, size)


def lines_of(text: str, size: float, width: float) -> list[str]:
    """The text in lines no wider than `width` points; a closing mark never stands alone. At least one line."""
    lines = [""]
    for letter in text:
        if letter == "\n":
            lines.append("")
        elif lines[-1] and letter not in _CLOSERS and width_of(lines[-1] + letter, size) > width:
            lines.append(letter)
        else:
            lines[-1] += letter
    return lines


class Pen:
    """canvas: with the font registered. Coordinates are the canvas's, of baselines for text."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def text(self, x: float, y: float, size: float, text: str, *, bold: float = 0.0, ink: HexColor = INK) -> None:
        self._ink(size, bold, ink)
        self._canvas.drawString(x, y, text, mode=BOLD if bold else _FILL)

    def centred(self, x: float, y: float, size: float, text: str, *, bold: float = 0.0, ink: HexColor = INK) -> None:
        self.text(x - width_of(text, size) / 2, y, size, text, bold=bold, ink=ink)

    def spread(self, y: float, size: float, text: str, space: float) -> None:
        """A title in the middle of the page, with `space` points between its characters."""
        width = width_of(text, size) + space * (len(text) - 1)
        self._ink(size, 0.7, INK)
        self._canvas.drawString((WIDTH - width) / 2, y, text, mode=BOLD, charSpace=space)

    def label(self, x: float, y: float, width: float, text: str) -> None:
        """Spread over `width`, as forms have it; in two lines when it is longer."""
        long = len(text) > 5
        half = (len(text) + 1) // 2
        size = 9.5 if long else min(11.0, width / max(1, len(text)))
        self._ink(size, 0.0, SOFT)
        for line, base in ((text[:half], y + 6), (text[half:], y - 5.5)) if long else ((text, y),):
            space = (width - width_of(line, size)) / (len(line) - 1) if len(line) > 1 else 0.0
            self._canvas.drawString(x, base, line, charSpace=max(0.0, space))

    def cells(self, xs: Sequence[float], top: float, height: float, *, tinted: Iterable[int] = ()) -> None:
        """A line of cells between the edges `xs`, with lines inside and below."""
        canvas = self._canvas
        canvas.setFillColor(TINT)
        for at in tinted:
            canvas.rect(xs[at], top - height, xs[at + 1] - xs[at], height, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        for x in xs[1:-1]:
            canvas.line(x, top, x, top - height)
        canvas.line(xs[0], top - height, xs[-1], top - height)

    def frame(self, left: float, bottom: float, right: float, top: float) -> None:
        self._canvas.setStrokeColor(LINE)
        self._canvas.setLineWidth(0.9)
        self._canvas.rect(left, bottom, right - left, top - bottom, stroke=1, fill=0)

    def border(self) -> None:
        """Around the whole sheet, as licences have it."""
        self._canvas.setStrokeColor(GOLD)
        for inset, line in ((20.0, 2.4), (25.0, 0.6)):
            self._canvas.setLineWidth(line)
            self._canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, stroke=1, fill=0)

    def _ink(self, size: float, bold: float, ink: HexColor) -> None:
        canvas = self._canvas
        canvas.setFont(FONT, size)
        canvas.setFillColor(ink)
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(bold)

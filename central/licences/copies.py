"""Draws a derived copy of an e-licence: one A4 page that says across all of it what it is good for.

Words and watermark are one picture: whoever wanted the watermark away would have to take the words away as well.
The same facts give the same bytes.
"""

import io
from dataclasses import dataclass, field
from typing import Final

import pypdfium2
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from central.departments.code import CODE_SIDE, draw_code
from central.departments.pen import FONT, FONT_FILE, HEIGHT, LINE, SEA, SOFT, TINT, WIDTH, Pen, lines_of, width_of

LEFT: Final = 64.0
RIGHT: Final = WIDTH - LEFT
DPI: Final = 170
MARK: Final = HexColor("#C8161D")
MARK_ALPHA: Final = 0.2
MARK_SIZE: Final = 17.0
MARK_ANGLE: Final = 32.0
ROW: Final = 36.0
CODE_FOOT: Final = 60.0
VALUE_SIZE: Final = 13.0


@dataclass(frozen=True, slots=True)
class Copy:
    """rows: label and value, as the licence has them. day: of the copy, like 2026年11月23日."""

    title: str
    rows: tuple[tuple[str, str], ...] = field(repr=False)
    issuer: str
    purpose: str
    terminal: str
    day: str
    number: str
    code: str
    seal: str

    @property
    def watermark(self) -> str:
        return f"仅用于{self.purpose}　{self.day}　终端 {self.terminal}"


def draw(copy: Copy) -> bytes:
    """PDF, one page."""
    picture = _flat(_page(copy))
    stream = io.BytesIO()
    canvas = _canvas(stream, copy)
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    # Over the picture: in so few colours and dots it could not be read.
    draw_code(canvas, copy.seal, LEFT, CODE_FOOT)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _canvas(stream: io.BytesIO, copy: Copy) -> Canvas:
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE, subfontIndex=0))
    canvas = Canvas(stream, (WIDTH, HEIGHT), pageCompression=1, invariant=1, lang="zh-CN")
    canvas.setTitle(f"{copy.title}（电子证照复制件）")
    canvas.setAuthor(copy.issuer)
    canvas.setCreator("kiosk-central")
    return canvas


def _flat(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=DPI / 72).to_pil().convert("P", palette=Image.Palette.ADAPTIVE, colors=32)
    finally:
        document.close()


def _page(copy: Copy) -> bytes:
    stream = io.BytesIO()
    canvas = _canvas(stream, copy)
    y = _head(canvas, copy)
    _rows(canvas, copy, y)
    _foot(canvas, copy)
    _marks(canvas, copy.watermark)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _head(canvas: Canvas, copy: Copy) -> float:
    pen = Pen(canvas)
    y = HEIGHT - 76
    kind = "电子证照复制件"
    pen.text(LEFT, y, 10.5, copy.issuer, ink=SOFT)
    pen.text(RIGHT - width_of(kind, 10.5), y, 10.5, kind, ink=SOFT)
    canvas.setStrokeColor(SEA)
    canvas.setLineWidth(1.6)
    canvas.line(LEFT, y - 12, RIGHT, y - 12)
    size = 28.0
    pen.centred(WIDTH / 2, y - 78, size, copy.title)
    return y - 120


def _rows(canvas: Canvas, copy: Copy, top: float) -> None:
    pen = Pen(canvas)
    split, y = LEFT + 130, top
    for label, value in copy.rows:
        lines = lines_of(value, VALUE_SIZE, RIGHT - split - 28)
        height = ROW + (len(lines) - 1) * VALUE_SIZE * 1.5
        canvas.setFillColor(TINT)
        canvas.rect(LEFT, y - height, split - LEFT, height, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.rect(LEFT, y - height, RIGHT - LEFT, height, stroke=1, fill=0)
        pen.text(LEFT + 14, y - ROW / 2 - 4.5, 12, label, ink=SOFT)
        for index, line in enumerate(lines):
            pen.text(split + 14, y - ROW / 2 - 4.5 - index * VALUE_SIZE * 1.5, VALUE_SIZE, line)
        y -= height


def _foot(canvas: Canvas, copy: Copy) -> None:
    pen = Pen(canvas)
    notes = (
        f"用途：{copy.purpose}",
        f"编号：{copy.number}",
        f"核验码：{copy.code}",
        f"自助终端 {copy.terminal} 于 {copy.day} 制作，当日有效，以核验结果为准。",
        "演示数据，不是真实证照。",
    )
    y = 150.0
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y + 24, RIGHT, y + 24)
    for note in notes:
        pen.text(LEFT + CODE_SIDE + 18, y, 10.5, note, ink=SOFT)
        y -= 20


def _marks(canvas: Canvas, words: str) -> None:
    """Over all of the page, through every row."""
    along, across = width_of(words, MARK_SIZE) + 60, 92.0
    reach = int((WIDTH + HEIGHT) / min(along, across)) + 1
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(MARK_ANGLE)
    canvas.setFont(FONT, MARK_SIZE)
    canvas.setFillColor(MARK)
    # After the colour: setting a colour sets its own alpha.
    canvas.setFillAlpha(MARK_ALPHA)
    for row in range(-reach, reach + 1):
        shift = along / 2 if row % 2 else 0.0
        for column in range(-3, 4):
            canvas.drawCentredString(column * along + shift, row * across, words)
    canvas.restoreState()

"""Draws the sheets that departments hand out: A4, looking like what a municipal office hands out.

Vector only, fonts embedded, and the same bytes for the same facts, so that a sheet printed again is the same sheet.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from central.departments.code import CODE_SIDE, draw_code
from central.departments.pen import (
    FONT,
    FONT_FILE,
    HEIGHT,
    LEFT,
    LINE,
    RIGHT,
    SEA,
    SOFT,
    WHITE,
    WIDTH,
    Pen,
    lines_of,
    width_of,
)  # fmt: skip
from central.departments.seal import seal

TOP: Final = HEIGHT - 62
FLOOR: Final = 74.0
"""Where a page that goes on ends."""
FOOT: Final = 168.0
SIGNED: Final = FOOT + 118
"""Below it there is no room for issuer, day and seal."""
LINE_HEIGHT: Final = 28.0
WRAPPED: Final = 15.0


@dataclass(frozen=True, slots=True)
class Table:
    """widths: shares of the whole. align: a letter for each column, l, c or r. empty: said where there are no rows,
    "" for no table then.
    """

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    align: str
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    total: tuple[str, ...] = field(default=(), repr=False)
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on the sheet, ready to print. seal: what its QR code says. grid: lines of one or two pairs of
    label and text.
    """

    title: str
    subtitle: str
    number: str
    code: str
    seal: str
    grid: tuple[tuple[tuple[str, str], ...], ...] = field(repr=False)
    say: str = field(repr=False)
    table: Table | None
    then: str = field(repr=False)
    notes: tuple[str, ...]
    framed: bool
    issuer: str
    phone: str
    terminal: str
    day: str
    time: str


def draw(page: Page) -> tuple[bytes, int]:
    """(PDF bytes, pages)."""
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE, subfontIndex=0))
    _, pages = _drawn(page, 0)
    return _drawn(page, pages)


def _drawn(page: Page, pages: int) -> tuple[bytes, int]:
    stream = io.BytesIO()
    canvas = Canvas(stream, (WIDTH, HEIGHT), pageCompression=1, invariant=1, lang="zh-CN")
    canvas.setTitle(page.title)
    canvas.setAuthor(page.issuer)
    canvas.setCreator("kiosk-central")
    sheet = _Sheet(canvas, page, pages)
    sheet.head()
    sheet.grid()
    sheet.paragraph(page.say)
    if page.table:
        sheet.table(page.table)
    sheet.paragraph(page.then)
    sheet.close()
    canvas.save()
    return stream.getvalue(), sheet.number


class _Sheet:
    """Goes down the page, and on to the next where there is no room. pages: how many there are, 0 before one knows."""

    def __init__(self, canvas: Canvas, page: Page, pages: int) -> None:
        self._canvas = canvas
        self._pen = Pen(canvas)
        self._page = page
        self._pages = pages
        self._y = TOP
        self.number = 1

    def head(self) -> None:
        """Issuer, number and title."""
        page, pen = self._page, self._pen
        self._running_head()
        y = self._y
        size, space = (30.0, 12.0) if page.framed else (25.0, 5.0)
        if width_of(page.title, size) + space * len(page.title) > RIGHT - LEFT - 20:
            size, space = 21.0, 2.0
        pen.spread(y - 52, size, page.title, space)
        if page.subtitle:
            pen.centred(WIDTH / 2, y - 73, 10.5, page.subtitle)
        self._y = y - (98 if page.subtitle else 80)

    def grid(self) -> None:
        """Labels on a tint, two pairs in a line or one across."""
        halves = (LEFT, LEFT + 72, LEFT + 262, LEFT + 334, RIGHT)
        whole = (LEFT, LEFT + 72, RIGHT)
        top = self._y
        for line in self._page.grid:
            xs = halves if len(line) == 2 else whole
            texts = [lines_of(text, 11.5, xs[2 * at + 2] - xs[2 * at + 1] - 22) for at, (_, text) in enumerate(line)]
            height = LINE_HEIGHT + WRAPPED * (max(len(text) for text in texts) - 1)
            if self._room(height):
                top = self._y
            self._pen.cells(xs, self._y, height, tinted=range(0, 2 * len(line), 2))
            for at, (label, _) in enumerate(line):
                middle = self._y - height / 2 - 4
                self._pen.label(xs[2 * at] + 12, middle, 48, label)
                base = middle + WRAPPED * (len(texts[at]) - 1) / 2
                for row, text in enumerate(texts[at]):
                    self._pen.text(xs[2 * at + 1] + 11, base - WRAPPED * row, 11.5, text)
            self._y -= height
        if self._page.grid:
            self._pen.frame(LEFT, self._y, RIGHT, top)
            self._y -= 30

    def paragraph(self, text: str) -> None:
        """Indented by two characters, as paragraphs are."""
        if not text:
            return
        for line in lines_of(f"　　{text}", 11.5, RIGHT - LEFT):
            self._room(20)
            self._pen.text(LEFT, self._y, 11.5, line)
            self._y -= 20
        self._y -= 2

    def table(self, table: Table) -> None:
        if not table.rows and not table.empty:
            return
        xs = tuple(_edges(table.widths))
        top = self._table_head(table, xs)
        rows = [*table.rows, *([table.total] if table.total else [])]
        for index, row in enumerate(rows):
            size = _fitting(row, xs)
            texts = [lines_of(text, size, xs[at + 1] - xs[at] - 14) for at, text in enumerate(row)]
            height = 26.0 + 13.5 * (max(len(text) for text in texts) - 1)
            if self._y - height < FLOOR:
                self._pen.frame(LEFT, self._y, RIGHT, top)
                self._next()
                top = self._table_head(table, xs)
            last = index >= len(table.rows)
            self._pen.cells(xs, self._y, height, tinted=range(len(row)) if last or index % 2 else ())
            for at, text in enumerate(texts):
                self._in_cell(xs[at], xs[at + 1], height, table.align[at], text, size, bold=0.25 if last else 0.0)
            self._y -= height
        if not rows:
            self._pen.cells((LEFT, RIGHT), self._y, 30.0)
            self._pen.centred(WIDTH / 2, self._y - 19, 10.5, table.empty, ink=SOFT)
            self._y -= 30
        self._pen.frame(LEFT, self._y, RIGHT, top)
        self._y -= 26

    def close(self) -> None:
        """Issuer and day on the right with the seal over them, and what the paper is verified by."""
        page, pen = self._page, self._pen
        if self._y < SIGNED:
            self._next()
        centre, y = RIGHT - 104, max(SIGNED - 40, self._y - 62)
        pen.centred(centre, y, 12.5, page.issuer)
        pen.centred(centre, y - 24, 12.5, page.day)
        seal(self._canvas, centre + 8, y - 22, page.issuer)
        self._verify()
        self._end_page()

    def _table_head(self, table: Table, xs: tuple[float, ...]) -> float:
        """Returns its top."""
        self._room(26.0 * 3)
        top = self._y
        self._canvas.setFillColor(SEA)
        self._canvas.rect(LEFT, top - 26, RIGHT - LEFT, 26, stroke=0, fill=1)
        for at, text in enumerate(table.heads):
            self._pen.centred((xs[at] + xs[at + 1]) / 2, top - 17, 10.5, text, bold=0.25, ink=WHITE)
        self._y -= 26
        return top

    def _in_cell(
        self, left: float, right: float, height: float, align: str, lines: list[str], size: float, *, bold: float
    ) -> None:
        base = self._y - height / 2 - 4 + 13.5 * (len(lines) - 1) / 2
        for row, text in enumerate(lines):
            y = base - 13.5 * row
            if align == "c":
                self._pen.centred((left + right) / 2, y, size, text, bold=bold)
            else:
                x = left + 8 if align == "l" else right - 8 - width_of(text, size)
                self._pen.text(x, y, size, text, bold=bold)

    def _verify(self) -> None:
        """QR, code and notes, at the foot of the last page."""
        page, pen, canvas = self._page, self._pen, self._canvas
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, FOOT, RIGHT, FOOT)
        draw_code(canvas, page.seal, LEFT, FOOT - 8 - CODE_SIDE)
        x = LEFT + CODE_SIDE + 18
        pen.text(x, FOOT - 26, 9.5, "核验码", ink=SOFT)
        pen.text(x, FOOT - 48, 17, page.code.replace("-", "  "), bold=0.25)
        notes = page.notes or ("本件所载信息以核验结果为准，涂改无效。内含个人信息，请妥善保管。",)
        asked = f"可扫描二维码，或凭编号与核验码在自助终端核验真伪。咨询电话 {page.phone}。"
        for index, note in enumerate((asked, *notes)):
            pen.text(x, FOOT - 72 - 15 * index, 9, note, ink=SOFT)

    def _running_head(self) -> None:
        page, pen, canvas = self._page, self._pen, self._canvas
        if page.framed:
            pen.border()
        y = TOP
        number = page.number
        label = f"编号　{number[:6]} {number[6:12]} {number[12:15]} {number[15:]}"
        pen.text(LEFT, y, 9.5, page.issuer, ink=SOFT)
        pen.text(RIGHT - width_of(label, 9.5), y, 9.5, label, ink=SOFT)
        canvas.setStrokeColor(SEA)
        canvas.setLineWidth(1.6)
        canvas.line(LEFT, y - 11, RIGHT, y - 11)
        canvas.setLineWidth(0.4)
        canvas.line(LEFT, y - 14, RIGHT, y - 14)
        self._y = y - 14

    def _room(self, height: float) -> bool:
        """Whether it took another page."""
        if self._y - height >= FLOOR:
            return False
        self._next()
        return True

    def _next(self) -> None:
        self._end_page()
        self.number += 1
        self._running_head()
        self._y -= 26

    def _end_page(self) -> None:
        page, pen, canvas = self._page, self._pen, self._canvas
        mark = "自助终端打印"
        canvas.setStrokeColor(SEA)
        canvas.setLineWidth(0.8)
        canvas.roundRect(LEFT, 34, width_of(mark, 9.5) + 18, 19, 5, stroke=1, fill=0)
        pen.text(LEFT + 9, 40, 9.5, mark, ink=SEA)
        which = f"第 {self.number} 页　共 {self._pages} 页　·　" if self._pages > 1 else ""
        tail = f"{which}终端 {page.terminal}　·　出具时间 {page.time}"
        pen.text(RIGHT - width_of(tail, 9), 40, 9, tail, ink=SOFT)
        canvas.showPage()


def _fitting(row: tuple[str, ...], xs: tuple[float, ...]) -> float:
    """The largest size at which nothing in the row is broken, the usual one when there is none."""
    for size in (10.5, 10.0, 9.5, 9.0):
        if all(width_of(text, size) <= xs[at + 1] - xs[at] - 14 for at, text in enumerate(row)):
            return size
    return 10.5


def _edges(widths: tuple[float, ...]) -> Iterator[float]:
    x, whole = LEFT, sum(widths)
    yield x
    for width in widths:
        x += (RIGHT - LEFT) * width / whole
        yield x

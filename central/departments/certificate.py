"""Draws the insurance certificate: one A4 page that looks like what a municipal office hands out.

Vector only, fonts embedded, and the same bytes for the same facts, so that a sheet printed again is the same sheet.
"""

import io
import math
from dataclasses import dataclass, field
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
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
SEAL: Final = HexColor("#C8161D")
_BOLD: Final = 2
"""Text rendering mode fill and stroke: the font has no bold cut."""
_FILL: Final = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One insurance. period: the months asked for that it covers."""

    kind: str
    since: str
    period: str
    months: int
    state: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """All that stands on the sheet, ready to print."""

    number: str
    code: str
    name: str = field(repr=False)
    sex: str = field(repr=False)
    birth: str = field(repr=False)
    id_number: str = field(repr=False)
    area: str
    unit: str = field(repr=False)
    period: str
    purpose: str
    lines: tuple[Line, ...]
    issuer: str
    phone: str
    terminal: str
    day: str
    time: str


def draw(certificate: Certificate) -> tuple[bytes, int]:
    """(PDF bytes, pages)."""
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE, subfontIndex=0))
    stream = io.BytesIO()
    canvas = Canvas(stream, (WIDTH, HEIGHT), pageCompression=1, invariant=1, lang="zh-CN")
    canvas.setTitle("社会保险参保证明")
    canvas.setAuthor(certificate.issuer)
    canvas.setCreator("kiosk-central")
    y = _head(canvas, certificate)
    y = _person(canvas, certificate, y)
    y = _insurances(canvas, certificate, y)
    _signature(canvas, certificate, y)
    _foot(canvas, certificate)
    canvas.showPage()
    canvas.save()
    return stream.getvalue(), 1


def _text(
    canvas: Canvas, x: float, y: float, size: float, text: str, *, bold: float = 0.0, ink: HexColor = INK
) -> None:
    canvas.setFont(FONT, size)
    canvas.setFillColor(ink)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(bold)
    canvas.drawString(x, y, text, mode=_BOLD if bold else _FILL)


def _label(canvas: Canvas, x: float, y: float, text: str) -> None:
    """Spread over the width of four characters, as forms have it."""
    size = 11.0
    canvas.setFont(FONT, size)
    canvas.setFillColor(SOFT)
    canvas.drawString(x, y, text, charSpace=(4 - len(text)) * size / (len(text) - 1))


def _width(text: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, FONT, size)


def _centred(canvas: Canvas, x: float, y: float, size: float, text: str, *, bold: float = 0.0) -> None:
    _text(canvas, x - _width(text, size) / 2, y, size, text, bold=bold)


def _head(canvas: Canvas, certificate: Certificate) -> float:
    """Issuer, number and title; returns the y below."""
    y = HEIGHT - 62
    number = certificate.number
    grouped = f"{number[:6]} {number[6:12]} {number[12:15]} {number[15:]}"
    label = f"编号　{grouped}"
    _text(canvas, LEFT, y, 9.5, certificate.issuer, ink=SOFT)
    _text(canvas, RIGHT - _width(label, 9.5), y, 9.5, label, ink=SOFT)
    canvas.setStrokeColor(SEA)
    canvas.setLineWidth(1.6)
    canvas.line(LEFT, y - 11, RIGHT, y - 11)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, y - 14, RIGHT, y - 14)
    title, size, space = "社会保险参保证明", 25.0, 5.0
    width = _width(title, size) + space * (len(title) - 1)
    canvas.setFont(FONT, size)
    canvas.setFillColor(INK)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    canvas.drawString((WIDTH - width) / 2, y - 66, title, mode=_BOLD, charSpace=space)
    _centred(canvas, WIDTH / 2, y - 87, 10.5, "（个人）")
    return y - 112


def _person(canvas: Canvas, certificate: Certificate, top: float) -> float:
    rows = (
        ("姓名", certificate.name, "性别", certificate.sex),
        ("身份号码", certificate.id_number, "出生日期", certificate.birth),
        ("参保地", certificate.area, "参保单位", certificate.unit),
        ("证明期间", certificate.period, "用途", certificate.purpose),
    )
    height = 28.0
    columns = (LEFT, LEFT + 72, LEFT + 262, LEFT + 334, RIGHT)
    bottom = top - height * len(rows)
    canvas.setFillColor(TINT)
    canvas.rect(columns[0], bottom, columns[1] - columns[0], top - bottom, stroke=0, fill=1)
    canvas.rect(columns[2], bottom, columns[3] - columns[2], top - bottom, stroke=0, fill=1)
    _grid(canvas, columns, [top - height * index for index in range(len(rows) + 1)])
    for index, row in enumerate(rows):
        base = top - height * index - height / 2 - 4
        for column, text in enumerate(row):
            if column % 2:
                _text(canvas, columns[column] + 12, base, 11.5, text)
            else:
                _label(canvas, columns[column] + 14, base, text)
    return bottom - 34


def _insurances(canvas: Canvas, certificate: Certificate, top: float) -> float:
    _text(canvas, LEFT, top, 11.5, "兹证明上述人员在证明期间内参加社会保险的情况如下：")
    top -= 16
    height = 27.0
    columns = (LEFT, LEFT + 150, LEFT + 240, LEFT + 350, LEFT + 412, RIGHT)
    heads = ("险种", "首次参保", "本期参保时段", "本期月数", "参保状态")
    count = len(certificate.lines) + 1
    canvas.setFillColor(SEA)
    canvas.rect(LEFT, top - height, RIGHT - LEFT, height, stroke=0, fill=1)
    canvas.setFillColor(TINT)
    for index in range(2, count, 2):
        canvas.rect(LEFT, top - height * (index + 1), RIGHT - LEFT, height, stroke=0, fill=1)
    _grid(canvas, columns, [top - height * index for index in range(count + 1)])
    white = HexColor("#FFFFFF")
    for column, text in enumerate(heads):
        x = (columns[column] + columns[column + 1] - _width(text, 11)) / 2
        _text(canvas, x, top - height / 2 - 4, 11, text, bold=0.25, ink=white)
    for index, line in enumerate(certificate.lines, start=1):
        base = top - height * index - height / 2 - 4
        _text(canvas, columns[0] + 12, base, 11, line.kind)
        for column, text in enumerate((line.since, line.period, str(line.months), line.state), start=1):
            _centred(canvas, (columns[column] + columns[column + 1]) / 2, base, 11, text)
    return top - height * count


def _grid(canvas: Canvas, xs: tuple[float, ...], ys: list[float]) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    for x in xs[1:-1]:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys[1:-1]:
        canvas.line(xs[0], y, xs[-1], y)
    canvas.setLineWidth(0.9)
    canvas.rect(xs[0], ys[-1], xs[-1] - xs[0], ys[0] - ys[-1], stroke=1, fill=0)


def _signature(canvas: Canvas, certificate: Certificate, top: float) -> None:
    """Issuer and day on the right, the seal over them."""
    centre = RIGHT - 104
    y = top - 78
    _centred(canvas, centre, y, 12.5, certificate.issuer)
    _centred(canvas, centre, y - 24, 12.5, certificate.day)
    _seal(canvas, centre + 8, y - 24, certificate.issuer)


def _seal(canvas: Canvas, x: float, y: float, around: str) -> None:
    """A round seal, marked as a specimen: this centre stands in for the department."""
    radius = 57.0
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(SEAL)
    canvas.setFillColor(SEAL)
    # After the colours: setting a colour sets its own alpha.
    canvas.setStrokeAlpha(0.72)
    canvas.setFillAlpha(0.72)
    canvas.setLineWidth(2.4)
    canvas.circle(0, 0, radius, stroke=1, fill=0)
    star = canvas.beginPath()
    for index in range(10):
        angle = math.pi / 2 + index * math.pi / 5
        reach = 17.0 if index % 2 == 0 else 17.0 * 0.382
        point = (reach * math.cos(angle), reach * math.sin(angle))
        (star.lineTo if index else star.moveTo)(*point)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
    size = 11.5
    step = min(19.5, 236.0 / max(1, len(around) - 1))
    canvas.setFont(FONT, size)
    for index, letter in enumerate(around):
        canvas.saveState()
        canvas.rotate(step * ((len(around) - 1) / 2 - index))
        canvas.setLineWidth(0.3)
        canvas.drawCentredString(0, radius - size - 3.5, letter, mode=_BOLD)
        canvas.restoreState()
    canvas.setFont(FONT, 11)
    canvas.setLineWidth(0.3)
    canvas.drawCentredString(0, -37, "演示专用", mode=_BOLD, charSpace=1.5)
    canvas.restoreState()


def _foot(canvas: Canvas, certificate: Certificate) -> None:
    top = 168.0
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, top, RIGHT, top)
    side = 84.0
    widget = QrCodeWidget(
        f"{certificate.number}/{certificate.code}", barLevel="M", barBorder=0, barWidth=side, barHeight=side
    )
    drawing = Drawing(side, side)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, LEFT, top - 14 - side)
    x = LEFT + side + 18
    _text(canvas, x, top - 26, 9.5, "核验码", ink=SOFT)
    _text(canvas, x, top - 48, 17, certificate.code.replace("-", "  "), bold=0.25)
    notes = (
        f"用证单位可扫描二维码，或凭编号与核验码核验真伪。咨询电话 {certificate.phone}。",
        "本证明所载信息以核验结果为准，涂改无效。证明含个人信息，请妥善保管。",
    )
    for index, note in enumerate(notes):
        _text(canvas, x, top - 72 - 15 * index, 9, note, ink=SOFT)
    mark = "自助终端打印"
    canvas.setStrokeColor(SEA)
    canvas.setLineWidth(0.8)
    canvas.roundRect(LEFT, 34, _width(mark, 9.5) + 18, 19, 5, stroke=1, fill=0)
    _text(canvas, LEFT + 9, 40, 9.5, mark, ink=SEA)
    tail = f"终端 {certificate.terminal}　·　出具时间 {certificate.time}"
    _text(canvas, RIGHT - _width(tail, 9), 40, 9, tail, ink=SOFT)

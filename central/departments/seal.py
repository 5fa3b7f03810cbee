"""A round seal, marked as a specimen: this centre stands in for the department."""

import math
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from central.departments.pen import BOLD, FONT

SEAL: Final = HexColor("#C8161D")
RADIUS: Final = 57.0


def seal(canvas: Canvas, x: float, y: float, around: str) -> None:
    """x, y: its middle. around: whose it is."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(SEAL)
    canvas.setFillColor(SEAL)
    # After the colours: setting a colour sets its own alpha.
    canvas.setStrokeAlpha(0.72)
    canvas.setFillAlpha(0.72)
    canvas.setLineWidth(2.4)
    canvas.circle(0, 0, RADIUS, stroke=1, fill=0)
    _star(canvas)
    size = 11.5
    step = min(19.5, 236.0 / max(1, len(around) - 1))
    canvas.setFont(FONT, size)
    for index, letter in enumerate(around):
        canvas.saveState()
        canvas.rotate(step * ((len(around) - 1) / 2 - index))
        canvas.setLineWidth(0.3)
        canvas.drawCentredString(0, RADIUS - size - 3.5, letter, mode=BOLD)
        canvas.restoreState()
    canvas.setFont(FONT, 11)
    canvas.setLineWidth(0.3)
    canvas.drawCentredString(0, -37, "演示专用", mode=BOLD, charSpace=1.5)
    canvas.restoreState()


def _star(canvas: Canvas) -> None:
    star = canvas.beginPath()
    for index in range(10):
        angle = math.pi / 2 + index * math.pi / 5
        reach = 17.0 if index % 2 == 0 else 17.0 * 0.382
        point = (reach * math.cos(angle), reach * math.sin(angle))
        (star.lineTo if index else star.moveTo)(*point)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)

"""The QR code at the foot of a printed paper."""

from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from central.departments.pen import WHITE

CODE_SIDE: Final = 96.0
"""Points, 34 mm: the dots of a sealed code are then 0.5 mm wide, which a worn scanner still tells apart."""

QUIET: Final = 6.0


def draw_code(canvas: Canvas, text: str, x: float, y: float) -> None:
    """x, y: its lower left corner. On white, whatever is under it, for a scanner needs that around it."""
    canvas.setFillColor(WHITE)
    canvas.rect(x - QUIET, y - QUIET, CODE_SIDE + 2 * QUIET, CODE_SIDE + 2 * QUIET, stroke=0, fill=1)
    drawing = Drawing(CODE_SIDE, CODE_SIDE)
    drawing.add(QrCodeWidget(text, barLevel="M", barBorder=0, barWidth=CODE_SIDE, barHeight=CODE_SIDE))
    renderPDF.draw(drawing, canvas, x, y)

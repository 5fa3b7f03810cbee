"""The box a citizen signs in.

The strokes stay in this item until they are handed over: they are drawn here, forgotten on `clear` and when the page
goes away, and never become a picture file.
"""

from itertools import pairwise

from PySide6.QtCore import Property, QElapsedTimer, QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEventPoint, QMouseEvent, QPainter, QPainterPath, QPen, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk_app.flow.intents import Point

QML_IMPORT_NAME = "Terminal"
QML_IMPORT_MAJOR_VERSION = 1

PEN_WIDTH = 7.0
MOST_POINTS = 20_000
"""A signature has some hundreds; this only bounds what a playing child can make."""


@QmlElement
class InkPad(QQuickPaintedItem):
    """Collects strokes by touch or mouse. `points` and `strokes` count them, `drawing` while a finger is down."""

    ink_changed = Signal(name="inkChanged")
    pen_changed = Signal(name="penChanged")

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[QPointF, int]]] = []
        self._count = 0
        self._drawing = False
        self._finger = -1
        self._pen = QColor("black")
        self._clock = QElapsedTimer()
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setKeepMouseGrab(True)
        self.setKeepTouchGrab(True)
        self.setAntialiasing(True)

    def _get_points(self) -> int:
        return self._count

    def _get_strokes(self) -> int:
        return len(self._strokes)

    def _get_drawing(self) -> bool:
        return self._drawing

    def _get_pen(self) -> QColor:
        return self._pen

    def _set_pen(self, pen: QColor) -> None:
        self._pen = pen
        self.pen_changed.emit()
        self.update()

    points = Property(int, _get_points, notify=ink_changed)
    strokes = Property(int, _get_strokes, notify=ink_changed)
    drawing = Property(bool, _get_drawing, notify=ink_changed)
    pen = Property(QColor, _get_pen, _set_pen, notify=pen_changed)

    def strokes_taken(self) -> tuple[tuple[Point, ...], ...]:
        """The ink so far, in 1/1000 of the box's width and milliseconds since its first touch."""
        unit = 1000 / max(1.0, self.width())
        return tuple(
            tuple((round(at.x() * unit), round(at.y() * unit), t) for at, t in stroke) for stroke in self._strokes
        )

    @Slot()
    def clear(self) -> None:
        self._strokes.clear()
        self._count = 0
        self._drawing = False
        self._clock.invalidate()
        self.ink_changed.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(self._pen, PEN_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for stroke in self._strokes:
            painter.drawPath(_curve([at for at, _ in stroke]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())
        self._up()

    def touchEvent(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._up()
        for point in event.points():
            self._touched(point)
        event.accept()

    def _touched(self, point: QEventPoint) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed and not self._drawing:
            self._finger = point.id()
            self._down(point.position())
        elif point.id() == self._finger and self._drawing:
            self._move(point.position())
            if state == QEventPoint.State.Released:
                self._up()

    def _down(self, at: QPointF) -> None:
        if not self._clock.isValid():
            self._clock.start()
        self._drawing = True
        self._strokes.append([])
        self._move(at)

    def _move(self, at: QPointF) -> None:
        if not self._drawing or self._count >= MOST_POINTS:
            return
        inside = QPointF(min(max(at.x(), 0.0), self.width()), min(max(at.y(), 0.0), self.height()))
        self._strokes[-1].append((inside, self._clock.elapsed()))
        self._count += 1
        self.ink_changed.emit()
        self.update()

    def _up(self) -> None:
        self._drawing = False
        self._finger = -1
        self.ink_changed.emit()


def _curve(points: list[QPointF]) -> QPainterPath:
    """A smooth line through the middles between the points; a single touch is a dot."""
    path = QPainterPath(points[0])
    for here, there in pairwise(points):
        path.quadTo(here, (here + there) / 2)
    path.lineTo(points[-1] + QPointF(0.1, 0.0))
    return path

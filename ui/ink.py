"""A signature while it is being made.

The strokes live here and nowhere else until they are handed over. They are forgotten on `clear` and when the page
turns, and never become a picture file.
"""

from PySide6.QtCore import Property, QElapsedTimer, QObject, Signal, Slot

from kiosk_app.flow.intents import Point

MOST_POINTS = 20_000
"""A signature has some hundreds; this only bounds what a playing child can make."""


class Ink(QObject):
    """Collects strokes, in 1/1000 of the box's width. `points` and `strokes` count them, `drawing` while a finger is
    down."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._count = 0
        self._drawing = False
        self._clock = QElapsedTimer()

    def _get_points(self) -> int:
        return self._count

    def _get_strokes(self) -> int:
        return len(self._strokes)

    def _get_drawing(self) -> bool:
        return self._drawing

    points = Property(int, _get_points, notify=changed)
    strokes = Property(int, _get_strokes, notify=changed)
    drawing = Property(bool, _get_drawing, notify=changed)

    def taken(self) -> tuple[tuple[Point, ...], ...]:
        """The ink so far: x and y in 1/1000 of the box's width, milliseconds since the first touch."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    @Slot()
    def clear(self) -> None:
        self._strokes.clear()
        self._count = 0
        self._drawing = False
        self._clock.invalidate()
        self.changed.emit()

    @Slot(float, float)
    def down(self, x: float, y: float) -> None:
        if not self._clock.isValid():
            self._clock.start()
        self._drawing = True
        self._strokes.append([])
        self.move(x, y)

    @Slot(float, float)
    def move(self, x: float, y: float) -> None:
        if not self._drawing or self._count >= MOST_POINTS:
            return
        self._strokes[-1].append((round(x), round(y), self._clock.elapsed()))
        self._count += 1
        self.changed.emit()

    @Slot()
    def up(self) -> None:
        self._drawing = False
        self.changed.emit()

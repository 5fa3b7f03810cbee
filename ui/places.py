"""Where the windows stand: the terminal's in the corner, the virtual hall's beside it, never one over the other.

Without a window manager nobody else puts them anywhere; Qt alone would centre both.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)
HALL = QSize(720, 1920)
TITLE_BAR = 40
"""What a window manager may put above a window; how much, nobody says before the window stands."""


@dataclass(frozen=True)
class Places:
    terminal: QRect
    hall: QRect


def alone(display: QRect) -> QRect:
    """The design's size, made smaller where the display is; lying where the display lies."""
    wished = LANDSCAPE if display.width() > display.height() else PORTRAIT
    scale = min(1.0, display.width() / wished.width(), display.height() / wished.height())
    return QRect(display.topLeft(), _drawn(wished, scale))


def beside(display: QRect) -> Places:
    """Both windows drawn at one scale, at most their own; standing or lying, whichever can be drawn larger.

    The hall is as high as it can be: the more of it is in sight, the less has to be scrolled.
    """
    room = display.adjusted(0, 0, 0, -TITLE_BAR)
    scale, design = max(((_scale(design, room), design) for design in (PORTRAIT, LANDSCAPE)), key=lambda two: two[0])
    terminal = QRect(room.topLeft(), _drawn(design, scale))
    hall = QRect(terminal.topRight() + QPoint(1, 0), _drawn(HALL, scale).boundedTo(room.size()))
    return Places(terminal, hall)


def _scale(design: QSize, room: QRect) -> float:
    return min(1.0, room.width() / (design.width() + HALL.width()), room.height() / design.height())


def _drawn(design: QSize, scale: float) -> QSize:
    """Rounded down: a window never reaches past what it was fitted to."""
    return QSize(int(design.width() * scale), int(design.height() * scale))

"""Where the windows stand: the terminal's in the corner, the virtual hall's beside it, never one over the other.

Without a window manager nobody else puts them anywhere; Qt alone would centre both.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt

PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)
HALL_WIDTH, HALL_HEIGHT = 720, 1280


@dataclass(frozen=True)
class Places:
    terminal: QRect
    hall: QRect


def alone(display: QRect) -> QRect:
    """The design's size, made smaller where the display is; lying where the display lies."""
    wished = LANDSCAPE if display.width() > display.height() else PORTRAIT
    return QRect(display.topLeft(), _fitted(wished, display.size()))


def beside(display: QRect) -> Places:
    """Both windows drawn at one scale, at most their own; standing or lying, whichever can be drawn larger."""
    scale, design = max(((_scale(design, display), design) for design in (PORTRAIT, LANDSCAPE)), key=lambda two: two[0])
    terminal = QRect(display.topLeft(), QSize(int(design.width() * scale), int(design.height() * scale)))
    high = min(display.height(), max(int(HALL_HEIGHT * scale), terminal.height()))
    hall = QRect(terminal.x() + terminal.width(), display.y(), int(HALL_WIDTH * scale), high)
    return Places(terminal, hall)


def _scale(design: QSize, display: QRect) -> float:
    return min(1.0, display.width() / (design.width() + HALL_WIDTH), display.height() / design.height())


def _fitted(wished: QSize, display: QSize) -> QSize:
    if display.width() >= wished.width() and display.height() >= wished.height():
        return wished
    return wished.scaled(display, Qt.AspectRatioMode.KeepAspectRatio)

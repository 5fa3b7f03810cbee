"""What the camera sees, or took: `image://preview/N`, drawn anew for each N. It goes past the screens, for its size."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk_app.flow.portrait_screens import Shot
from kiosk_app.flow.screens import FaceScreen, PortraitScreen, Screen

EVERY_MS = 40
"""Between two looks: as often as a camera has something new, and no oftener than an eye sees."""
Shots = Callable[[int], Shot | None]


class PreviewProvider(QQuickImageProvider):
    """Gives the newest picture, whichever number is asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.image = QImage()

    def requestImage(self, _asked: str, size: QSize, _wished: QSize) -> QImage:
        size.setWidth(self.image.width())
        size.setHeight(self.image.height())
        return self.image


class Preview(QObject):
    """`number` grows with every picture while a screen shows them, and is 0 before the first; none is kept."""

    changed = Signal()

    def __init__(self, provider: PreviewProvider) -> None:
        super().__init__()
        self._provider = provider
        self._shots: Shots = lambda after: None
        self._form: str | None = None
        self._seen = 0
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)

    def attach(self, shots: Shots) -> None:
        """shots: gives what is newer than a number, in this thread."""
        self._shots = shots

    def follow(self, screen: Screen) -> None:
        """This screen is shown now."""
        form = form_of(screen)
        if form == self._form:
            return
        self._form, self._seen, self._number = form, 0, 0
        self._provider.image = QImage()
        if form:
            self._timer.start()
            self._look()
        else:
            self._timer.stop()
        self.changed.emit()

    def _get_number(self) -> int:
        return self._number

    number = Property(int, _get_number, notify=changed)

    def _look(self) -> None:
        """What was taken before is still there when the camera is looked through again, and is not looked at."""
        shot = self._shots(self._seen)
        if shot is None or shot.form != self._form:
            return
        self._seen = shot.number
        self._number += 1
        self._provider.image = image_of(shot)
        self.changed.emit()


def form_of(screen: Screen) -> Literal["bgr888", "jpeg"] | None:
    """Of the pictures that are drawn on it; None where there are none."""
    match screen:
        case PortraitScreen(live=False):
            return "jpeg"
        case PortraitScreen() | FaceScreen():
            return "bgr888"
        case _:
            return None


def image_of(shot: Shot) -> QImage:
    """Of pictures of its own: a null one for what is none."""
    if shot.form == "jpeg":
        return QImage.fromData(shot.pixels)
    drawn = QImage(shot.pixels, shot.width, shot.height, shot.stride, QImage.Format.Format_BGR888)
    return drawn.copy()

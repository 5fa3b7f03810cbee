"""Real touches on a window, by the name of the item: what the demo's robot and the tests press with.

The touch goes in where the display's would, so a button that is covered, disabled, outside the window or not there
cannot be pressed; it is scrolled into view by a real drag first, as a citizen would.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

STEPS = 8
DRAGS = 30
STILL_FRAMES = 120
ALONE = ("agree", "continue")
FRAME_MS = 17
"""Qt delivers one move a frame and drops what comes between."""


class UntouchableError(Exception):
    """`name` cannot be touched, because of `why`."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


class Finger:
    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device: QPointingDevice = QTest.createTouchDevice()

    def touch(self, name: str) -> None:
        """Press and release at the middle of the item.

        Raises UntouchableError.
        """
        at = self._reach(name)
        self._press(at)
        self._release(at)

    def hold(self, name: str, milliseconds: int) -> None:
        """Press, stay so long, release.

        Raises UntouchableError.
        """
        at = self._reach(name)
        self._press(at)
        _wait(milliseconds)
        self._release(at)

    def press(self, name: str) -> QPoint:
        """Press and stay; returns where, for `release`.

        Raises UntouchableError.
        """
        at = self._reach(name)
        self._press(at)
        return at

    def release(self, at: QPoint) -> None:
        self._release(at)

    def stroke(self, name: str, points: list[QPointF]) -> None:
        """Draw through points given as fractions of the item's width and height.

        Raises UntouchableError, ValueError for less than two points.
        """
        if len(points) < 2:
            raise ValueError("a stroke has at least two points")
        item = self._find(name)
        self._reach(name)
        path = [item.mapToScene(QPointF(p.x() * item.width(), p.y() * item.height())) for p in points]
        self._press(path[0].toPoint())
        for start, end in pairwise(path):
            for step in range(1, STEPS + 1):
                self._move((start + (end - start) * (step / STEPS)).toPoint())
                _wait(FRAME_MS)
        self._release(path[-1].toPoint())

    def touchable(self) -> list[str]:
        """The names of the items a finger could press now, in the order in which they are drawn."""
        named = [item for item in _visible(self._window.contentItem()) if item.objectName() and item.isEnabled()]
        return [
            item.objectName()
            for item in named
            if "." in item.objectName() or item.objectName() in ("agree", "continue")
        ]

    def _find(self, name: str) -> QQuickItem:
        found = [item for item in _visible(self._window.contentItem()) if item.objectName() == name]
        if not found:
            raise UntouchableError(name, "not on this screen")
        if not found[-1].isEnabled():
            raise UntouchableError(name, "disabled")
        return found[-1]

    def _reach(self, name: str) -> QPoint:
        """Where to press the item; scrolled there when it stands outside of what can be seen."""
        self._window.grabWindow()  # lays out what has just changed, as the next frame would
        for _ in range(DRAGS):
            item = self._find(name)
            view = _view_of(item)
            if view is None or not self._drag_towards(item, view):
                break
        item = self._find(name)
        at = _middle(item)
        if not self._window.contentItem().contains(at):
            raise UntouchableError(name, "outside the window")
        top = _topmost(self._window.contentItem(), at)
        if top is None or not (top is item or item.isAncestorOf(top)):
            raise UntouchableError(name, "covered by something else")
        return at.toPoint()

    def _drag_towards(self, item: QQuickItem, view: QQuickItem) -> bool:
        """One drag of the list that brings the item nearer; False when it is in sight or nothing moves."""
        top = view.mapToScene(QPointF(0, 0)).y()
        bottom = view.mapToScene(QPointF(0, view.height())).y()
        middle = _middle(item).y()
        margin = min(60.0, (bottom - top) / 4)
        if top + margin <= middle <= bottom - margin:
            return False
        before = float(view.property("contentY"))
        room = (bottom - top) * 0.35
        way = max(-room, min(room, (top + bottom) / 2 - middle))
        x = view.mapToScene(QPointF(view.width() - 4, 0)).x()
        y = (top + bottom) / 2 - way / 2
        self._press(QPoint(round(x), round(y)))
        for step in range(1, STEPS + 1):
            self._move(QPoint(round(x), round(y + way * step / STEPS)))
            _wait(FRAME_MS)
        _wait(150)
        self._release(QPoint(round(x), round(y + way)))
        for _ in range(STILL_FRAMES):
            if not view.property("moving"):
                break
            _wait(FRAME_MS)
        return float(view.property("contentY")) != before

    def _press(self, at: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).press(0, at, self._window).commit()

    def _move(self, at: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).move(0, at, self._window).commit()

    def _release(self, at: QPoint) -> None:
        QTest.touchEvent(self._window, self._device).release(0, at, self._window).commit()


def _wait(milliseconds: int) -> None:
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _stacked(item: QQuickItem) -> list[QQuickItem]:
    """The children as they are drawn, the lowest first."""
    return sorted(item.childItems(), key=lambda child: child.z())


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in _stacked(item):
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _visible(child)


def _view_of(item: QQuickItem) -> QQuickItem | None:
    """The list the item scrolls in, if any."""
    parent = item.parentItem()
    while parent is not None and not parent.inherits("QQuickFlickable"):
        parent = parent.parentItem()
    return parent


def _topmost(item: QQuickItem, at: QPointF) -> QQuickItem | None:
    """The item that a finger at this place of the window would press."""
    for child in reversed(_stacked(item)):
        if not child.isVisible():
            continue
        inside = child.contains(child.mapFromScene(at))
        if child.clip() and not inside:
            continue
        found = _topmost(child, at)
        if found is not None:
            return found
        if inside and child.isEnabled() and child.acceptedMouseButtons() != Qt.MouseButton.NoButton:
            return child
    return None

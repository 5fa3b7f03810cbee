"""Ways to look at what is on the screen."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtQuick import QQuickItem

from kiosk_app.flow.screens import Screen
from ui.gallery import pause, picture
from ui.stage import Stage


def show(stage: Stage, screen: Screen, *, draw: bool = True) -> None:
    """Show a screen and let it be drawn; it may still be on its way in."""
    stage.bridge.show(screen)
    pause()
    if draw:
        picture(stage)


def until(true: Callable[[], bool], seconds: float = 3.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        pause()


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from visible(child)


def texts(stage: Stage) -> list[QQuickItem]:
    """The texts that can be seen."""
    return [item for item in visible(stage.window.contentItem()) if item.inherits("QQuickText") and words(item)]


def words(item: QQuickItem) -> str:
    return str(item.property("text"))


def named(stage: Stage, name: str) -> QQuickItem:
    found = [item for item in visible(stage.window.contentItem()) if item.objectName() == name]
    assert len(found) == 1, name
    return found[0]

"""Every screen in every language on both kinds of display: nothing cut, nothing nameless, no key instead of words."""

import re

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtQuick import QQuickItem

from kiosk_app.flow import screens
from kiosk_app.flow.screens import Language, Screen
from tests.ui.conftest import Opener
from tests.ui.looking import show, texts, visible, words
from ui.gallery import render
from ui.places import LANDSCAPE, PORTRAIT
from ui.samples import Samples
from ui.stage import Stage

SMALLEST_TEXT = 28
SMALLEST_TOUCH = 88
KEY = re.compile(r"[a-z_]+\.[a-z_.0-9]+")
TOUCHED = (
    "action.", "tile.", "choice.", "digit.", "key.", "date.", "rate.", "edit.", "remove.", "prove.", "group.", "lang.",
    "words.", "sign.clear",
)  # fmt: skip


def test_there_is_a_sample_of_every_kind() -> None:
    kinds = {type(sample) for sample in Samples("en").all().values()}
    assert kinds == set(screens.Screen.__args__)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("language", ["zh_CN", "en", "ko", "ja"])
def test_every_screen_is_whole(opened: Opener, language: Language, size: QSize) -> None:
    stage = opened(size)
    for name, sample in Samples(language).all().items():
        show(stage, sample)
        faults = [*_faults_of_text(stage), *_faults_of_touch(stage), *_faults_of_names(stage)]
        assert faults == [], f"{name} {language}"
        assert _on_screen(stage, sample)


def test_pictures_can_be_made(opened: Opener, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Samples, "all", lambda self: {"home": self.home(), "pin": self.pin()})
    from pathlib import Path

    files = render(Path(str(tmp_path)), "en", QSize(540, 960))
    assert [file.name for file in files] == ["home.png", "pin.png"]
    assert QImage(str(files[0])).size() == QSize(540, 960)


def _on_screen(stage: Stage, sample: Screen) -> bool:
    shown = [words(item) for item in texts(stage)]
    return len(shown) > 2 and stage.shell.property("kind") == screens.kind(sample)


def _faults_of_text(stage: Stage) -> list[str]:
    faults = []
    for item in texts(stage):
        said = words(item)
        wide, high = item.property("contentWidth"), item.property("contentHeight")
        if item.property("truncated") or wide > item.width() + 1 or high > item.height() + 1:
            faults.append(f"cut: {said}")
        if item.property("font").pixelSize() < SMALLEST_TEXT:
            faults.append(f"small: {said}")
        if KEY.fullmatch(said) or "{" in said:
            faults.append(f"a key instead of words: {said}")
        if _sticks_out(item):
            faults.append(f"sticks out: {said}")
    return faults


def _sticks_out(item: QQuickItem) -> bool:
    """True when the text leaves the nearest thing around it that has a ground of its own, or the window."""
    ground = item.parentItem()
    while ground is not None and not (ground.inherits("QQuickRectangle") or ground.inherits("QQuickFlickable")):
        ground = ground.parentItem()
    if ground is None or ground.inherits("QQuickFlickable"):
        return False
    start = item.mapToItem(ground, QPointF(0, 0))
    end = item.mapToItem(ground, QPointF(item.width(), item.height()))
    return start.x() < -1 or start.y() < -1 or end.x() > ground.width() + 1 or end.y() > ground.height() + 1


def _faults_of_touch(stage: Stage) -> list[str]:
    """Touchable things are large enough."""
    return [
        f"{item.objectName()} is {item.width():.0f}×{item.height():.0f}"
        for item in visible(stage.window.contentItem())
        if item.objectName().startswith(TOUCHED) and (item.height() < SMALLEST_TOUCH or item.width() < 72)
    ]


def _faults_of_names(stage: Stage) -> list[str]:
    faults = []
    for item in visible(stage.window.contentItem()):
        if not item.objectName().startswith((*TOUCHED, "hold.", "agree", "continue", "sign.pad")):
            continue
        found = QAccessible.queryAccessibleInterface(item)
        if not found or not found.text(QAccessible.Text.Name):
            faults.append(f"{item.objectName()} has no name")
        elif found.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            faults.append(f"{item.objectName()} has no role")
    return faults

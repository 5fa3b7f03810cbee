"""Signing: strokes come out as points, not before there are enough, and can be taken back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest

from kiosk_app.flow.intents import Act, Intent, Signed
from tests.ui.looking import named, until
from ui.finger import Finger, UntouchableError
from ui.gallery import picture, present
from ui.ink import Ink
from ui.samples import Samples
from ui.stage import Stage

NAME = [QPointF(0.1, 0.5), QPointF(0.3, 0.2), QPointF(0.5, 0.8), QPointF(0.7, 0.3), QPointF(0.9, 0.5)]


@pytest.fixture
def finger(stage: Stage) -> Finger:
    present(stage, Samples("zh_CN").sign())
    return Finger(stage.window)


def ink_of(stage: Stage) -> Ink:
    ink = stage.bridge.property("ink")
    assert isinstance(ink, Ink)
    return ink


def points(stage: Stage) -> int:
    return sum(len(stroke) for stroke in ink_of(stage).taken())


def signature(intents: list[Intent]) -> Signed:
    found = [intent for intent in intents if isinstance(intent, Signed)]
    assert len(found) == 1
    return found[0]


def test_strokes_are_handed_over_with_their_times(finger: Finger, intents: list[Intent]) -> None:
    finger.stroke("sign.pad", NAME)
    finger.stroke("sign.pad", NAME[:2])
    finger.touch("action.next")
    until(lambda: any(isinstance(intent, Signed) for intent in intents))
    strokes = signature(intents).strokes
    assert [len(stroke) >= 5 for stroke in strokes] == [True, True]
    points = [point for stroke in strokes for point in stroke]
    assert len(points) >= 20
    assert abs(points[0][0] - 100) <= 3
    assert all(0 <= x <= 1000 and y >= 0 for x, y, _ in points)
    times = [t for _, _, t in points]
    assert times == sorted(times)
    assert not [intent for intent in intents if isinstance(intent, Act)]


def test_too_little_ink_cannot_be_sent(stage: Stage, finger: Finger) -> None:
    finger.stroke("sign.pad", NAME[:2])
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("action.next")


def test_clear_forgets_the_ink(stage: Stage, finger: Finger) -> None:
    finger.stroke("sign.pad", NAME)
    assert points(stage) >= 20
    finger.touch("sign.clear")
    assert points(stage) == 0


def test_a_mouse_signs_too(stage: Stage, finger: Finger) -> None:
    pad = named(stage, "sign.pad")
    start = pad.mapToScene(QPointF(100, 100)).toPoint()
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(30):
        QTest.mouseMove(stage.window, start + QPoint(10 * step, step))
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert points(stage) >= 20
    assert len(ink_of(stage).taken()) == 1


def test_the_ink_is_gone_with_the_page(stage: Stage, finger: Finger) -> None:
    finger.stroke("sign.pad", NAME)
    present(stage, Samples("zh_CN").home())
    assert ink_of(stage).taken() == ()


def test_the_ink_is_seen_until_it_is_cleared(stage: Stage, finger: Finger) -> None:
    pad = named(stage, "sign.pad")
    corner, end = pad.mapToScene(QPointF(0, 0)).toPoint(), pad.mapToScene(QPointF(pad.width(), pad.height())).toPoint()

    def dark() -> int:
        image = picture(stage).copy(QRect(corner, end))
        return sum(
            image.pixelColor(x, y).lightness() < 80 for x in range(0, image.width(), 2) for y in range(image.height())
        )

    assert dark() == 0
    finger.stroke("sign.pad", NAME)
    until(lambda: dark() > 100)
    finger.touch("sign.clear")
    until(lambda: dark() == 0)

"""Signing: strokes come out as points, not before there are enough, and can be taken back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from kiosk_app.flow.intents import Act, Intent, Signed
from tests.ui.looking import named, until
from ui.finger import Finger, UntouchableError
from ui.gallery import present
from ui.samples import Samples
from ui.stage import Stage

NAME = [QPointF(0.1, 0.5), QPointF(0.3, 0.2), QPointF(0.5, 0.8), QPointF(0.7, 0.3), QPointF(0.9, 0.5)]


@pytest.fixture
def finger(stage: Stage) -> Finger:
    present(stage, Samples("zh_CN").sign())
    return Finger(stage.window)


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
    assert named(stage, "sign.pad").property("points") >= 20
    finger.touch("sign.clear")
    assert named(stage, "sign.pad").property("points") == 0


def test_a_mouse_signs_too(stage: Stage, finger: Finger) -> None:
    pad = named(stage, "sign.pad")
    start = pad.mapToScene(QPointF(100, 100)).toPoint()
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(30):
        QTest.mouseMove(stage.window, start + QPoint(10 * step, step))
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert pad.property("points") >= 20
    assert pad.property("strokes") == 1

"""A finger on each thing that can be touched sends what it should, once, with the serial it was made on."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk_app.flow.intents import Act, Agree, Answer, Choose, Digit, Edit, Intent, Rated, Speak, Start, Stay
from kiosk_app.flow.screens import Frame, Message, PinScreen, QuestionScreen, Screen
from tests.ui.looking import named, show, texts, until, words
from ui.finger import Finger, UntouchableError
from ui.gallery import present
from ui.samples import Samples
from ui.stage import Stage

Sample = Callable[[Samples], Screen]
NOWHERE = QPoint(540, 300)


@pytest.fixture
def finger(stage: Stage) -> Finger:
    return Finger(stage.window)


@pytest.fixture
def samples() -> Samples:
    return Samples("zh_CN")


@pytest.mark.parametrize(
    ("sample", "name", "intent"),
    [
        (Samples.home, "tile.k08", lambda n: Start(n, "k08")),
        (Samples.home, "tile.progress", lambda n: Start(n, "progress")),
        (Samples.home_closed, "action.reprint", lambda n: Act(n, "reprint")),
        (Samples.notice, "action.agree", lambda n: Act(n, "agree")),
        (Samples.identity, "action.back", lambda n: Act(n, "back")),
        (Samples.identity_or_code, "action.code", lambda n: Act(n, "code")),
        (Samples.code, "action.back", lambda n: Act(n, "back")),
        (Samples.consent, "action.agree", lambda n: Act(n, "agree")),
        (Samples.consent, "action.no", lambda n: Act(n, "no")),
        (Samples.pin, "digit.7", lambda n: Digit(n, "7")),
        (Samples.pin, "digit.back", lambda n: Digit(n, "back")),
        (Samples.choice, "choice.3", lambda n: Choose(n, "kind", "3")),
        (Samples.choices, "choice.power", lambda n: Answer(n, "transfer", "water,power,gas")),
        (Samples.choices, "choice.gas", lambda n: Answer(n, "transfer", "water")),
        (Samples.area_city, "choice.371000", lambda n: Choose(n, "area", "371000")),
        (Samples.date, "date.day.next", lambda n: Answer(n, "from", "2035-03-09")),
        (Samples.date, "date.month.prev", lambda n: Answer(n, "from", "2035-02-08")),
        (Samples.date, "date.year.next", lambda n: Answer(n, "from", "2036-03-08")),
        (Samples.digits, "digit.9", lambda n: Answer(n, "sjh", "1380009")),
        (Samples.digits, "digit.clear", lambda n: Answer(n, "sjh", "")),
        (Samples.text, "key.a", lambda n: Answer(n, "mail", "wanga")),
        (Samples.text, "key.back", lambda n: Answer(n, "mail", "wan")),
        (Samples.progress_ask, "key.9", lambda n: Answer(n, "number", "YT-24069")),
        (Samples.materials, "agree", lambda n: Agree(n, agreed=True)),
        (Samples.review, "edit.sjh", lambda n: Edit(n, "sjh")),
        (Samples.choice_machine, "action.yes", lambda n: Act(n, "yes")),
        (Samples.choice_machine, "action.exit", lambda n: Act(n, "exit")),
        (Samples.rate, "rate.4", lambda n: Rated(n, "4")),
        (Samples.rate, "lang.en", lambda n: Speak(n, "en")),
        (Samples.warning, "continue", Stay),
        (Samples.problem, "action.retry", lambda n: Act(n, "retry")),
    ],
)
def test_touch(
    stage: Stage,
    finger: Finger,
    samples: Samples,
    intents: list[Intent],
    sample: Sample,
    name: str,
    intent: Callable[[int], Intent],
) -> None:
    screen = sample(samples)
    present(stage, screen)
    finger.touch(name)
    wanted = intent(screen.frame.serial)
    # What has to be scrolled to first is found by a touch that says no more than that somebody is there.
    assert [one for one in intents if one == wanted or not isinstance(one, Stay)] == [wanted]


def test_every_action_of_every_screen_comes_back(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    for screen in samples.all().values():
        for action in screen.frame.actions if not screen.frame.warning else ():
            again = replace(screen, frame=replace(screen.frame, serial=screen.frame.serial + 1000))
            show(stage, again)
            intents.clear()
            if action.enabled and f"action.{action.id}" in finger.touchable():
                finger.touch(f"action.{action.id}")
                assert intents == [Act(again.frame.serial, action.id)]
            else:
                with pytest.raises(UntouchableError):
                    finger.touch(f"action.{action.id}")


def test_a_province_and_then_a_city(stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]) -> None:
    screen = samples.area()
    present(stage, screen)
    finger.touch("group.山东省")
    until(lambda: "choice.370600" in finger.touchable())
    finger.touch("group.back")
    until(lambda: "group.北京市" in finger.touchable())
    finger.touch("group.山东省")
    until(lambda: "choice.370600" in finger.touchable())
    finger.touch("choice.370600")
    until(lambda: Choose(screen.frame.serial, "area", "370600") in intents)


def test_an_identity_number_may_end_in_x(stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]) -> None:
    number = "37069919951001033"
    screen = replace(samples.digits(), key="zjhm", value=number, max_length=18)
    present(stage, screen)
    finger.touch("digit.X")
    until(lambda: Answer(screen.frame.serial, "zjhm", f"{number}X") in intents)


def test_what_is_wrong_is_said_in_words_of_the_interface_too(stage: Stage, samples: Samples) -> None:
    present(stage, replace(samples.digits(), problem=Message("form.wrong")))
    assert "这一项填得不对，请核对。" in [words(item) for item in texts(stage)]


def test_a_finger_that_came_down_on_the_old_screen_presses_nothing_on_the_new(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    present(stage, samples.choice())
    at = finger.press("action.next")
    present(stage, samples.digits())
    finger.release(at)
    assert not [intent for intent in intents if isinstance(intent, Act)]


def test_a_finger_stays_down_while_only_time_passes(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.choice()
    present(stage, screen)
    at = finger.press("action.next")
    later = replace(screen, frame=replace(screen.frame, serial=900, seconds=60.0))
    show(stage, later)
    finger.release(at)
    assert intents == [Act(900, "next")]


@pytest.mark.parametrize("before", [Samples.home, Samples.home_closed])
def test_a_tile_stays_under_the_finger_while_devices_come_and_go(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent], before: Sample
) -> None:
    present(stage, before(samples))
    at = finger.press("tile.y10")
    home = samples.home() if before is Samples.home_closed else samples.home_closed()
    show(stage, replace(home, recovered=None, frame=replace(home.frame, serial=900, online=True)))
    finger.release(at)
    assert intents == [Start(900, "y10")]


def test_fast_typing_is_sent_one_by_one_each_on_its_own_screen(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.pin()
    present(stage, screen)
    for digit in "123":
        finger.touch(f"digit.{digit}")
    assert intents == [Digit(screen.frame.serial, "1")]
    show(stage, _entered(screen, 501, 1))
    show(stage, _entered(screen, 502, 2))
    assert intents == [Digit(screen.frame.serial, "1"), Digit(501, "2"), Digit(502, "3")]


def test_what_was_typed_ahead_is_dropped_when_the_page_turns(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.pin()
    present(stage, screen)
    finger.touch("digit.1")
    finger.touch("digit.2")
    present(stage, samples.choice())
    assert intents == [Digit(screen.frame.serial, "1")]


def test_an_unanswered_touch_holds_nothing_up_for_long(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.pin()
    present(stage, screen)
    finger.touch("digit.1")
    finger.touch("digit.2")
    until(lambda: intents == [Digit(screen.frame.serial, "1"), Digit(screen.frame.serial, "2")])


def test_typing_ahead_keeps_every_letter(stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]) -> None:
    screen = samples.text()
    present(stage, screen)
    finger.touch("key.a")
    finger.touch("key.b")
    show(stage, _valued(screen, 600, "wanga"))
    show(stage, _valued(screen, 601, "wangab"))
    assert intents == [Answer(screen.frame.serial, "mail", "wanga"), Answer(600, "mail", "wangab")]
    assert "wangab" in [words(item) for item in texts(stage)]


def test_the_flow_has_the_last_word_on_a_value(stage: Stage, finger: Finger, samples: Samples) -> None:
    screen = samples.text()
    present(stage, screen)
    finger.touch("key.a")
    show(stage, _valued(screen, 600, "refused"))
    assert "refused" in [words(item) for item in texts(stage)]


def test_a_touch_on_nothing_says_that_somebody_is_there_once_a_second(
    stage: Stage, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.end()
    present(stage, screen)
    for _ in range(3):
        QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, NOWHERE)
    until(lambda: intents == [Stay(screen.frame.serial)])
    intents.clear()
    present(stage, samples.home())
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, NOWHERE)
    show(stage, samples.home())
    assert intents == []


def test_a_covered_or_closed_thing_cannot_be_touched(stage: Stage, finger: Finger, samples: Samples) -> None:
    present(stage, samples.warning())
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("action.exit")
    present(stage, samples.home_closed())
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("tile.k01")
    with pytest.raises(UntouchableError, match="not on this screen"):
        finger.touch("tile.zzz")


def test_what_stands_further_down_is_dragged_into_sight(
    stage: Stage, finger: Finger, samples: Samples, intents: list[Intent]
) -> None:
    screen = samples.home_closed()
    present(stage, screen)
    finger.touch("tile.progress")
    assert Start(screen.frame.serial, "progress") in intents


def test_the_language_changes_with_the_screen_and_back(stage: Stage, samples: Samples) -> None:
    english = Samples("en")
    present(stage, samples.identity())
    assert "请放上身份证" in [words(item) for item in texts(stage)]
    present(stage, english.identity())
    assert "Place your ID card" in [words(item) for item in texts(stage)]
    present(stage, samples.identity())
    assert "退出" in [words(item) for item in texts(stage)]


def test_pin_digits_are_never_shown(stage: Stage, finger: Finger, samples: Samples) -> None:
    screen = samples.pin()
    present(stage, screen)
    before = sorted(words(item) for item in texts(stage))
    finger.touch("digit.5")
    show(stage, _entered(screen, 700, 4))
    assert sorted(words(item) for item in texts(stage)) == before


def test_the_review_shows_a_value_in_full_only_while_it_is_held(stage: Stage, finger: Finger, samples: Samples) -> None:
    present(stage, samples.review())
    masked = words(named(stage, "value.1"))
    assert "*" in masked
    at = finger.press("hold.1")
    until(lambda: words(named(stage, "value.1")) == "370699195001010018")
    finger.release(at)
    assert words(named(stage, "value.1")) == masked


def test_a_held_review_row_is_masked_again_when_the_time_warning_comes(
    stage: Stage, finger: Finger, samples: Samples
) -> None:
    screen = samples.review()
    present(stage, screen)
    finger.press("hold.1")
    until(lambda: "*" not in words(named(stage, "value.1")))
    show(stage, replace(screen, frame=replace(screen.frame, serial=800, warning=True)))
    until(lambda: "*" in words(named(stage, "value.1")))


def test_screens_come_from_any_thread(stage: Stage, samples: Samples) -> None:
    sender = threading.Thread(target=stage.bridge.show, args=(samples.rate(),))
    sender.start()
    sender.join()
    until(lambda: stage.shell.property("kind") == "rate")


def _entered(screen: PinScreen, serial: int, entered: int) -> PinScreen:
    return replace(screen, frame=_numbered(screen.frame, serial), entered=entered)


def _valued(screen: QuestionScreen, serial: int, value: str) -> QuestionScreen:
    return replace(screen, frame=_numbered(screen.frame, serial), value=value)


def _numbered(frame: Frame, serial: int) -> Frame:
    return replace(frame, serial=serial)


def test_the_end_of_the_terminal_is_heard_in_the_thread_of_the_screen(stage: Stage) -> None:
    heard: list[threading.Thread] = []
    stage.bridge.failed.connect(lambda: heard.append(threading.current_thread()))
    thread = threading.Thread(target=stage.bridge.fail)
    thread.start()
    thread.join()
    until(lambda: bool(heard))
    assert heard == [threading.current_thread()]

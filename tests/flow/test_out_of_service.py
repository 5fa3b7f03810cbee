"""What the operators say: nobody is taken in any more, who is inside is let finish; a sentence on the home screen."""

from dataclasses import replace

import pytest

from kiosk_app.flow import events as ev
from kiosk_app.flow.events import Closed
from kiosk_app.flow.intents import Act, Speak, Start
from kiosk_app.flow.screens import EndScreen, HomeScreen, NoticeScreen, ProblemScreen
from tests.flow.terminal import WORLD, Terminal

ELSEWHERE = {"zh_CN": "请到三号窗口。", "en": "Please go to counter 3."}
CLOSED = replace(WORLD, closed=Closed("maintenance", ELSEWHERE))


def test_it_says_why_and_where_else_to_go_in_the_language_of_the_screen() -> None:
    terminal = Terminal()
    terminal.give(CLOSED)
    screen = terminal.see(ProblemScreen)
    assert screen.frame.title.key == "out.maintenance"
    assert screen.frame.hint
    assert screen.frame.hint.params == (("text", "请到三号窗口。"),)
    terminal.touch(Speak(terminal.state.serial, "en"))
    screen = terminal.see(ProblemScreen)
    assert screen.frame.hint
    assert screen.frame.hint.params == (("text", "Please go to counter 3."),)
    assert screen.frame.language == "en"
    terminal.give(WORLD)
    terminal.see(HomeScreen)


@pytest.mark.parametrize(("reason", "where"), [("fault", "out.elsewhere"), ("site", "out.elsewhere_site")])
def test_without_a_word_of_the_operators_it_still_says_where_to_go(reason: str, where: str) -> None:
    terminal = Terminal()
    terminal.give(replace(WORLD, closed=Closed("site" if reason == "site" else "fault")))
    hint = terminal.screen.frame.hint
    assert hint
    assert hint.key == where


@pytest.mark.parametrize("target", ["k01", "progress"])
def test_nothing_can_be_begun(target: str) -> None:
    terminal = Terminal()
    terminal.give(CLOSED)
    terminal.touch(Start(terminal.state.serial, target))
    terminal.see(ProblemScreen)
    assert terminal.state.visit is None


def test_a_touch_on_the_home_screen_that_was_there_before_begins_nothing() -> None:
    terminal = Terminal()
    before = terminal.state.serial
    terminal.give(CLOSED)
    terminal.give(WORLD)
    terminal.touch(Start(before, "k01"))
    terminal.see(HomeScreen)


def test_the_visit_under_way_is_finished_first() -> None:
    terminal = Terminal()
    terminal.touch(Start(terminal.state.serial, "k08"))
    terminal.give(CLOSED)
    terminal.see(NoticeScreen)
    terminal.act("exit")
    terminal.see(EndScreen)
    terminal.act("exit")
    terminal.see(ProblemScreen)


def test_whoever_is_owed_a_slip_still_gets_it() -> None:
    terminal = Terminal()
    terminal.give(ev.Recovered("e-1", "k08", "L-1", "", "2026-11-23T03:00:00+08:00"))
    terminal.give(CLOSED)
    screen = terminal.see(HomeScreen)
    assert (screen.frame.title.key, screen.tiles) == ("out.maintenance", ())
    assert screen.recovered
    assert screen.recovered.local_number == "L-1"
    terminal.touch(Act(terminal.state.serial, "reprint"))
    terminal.see(ProblemScreen)


def test_the_sentence_is_shown_in_the_language_of_the_screen() -> None:
    terminal = Terminal()
    assert terminal.see(HomeScreen).message == ""
    terminal.give(replace(WORLD, message=ELSEWHERE))
    assert terminal.see(HomeScreen).message == "请到三号窗口。"
    terminal.touch(Speak(terminal.state.serial, "en"))
    assert terminal.see(HomeScreen).message == "Please go to counter 3."

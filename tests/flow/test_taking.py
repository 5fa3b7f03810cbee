"""Paper in a slot: the words for all, and a reminder where the printer knows that it still lies there."""

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.screens import EndScreen, HomeScreen, ResultScreen
from tests.flow.terminal import Terminal, answered
from tests.flow.test_visit import registered


class Lying(Terminal):
    """A terminal whose printers answer only when they are told to."""

    def say(self, reply: type[ev.Reply]) -> None:
        waiting = [effect for effect in self.asked if isinstance(effect, fx.LookForSheets | fx.AwaitTaken)][-1]
        self.give(reply(waiting.visit, waiting.id))


def _silent(effect: fx.Effect) -> ev.Reply | None:
    return None if isinstance(effect, fx.LookForSheets | fx.AwaitTaken) else answered(effect)


@pytest.fixture
def terminal() -> Lying:
    """At the goodbye of a visit in which a slip was printed."""
    terminal = Lying(answer=_silent)
    registered(terminal)
    terminal.see(ResultScreen)
    terminal.act("next")
    terminal.act("skip")
    assert terminal.see(EndScreen).paper
    return terminal


def test_the_wipe_does_not_wait_for_anybodys_hand(terminal: Lying) -> None:
    asked = [type(effect) for effect in terminal.asked]
    assert asked.index(fx.Wipe) < asked.index(fx.LookForSheets)
    assert terminal.did(fx.LookForSheets)[0].sheets == ("slip",)


def test_where_nobody_knows_the_words_have_to_do(terminal: Lying) -> None:
    terminal.say(ev.NothingToTake)
    assert (terminal.see(EndScreen).paper, terminal.title()) == (True, "end.title")
    terminal.run_out()
    terminal.see(HomeScreen)


def test_a_sheet_that_lies_there_is_asked_for_twice(terminal: Lying) -> None:
    terminal.say(ev.SheetsLie)
    titles = [terminal.title()]
    for _ in range(2):
        assert terminal.did(fx.AwaitTaken)[-1].seconds == 10.0
        terminal.say(ev.Failed)
        titles.append(terminal.title())
    assert titles == ["end.title", "end.take_1", "end.take_2"]
    terminal.say(ev.Failed)
    assert len(terminal.did(fx.AwaitTaken)) == 3
    terminal.run_out()
    terminal.see(HomeScreen)


@pytest.mark.parametrize("reminders", [0, 1, 2])
def test_a_sheet_that_is_taken_ends_the_visit(terminal: Lying, reminders: int) -> None:
    terminal.say(ev.SheetsLie)
    for _ in range(reminders):
        terminal.say(ev.Failed)
    terminal.say(ev.Taken)
    assert (terminal.see(EndScreen).paper, terminal.title()) == (False, "end.title")
    assert terminal.state.timer
    assert terminal.state.timer.seconds == 4.0
    terminal.run_out()
    terminal.see(HomeScreen)


@pytest.mark.parametrize("reminders", [0, 1])
def test_a_card_that_is_taken_does_not_end_the_reminder(terminal: Lying, reminders: int) -> None:
    terminal.world(card_present=True)
    terminal.say(ev.SheetsLie)
    for _ in range(reminders):
        terminal.say(ev.Failed)
    assert terminal.see(EndScreen).card
    before = terminal.state.timer
    terminal.world(card_present=False)
    assert terminal.state.timer == before
    terminal.say(ev.Failed)
    assert terminal.title() == f"end.take_{reminders + 1}"


def test_a_visit_that_printed_nothing_waits_for_nothing() -> None:
    terminal = Lying()
    terminal.start("k08")
    terminal.act("exit")
    assert terminal.did(fx.LookForSheets) == []


def test_a_late_word_is_nobodys(terminal: Lying) -> None:
    terminal.act("exit")
    terminal.say(ev.Failed)
    terminal.see(HomeScreen)

"""What the operators say: nobody is taken in any more, who is inside is let finish; a sentence on the home screen."""

from dataclasses import replace

import pytest

from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Speak, Start
from kiosk_app.flow.screens import EndScreen, HomeScreen, NoticeScreen, ProblemScreen, Tile, plain
from kiosk_app.flow.world import Closed
from tests.flow.terminal import CATALOGUE, WORLD, Terminal

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


HERE = replace(WORLD, site="烟台市政务服务中心", now="2026-11-23T10:00")


def tile(terminal: Terminal, service: str) -> Tile:
    return next(tile for tile in terminal.see(HomeScreen).tiles if tile.id == service)


def test_what_a_broken_device_takes_away_can_be_had_at_the_nearest_place_that_has_it() -> None:
    terminal = Terminal()
    terminal.give(HERE)
    assert tile(terminal, "k08").detail is None
    terminal.give(replace(HERE, reader=False))
    shown = tile(terminal, "k08")
    assert shown.closed
    assert shown.closed.key == "closed.reader"
    assert shown.detail
    assert shown.detail.key == "closed.elsewhere"
    named = dict(shown.detail.params)["site"]
    site = CATALOGUE.sites.called(named)
    assert site
    assert "reader" in site.devices
    here = CATALOGUE.sites.called(HERE.site)
    assert here
    nearer = [one for one in CATALOGUE.sites.nearest(here) if "reader" in one.devices]
    assert nearer[0] == site


def test_a_place_that_is_closed_or_that_says_nothing_of_its_devices_is_not_named() -> None:
    terminal = Terminal()
    for world in (replace(HERE, reader=False, now="2026-11-22T23:00"), replace(HERE, online=False), WORLD):
        terminal.give(world)
        assert {one.detail for one in terminal.see(HomeScreen).tiles} == {None}
    bare = replace(
        CATALOGUE, sites=replace(CATALOGUE.sites, sites=[replace(s, devices=[]) for s in CATALOGUE.sites.sites])
    )
    terminal.give(replace(HERE, reader=False, catalogue=bare))
    assert tile(terminal, "k08").detail is None


def test_a_telling_reason_is_told_in_the_language_of_the_screen() -> None:
    terminal = Terminal()
    why = {"zh_CN": "打印机没有纸了", "en": "The printer has no paper"}
    terminal.give(replace(HERE, page_printer=False, why={"page_printer": why}))
    terminal.touch(Speak(terminal.state.serial, "en"))
    closed = {one.closed for one in terminal.see(HomeScreen).tiles if one.closed}
    assert closed == {plain("The printer has no paper")}

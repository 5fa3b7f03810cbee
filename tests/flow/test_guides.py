"""What to do and where: guides that ask, what each service needs, the nearest service points, all of it on paper."""

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Start
from kiosk_app.flow.screens import (
    BrowseScreen,
    GuideScreen,
    HomeScreen,
    NoticeScreen,
    QuestionScreen,
    WaitScreen,
)
from tests.flow.terminal import CATALOGUE, Terminal, answered

CITY = "烟台市政务服务中心"
NIGHT, MORNING = "2026-11-24T03:00", "2026-11-24T10:00"


@pytest.fixture
def terminal() -> Terminal:
    terminal = Terminal()
    terminal.give(replace(terminal.state.world, site=CITY, now=MORNING))
    return terminal


def start(terminal: Terminal, service: str) -> None:
    terminal.touch(Start(terminal.state.serial, service))


def test_a_guide_asks_and_tells_what_fits(terminal: Terminal) -> None:
    start(terminal, "u07")
    terminal.fill({"tzlx": "company", "xmlx": "small", "xmjd": "build"})
    told = " ".join(terminal.see(GuideScreen).paragraphs)
    assert "免施工图审查" in told
    assert "四证齐发" not in told
    assert "可行性研究" not in told


def test_a_guide_can_be_answered_otherwise_and_left(terminal: Terminal) -> None:
    start(terminal, "u07")
    terminal.fill({"tzlx": "company", "xmlx": "house", "xmjd": "plan"})
    terminal.act("back")
    assert terminal.see(QuestionScreen).key == "xmjd"
    terminal.fill({"xmjd": "accept"})
    assert "联合验收" in " ".join(terminal.see(GuideScreen).paragraphs)
    for _ in range(4):
        terminal.act("back")
    terminal.see(HomeScreen)


def test_what_a_service_needs_is_told_before_anybody_says_who_they_are(terminal: Terminal) -> None:
    start(terminal, "k14")
    terminal.act("needs")
    screen = terminal.see(GuideScreen)
    definition = CATALOGUE.definitions["k14"]
    for material in definition.materials:
        assert any(line.startswith(material.name["zh_CN"]) for line in screen.paragraphs)
    assert any(f"{definition.result.days} 个工作日" in line for line in screen.paragraphs)
    terminal.act("back")
    terminal.see(NoticeScreen)
    terminal.act("agree")
    assert terminal.see(QuestionScreen).frame.steps[0].state == "current"


@pytest.mark.parametrize("service", CATALOGUE.entries)
def test_every_service_says_what_it_needs_in_every_language(terminal: Terminal, service: str) -> None:
    if CATALOGUE.entries[service].kind == "guide":
        return
    start(terminal, service)
    terminal.act("needs")
    for language in ("zh_CN", "en", "ko", "ja"):
        terminal.state = replace(terminal.state, language=language)
        assert len(terminal.see(GuideScreen).paragraphs) >= 1


def test_it_is_printed_as_it_stands_on_the_screen(terminal: Terminal) -> None:
    terminal.answer = lambda effect: (
        ev.Printed(effect.visit, effect.id, "printed") if isinstance(effect, fx.PrintGuide) else answered(effect)
    )
    start(terminal, "k14")
    terminal.act("needs")
    shown = terminal.see(GuideScreen).paragraphs
    terminal.act("print")
    (printed,) = terminal.did(fx.PrintGuide)
    assert printed.paragraphs == shown
    hint = terminal.see(GuideScreen).frame.hint
    assert hint
    assert hint.key == "guide.printed"


def test_without_paper_the_screen_says_so_and_stays(terminal: Terminal) -> None:
    terminal.answer = lambda effect: None
    start(terminal, "u06")
    terminal.act("print")
    terminal.see(WaitScreen)
    (effect,) = terminal.did(fx.PrintGuide)
    terminal.give(ev.Printed(effect.visit, effect.id, "failed", "paper"))
    hint = terminal.see(GuideScreen).frame.hint
    assert hint
    assert hint.key == "guide.not_printed"


def test_nothing_to_print_on_nothing_offered(terminal: Terminal) -> None:
    terminal.world(slip_printer=False)
    start(terminal, "u06")
    assert "print" not in {action.id for action in terminal.screen.frame.actions}
    terminal.touch(Act(terminal.state.serial, "print"))
    assert not terminal.did(fx.PrintGuide)


def test_the_nearest_comes_first_and_says_how_far(terminal: Terminal) -> None:
    start(terminal, "u05")
    tiles = terminal.see(BrowseScreen).tiles
    assert tiles[0].id == "bank"
    assert "city" not in {tile.id for tile in tiles}
    minutes = [int(dict(tile.detail.params)["minutes"]) for tile in tiles if tile.detail]
    assert minutes == sorted(minutes)
    assert len(minutes) == len(tiles)
    near = {tile.id for tile in tiles if tile.detail and tile.detail.key == "sites.near"}
    assert {"bank", "town", "village"} <= near
    assert "longkou" not in near


def test_a_terminal_nobody_has_placed_lists_them_all(terminal: Terminal) -> None:
    terminal.give(replace(terminal.state.world, site="别处"))
    start(terminal, "u05")
    tiles = terminal.see(BrowseScreen).tiles
    assert len(tiles) == len(CATALOGUE.sites.sites)
    assert not any(tile.detail for tile in tiles)


@pytest.mark.parametrize(
    ("site", "now", "said"),
    [("zhifu", MORNING, "sites.open"), ("zhifu", NIGHT, "closed.hours"), ("bank", "", "sites.hours")],
)
def test_one_of_them_says_where_it_is_and_whether_it_is_open(
    terminal: Terminal, site: str, now: str, said: str
) -> None:
    terminal.give(replace(terminal.state.world, now=now))
    start(terminal, "u05")
    start(terminal, site)
    screen = terminal.see(GuideScreen)
    assert screen.frame.hint
    assert screen.frame.hint.key == said
    labels = [label.key for label, _ in screen.facts]
    assert labels == ["sites.address", "notice.tel", "sites.way", "sites.services"]
    terminal.act("back")
    terminal.see(BrowseScreen)

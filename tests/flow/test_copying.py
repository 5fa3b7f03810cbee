"""Copying and scanning for oneself: what comes out, what a phone gets, and that nothing counts twice."""

from dataclasses import replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Start
from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    GuideScreen,
    HandoverScreen,
    HomeScreen,
    PagesScreen,
    WaitScreen,
)
from kiosk_app.flow.state import State
from tests.flow.terminal import WORLD, Terminal

SHEETS = 20
"""That one visit may copy."""


def begun(scanner: bool = True) -> Terminal:
    terminal = Terminal(lambda _: None, State(replace(WORLD, scanner=scanner), CelExpressions()))
    terminal.touch(Start(terminal.state.serial, "u08"))
    return terminal


def scanned(pages: int = 3, sheets: int = 3) -> Terminal:
    terminal = begun()
    terminal.see(ChoiceScreen)
    terminal.act("scan")
    assert terminal.see(WaitScreen).picture == "scan"
    effect = terminal.did(fx.ScanPages)[-1]
    terminal.give(ev.PagesScanned(effect.visit, effect.id, pages, sheets))
    return terminal


def hint(terminal: Terminal) -> str:
    found = terminal.screen.frame.hint
    assert found
    return found.key


def enabled(terminal: Terminal) -> set[str]:
    return {action.id for action in terminal.screen.frame.actions if action.enabled}


def printed(terminal: Terminal, outcome: ev.PrintOutcome, reason: str = "") -> None:
    terminal.act("print")
    effect = terminal.did(fx.PrintPages)[-1]
    terminal.give(ev.Printed(effect.visit, effect.id, outcome, reason))


def test_copies_come_out_and_the_pages_are_forgotten() -> None:
    terminal = scanned()
    for _ in range(2):
        terminal.act("more")
    terminal.act("fewer")
    assert terminal.see(PagesScreen).copies == 2
    printed(terminal, "printed")
    assert terminal.did(fx.PrintPages)[-1].copies == 2
    assert hint(terminal) == "copy.printed"
    assert terminal.see(PagesScreen).copies == 1
    terminal.act("exit")
    assert terminal.see(EndScreen).paper
    assert terminal.did(fx.Wipe)


def test_nobody_says_who_they_are_and_nothing_is_submitted() -> None:
    terminal = scanned()
    printed(terminal, "printed")
    terminal.act("exit")
    assert {type(effect) for effect in terminal.asked} == {
        fx.ScanPages,
        fx.PrintPages,
        fx.Wipe,
        fx.LookForSheets,
        fx.SetTimer,
    }


def test_one_visit_copies_so_many_sheets_and_no_more() -> None:
    terminal = scanned(7, 7)
    terminal.act("more")
    assert "more" not in enabled(terminal)
    printed(terminal, "printed")
    assert "print" not in enabled(terminal)
    assert "phone" in enabled(terminal)


def test_a_pile_beyond_the_limit_can_still_go_to_a_phone() -> None:
    terminal = scanned(SHEETS + 1, SHEETS + 1)
    assert "print" not in enabled(terminal)
    terminal.act("phone")
    terminal.see(HandoverScreen)


def test_both_sides_of_a_card_are_one_sheet() -> None:
    assert scanned(2, 1).see(PagesScreen).most == SHEETS


@pytest.mark.parametrize(
    ("outcome", "reason", "said", "left"),
    [
        ("failed", "paper", "copy.no_paper", 2),
        ("failed", "device", "copy.failed", 2),
        ("unknown", "", "copy.unknown", 1),
    ],
)
def test_what_did_not_come_out_is_said_and_counts_only_if_it_may_have(
    outcome: ev.PrintOutcome, reason: str, said: str, left: int
) -> None:
    terminal = scanned(10, 10)
    printed(terminal, outcome, reason)
    assert hint(terminal) == said
    assert terminal.see(PagesScreen).most == left
    terminal.act("exit")
    assert terminal.see(EndScreen).paper is (outcome == "unknown")


def test_a_printer_that_never_answers_may_have_printed() -> None:
    terminal = scanned(10, 10)
    terminal.act("print")
    terminal.run_out()
    assert hint(terminal) == "copy.unknown"
    assert terminal.see(PagesScreen).most == 1


def test_more_pages_join_and_trouble_loses_none() -> None:
    terminal = scanned()
    terminal.act("scan")
    effect = terminal.did(fx.ScanPages)[-1]
    assert effect.more
    terminal.give(ev.CaptureFailed(effect.visit, effect.id, "jam"))
    assert hint(terminal) == "mat.capture_jam"
    assert terminal.see(PagesScreen).pages == 3
    terminal.act("scan")
    terminal.act("back")
    assert terminal.did(fx.StopReading)
    assert terminal.see(PagesScreen).pages == 3


def test_trouble_with_the_first_sheet_asks_for_it_again() -> None:
    terminal = begun()
    terminal.act("scan")
    effect = terminal.did(fx.ScanPages)[-1]
    assert not effect.more
    terminal.give(ev.CaptureFailed(effect.visit, effect.id, "blank"))
    terminal.see(ChoiceScreen)
    assert hint(terminal) == "mat.capture_blank"


def test_a_phone_takes_the_pages() -> None:
    terminal = scanned()
    terminal.act("phone")
    effect = terminal.did(fx.HandOver)[-1]
    assert terminal.see(HandoverScreen).qr == ""
    terminal.give(ev.HandoverOffered(effect.visit, effect.id, "https://x.invalid/take/1#key"))
    assert terminal.see(HandoverScreen).qr.endswith("#key")
    assert "#key" not in repr(terminal.state)
    terminal.give(ev.HandoverTaken(effect.visit, effect.id))
    assert hint(terminal) == "copy.taken"
    printed(terminal, "printed")


def test_a_phone_that_does_not_come_is_told_and_can_be_tried_again() -> None:
    terminal = scanned()
    terminal.act("phone")
    effect = terminal.did(fx.HandOver)[-1]
    terminal.give(ev.Failed(effect.visit, effect.id))
    assert hint(terminal) == "copy.not_taken"
    terminal.act("phone")
    terminal.act("back")
    assert terminal.did(fx.StopReading)
    terminal.see(PagesScreen)


def test_a_word_to_12345_while_a_code_is_shown_leads_back_to_the_pages() -> None:
    terminal = scanned()
    terminal.act("phone")
    terminal.touch(Act(terminal.state.serial, "hotline"))
    terminal.act("back")
    assert terminal.see(PagesScreen).pages == 3


def test_without_network_or_printer_the_other_way_is_left() -> None:
    terminal = scanned()
    terminal.world(online=False)
    assert "phone" not in enabled(terminal)
    terminal.world(page_printer=False)
    assert "print" not in enabled(terminal)


def test_where_there_is_no_scanner_the_guide_says_where_to_go() -> None:
    terminal = begun(scanner=False)
    assert terminal.see(GuideScreen).paragraphs
    assert "scan" not in enabled(terminal)
    terminal.world(scanner=True)
    terminal.act("scan")
    terminal.see(ChoiceScreen)
    terminal = begun()
    terminal.world(scanner=False)
    assert "scan" not in enabled(terminal)
    terminal.act("exit")
    terminal.act("exit")
    terminal.see(HomeScreen)

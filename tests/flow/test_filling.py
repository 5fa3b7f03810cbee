"""A form that is filled in from a scanned paper: what was read is looked at before it counts."""

from dataclasses import replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Answer
from kiosk_app.flow.screens import Message, QuestionScreen, WaitScreen, plain
from kiosk_app.flow.state import State
from tests.flow.terminal import CATALOGUE, WORLD, Terminal, answered

CODE = "91370699MA0TEXT00Q"


def nobody_speaks_for_one(effect: fx.Effect) -> ev.Reply | None:
    if isinstance(effect, fx.FetchShares):
        return ev.SharesFetched(effect.visit, effect.id, dict.fromkeys(effect.scenes))
    return None if isinstance(effect, fx.Recognise) else answered(effect)


def asked(*, recogniser: bool = True, scanner: bool = True) -> Terminal:
    """For the code of an enterprise, by somebody of whom nobody knows for which."""
    world = replace(WORLD, scanner=scanner, recogniser=recogniser)
    terminal = Terminal(nobody_speaks_for_one, State(world, CelExpressions()))
    terminal.start("k22")
    terminal.pin()
    assert terminal.see(QuestionScreen).key == "uscc"
    return terminal


def scanned(found: dict[str, str]) -> Terminal:
    terminal = asked()
    terminal.act("scan")
    assert terminal.see(WaitScreen).picture == "scan"
    effect = terminal.did(fx.Recognise)[-1]
    assert effect.paper == "businessLicence"
    terminal.give(ev.Recognised(effect.visit, effect.id, found))
    return terminal


@pytest.mark.parametrize(("scanner", "recogniser"), [(False, True), (True, False)])
def test_it_is_offered_only_where_it_can_be_done(scanner: bool, recogniser: bool) -> None:
    screen = asked(scanner=scanner, recogniser=recogniser).see(QuestionScreen)
    assert "scan" not in [action.id for action in screen.frame.actions]


def test_what_was_read_is_shown_and_counts_when_it_is_agreed_to() -> None:
    terminal = scanned({"creditCode": CODE, "name": "烟台虚拟制造有限公司"})
    screen = terminal.see(QuestionScreen)
    assert (screen.key, screen.value, screen.source) == ("uscc", CODE, "scan")
    terminal.act("next")
    assert terminal.state.visit
    assert terminal.state.visit.sources["uscc"] == "scan"
    assert terminal.state.visit.answers["uscc"] == CODE


def test_a_wrong_character_is_corrected_like_any_other() -> None:
    terminal = scanned({"creditCode": "91370699MA0TEXT000"})
    terminal.act("next")
    field = next(field for field in CATALOGUE.definitions["k22"].fields if field.key == "uscc")
    assert field.invalid
    assert terminal.see(QuestionScreen).problem == plain(field.invalid["zh_CN"])
    terminal.touch(Answer(terminal.state.serial, "uscc", CODE))
    terminal.act("next")
    assert terminal.state.visit
    assert terminal.state.visit.question != "uscc"


@pytest.mark.parametrize("found", [{}, {"name": "烟台虚拟制造有限公司"}])
def test_what_could_not_be_read_is_typed(found: dict[str, str]) -> None:
    screen = scanned(found).see(QuestionScreen)
    assert (screen.value, screen.problem) == ("", Message("form.scan_nothing"))


def test_a_scanner_that_fails_says_why_and_leaves_typing() -> None:
    terminal = asked()
    terminal.act("scan")
    effect = terminal.did(fx.Recognise)[-1]
    terminal.give(ev.CaptureFailed(effect.visit, effect.id, "dark"))
    assert terminal.see(QuestionScreen).problem == Message("mat.capture_dark")


def test_who_would_rather_type_goes_back() -> None:
    terminal = asked()
    terminal.act("scan")
    terminal.act("back")
    assert terminal.see(QuestionScreen).key == "uscc"
    assert terminal.did(fx.StopReading)

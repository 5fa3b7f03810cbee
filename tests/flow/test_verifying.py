"""Whether a paper is genuine: held to the scanner or typed, by anybody, and nothing is promised that nobody knows."""

from dataclasses import replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.draw_verifying import TONES
from kiosk_app.flow.events import PaperVerdict
from kiosk_app.flow.intents import Act, Answer, Start
from kiosk_app.flow.screens import EndScreen, QuestionScreen, VerdictScreen, WaitScreen
from kiosk_app.flow.state import State
from kiosk_app.protocol.papers import SealedFacts
from tests.flow.terminal import WORLD, Terminal

FACTS = SealedFacts("370699260105009000001", "ABCD-EFGH-2345-6777", "个人参保证明", "测试局", "", "2026-11-26")


def begun(*, scanner: bool = True) -> Terminal:
    terminal = Terminal(lambda _: None, State(replace(WORLD, code_scanner=scanner), CelExpressions()))
    terminal.touch(Start(terminal.state.serial, "u09"))
    return terminal


def judged(terminal: Terminal, verdict: PaperVerdict, facts: SealedFacts | None = None) -> VerdictScreen:
    effect = (*terminal.did(fx.ReadPaper), *terminal.did(fx.LookUpPaper))[-1]
    terminal.give(ev.PaperJudged(effect.visit, effect.id, verdict, facts))
    return terminal.see(VerdictScreen)


def typed(terminal: Terminal, *answers: str) -> None:
    for text in answers:
        question = terminal.see(QuestionScreen)
        terminal.touch(Answer(terminal.state.serial, question.key, text))
        terminal.act("next")


def test_a_code_is_held_to_the_scanner_and_what_it_says_stands_beside_the_paper() -> None:
    terminal = begun()
    assert terminal.see(WaitScreen).picture == "paper_code"
    screen = judged(terminal, "genuine", FACTS)
    assert (screen.frame.title.key, screen.tone) == ("paper.genuine", "ok")
    assert [text for _, text in screen.facts] == [FACTS.title, FACTS.issuer, FACTS.number, FACTS.code, FACTS.day]
    terminal.act("another")
    terminal.see(WaitScreen)
    assert len(terminal.did(fx.ReadPaper)) == 2


def test_who_cannot_scan_types_number_and_code() -> None:
    terminal = begun()
    terminal.act("type")
    assert terminal.did(fx.StopReading)
    typed(terminal, "370699260105009000001", "abcd efgh 2345 6777")
    asked = terminal.did(fx.LookUpPaper)[-1]
    assert (asked.number, asked.code) == ("370699260105009000001", "abcd efgh 2345 6777")
    assert judged(terminal, "unknown").tone == "warn"
    terminal.act("another")
    terminal.see(WaitScreen)


def test_without_a_scanner_it_is_typed_at_once_and_again_for_the_next() -> None:
    terminal = begun(scanner=False)
    typed(terminal, "1", "2")
    judged(terminal, "genuine")
    terminal.act("another")
    assert terminal.see(QuestionScreen).value == ""
    assert not terminal.did(fx.ReadPaper)


def test_a_scanner_that_fails_meanwhile_leaves_typing() -> None:
    terminal = begun()
    effect = terminal.did(fx.ReadPaper)[-1]
    terminal.give(ev.Failed(effect.visit, effect.id))
    typed(terminal, "1", "2")
    asked = terminal.did(fx.LookUpPaper)[-1]
    terminal.give(ev.Failed(asked.visit, asked.id))
    assert terminal.see(VerdictScreen).frame.title.key == "paper.away"


@pytest.mark.parametrize("verdict", ["expired", "foreign", "unknown", "away"])
def test_what_nobody_knows_is_neither_good_nor_forged(verdict: PaperVerdict) -> None:
    assert verdict not in TONES


def test_12345_in_between_and_the_paper_is_waited_for_again() -> None:
    terminal = begun()
    terminal.touch(Act(terminal.state.serial, "hotline"))
    terminal.act("back")
    terminal.see(WaitScreen)
    assert len(terminal.did(fx.ReadPaper)) == 2
    judged(terminal, "altered")
    terminal.act("exit")
    terminal.see(EndScreen)

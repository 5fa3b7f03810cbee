"""A paper that has to be seen: scanned, tried again, or not after all."""

from dataclasses import replace
from typing import get_args

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Prove
from kiosk_app.flow.screens import MaterialRow, MaterialsScreen, WaitScreen
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import Attachment
from tests.flow.terminal import WORLD, Terminal, answered
from tests.ui.test_texts import catalogue as words_of

ANSWERS = {"hjszd": "no", "jzsy": "study", "jzdz": "虚拟区测试路9号"}


def silent(effect: fx.Effect) -> ev.Reply | None:
    return None if isinstance(effect, fx.Capture) else answered(effect)


def at_the_materials() -> Terminal:
    """With a proof of studies that nobody else can give."""
    terminal = Terminal(silent, State(replace(WORLD, scanner=True), CelExpressions()))
    terminal.start("k14")
    terminal.fill(ANSWERS)
    terminal.pin()
    terminal.fill(ANSWERS)
    terminal.see(MaterialsScreen)
    return terminal


def row(terminal: Terminal) -> MaterialRow:
    return next(one for one in terminal.see(MaterialsScreen).rows if one.code == "study_proof")


def capture(terminal: Terminal) -> fx.Capture:
    terminal.touch(Prove(terminal.state.serial, "study_proof", "capture"))
    assert terminal.see(WaitScreen).picture == "scan"
    return terminal.did(fx.Capture)[-1]


def captured(effect: fx.Capture) -> ev.Captured:
    return ev.Captured(effect.visit, effect.id, Attachment("a" * 32, "0" * 64, 9, "image/jpeg", effect.material))


@pytest.mark.parametrize("problem", get_args(ev.CaptureProblem))
def test_each_trouble_is_said_in_every_language_and_can_be_tried_again(problem: ev.CaptureProblem) -> None:
    terminal = at_the_materials()
    effect = capture(terminal)
    terminal.give(ev.CaptureFailed(effect.visit, effect.id, problem))
    hint = terminal.see(MaterialsScreen).frame.hint
    assert hint
    assert hint.key == f"mat.capture_{problem}"
    assert all(words_of(language).get(hint.key) for language in ("zh_CN", "en", "ko", "ja"))
    assert row(terminal).state == "missing"
    terminal.give(captured(capture(terminal)))
    assert row(terminal).state == "given"
    assert terminal.see(MaterialsScreen).frame.hint != hint


def test_a_scanner_that_never_answers_is_a_broken_one() -> None:
    terminal = at_the_materials()
    effect = capture(terminal)
    assert terminal.state.timer
    assert terminal.state.timer.seconds > effect.seconds
    terminal.run_out()
    hint = terminal.see(MaterialsScreen).frame.hint
    assert hint
    assert hint.key == "mat.capture_device"


def test_who_has_no_paper_goes_back_and_a_late_scan_counts_for_nothing() -> None:
    terminal = at_the_materials()
    effect = capture(terminal)
    terminal.act("back")
    assert terminal.did(fx.StopReading)[-1].visit == effect.visit
    terminal.give(captured(effect))
    assert row(terminal).state == "missing"
    terminal.give(captured(capture(terminal)))
    assert row(terminal).state == "given"

"""What comes after the application, by touch: the flow behind the real screens, answered as on a good day."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPointF

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Intent
from kiosk_app.protocol.cases import CaseState
from tests.flow.terminal import Terminal, answered
from tests.flow.test_afterwards import IDENTITY, LOCAL, Centre
from tests.flow.test_hotline import TICKET, numbered
from tests.flow.test_visit import registered
from tests.ui.conftest import Opener
from tests.ui.looking import texts, until, words
from ui.finger import Finger
from ui.gallery import present
from ui.places import LANDSCAPE, PORTRAIT
from ui.stage import Stage

SHORT = "ok"


@dataclass
class Visit:
    """A finger on the screens of a flow."""

    stage: Stage
    terminal: Terminal
    finger: Finger

    def touch(self, *names: str) -> None:
        for name in names:
            self.finger.touch(name)
            until(lambda: not self.stage.bridge.busy and self.stage.settled())

    def sees(self, kind: str) -> None:
        until(lambda: self.stage.shell.property("kind") == kind and self.stage.settled())

    def reads(self, text: str) -> bool:
        return any(text in words(item) for item in texts(self.stage))

    def sign(self) -> None:
        self.finger.stroke("sign.pad", [QPointF(0.2 + 0.1 * n, 0.4 + 0.1 * (n % 2)) for n in range(6)])
        self.touch("action.next")


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def visit(opened: Opener, request: pytest.FixtureRequest) -> Callable[..., Visit]:
    def begin(
        answer: Callable[[fx.Effect], ev.Reply | None], before: Callable[[Terminal], object] = lambda _: None
    ) -> Visit:
        terminal = Terminal(answer)
        before(terminal)
        stage = opened(request.param)

        def send(intent: Intent) -> None:
            terminal.touch(intent)
            stage.bridge.show(terminal.screen)

        stage.bridge.attach(send)
        present(stage, terminal.screen)
        return Visit(stage, terminal, Finger(stage.window))

    return begin


def find(visit: Visit) -> None:
    visit.touch("tile.progress")
    visit.sees("progress_ask")
    visit.touch(*(f"key.{digit}" for digit in LOCAL if digit.isdecimal()))
    visit.touch("action.next")
    visit.sees("progress")


def test_a_supplement_is_given(visit: Callable[..., Visit]) -> None:
    here = visit(Centre("k08", CaseState.SUPPLEMENT, IDENTITY))
    find(here)
    here.touch("action.supplement")
    here.sees("guide")
    assert here.reads(IDENTITY.text["zh_CN"])
    here.touch("action.next")
    here.sees("pin")
    here.touch(*(f"digit.{digit}" for digit in "100003"))
    here.sees("review")
    here.touch("action.next")
    here.sees("sign")
    here.sign()
    here.sees("result")
    assert len(here.terminal.did(fx.HandIn)) == 1
    here.touch("action.next")
    here.sees("end")


def test_a_document_is_printed_and_its_copy_asked_about(visit: Callable[..., Visit]) -> None:
    def sheet(effect: fx.PrintAgain) -> ev.Reply:
        return ev.Printed(effect.visit, effect.id, "printed" if effect.copy else "failed", "copy")

    here = visit(Centre("k01", CaseState.DONE, sheet=sheet))
    find(here)
    here.touch("action.document")
    here.sees("choice")
    here.touch("action.copy")
    here.sees("result")
    assert [bool(effect.copy) for effect in here.terminal.did(fx.PrintAgain)] == [False, True]


def test_12345_is_two_touches_away_and_leads_back(visit: Callable[..., Visit]) -> None:
    here = visit(numbered, lambda terminal: terminal.start("k08"))
    here.sees("pin")
    here.touch("action.hotline")
    here.sees("question")
    here.touch("choice.complaint")
    until(lambda: here.reads("文件或凭条没有打印出来。"))
    here.touch("words.1")
    here.touch("words.own")
    here.touch(*(f"key.{letter}" for letter in SHORT))
    here.touch("words.ready", "words.0", "words.0")
    assert here.reads(SHORT)
    here.touch("action.next")
    here.touch(*(f"digit.{digit}" for digit in "13800000003"))
    here.touch("action.next")
    here.sees("result")
    (ticket,) = here.terminal.did(fx.FileTicket)
    assert (ticket.text, ticket.phone) == ("文件或凭条没有打印出来。ok", "13800000003")
    assert here.reads(TICKET)
    here.touch("action.resume")
    here.sees("pin")


def test_the_reasons_of_a_low_rating(visit: Callable[..., Visit]) -> None:
    def to_rating(terminal: Terminal) -> None:
        registered(terminal)
        terminal.act("next")

    here = visit(answered, to_rating)
    here.touch("rate.2")
    here.sees("reasons")
    here.touch("choice.201", "choice.203", "choice.201", "words.own")
    here.touch(*(f"key.{letter}" for letter in SHORT))
    here.touch("words.ready", "agree", "action.next")
    here.sees("end")
    (rating,) = here.terminal.did(fx.Evaluate)
    assert (rating.level, rating.reasons, rating.words, rating.call_back) == (2, ("203",), SHORT, True)


def test_nothing_is_offered_where_the_machine_is_at_work(visit: Callable[..., Visit]) -> None:
    silent = visit(lambda effect: None if isinstance(effect, fx.Submit) else answered(effect), registered)
    silent.sees("wait")
    assert "action.hotline" not in silent.finger.touchable()
    silent.terminal.give(ev.Submitted(*awaited(silent.terminal), "L-1", "2026-11-23T03:00:00+08:00"))
    silent.stage.bridge.show(silent.terminal.screen)
    silent.sees("result")
    assert "action.hotline" in silent.finger.touchable()


def awaited(terminal: Terminal) -> tuple[str, int]:
    effect = terminal.did(fx.Submit)[0]
    return effect.visit, effect.id

"""Whatever a case may want, every answer and every material: a citizen gives it, or is told to come to the hall."""

from dataclasses import dataclass, replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Answer, Start
from kiosk_app.flow.screens import GuideScreen, MaterialsScreen, ResultScreen
from kiosk_app.protocol.cases import CaseState, Progress
from kiosk_app.protocol.supplements import SupplementWanted
from tests.flow.citizens import Citizen
from tests.flow.terminal import CATALOGUE, TODAY, Terminal
from tests.flow.test_every_service import citizen, known

SERVICES = tuple(entry.id for entry in CATALOGUE.entries.values() if entry.kind != "guide")
NUMBER = "L-370602-0001-20261120-0007"
WORDS = dict.fromkeys(("zh_CN", "en", "ko", "ja"), "请补正")


@dataclass
class Centre:
    wanted: SupplementWanted

    def __call__(self, effect: fx.Effect) -> ev.Reply | None:
        to = (effect.visit, effect.id)
        match effect:
            case fx.LookUp(number=number):
                return ev.ProgressFound(*to, Progress(number, "", self.wanted.service, CaseState.SUPPLEMENT, TODAY))
            case fx.AskWanted():
                return ev.WantedFound(*to, self.wanted)
            case _:
                return known(effect)


def supplemented(service: str, fields: list[str], materials: list[str]) -> Terminal:
    """As far as a citizen gets by themselves. Raises Stuck."""
    wanted = SupplementWanted("case-1", service, NUMBER, "", "other", WORDS, fields, materials)
    terminal = Terminal(Centre(wanted))
    visitor: Citizen = citizen(terminal, service)
    terminal.touch(Start(terminal.state.serial, "progress"))
    terminal.touch(Answer(terminal.state.serial, "number", NUMBER))
    terminal.act("next")
    answer = terminal.answer
    person = replace(visitor.person, document_type=CATALOGUE.definitions[service].identity.documents[0])
    terminal.answer = lambda effect: (
        ev.CardRead(effect.visit, effect.id, person) if isinstance(effect, fx.ReadCard) else answer(effect)
    )
    terminal.act("supplement")
    if terminal.see(GuideScreen).frame.title.key == "supplement.title":
        terminal.act("next")
        visitor.go_on(service)
    return terminal


@pytest.mark.parametrize("service", SERVICES)
def test_every_answer_can_be_given_again(service: str) -> None:
    for field in CATALOGUE.definitions[service].fields:
        terminal = supplemented(service, [field.key], [])
        if field.computed or (field.fixed and not field.required):
            assert terminal.see(GuideScreen).frame.title.key == "supplement.hall_title"
            continue
        terminal.see(ResultScreen)
        (handed,) = terminal.did(fx.HandIn)
        assert set(handed.addition.fields) <= {field.key}
        assert field.key in handed.addition.fields or not field.required


@pytest.mark.parametrize("service", SERVICES)
def test_every_material_can_be_given_or_brought(service: str) -> None:
    for material in CATALOGUE.definitions[service].materials:
        terminal = supplemented(service, [], [material.code])
        if isinstance(terminal.screen, MaterialsScreen):
            (row,) = terminal.screen.rows
            assert row.state == "missing"
            assert row.reason.key in ("mat.missing", "mat.credit_bad", "mat.credit_unknown")
        else:
            (handed,) = terminal.did(fx.HandIn)
            assert [proof.code for proof in handed.addition.materials] == [material.code]

"""The light that is lit is where the citizen has to do something, and none else."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from drivers.sensors.timing import HALF_PERIODS
from drivers.sensors.wiring import LIGHTS
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.lights import Light, Rate, lights
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.world import Battery
from kiosk_app.protocol.entries import Severity
from tests.flow.citizens import Citizen, Stuck
from tests.flow.terminal import WORLD, Terminal, answered

STATUS = ("statusGood", "statusWarning", "statusBad", "statusInService")


def guided(terminal: Terminal) -> dict[str, str]:
    return {name: rate for name, rate in lights(terminal.state).items() if name not in STATUS}


def status(world: ev.World) -> set[str]:
    terminal = Terminal()
    terminal.give(world)
    return set(lights(terminal.state))


def without(*kinds: type[fx.Effect]) -> Terminal:
    return Terminal(lambda effect: None if isinstance(effect, kinds) else answered(effect))


def test_names_and_rates_are_the_standards() -> None:
    assert set(get_args(Light)) <= set(LIGHTS)
    assert set(get_args(Rate)) == set(HALF_PERIODS) - {"off"}


def test_the_card_reader_invites_and_holds_still_while_it_reads() -> None:
    terminal = without(fx.ReadCard)
    assert guided(terminal) == {}
    terminal.start("k08")
    assert guided(terminal) == {"cardReader": "medium"}
    (asked,) = terminal.did(fx.ReadCard)
    terminal.give(ev.CardFound(asked.visit, asked.id))
    assert guided(terminal) == {"cardReader": "continuous"}
    terminal.answer = answered
    read = answered(asked)
    assert read
    terminal.give(read)
    assert guided(terminal) == {}


@pytest.mark.parametrize(("effect", "light"), [(fx.PrintSlip, "receiptPrinter"), (fx.PrintDocument, "documentPrinter")])
def test_paper_is_lit_while_it_comes_out(effect: type[fx.Effect], light: str) -> None:
    terminal = without(effect)
    with pytest.raises(Stuck):
        Citizen(terminal).complete("k01")
    assert guided(terminal) == {light: "medium"}


def test_what_has_come_out_is_lit_until_the_visit_has_ended_and_a_forgotten_card_too() -> None:
    terminal = Terminal()
    Citizen(terminal).complete("k01")
    papers = {"receiptPrinter": "medium", "documentPrinter": "medium"}
    assert guided(terminal) == papers
    terminal.world(card_present=True)
    assert guided(terminal) == papers
    terminal.act("next")
    terminal.act("skip")
    assert terminal.did(fx.Wipe)
    assert guided(terminal) == papers | {"cardReader": "quick"}
    terminal.world(card_present=False)
    assert guided(terminal) == papers
    terminal.run_out()
    assert guided(terminal) == {}


def test_a_visit_that_ended_without_paper_leaves_nothing_lit() -> None:
    terminal = without(fx.ReadCard)
    terminal.start("k08")
    terminal.act("exit")
    assert guided(terminal) == {}


def at(stage: Stage, change: Callable[[ev.World], ev.World] = lambda world: world) -> dict[str, str]:
    terminal = without(fx.ReadCard)
    terminal.start("k08")
    assert terminal.state.visit
    visit = replace(terminal.state.visit, stage=stage)
    terminal.state = replace(terminal.state, visit=visit, world=change(terminal.state.world))
    return guided(terminal)


def test_scanner_and_phone_have_their_places() -> None:
    assert at(Stage.CAPTURING) == {"scanner": "medium"}
    assert at(Stage.READING_PAGES) == {"scanner": "continuous"}
    assert at(Stage.CODE) == {}
    assert at(Stage.CODE, lambda world: replace(world, code_scanner=True)) == {"contactless": "medium"}
    assert [stage for stage in Stage if len(at(stage)) > 1] == []


@pytest.mark.parametrize(
    ("trouble", "light"),
    [(None, "statusGood"), ("minor", "statusGood"), ("major", "statusWarning"), ("critical", "statusBad")],
)
def test_the_status_lights_say_how_it_is(trouble: Severity | None, light: str) -> None:
    assert status(replace(WORLD, trouble=trouble)) == {"statusInService", light}


def test_out_of_service_is_out_of_service() -> None:
    assert status(replace(WORLD, battery=Battery())) == {"statusBad"}
    assert status(replace(WORLD, catalogue=None)) == {"statusBad"}

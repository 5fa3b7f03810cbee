"""Every service can be finished: in each language with network, and without it where it is taken in then."""

from dataclasses import replace
from typing import get_args

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.screens import GuideScreen, Language, VerdictScreen
from tests.flow.citizens import Citizen
from tests.flow.terminal import CATALOGUE, CITIZEN, SHARED, Terminal, answered, no_network

SERVICES = tuple(CATALOGUE.entries)
QUEUED = tuple(entry.id for entry in CATALOGUE.entries.values() if entry.offline == "defer" and entry.kind != "guide")


OLD = replace(CITIZEN, number="370699193501010015", birth="1935-01-01")
"""Somebody for what begins late in life."""


def known(effect: fx.Effect) -> ev.Reply | None:
    """A day on which every department has a record of everybody."""
    if isinstance(effect, fx.FetchShares):
        records = {scene: SHARED.get(scene) or {"level": "good", "fine": "100.00"} for scene in effect.scenes}
        return ev.SharesFetched(effect.visit, effect.id, records)
    return answered(effect)


def citizen(terminal: Terminal, service: str) -> Citizen:
    return Citizen(terminal, OLD if service == "t08" else CITIZEN)


def test_there_are_more_than_a_hundred_and_no_two_are_the_same() -> None:
    assert len(SERVICES) > 100
    said = {
        (str(d.fields), str(d.materials), str(d.rules), d.department.id, str(d.guide), str(d.items))
        for d in CATALOGUE.definitions.values()
    }
    assert len(said) == len(SERVICES)
    assert len({entry.name["zh_CN"] for entry in CATALOGUE.entries.values()}) == len(SERVICES)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("service", SERVICES)
def test_it_is_finished_with_network(service: str, language: Language) -> None:
    terminal = Terminal(answer=known)
    citizen(terminal, service).complete(service, language)
    if isinstance(terminal.screen, GuideScreen | VerdictScreen):
        return
    (submit,) = terminal.did(fx.Submit)
    definition = CATALOGUE.definitions[service]
    assert submit.draft.language == language
    assert {proof.code for proof in submit.draft.materials} <= {material.code for material in definition.materials}
    assert bool(submit.draft.strokes) == definition.signature
    assert bool(submit.draft.payment) == bool(definition.fee)


@pytest.mark.parametrize("service", QUEUED)
def test_it_is_taken_in_without_network(service: str) -> None:
    terminal = Terminal(answer=no_network)
    terminal.world(online=False)
    citizen(terminal, service).complete(service)
    (submit,) = terminal.did(fx.Submit)
    definition = CATALOGUE.definitions[service]
    if definition.identity.factor:
        assert "factor" in submit.draft.deferred
    assert {f"share:{share.scene}" for share in definition.shares} <= set(submit.draft.deferred)

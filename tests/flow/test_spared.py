"""智能办 and 减证, counted from finished visits while some records were missing, not from what definitions claim."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from statistics import mean

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.screens import GuideScreen, VerdictScreen
from tests.flow.citizens import Stuck
from tests.flow.terminal import CATALOGUE, SHARED, Terminal, answered
from tests.flow.test_every_service import citizen

MISSES = 0.3
"""How often a record that would help is not to be had."""
SPARING = ("share", "licence", "photo", "commitment", "credit")
SEEDS = 4
PHOTO = {"reference": f"one_inch/{'0' * 32}/{'0' * 64}", "taken": "2026-01-02"}


@dataclass
class Visit:
    """spared, asked: materials that something stood in for, and that have to be handed in. filled: answers nobody gave.

    checked: rules that were looked at before anything was submitted.
    """

    service: str
    touches: int
    spared: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    filled: int = 0
    checked: int = 0
    decided_by_credit: bool = False

    @property
    def smart(self) -> bool:
        """Guided, filled in, checked beforehand or decided at once (智能引导、申报、预审、审批)."""
        early = any(item.early for item in CATALOGUE.definitions[self.service].fields)
        return early or self.filled > 0 or self.checked > 0 or self.decided_by_credit


def _visit(service: str, random: Random) -> Visit | None:
    def on_this_day(effect: fx.Effect) -> ev.Reply | None:
        if not isinstance(effect, fx.FetchShares):
            return answered(effect)
        needed = {share.scene for share in CATALOGUE.definitions[service].shares if share.offline == "block"}
        records = {
            scene: SHARED.get(scene) or {"level": "good", "fine": "100.00", "address": "测试路1号", **PHOTO}
            for scene in effect.scenes
            if scene in needed or random.random() > MISSES
        }
        return ev.SharesFetched(effect.visit, effect.id, records)

    terminal = Terminal(answer=on_this_day)
    who = citizen(terminal, service)
    try:
        who.complete(service)
    except Stuck:
        return None
    if isinstance(terminal.screen, GuideScreen | VerdictScreen):
        return None
    (submit,) = terminal.did(fx.Submit)
    proofs = submit.draft.materials
    return Visit(
        service,
        who.touches,
        {proof.code for proof in proofs if proof.source in SPARING},
        {proof.code for proof in proofs if proof.source in ("later", "capture")},
        sum(source != "user" for source in submit.draft.sources.values()),
        sum(len(check.rules) for check in terminal.did(fx.Check)),
        any(proof.source == "credit" for proof in proofs),
    )


@cache
def visits() -> tuple[Visit, ...]:
    def all_of_them() -> Iterator[Visit]:
        for seed in range(SEEDS):
            for service in CATALOGUE.entries:
                visit = _visit(service, Random(f"{seed}:{service}"))
                if visit:
                    yield visit

    return tuple(all_of_them())


def test_nearly_everybody_gets_to_the_end() -> None:
    applications = sum(entry.kind != "guide" for entry in CATALOGUE.entries.values())
    assert len(visits()) > 0.95 * applications * SEEDS


def test_fifty_services_are_smart() -> None:
    assert len({visit.service for visit in visits() if visit.smart}) >= 50


def test_half_of_what_needs_papers_needs_fewer() -> None:
    with_papers = {visit.service for visit in visits() if visit.spared | visit.asked}
    spared = {visit.service for visit in visits() if visit.spared}
    assert len(spared) >= 0.5 * len(with_papers)
    assert any(visit.asked for visit in visits()), "the misses are real"


def test_an_application_takes_twenty_five_touches_or_less() -> None:
    """A key that is pressed counts in answers: what is typed here is given at once, with one touch."""
    assert mean(visit.touches for visit in visits()) <= 25

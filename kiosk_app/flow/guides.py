"""Guides: what to do and where. Some ask first what it is about; some list the nearest service points.

Every service has one, too: what it needs, what spares each paper, how long it takes. All can be printed.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk_app.catalogue.model import Definition, Material
from kiosk_app.flow import copying, verifying
from kiosk_app.flow.effects import PrintGuide
from kiosk_app.flow.events import Event, Failed, Printed
from kiosk_app.flow.form import answers_of
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, service_of, show, work

PRINT_SECONDS = 25.0
NEEDS = "needs"
"""The table whose rows are the sentences of what a service needs."""
SPARED = {
    "card": "by_card",
    "share": "shared",
    "licence": "shared",
    "photo": "shared",
    "credit": "promise",
    "commitment": "promise",
}


def begin(state: State, visit: Visit) -> Step:
    """Everything it asks has been answered."""
    match service_of(visit).offers:
        case "sites":
            return show(state, visit, Stage.SITES)
        case "copying" if state.world.scanner:
            return copying.begin(state, visit)
        case "verifying":
            return verifying.look_up(state, visit)
        case _:
            return show(state, visit, Stage.GUIDE)


def show_needs(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, note=None), Stage.NEEDS)


def back_to_notice(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, note=None), Stage.NOTICE)


def paragraphs(state: State, visit: Visit) -> tuple[str, ...]:
    """What is on the screen, for what was answered."""
    definition, language = service_of(visit), state.language
    if definition.kind == "guide":
        values = answers_of(definition, visit, state.expressions)
        holds = state.expressions.holds
        return tuple(one.text[language] for one in definition.guide if holds(one.when, values, visit.today))
    assert state.world.catalogue
    sentences = {row.value: row.text[language] for row in state.world.catalogue.tables.get(NEEDS, [])}
    return tuple(
        sentences[kind].format(name=name, days=days)
        for kind, name, days in _needed(definition, language)
        if kind in sentences
    )


def _needed(definition: Definition, language: str) -> Iterator[tuple[str, str, int]]:
    """One sentence each: which, of what, and of how many days."""
    yield "card" if definition.identity.documents else "nothing", "", 0
    for material in definition.materials:
        yield _proven(material), material.name[language], material.later
    for party in definition.parties:
        yield "party", party.name[language], 0
    if definition.signature:
        yield "signature", "", 0
    if definition.fee:
        yield "fee", definition.fee.name[language], 0
    if definition.result.document_name:
        yield "document", definition.result.document_name[language], 0
    if definition.result.days:
        yield "days", "", definition.result.days


def _proven(material: Material) -> str:
    spared = next((SPARED[source.kind] for source in material.sources if source.kind in SPARED), "")
    return spared or ("later" if material.later else "bring")


def print_it(state: State, visit: Visit) -> Step:
    if not state.world.slip_printer:
        return state, ()
    definition = service_of(visit)
    effect = PrintGuide(
        visit.id,
        visit.effects + 1,
        PRINT_SECONDS,
        definition.name[state.language],
        paragraphs(state, visit),
        definition.department.name[state.language],
        definition.department.phone,
        state.language,
    )
    return work(state, visit, Stage.PRINTING_GUIDE, effect)


def on_printed(state: State, visit: Visit, event: Event) -> Step:
    stage = Stage.GUIDE if service_of(visit).kind == "guide" else Stage.NEEDS
    match event:
        case Printed(outcome="printed"):
            return show(state, replace(visit, note=Message("guide.printed")), stage)
        case Printed() | Failed():
            return show(state, replace(visit, note=Message("guide.not_printed")), stage)
        case _:
            return state, ()

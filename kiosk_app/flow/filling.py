"""Filling in a form from a paper that is scanned, in the place of typing what stands on it.

What was read is shown question by question before it counts: a machine reads, a person knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kiosk_app.catalogue.model import Field
from kiosk_app.flow import asking
from kiosk_app.flow.effects import Recognise, StopReading
from kiosk_app.flow.events import CaptureFailed, Event, Failed, Recognised
from kiosk_app.flow.form import SCANNED, place_of
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, following, service_of, work

SECONDS: Final = 60.0


def possible(state: State, visit: Visit) -> bool:
    """Whether the question that is asked stands on a paper, and there is something to read it with."""
    if not (state.world.scanner and state.world.recogniser):
        return False
    field, group, _ = place_of(service_of(visit), visit, visit.question)
    return field.scan is not None and group is None


def scan(state: State, visit: Visit) -> Step:
    if not possible(state, visit):
        return state, ()
    effect = Recognise(visit.id, visit.effects + 1, SECONDS, _paper(visit))
    return work(state, replace(visit, field_problem=None), Stage.READING_FORM, effect)


def stop(state: State, visit: Visit) -> Step:
    """They would rather type it."""
    return following(asking.ask_again(state, visit), StopReading(visit.id, visit.effects, 0))


def on_recognised(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Recognised(found=found):
            read = {field.key: found[name] for field, name in _on_it(visit) if name in found}
            if visit.question not in read:
                return asking.ask(state, visit, visit.question, Message("form.scan_nothing"))
            filled = replace(
                visit,
                answers={**visit.answers, **read},
                sources={**visit.sources, **dict.fromkeys(read, SCANNED)},
                asked=tuple(key for key in visit.asked if key not in read),
            )
            return asking.ask_again(state, filled)
        case CaptureFailed(problem=problem):
            return asking.ask(state, visit, visit.question, Message(f"mat.capture_{problem}"))
        case Failed():
            return asking.ask(state, visit, visit.question, Message("mat.capture_device"))
        case _:
            return state, ()


def _paper(visit: Visit) -> str:
    field, _, _ = place_of(service_of(visit), visit, visit.question)
    assert field.scan
    return field.scan.paper


def _on_it(visit: Visit) -> Iterator[tuple[Field, str]]:
    """Every question whose answer stands on the same paper, and what it is called there."""
    paper = _paper(visit)
    for field in service_of(visit).fields:
        if field.scan and field.scan.paper == paper:
            yield field, field.scan.name

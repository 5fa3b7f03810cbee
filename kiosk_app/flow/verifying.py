"""Whether a paper is genuine: its code is held to the scanner, or its number and code are typed.

Anybody may ask, and nobody has to say who they are.
"""

from dataclasses import replace
from typing import Final

from kiosk_app.flow import asking
from kiosk_app.flow.effects import LookUpPaper, ReadPaper, StopReading
from kiosk_app.flow.events import Event, Failed, PaperJudged
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Verifying, Visit, following, service_of, show, show_with, work

READ_SECONDS: Final = 300.0
LOOK_UP_SECONDS: Final = 8.0


def verifying_of(visit: Visit) -> Verifying:
    return visit.verifying or Verifying()


def reads(state: State, visit: Visit) -> bool:
    """Whether a code is waited for before anything is asked."""
    return service_of(visit).offers == "verifying" and state.world.code_scanner and not verifying_of(visit).typed


def read(state: State, visit: Visit) -> Step:
    waiting = replace(visit, verifying=Verifying(), note=None)
    return show_with(state, waiting, Stage.PAPER, ReadPaper(visit.id, visit.effects + 1, READ_SECONDS))


def type_it(state: State, visit: Visit) -> Step:
    number, _ = service_of(visit).fields
    asked = asking.ask(state, replace(visit, verifying=Verifying(typed=True)), number.key)
    return following(asked, StopReading(visit.id, visit.effects, 0))


def look_up(state: State, visit: Visit) -> Step:
    """Both have been typed."""
    number, code = (str(visit.answers[field.key]) for field in service_of(visit).fields)
    effect = LookUpPaper(visit.id, visit.effects + 1, LOOK_UP_SECONDS, number, code)
    return work(state, replace(visit, verifying=Verifying(typed=True)), Stage.JUDGING, effect)


def on_judged(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case PaperJudged(verdict=verdict, facts=facts):
            known = replace(verifying_of(visit), verdict=verdict, facts=facts)
            return show(state, replace(visit, verifying=known), Stage.VERDICT)
        case Failed() if visit.stage is Stage.PAPER:
            return type_it(state, visit)
        case Failed():
            return show(state, replace(visit, verifying=Verifying(typed=True, verdict="away")), Stage.VERDICT)
        case _:
            return state, ()


def another(state: State, visit: Visit) -> Step:
    """The next paper, from the beginning."""
    fresh = replace(visit, answers={}, sources={}, asked=(), verifying=None)
    if state.world.code_scanner:
        return read(state, fresh)
    number, _ = service_of(visit).fields
    return asking.ask(state, fresh, number.key)

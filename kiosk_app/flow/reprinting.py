"""The document of one's own case, printed when it was not printed then, or not here.

An official sheet never comes out twice unasked: where one may exist already, the citizen is asked first.
"""

from dataclasses import replace

from kiosk_app.flow.delivering import FETCH_DOCUMENT_SECONDS, PRINT_DOCUMENT_SECONDS, end
from kiosk_app.flow.effects import Copy, PrintAgain, SettlePrint
from kiosk_app.flow.events import Event, Failed, Printed, Unknown
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Problem, State, Step, Visit, following, person_of, show, work

PROBLEMS = {
    "centre": ("problem.offline_title", "claim.offline_document"),
    "paper": ("print.failed", "print.nopaper"),
}
"""Title and hint by the reason of a failure; of all others, that the device is at fault."""


def print_again(state: State, visit: Visit, *, copy: Copy = "") -> Step:
    assert visit.progress
    effect = PrintAgain(
        visit=visit.id,
        id=visit.effects + 1,
        seconds=PRINT_DOCUMENT_SECONDS,
        event_id=visit.event_id,
        number=visit.progress.number,
        person=person_of(visit),
        fetch_seconds=FETCH_DOCUMENT_SECONDS,
        copy=copy,
    )
    return work(state, visit, Stage.PRINTING_AGAIN, effect)


def try_again(state: State, visit: Visit) -> Step:
    return print_again(state, visit)


def on_printed(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Printed(outcome="printed"):
            return _printed(state, visit)
        case Printed(outcome="unknown") | Failed():
            return show(state, replace(visit, document="unknown"), Stage.ASK_AGAIN)
        case Printed(reason="copy"):
            return show(state, visit, Stage.ASK_COPY)
        case Printed(reason=reason):
            title, hint = PROBLEMS.get(reason, ("print.failed", "problem.device_hint"))
            problem = Problem(Message(title), Message(hint), Stage.PRINTING_AGAIN)
            return show(state, replace(visit, problem=problem), Stage.PROBLEM)
        case Unknown():
            return stranger(state, visit)
        case _:
            return state, ()


def _printed(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, person=None, document="printed"), Stage.RESULT)


def came_out(state: State, visit: Visit) -> Step:
    settled = SettlePrint(visit.id, visit.effects + 1, 0, visit.event_id, "document", came_out=True)
    return following(_printed(state, replace(visit, effects=settled.id)), settled)


def did_not_come_out(state: State, visit: Visit) -> Step:
    settled = SettlePrint(visit.id, visit.effects + 1, 0, visit.event_id, "document", came_out=False)
    return following(print_again(state, replace(visit, effects=settled.id), copy="citizen_has_none"), settled)


def unanswered(state: State, visit: Visit) -> Step:
    """Nobody says whether it came out: it stays unknown, and nothing is printed again."""
    return show(state, replace(visit, person=None), Stage.RESULT)


def another(state: State, visit: Visit) -> Step:
    """There may be one already, and one more is wanted."""
    return print_again(state, visit, copy="citizen_wants_another")


def no_other(state: State, visit: Visit) -> Step:
    return end(state, visit)


def stranger(state: State, visit: Visit) -> Step:
    """Nothing for whoever this card belongs to; they learn no more than for a number that is none."""
    asked = replace(visit, claim="", person=None, progress=None, note=Message("progress.unknown"))
    return show(state, asked, Stage.PROGRESS_ASK)

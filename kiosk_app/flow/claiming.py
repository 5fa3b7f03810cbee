"""Something of a case whose progress was asked for: what it still wants, or its document. Only its applicant gets it,
and what is to be confirmed those who apply together with them.

Whoever shows another card reads the same sentence as for a number that does not exist.
"""

from dataclasses import replace

from kiosk_app.catalogue.model import Definition
from kiosk_app.flow import reprinting, supplementing
from kiosk_app.flow.effects import AskWanted
from kiosk_app.flow.events import Event, Failed, Unknown, WantedFound
from kiosk_app.flow.identity_card import hear_reader, read_card, stop_reading, why_not
from kiosk_app.flow.reprinting import stranger
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import RESIDENT_CARD, Claim, Problem, State, Step, Visit, show, work
from kiosk_app.protocol.cases import CaseState, Person

ASK_SECONDS = 8.0


def claimable(state: State, visit: Visit) -> Claim:
    """What its applicant may have of the case that was found."""
    found, catalogue = visit.progress, state.world.catalogue
    entry = catalogue.entries.get(found.service) if found and catalogue else None
    if found is None or entry is None:
        return ""
    if found.state is CaseState.SUPPLEMENT:
        return "confirmation" if found.confirmation else "supplement"
    return "document" if found.state is CaseState.DONE and entry.document else ""


def hindered(state: State, claim: Claim) -> str:
    """Why it cannot be had now: a key of a sentence, "" when it can."""
    world = state.world
    if not world.reader:
        return "closed.reader"
    if not world.online:
        return f"claim.offline_{claim}"
    return "closed.page_printer" if claim == "document" and not world.page_printer else ""


def claim_supplement(state: State, visit: Visit) -> Step:
    return _claim(state, visit, "supplement")


def claim_confirmation(state: State, visit: Visit) -> Step:
    return _claim(state, visit, "confirmation")


def claim_document(state: State, visit: Visit) -> Step:
    return _claim(state, visit, "document")


def _claim(state: State, visit: Visit, claim: Claim) -> Step:
    if claimable(state, visit) != claim or hindered(state, claim):
        return state, ()
    return ask_for_card(state, replace(visit, claim=claim))


def ask_for_card(state: State, visit: Visit) -> Step:
    return read_card(state, replace(visit, person=None), Stage.CLAIM)


def back(state: State, visit: Visit) -> Step:
    return stop_reading(state, replace(visit, claim="", note=None), Stage.PROGRESS)


def back_to_progress(state: State, visit: Visit) -> Step:
    """Nothing of it is given; whose case it is, is forgotten."""
    bare = Visit(visit.id, visit.event_id, visit.today, Stage.PROGRESS, effects=visit.effects, progress=visit.progress)
    return show(state, replace(bare, number=visit.number), Stage.PROGRESS)


def on_card(state: State, visit: Visit, event: Event) -> Step:
    return hear_reader(state, visit, event, _card_read)


def _card_read(state: State, visit: Visit, person: Person) -> Step:
    assert visit.progress
    definition = _definition(state, visit.progress.service)
    refusal = why_not(person, visit.today, definition.identity.documents if definition else [RESIDENT_CARD])
    if refusal:
        retry = Stage.CLAIM if refusal == "id.unsupported" else None
        problem = Problem(Message(refusal), Message(f"{refusal}.hint"), retry)
        return show(state, replace(visit, problem=problem), Stage.PROBLEM)
    known = replace(visit, person=person, note=None)
    if visit.claim == "document":
        return reprinting.print_again(state, known)
    effect = AskWanted(visit.id, visit.effects + 1, ASK_SECONDS, visit.progress.number, person)
    return work(state, known, Stage.CLAIMING, effect)


def on_wanted(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case WantedFound(wanted=wanted):
            return supplementing.begin(state, visit, wanted, _definition(state, wanted.service))
        case Unknown():
            return stranger(state, visit)
        case Failed():
            problem = Problem(Message("problem.offline_title"), Message(f"claim.offline_{visit.claim}"), Stage.CLAIM)
            return show(state, replace(visit, person=None, problem=problem), Stage.PROBLEM)
        case _:
            return state, ()


def _definition(state: State, service: str) -> Definition | None:
    catalogue = state.world.catalogue
    return catalogue.definitions.get(service) if catalogue else None

"""From the submission to the end: the durable case, its number, the sheets, the rating, the wipe."""

from dataclasses import replace

from kiosk_app.flow.drafting import submission
from kiosk_app.flow.effects import (
    About,
    AwaitCase,
    AwaitTaken,
    Evaluate,
    LookForSheets,
    PrintDocument,
    PrintSlip,
    SettlePrint,
    Sheet,
    Slip,
    Wipe,
)
from kiosk_app.flow.events import (
    CaseKnown,
    Event,
    Failed,
    Printed,
    PrintOutcome,
    SheetsLie,
    SubmitFailed,
    Submitted,
    Taken,
)
from kiosk_app.flow.proving import needed_materials, proofs, put_off, working_day
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import (
    Missing,
    Problem,
    State,
    Step,
    Visit,
    following,
    service_name,
    service_of,
    show,
    show_with,
    timed,
    work,
)
from kiosk_app.protocol import hotline
from kiosk_app.protocol.cases import CaseState

CASE_SECONDS = 6.0
DOCUMENT_SECONDS = 20.0
FETCH_DOCUMENT_SECONDS = 20.0
PRINT_DOCUMENT_SECONDS = 110.0
PRINT_SLIP_SECONDS = 25.0
LOOK_SECONDS = 2.0
TAKE_SECONDS = 10.0
"""How long a sheet lies there before somebody is reminded of it, and again."""
REMINDERS = 2
GOODBYE_SECONDS = 4.0
"""The last screen, once the hands are full."""


def submit(state: State, visit: Visit) -> Step:
    """Asked again, it asks for the same event id: the store answers with the same entry."""
    effect = submission(state, visit)
    if visit.ticket:
        return work(state, visit, Stage.SUBMITTING, effect)
    others = put_off(visit, state.expressions, state.language)
    told = replace(visit, missing=_missing(state, visit), others=others)
    return work(state, told, Stage.SUBMITTING, effect)


def _missing(state: State, visit: Visit) -> Missing | None:
    """What was promised for later, in words, and by when all of it."""
    given = proofs(visit, state.expressions)
    later = {proof.code: proof.detail for proof in given if proof and proof.source == "later"}
    names = tuple(
        material.name[state.language]
        for material in needed_materials(visit, state.expressions)
        if material.code in later
    )
    return Missing(names, min(later.values())) if later else None


def on_submitted(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Submitted(local_number=number, time=time):
            known = replace(visit, local_number=number, time=time, case_state=None)
            if visit.wanted:
                of = visit.wanted
                known = replace(known, local_number=of.local_number, case_number=of.case_number)
                return print_slip(state, stripped(known))
            # What cannot be had offline was answered by the centre a moment ago: the link is back, or about to be.
            answered = visit.service is not None and visit.service.offline == "block"
            if not state.world.online and not answered:
                return print_slip(state, stripped(known))
            document = _awaited(visit)
            seconds = DOCUMENT_SECONDS if document else CASE_SECONDS
            effect = AwaitCase(visit.id, visit.effects + 1, seconds, visit.event_id, document)
            return work(state, stripped(known), Stage.AWAITING, effect)
        case SubmitFailed(reason="full"):
            problem = Problem(Message("problem.full_title"), Message("problem.full_hint"), Stage.SUBMITTING)
        case SubmitFailed():
            problem = Problem(Message("problem.store_title"), Message("problem.store_hint"), Stage.SUBMITTING)
        case Failed():
            problem = Problem(Message("problem.generic_title"), Message("problem.generic_hint"), Stage.SUBMITTING)
        case _:
            return state, ()
    return show(state, replace(visit, problem=problem), Stage.PROBLEM)


def _awaited(visit: Visit) -> bool:
    """Whether a document is worth staying for; one that is promised within days is printed another time."""
    return visit.service is not None and bool(visit.service.result.document) and not visit.service.result.days


def stripped(visit: Visit) -> Visit:
    """What was typed and read is sealed now; the rest of the visit needs none of it."""
    return replace(
        visit,
        person=None,
        agent=None,
        coded=None,
        begun=None,
        enterprise=None,
        guest=None,
        present=(),
        factor=None,
        pin="",
        shared={},
        answers={},
        sources={},
        rows={},
        strokes=(),
        captured=(),
        question="",
        asked=(),
        ticket=replace(visit.ticket, words="", phone="") if visit.ticket else None,
    )


def on_case(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CaseKnown(case_number=number, state=case, document=document):
            known = replace(visit, case_number=number, case_state=case)
            if document and visit.service and visit.service.result.document:
                return print_document(state, known, copy_allowed=False)
            return print_slip(state, known)
        case Failed():
            return print_slip(state, visit)
        case _:
            return state, ()


def print_document(state: State, visit: Visit, *, copy_allowed: bool) -> Step:
    effect = PrintDocument(
        visit.id, visit.effects + 1, PRINT_DOCUMENT_SECONDS, visit.event_id, FETCH_DOCUMENT_SECONDS, copy_allowed
    )
    return work(state, visit, Stage.PRINTING_DOCUMENT, effect)


def on_document(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Printed(outcome="unknown"):
            return show(state, replace(visit, document="unknown"), Stage.ASK_DOCUMENT)
        case Printed(outcome=outcome, reason=reason):
            return print_slip(state, replace(visit, document=outcome, document_problem=reason))
        case Failed():
            return show(state, replace(visit, document="unknown"), Stage.ASK_DOCUMENT)
        case _:
            return state, ()


def settle_document(state: State, visit: Visit, *, came_out: bool) -> Step:
    settled = SettlePrint(visit.id, visit.effects + 1, 0, visit.event_id, "document", came_out)
    visit = replace(visit, effects=settled.id)
    if came_out:
        return following(print_slip(state, replace(visit, document="printed")), settled)
    return following(print_document(state, visit, copy_allowed=True), settled)


def slip_of(state: State, visit: Visit) -> Slip:
    if visit.ticket:
        about = service_name(state, visit.ticket.service)
        numbers = (visit.local_number, visit.case_number, visit.time)
        return Slip(about, *numbers, state.language, "", hotline.SERVICE, about="ticket")
    definition = service_of(visit)
    accepted = visit.case_number and visit.case_state not in (CaseState.SUPPLEMENT, CaseState.REFUSED)
    days = definition.result.days if accepted and not visit.wanted else 0
    return Slip(
        service=definition.name[state.language],
        local_number=visit.local_number,
        case_number=visit.case_number,
        time=visit.time,
        language=state.language,
        department=definition.department.name[state.language],
        phone=definition.department.phone,
        missing=visit.missing.names if visit.missing else (),
        due=visit.missing.due if visit.missing else "",
        paid=visit.payment.amount if visit.payment else "",
        promised=working_day(visit.today, days) if days else "",
        others=visit.others,
        about=_about(visit),
    )


def _about(visit: Visit) -> About:
    if visit.wanted is None:
        return "application"
    return "confirmation" if visit.wanted.confirms else "supplement"


def print_slip(state: State, visit: Visit) -> Step:
    effect = PrintSlip(visit.id, visit.effects + 1, PRINT_SLIP_SECONDS, visit.event_id, slip_of(state, visit))
    return work(state, visit, Stage.PRINTING_SLIP, effect)


def on_slip(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Printed(outcome="unknown") | Failed():
            return show(state, replace(visit, slip="unknown"), Stage.ASK_SLIP)
        case Printed(outcome=outcome, reason=reason):
            return show(state, replace(visit, slip=outcome, slip_problem=reason), Stage.RESULT)
        case _:
            return state, ()


def settle_slip(state: State, visit: Visit, *, came_out: bool) -> Step:
    settled = SettlePrint(visit.id, visit.effects + 1, 0, visit.event_id, "slip", came_out)
    visit = replace(visit, effects=settled.id)
    if came_out:
        return following(show(state, replace(visit, slip="printed"), Stage.RESULT), settled)
    return following(print_slip(state, visit), settled)


def end(state: State, visit: Visit, note: str | Message = "") -> Step:
    """Everything of the visit is forgotten here; what stays is that a card or a sheet may still lie in the machine.

    A rating that has been given is sent as it was given, whatever else was not said about it.
    """
    sent = rated(visit)
    visit = replace(visit, effects=sent.id) if sent else visit
    sheets = _printed(visit)
    bare = Visit(
        id=visit.id,
        event_id="",
        today="",
        stage=Stage.END,
        effects=visit.effects + 1,
        note=(Message(note) if isinstance(note, str) else note) if note else None,
        document=visit.document,
        slip=visit.slip,
    )
    shown = show(state, bare, Stage.END)
    if sheets:
        look = LookForSheets(visit.id, bare.effects + 1, LOOK_SECONDS, sheets)
        shown = show_with(state, bare, Stage.END, look)
    wiped = following(shown, Wipe(visit.id, bare.effects, 0))
    return following(wiped, sent) if sent else wiped


def _printed(visit: Visit) -> tuple[Sheet, ...]:
    papers: tuple[tuple[Sheet, PrintOutcome | None], ...] = (("document", visit.document), ("slip", visit.slip))
    return tuple(sheet for sheet, outcome in papers if outcome == "printed")


def on_taken(state: State, visit: Visit, event: Event) -> Step:
    """A sheet that lies there is asked for twice more before the terminal is the next one's."""
    match event:
        case SheetsLie():
            return _await(state, visit, 0)
        case Taken():
            gone = replace(visit, document=None, slip=None, reminded=None)
            return timed(show(state, gone, Stage.END)[0], GOODBYE_SECONDS, warning=False)
        case Failed() if visit.reminded is not None and visit.reminded < REMINDERS:
            return _await(state, visit, visit.reminded + 1)
        case Failed() if visit.reminded is not None:
            return timed(state, GOODBYE_SECONDS, warning=False)
        case _:
            return state, ()


def _await(state: State, visit: Visit, reminded: int) -> Step:
    effect = AwaitTaken(visit.id, visit.effects + 1, TAKE_SECONDS, _printed(visit))
    return show_with(state, replace(visit, reminded=reminded), Stage.END, effect)


def rated(visit: Visit) -> Evaluate | None:
    """The level of a low rating whose reasons nobody has settled, here or where the visit was interrupted."""
    of = visit if visit.rating else visit.interrupted
    if of is None or of.rating is None:
        return None
    return Evaluate(visit.id, visit.effects + 1, 0, of.event_id, service_of(of).id, of.rating.level)

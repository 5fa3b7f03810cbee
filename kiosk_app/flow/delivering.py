"""From the submission to the end: the durable case, its number, the sheets, the rating, the wipe."""

from dataclasses import replace

from kiosk_app.flow.effects import (
    AwaitCase,
    Draft,
    Evaluate,
    PrintDocument,
    PrintSlip,
    SettlePrint,
    Slip,
    Submit,
    Wipe,
)
from kiosk_app.flow.events import CaseKnown, Event, Failed, Printed, SubmitFailed, Submitted
from kiosk_app.flow.form import final_fields, final_sources
from kiosk_app.flow.proving import needed_materials, proofs
from kiosk_app.flow.screens import Message
from kiosk_app.flow.state import (
    Missing,
    Problem,
    Stage,
    State,
    Step,
    Visit,
    following,
    person_of,
    service_of,
    show,
    work,
)
from kiosk_app.flow.wording import declaration

SUBMIT_SECONDS = 10.0
CASE_SECONDS = 6.0
DOCUMENT_SECONDS = 20.0
FETCH_DOCUMENT_SECONDS = 20.0
PRINT_DOCUMENT_SECONDS = 110.0
PRINT_SLIP_SECONDS = 25.0


def submit(state: State, visit: Visit) -> Step:
    """Asked again, it asks for the same event id: the store answers with the same entry."""
    assert state.world.catalogue
    definition = service_of(visit)
    fields = final_fields(visit, state.expressions)
    text = declaration(visit, state.expressions, state.world.catalogue, state.language)
    draft = Draft(
        service=definition.id,
        service_version=definition.version,
        definition=state.world.catalogue.digests[definition.id],
        language=state.language,
        applicant=person_of(visit),
        fields=fields,
        sources=final_sources(visit, state.expressions),
        materials=tuple(proof for proof in proofs(visit, state.expressions) if proof),
        deferred=visit.deferred,
        factor=visit.factor,
        text=text if definition.signature else "",
        strokes=visit.strokes,
        attachments=visit.captured,
        agent=visit.agent,
        authority=visit.acting if visit.agent else "",
        parties=visit.present,
        payment=visit.payment.order if visit.payment else "",
        known_by=visit.known_by,
        enterprise=visit.enterprise,
    )
    visit = replace(visit, missing=_missing(state, visit))
    effect = Submit(visit.id, visit.effects + 1, SUBMIT_SECONDS, visit.event_id, draft)
    return work(state, visit, Stage.SUBMITTING, effect)


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
            # What cannot be had offline was answered by the centre a moment ago: the link is back, or about to be.
            if not state.world.online and service_of(visit).offline != "block":
                return print_slip(state, stripped(known))
            document = bool(service_of(visit).result.document)
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
    )


def on_case(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CaseKnown(case_number=number, state=case, document=document):
            known = replace(visit, case_number=number, case_state=case)
            if document and service_of(visit).result.document:
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
    definition = service_of(visit)
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
    )


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


def rate(state: State, visit: Visit, level: str) -> Step:
    if level not in ("1", "2", "3", "4", "5"):
        return state, ()
    rating = Evaluate(visit.id, visit.effects + 1, 0, visit.event_id, service_of(visit).id, int(level))
    return following(end(state, replace(visit, effects=rating.id), "rate.thanks"), rating)


def end(state: State, visit: Visit, note: str | Message = "") -> Step:
    """Everything of the visit is forgotten here; what stays is that a card or a sheet may still lie in the machine."""
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
    return following(show(replace(state, language=state.language), bare, Stage.END), Wipe(visit.id, bare.effects, 0))

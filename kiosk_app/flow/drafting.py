"""What a visit hands in, put together: an application, a supplement to one, or a word to the hotline."""

from kiosk_app.flow.effects import Addition, Draft, FileTicket, HandIn, Submit
from kiosk_app.flow.form import final_fields, final_sources
from kiosk_app.flow.proving import proofs
from kiosk_app.flow.state import State, Ticket, Visit, person_of, service_of
from kiosk_app.flow.wording import declaration
from kiosk_app.protocol.supplements import SupplementWanted

SUBMIT_SECONDS = 10.0


def submission(state: State, visit: Visit) -> Submit | HandIn | FileTicket:
    """Made again, it names the same event id: the store answers with the same entry."""
    if visit.ticket:
        return _ticket(state, visit, visit.ticket)
    return _addition(state, visit, visit.wanted) if visit.wanted else _application(state, visit)


def _application(state: State, visit: Visit) -> Submit:
    assert state.world.catalogue
    definition = service_of(visit)
    draft = Draft(
        service=definition.id,
        service_version=definition.version,
        definition=state.world.catalogue.digests[definition.id],
        language=state.language,
        applicant=person_of(visit),
        fields=final_fields(visit, state.expressions),
        sources=final_sources(visit, state.expressions),
        materials=tuple(proof for proof in proofs(visit, state.expressions) if proof),
        deferred=visit.deferred,
        factor=visit.factor,
        text=_signed_text(state, visit),
        strokes=visit.strokes,
        attachments=visit.captured,
        agent=visit.agent,
        authority=visit.acting if visit.agent else "",
        parties=visit.present,
        payment=visit.payment.order if visit.payment else "",
        known_by=visit.known_by,
        enterprise=visit.enterprise,
    )
    return Submit(visit.id, visit.effects + 1, SUBMIT_SECONDS, visit.event_id, draft)


def _addition(state: State, visit: Visit, wanted: SupplementWanted) -> HandIn:
    addition = Addition(
        case=wanted.case,
        service=wanted.service,
        language=state.language,
        applicant=person_of(visit),
        fields=final_fields(visit, state.expressions),
        materials=tuple(proof for proof in proofs(visit, state.expressions) if proof),
        factor=visit.factor,
        text=_signed_text(state, visit),
        strokes=visit.strokes,
        attachments=visit.captured,
        confirms=wanted.confirms,
    )
    return HandIn(visit.id, visit.effects + 1, SUBMIT_SECONDS, visit.event_id, addition)


def _signed_text(state: State, visit: Visit) -> str:
    return statement(state, visit) if service_of(visit).signature else ""


def statement(state: State, visit: Visit) -> str:
    """Exactly what is signed, by whoever signs it."""
    if visit.wanted and visit.wanted.confirms:
        return visit.wanted.statement
    assert state.world.catalogue
    return declaration(visit, state.expressions, state.world.catalogue, state.language)


def _ticket(state: State, visit: Visit, ticket: Ticket) -> FileTicket:
    assert ticket.kind
    return FileTicket(
        visit=visit.id,
        id=visit.effects + 1,
        seconds=SUBMIT_SECONDS,
        event_id=visit.event_id,
        language=state.language,
        category=ticket.kind,
        text=ticket.words,
        phone=ticket.phone,
        service=ticket.service,
        case_number=ticket.number,
    )

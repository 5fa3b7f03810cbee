"""A word to the hotline 12345, from any screen on which it is the citizen's turn, in at most three steps.

Nobody loses what they were at: the visit is kept as it is, and goes on where it was.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, get_args

from kiosk_app.catalogue.model import TableRow
from kiosk_app.flow.by_code import ask_for_code, codes_work
from kiosk_app.flow.by_face import after_interruption as face_again
from kiosk_app.flow.copying import end_of_interruption
from kiosk_app.flow.delivering import submit
from kiosk_app.flow.effects import StopReading
from kiosk_app.flow.identifying import ask_for_card
from kiosk_app.flow.identity_card import read_card, without_photo
from kiosk_app.flow.intents import Answer, Choose, Intent
from kiosk_app.flow.paying import await_payment
from kiosk_app.flow.portraits import again as portrait_again
from kiosk_app.flow.stages import WORKING, Stage
from kiosk_app.flow.state import State, Step, Ticket, Visit, following, home, show, touched
from kiosk_app.flow.verifying import read as read_paper
from kiosk_app.protocol.hotline import Category

ACTION: Final = "hotline"
KINDS: Final = "ticket_kinds"
SENTENCES: Final = "ticket_sentences"
"""Tables of the catalogue: what one can turn to 12345 with, and ready words by kind."""
MAX_WORDS: Final = 200
"""Characters; more than anybody types standing, and all of it can be seen."""
PHONE_DIGITS: Final = 12
MOBILE_DIGITS: Final = 11
BUSY = WORKING | {Stage.ASK_DOCUMENT, Stage.ASK_SLIP, Stage.ASK_AGAIN}
"""Nobody is led away while something is made durable or comes out of a slot."""


def offered(state: State) -> bool:
    visit, catalogue, battery = state.visit, state.world.catalogue, state.world.battery
    if battery and battery.ending:
        return False
    if not catalogue or not catalogue.tables.get(KINDS):
        return False
    if visit is None:
        return state.world.out is None
    return visit.ticket is None and visit.stage not in BUSY


def begin(state: State, fresh: str, today: str) -> Step:
    """fresh: an id nobody has used, for what this may submit."""
    if not offered(state):
        return state, ()
    visit = state.visit
    if visit is None:
        return show(state, Visit(fresh, fresh, today, Stage.TICKET_KIND, ticket=Ticket()), Stage.TICKET_KIND)
    told = Visit(
        id=visit.id,
        event_id=fresh,
        today=today,
        stage=Stage.TICKET_KIND,
        effects=visit.effects,
        ticket=_about(visit),
        interrupted=replace(visit, pin="", reading=False),
    )
    if visit.awaiting is None:
        return show(state, told, Stage.TICKET_KIND)
    stopped = replace(told, interrupted=without_photo(replace(visit, pin="", reading=False)))
    return following(show(state, stopped, Stage.TICKET_KIND), StopReading(visit.id, visit.effects, 0))


def _about(visit: Visit) -> Ticket:
    """What it may be about: what is being done, or the case that was looked at."""
    found = visit.progress
    service = visit.service.id if visit.service else found.service if found else ""
    number = visit.case_number or visit.local_number
    if not number and found:
        number = found.case_number or found.number
    return Ticket(service=service, number=number)


def ticket_of(visit: Visit) -> Ticket:
    assert visit.ticket
    return visit.ticket


def kinds(state: State) -> list[TableRow]:
    """Those the protocol knows."""
    assert state.world.catalogue
    return [row for row in state.world.catalogue.tables.get(KINDS, []) if row.value in get_args(Category)]


def sentences(state: State, visit: Visit) -> list[str]:
    """Ready words for its kind, in the language of the screen."""
    assert state.world.catalogue
    rows = state.world.catalogue.tables.get(SENTENCES, [])
    return [row.text[state.language] for row in rows if row.group == ticket_of(visit).kind]


def is_phone(digits: str) -> bool:
    """A mobile number, or one of a fixed line with its area code."""
    mobile = len(digits) == MOBILE_DIGITS and digits[0] == "1" and digits[1] in "3456789"
    return digits.isdecimal() and (mobile or (digits[:1] == "0" and 10 <= len(digits) <= PHONE_DIGITS))


def write(state: State, visit: Visit, intent: Intent) -> Step:
    ticket = ticket_of(visit)
    match visit.stage, intent:
        case Stage.TICKET_KIND, Choose(key="kind", value=value):
            known = next((kind for kind in get_args(Category) if kind == value), None)
            if known is None:
                return state, ()
            words = ticket.words if known == ticket.kind else ""
            return show(state, replace(visit, ticket=replace(ticket, kind=known, words=words)), Stage.TICKET_WORDS)
        case Stage.TICKET_WORDS, Answer(key="words", value=value) if len(value) <= MAX_WORDS:
            return touched(state, replace(visit, ticket=replace(ticket, words=value)))
        case Stage.TICKET_PHONE, Answer(key="phone", value=value) if len(value) <= PHONE_DIGITS:
            return touched(state, replace(visit, ticket=replace(ticket, phone=value)))
        case _:
            return state, ()


def to_phone(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.TICKET_PHONE) if ticket_of(visit).words.strip() else (state, ())


def with_phone(state: State, visit: Visit) -> Step:
    return submit(state, visit) if is_phone(ticket_of(visit).phone) else (state, ())


def without_phone(state: State, visit: Visit) -> Step:
    return submit(state, replace(visit, ticket=replace(ticket_of(visit), phone="")))


def back_to_kind(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.TICKET_KIND)


def back_to_words(state: State, visit: Visit) -> Step:
    return show(state, visit, Stage.TICKET_WORDS)


def resume(state: State, visit: Visit) -> Step:
    """Back to where the citizen was; a card that was waited for is waited for anew, and so is a payment."""
    if visit.ticket is None:
        return state, ()
    if visit.interrupted is None:
        return home(state)
    kept = replace(visit.interrupted, effects=visit.effects)
    again = RESUMED.get(kept.stage)
    return again(state, kept) if again else show(state, kept, kept.stage)


def _read_again(state: State, visit: Visit) -> Step:
    return read_card(state, visit, visit.stage)


def _code_again(state: State, visit: Visit) -> Step:
    """Without the centre there are no codes any more, and the card is asked for."""
    again = ask_for_code if codes_work(state.world) else ask_for_card
    return again(state, visit)


RESUMED: dict[Stage, Callable[[State, Visit], Step]] = {
    Stage.CARD: _read_again,
    Stage.CODE: _code_again,
    Stage.FACE: face_again,
    Stage.PARTY: _read_again,
    Stage.CLAIM: _read_again,
    Stage.PAY: await_payment,
    Stage.HANDOVER: end_of_interruption,
    Stage.PAPER: read_paper,
    Stage.PORTRAIT: portrait_again,
}

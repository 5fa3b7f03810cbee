"""Being known by a code on a phone: read here after it was shown, or the phone scans the terminal's own.

Nothing of a person is here before they have agreed: where the code was shown, on the terminal; where it was scanned,
on the phone.
"""

from dataclasses import replace

from kiosk_app.flow import identifying
from kiosk_app.flow.effects import AwaitCode, ReleaseIdentity, StopReading
from kiosk_app.flow.events import (
    CodeDeclined,
    CodeOffered,
    CodeRefused,
    CodesAway,
    CodeSeen,
    Event,
    Failed,
    IdentityReleased,
)
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Coded, State, Step, Visit, following, service_of, show, show_meanwhile, show_with, work
from kiosk_app.flow.world import World

CODE_SECONDS = 300.0
RELEASE_SECONDS = 8.0


def possible(visit: Visit) -> bool:
    """Only whoever is here first, and only where the service does not want the card itself."""
    return service_of(visit).identity.codes and visit.agent is None


def codes_work(world: World) -> bool:
    return world.online


def ask_for_code(state: State, visit: Visit, note: Message | None = None) -> Step:
    if not possible(visit) or not codes_work(state.world):
        return state, ()
    definition = service_of(visit)
    enterprise, scanner = definition.audience == "enterprise", state.world.code_scanner
    effect = AwaitCode(visit.id, visit.effects + 1, CODE_SECONDS, definition.id, enterprise, scanner)
    return show_with(state, replace(visit, reading=False, note=note, coded=Coded()), Stage.CODE, effect)


def instead_of_card(state: State, visit: Visit) -> Step:
    """The citizen takes the phone, not the card."""
    asked, effects = ask_for_code(state, visit)
    return following((asked, effects), StopReading(visit.id, visit.effects, 0)) if effects else (state, ())


def back_to_card(state: State, visit: Visit) -> Step:
    return following(identifying.ask_for_card(state, visit), StopReading(visit.id, visit.effects, 0))


def on_code(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CodeOffered(qr=qr):
            return replace(state, visit=replace(visit, coded=Coded(qr))), ()
        case CodeRefused(problem=problem):
            return _refused(state, visit, Message(f"code.{problem}"))
        case CodeSeen(ticket=ticket, data=data, enterprise=enterprise):
            return show(state, replace(visit, note=None, coded=Coded("", ticket, data, enterprise)), Stage.CONSENT)
        case IdentityReleased():
            return _released(state, visit, event)
        case CodeDeclined():
            return ask_for_code(state, visit, Message("code.declined"))
        case CodesAway():
            return identifying.offline(state, visit, Stage.CARD)
        case Failed():
            return ask_for_code(state, visit)
        case _:
            return state, ()


def _refused(state: State, visit: Visit, note: Message) -> Step:
    """The same again changes nothing: what lies before the scanner for good must not hold the visit for good."""
    if visit.note == note:
        return state, ()
    return show_meanwhile(state, replace(visit, note=note), Stage.CODE)


def agree(state: State, visit: Visit) -> Step:
    assert visit.coded
    effect = ReleaseIdentity(visit.id, visit.effects + 1, RELEASE_SECONDS, visit.coded.ticket)
    return work(state, visit, Stage.RELEASING, effect)


def on_released(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case IdentityReleased():
            return _released(state, visit, event)
        case CodeDeclined():
            return ask_for_code(state, visit, Message("code.expired"))
        case Failed():
            return identifying.offline(state, visit, Stage.CARD)
        case _:
            return state, ()


def _released(state: State, visit: Visit, given: IdentityReleased) -> Step:
    known = replace(visit, coded=None, note=None, known_by=given.way, enterprise=given.enterprise)
    return identifying.take(state, known, given.person)

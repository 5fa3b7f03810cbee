"""Asking for a card, whoever's it is."""

from collections.abc import Callable
from dataclasses import replace

from kiosk_app.flow.effects import ReadCard, StopReading
from kiosk_app.flow.events import CardFailed, CardFound, CardRead, Event, Failed
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import (
    Problem,
    State,
    Step,
    Visit,
    following,
    service_of,
    show,
    show_meanwhile,
    show_with,
)
from kiosk_app.flow.world import World
from kiosk_app.protocol.cases import Person

READ_SECONDS = 120.0
CARD_MESSAGES = {"unreadable": "id.fail", "lifted": "id.lifted", "invalid": "id.invalid"}


def read_card(state: State, visit: Visit, stage: Stage, note: Message | None = None) -> Step:
    """The photo of a card that was read before is forgotten; this one's is held only where a face may be compared."""
    photo = stage is Stage.CARD and visit.agent is None and compares(state.world, visit)
    effect = ReadCard(visit.id, visit.effects + 1, READ_SECONDS, photo)
    return show_with(state, without_photo(replace(visit, reading=False, note=note)), stage, effect)


def compares(world: World, visit: Visit) -> bool:
    """Whether the service lets a face be the second factor, and there is a camera."""
    face = service_of(visit).identity.face
    return world.camera and face is not None and face.counts


def without_photo(visit: Visit) -> Visit:
    """As the runtime has it when nobody waits for anything any more."""
    return replace(visit, facing=replace(visit.facing, photo=False, advice=None))


def forget_photo(visit: Visit) -> tuple[Visit, tuple[StopReading, ...]]:
    """The card's photo has done what it was held for; nothing is to be done where there is none."""
    stop = (StopReading(visit.id, visit.effects, 0),) if visit.facing.photo else ()
    return without_photo(visit), stop


def stop_reading(state: State, visit: Visit, stage: Stage) -> Step:
    stopped = without_photo(replace(visit, reading=False))
    return following(show(state, stopped, stage), StopReading(visit.id, visit.effects, 0))


def hear_reader(state: State, visit: Visit, event: Event, take: Callable[[State, Visit, Person], Step]) -> Step:
    """take: what is done with whoever the card says it is."""
    match event:
        case CardFound():
            return show_meanwhile(state, replace(visit, reading=True, note=None), visit.stage)
        case CardRead(person=person, portrait=held):
            return take(state, replace(visit, reading=False, facing=replace(visit.facing, photo=held)), person)
        case Failed():
            return read_card(state, visit, visit.stage)
        case CardFailed(problem="reader"):
            trouble = Problem(Message("problem.device_title"), Message("id.reader_down"), visit.stage)
            return show(state, replace(visit, reading=False, problem=trouble), Stage.PROBLEM)
        case CardFailed(problem=problem):
            return read_card(state, visit, visit.stage, Message(CARD_MESSAGES[problem]))
        case _:
            return state, ()


def why_not(person: Person, today: str, documents: list[str]) -> str:
    """Why this card will not do: a message key, "" when it does."""
    if person.document_type not in documents:
        return "id.unsupported"
    return "id.expired" if person.valid_to != "长期" and person.valid_to < today else ""

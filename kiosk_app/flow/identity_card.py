"""Asking for a card, whoever's it is."""

from dataclasses import replace

from kiosk_app.flow.effects import ReadCard, StopReading
from kiosk_app.flow.screens import Message
from kiosk_app.flow.state import Stage, State, Step, Visit, following, show
from kiosk_app.protocol.cases import Person

READ_SECONDS = 120.0
CARD_MESSAGES = {"unreadable": "id.fail", "lifted": "id.lifted", "invalid": "id.invalid"}


def read_card(state: State, visit: Visit, stage: Stage, note: Message | None = None) -> Step:
    effect = ReadCard(visit.id, visit.effects + 1, READ_SECONDS)
    shown, effects = show(state, replace(visit, effects=effect.id, reading=False, note=note), stage)
    assert shown.visit
    return replace(shown, visit=replace(shown.visit, awaiting=effect.id)), (effect, *effects)


def stop_reading(state: State, visit: Visit, stage: Stage) -> Step:
    return following(show(state, replace(visit, reading=False), stage), StopReading(visit.id, visit.effects, 0))


def card_found(state: State, visit: Visit) -> Step:
    shown, effects = show(state, replace(visit, reading=True, note=None), visit.stage)
    assert shown.visit
    return replace(shown, visit=replace(shown.visit, awaiting=visit.awaiting)), effects


def why_not(person: Person, today: str, documents: list[str]) -> str:
    """Why this card will not do: a message key, "" when it does."""
    if person.document_type not in documents:
        return "id.unsupported"
    return "id.expired" if person.valid_to != "长期" and person.valid_to < today else ""

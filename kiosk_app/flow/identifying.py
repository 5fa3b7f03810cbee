"""From the notice to a known person: card, second factor, and what other departments already know."""

from dataclasses import replace

from kiosk_app.catalogue.model import Offline
from kiosk_app.flow.asking import begin_form
from kiosk_app.flow.effects import FetchShares, ReadCard, StopReading, Verify
from kiosk_app.flow.events import (
    CardFailed,
    CardFound,
    CardRead,
    Event,
    Failed,
    SharesFetched,
    Verified,
    VerifyRefused,
)
from kiosk_app.flow.form import blocked_share
from kiosk_app.flow.intents import Digit
from kiosk_app.flow.screens import Message
from kiosk_app.flow.state import Problem, Stage, State, Step, Visit, following, person_of, service_of, show, work
from kiosk_app.protocol.cases import Factor, Person

READ_SECONDS = 120.0
VERIFY_SECONDS = 8.0
SHARE_SECONDS = 8.0
CARD_MESSAGES = {"unreadable": "id.fail", "lifted": "id.lifted", "invalid": "id.invalid"}


def ask_for_card(state: State, visit: Visit, note: Message | None = None) -> Step:
    effect = ReadCard(visit.id, visit.effects + 1, READ_SECONDS)
    fresh = replace(visit, effects=effect.id, reading=False, note=note, person=None, pin="")
    shown, effects = show(state, fresh, Stage.CARD)
    assert shown.visit
    return replace(shown, visit=replace(shown.visit, awaiting=effect.id)), (effect, *effects)


def stop_reading(state: State, visit: Visit, stage: Stage) -> Step:
    return following(show(state, replace(visit, reading=False), stage), StopReading(visit.id, visit.effects, 0))


def on_card(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case CardFound():
            shown, effects = show(state, replace(visit, reading=True, note=None), Stage.CARD)
            assert shown.visit
            return replace(shown, visit=replace(shown.visit, awaiting=visit.awaiting)), effects
        case CardRead(person=person):
            return _card_read(state, replace(visit, reading=False, person=person))
        case Failed():
            return ask_for_card(state, visit)
        case CardFailed(problem="reader"):
            trouble = Problem(Message("problem.device_title"), Message("id.reader_down"), Stage.CARD)
            return show(state, replace(visit, reading=False, problem=trouble), Stage.PROBLEM)
        case CardFailed(problem=problem):
            return ask_for_card(state, visit, Message(CARD_MESSAGES[problem]))
        case _:
            return state, ()


def _card_read(state: State, visit: Visit) -> Step:
    identity, person = service_of(visit).identity, person_of(visit)
    refusal = ""
    if person.document_type not in identity.documents:
        refusal = "id.unsupported"
    elif person.valid_to != "长期" and person.valid_to < visit.today:
        refusal = "id.expired"
    elif full_years(person, visit.today) < identity.minimum_age:
        refusal = "id.underage"
    if refusal:
        retry = Stage.CARD if refusal == "id.unsupported" else None
        problem = Problem(Message(refusal), Message(f"{refusal}.hint"), retry)
        return show(state, replace(visit, person=None, problem=problem), Stage.PROBLEM)
    if identity.factor:
        return show(state, replace(visit, note=None), Stage.PIN)
    return fetch_shares(state, visit)


def full_years(person: Person, today: str) -> int:
    return int(today[:4]) - int(person.birth[:4]) - (today[5:] < person.birth[5:]) if person.birth else 0


def on_digit(state: State, visit: Visit, digit: Digit) -> Step:
    factor = service_of(visit).identity.factor
    assert factor
    if digit.key == "clear":
        pin = ""
    elif digit.key == "back":
        pin = visit.pin[:-1]
    elif digit.key.isdecimal() and len(digit.key) == 1 and len(visit.pin) < factor.length:
        pin = visit.pin + digit.key
    else:
        return state, ()
    visit = replace(visit, pin=pin, note=None)
    if len(pin) < factor.length:
        return show(state, visit, Stage.PIN)
    given = Factor(factor.kind, pin)
    effect = Verify(visit.id, visit.effects + 1, VERIFY_SECONDS, service_of(visit).id, person_of(visit), given)
    return work(state, replace(visit, pin="", factor=given), Stage.VERIFYING, effect)


def on_verify(state: State, visit: Visit, event: Event) -> Step:
    factor = service_of(visit).identity.factor
    assert factor
    match event:
        case Verified():
            return fetch_shares(state, replace(visit, factor=None))
        case VerifyRefused(attempts_left=left) if left > 0:
            return show(state, replace(visit, factor=None, note=Message("pin.wrong", (("n", str(left)),))), Stage.PIN)
        case VerifyRefused():
            problem = Problem(Message("pin.locked"), Message("pin.locked.hint"))
            return show(state, replace(visit, factor=None, problem=problem), Stage.PROBLEM)
        case Failed() if factor.offline is Offline.DEFER:
            return fetch_shares(state, replace(visit, deferred=(*visit.deferred, "factor")))
        case Failed():
            return offline(state, replace(visit, factor=None), Stage.PIN)
        case _:
            return state, ()


def fetch_shares(state: State, visit: Visit) -> Step:
    definition = service_of(visit)
    if not definition.shares:
        return begin_form(state, visit)
    scenes = tuple(share.scene for share in definition.shares)
    person = person_of(visit)
    effect = FetchShares(visit.id, visit.effects + 1, SHARE_SECONDS, definition.id, scenes, person)
    return work(state, visit, Stage.SHARING, effect)


def on_shares(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case SharesFetched(values=values):
            visit = replace(visit, shared=values)
        case Failed():
            visit = replace(visit, shared={})
        case _:
            return state, ()
    definition = service_of(visit)
    if blocked_share(definition, visit):
        return offline(state, visit, Stage.SHARING)
    missing = tuple(f"share:{share.scene}" for share in definition.shares if share.scene not in visit.shared)
    return begin_form(state, replace(visit, deferred=(*visit.deferred, *missing)))


def offline(state: State, visit: Visit, retry: Stage) -> Step:
    problem = Problem(Message("problem.offline_title"), Message("problem.offline_hint"), retry)
    return show(state, replace(visit, problem=problem), Stage.PROBLEM)

"""From the notice to a known person: card, second factor, and what other departments already know."""

from dataclasses import replace

from kiosk_app.catalogue.dates import age
from kiosk_app.catalogue.identity import Offline
from kiosk_app.flow.asking import begin_form
from kiosk_app.flow.drafts import look
from kiosk_app.flow.effects import FetchShares, StopReading, Verify
from kiosk_app.flow.events import Event, Failed, SharesFetched, Verified, VerifyRefused
from kiosk_app.flow.form import blocked_share
from kiosk_app.flow.identity_card import compares, forget_photo, hear_reader, read_card, why_not
from kiosk_app.flow.intents import Digit
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import (
    RESIDENT_CARD,
    Problem,
    State,
    Step,
    Visit,
    following,
    holder_of,
    person_of,
    service_of,
    show,
    work,
)
from kiosk_app.protocol.cases import Factor, Person

VERIFY_SECONDS = 8.0
SHARE_SECONDS = 8.0
ADULT = 18
FACE_AGE = 14
"""From this age on one agrees to it oneself (个人信息保护法 §31)."""
FACE_TRIES = 2
"""Comparisons in one visit, whatever cards are shown."""


def ask_for_card(state: State, visit: Visit, note: Message | None = None) -> Step:
    """From the beginning: whoever is here first."""
    nobody = replace(visit, agent=None, person=None, pin="", factor=None, known_by="card", enterprise=None, coded=None)
    return read_card(state, nobody, Stage.CARD, note)


def on_card(state: State, visit: Visit, event: Event) -> Step:
    return hear_reader(state, visit, event, take)


def waits_for_agent(visit: Visit) -> bool:
    """Whether the card that is asked for is of the one who acts."""
    return visit.acting != "self" and visit.agent is None


def take(state: State, visit: Visit, person: Person) -> Step:
    """Whoever the card says it is, or the code (`visit.known_by`), if they may. A code is a second factor in itself."""
    identity = service_of(visit).identity
    agents = waits_for_agent(visit)
    refusal = why_not(person, visit.today, [RESIDENT_CARD] if agents else identity.documents)
    if not refusal and age(person.birth, visit.today) < (ADULT if agents else identity.minimum_age):
        refusal = "id.underage"
    if refusal:
        retry = Stage.CARD if refusal == "id.unsupported" else None
        problem = Problem(Message(refusal), Message(f"{refusal}.hint"), retry)
        return show(state, replace(visit, agent=None, person=None, problem=problem), Stage.PROBLEM)
    if visit.agent and person.number == visit.agent.number:
        return read_card(state, visit, Stage.CARD, Message("id.same_card"))
    second = visit.agent is not None
    visit = replace(visit, agent=person) if agents else replace(visit, person=person)
    if identity.factor and not second and visit.known_by == "card":
        return ask_factor(state, visit)
    return known(state, visit)


def face_possible(state: State, visit: Visit) -> bool:
    """Whether whoever is here may be known by their face now; the other way is open all the same."""
    facing = visit.facing
    if not facing.photo or facing.misses >= FACE_TRIES or not compares(state.world, visit):
        return False
    return age(holder_of(visit).birth, visit.today) >= FACE_AGE


def ask_factor(state: State, visit: Visit, note: Message | None = None) -> Step:
    """In one of two ways where there are two. What nobody can be compared with any more is forgotten."""
    visit = replace(visit, pin="", note=note)
    if face_possible(state, visit):
        return show(state, visit, Stage.WAYS)
    bare, forget = forget_photo(visit)
    return following(show(state, bare, Stage.PIN), *forget)


def known(state: State, visit: Visit) -> Step:
    """The one who is here is known, and the photo on the card has done its part; whom they act for comes next."""
    bare, forget = forget_photo(visit)
    return following(_whom_for(state, bare), *forget)


def _whom_for(state: State, visit: Visit) -> Step:
    if visit.acting == "card" and visit.person is None:
        return read_card(state, visit, Stage.CARD)
    if visit.acting == "authority":
        return begin_form(state, replace(visit, shared={}))
    return fetch_shares(state, visit)


def without_card(state: State, visit: Visit) -> Step:
    """The one who is acted for has not sent a card along, but a written authority."""
    if visit.agent is None or "authority" not in service_of(visit).agent:
        return state, ()
    stop = StopReading(visit.id, visit.effects, 0)
    return following(known(state, replace(visit, acting="authority", reading=False)), stop)


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
    effect = Verify(visit.id, visit.effects + 1, VERIFY_SECONDS, service_of(visit).id, holder_of(visit), given)
    return work(state, replace(visit, pin="", factor=given), Stage.VERIFYING, effect)


def on_verify(state: State, visit: Visit, event: Event) -> Step:
    factor = service_of(visit).identity.factor
    assert factor
    match event:
        case Verified():
            # The centre judges a supplement anew, and by this.
            return known(state, visit if visit.wanted else replace(visit, factor=None))
        case VerifyRefused(attempts_left=left) if left > 0:
            return show(state, replace(visit, factor=None, note=Message("pin.wrong", (("n", str(left)),))), Stage.PIN)
        case VerifyRefused():
            problem = Problem(Message("pin.locked"), Message("pin.locked.hint"))
            return show(state, replace(visit, factor=None, problem=problem), Stage.PROBLEM)
        case Failed() if factor.offline is Offline.DEFER or visit.wanted:
            return known(state, replace(visit, deferred=(*visit.deferred, "factor")))
        case Failed():
            return offline(state, replace(visit, factor=None), Stage.PIN)
        case _:
            return state, ()


def fetch_shares(state: State, visit: Visit) -> Step:
    definition = service_of(visit)
    if not definition.shares:
        return look(state, visit)
    scenes = tuple(share.scene for share in definition.shares)
    purpose = definition.notice.purpose["zh_CN"]
    effect = FetchShares(visit.id, visit.effects + 1, SHARE_SECONDS, definition.id, scenes, purpose, person_of(visit))
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
    return look(state, replace(visit, deferred=(*visit.deferred, *missing)))


def offline(state: State, visit: Visit, retry: Stage) -> Step:
    problem = Problem(Message("problem.offline_title"), Message("problem.offline_hint"), retry)
    return show(state, replace(visit, problem=problem), Stage.PROBLEM)

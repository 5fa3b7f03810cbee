"""Questions that lead to the right service before anybody has to say who they are."""

from dataclasses import replace

from kiosk_app.flow import guides, verifying
from kiosk_app.flow.asking import accepted, ask, break_rule, rejected
from kiosk_app.flow.form import broken_rule, open_question
from kiosk_app.flow.identifying import ask_for_card
from kiosk_app.flow.state import State, Step, Visit, service_of


def is_early(visit: Visit) -> bool:
    """Nobody has said yet who they are."""
    return visit.person is None and visit.agent is None


def begin(state: State, visit: Visit) -> Step:
    """The notice has been read by the one it is about."""
    return go_on(state, replace(visit, acting="self"))


def begin_for_another(state: State, visit: Visit) -> Step:
    if not service_of(visit).agent:
        return state, ()
    return go_on(state, replace(visit, acting="card"))


def go_on(state: State, visit: Visit) -> Step:
    assert state.world.catalogue
    if verifying.reads(state, visit):
        return verifying.read(state, visit)
    key = open_question(visit, state.expressions, state.world.catalogue, early=True)
    if key:
        return ask(state, visit, key)
    broken = broken_rule(visit, state.expressions, early=True)
    if broken:
        return break_rule(state, visit, next(rule for rule in service_of(visit).rules if rule.id == broken))
    return guides.begin(state, visit) if service_of(visit).kind == "guide" else ask_for_card(state, visit)


def next_question(state: State, visit: Visit) -> Step:
    settled = accepted(state, visit)
    return go_on(state, settled) if settled else rejected(state, visit)

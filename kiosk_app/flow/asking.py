"""The form, its rules, the materials, the review and the signature."""

from dataclasses import replace

from kiosk_app.catalogue.model import Field, Offline, Rule, Value
from kiosk_app.flow.delivering import submit
from kiosk_app.flow.effects import Check
from kiosk_app.flow.events import Checked, Event, Failed
from kiosk_app.flow.form import (
    bounds,
    broken_rule,
    commitment,
    field_of,
    final_fields,
    initial,
    needed_materials,
    open_question,
    prefilled,
    proofs,
    valid,
)
from kiosk_app.flow.intents import Signed
from kiosk_app.flow.screens import Message, plain
from kiosk_app.flow.state import Problem, Stage, State, Step, Visit, person_of, service_of, show, touched, work

CHECK_SECONDS = 8.0
MINIMUM_POINTS = 20


def begin_form(state: State, visit: Visit) -> Step:
    answers, sources = prefilled(service_of(visit), visit)
    return go_on(state, replace(visit, answers={**answers, **visit.answers}, sources={**sources, **visit.sources}))


def go_on(state: State, visit: Visit) -> Step:
    """To the next open question, or past the form when there is none."""
    assert state.world.catalogue
    key = open_question(service_of(visit), visit, state.expressions, state.world.catalogue)
    return ask(state, visit, key) if key else check(state, visit)


def ask(state: State, visit: Visit, key: str, problem: str = "") -> Step:
    field = field_of(service_of(visit), key)
    answers = dict(visit.answers)
    if not answers.get(key):
        start = initial(field, service_of(visit), visit, state.expressions)
        if start:
            answers[key] = start
    return show(state, replace(visit, question=key, answers=answers, field_problem=problem), Stage.FORM)


def parsed(field: Field, value: str) -> Value:
    if field.kind == "choices":
        known = [choice.value for choice in field.options]
        return sorted({part for part in value.split(",") if part in known}, key=known.index)
    return value


def answer(state: State, visit: Visit, key: str, value: str) -> Step:
    if key != visit.question:
        return state, ()
    field = field_of(service_of(visit), key)
    if field.max_length and len(value) > field.max_length:
        return state, ()
    changed = replace(
        visit,
        answers={**visit.answers, key: parsed(field, value)},
        sources={**visit.sources, key: "user"},
        field_problem="",
    )
    return touched(state, changed)


def next_question(state: State, visit: Visit) -> Step:
    """The citizen says that the question on the screen is answered."""
    definition = service_of(visit)
    field = field_of(definition, visit.question)
    assert state.world.catalogue
    low, high = bounds(field, definition, visit, state.expressions)
    value = visit.answers.get(field.key, "")
    if not valid(field, value, low, high, state.world.catalogue):
        message = field.invalid[state.language] if field.invalid and value else "form.required"
        return ask(state, visit, field.key, message)
    asked = tuple(key for key in visit.asked if key != field.key)
    sources = {field.key: "user", **visit.sources}
    return go_on(state, replace(visit, asked=(*asked, field.key), sources=sources))


def previous_question(state: State, visit: Visit) -> Step:
    earlier = [key for key in visit.asked if key != visit.question]
    if visit.question in visit.asked:
        earlier = list(visit.asked[: visit.asked.index(visit.question)])
    return back_to_form(state, replace(visit, asked=tuple(earlier)))


def check(state: State, visit: Visit) -> Step:
    """The form is complete: its rules, here and at the centre."""
    definition = service_of(visit)
    broken = broken_rule(definition, visit, state.expressions)
    if broken:
        return break_rule(state, visit, _rule(visit, broken))
    asked = tuple((rule.id, rule.check) for rule in definition.rules if rule.check)
    if not asked:
        return prove(state, visit)
    fields = final_fields(visit, state.expressions)
    person = person_of(visit)
    effect = Check(visit.id, visit.effects + 1, CHECK_SECONDS, definition.id, asked, person, fields)
    return work(state, visit, Stage.CHECKING, effect)


def break_rule(state: State, visit: Visit, rule: Rule) -> Step:
    message = rule.message[state.language]
    if rule.field:
        return ask(state, visit, rule.field, message)
    title = Message("problem.check_title")
    problem = Problem(title, plain(message))
    return show(state, replace(visit, problem=problem), Stage.PROBLEM)


def _rule(visit: Visit, name: str) -> Rule:
    return next(rule for rule in service_of(visit).rules if rule.id == name)


def on_checked(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Checked(holds=holds):
            pass
        case Failed():
            holds = {}
        case _:
            return state, ()
    deferred = [entry for entry in visit.deferred if not entry.startswith("rule:")]
    for rule in service_of(visit).rules:
        if not rule.check:
            continue
        if rule.id in holds:
            if not holds[rule.id]:
                return break_rule(state, visit, rule)
        elif rule.offline is Offline.BLOCK:
            problem = Problem(Message("problem.offline_title"), Message("problem.offline_hint"), Stage.CHECKING)
            return show(state, replace(visit, problem=problem), Stage.PROBLEM)
        else:
            deferred.append(f"rule:{rule.id}")
    return prove(state, replace(visit, deferred=tuple(deferred)))


def prove(state: State, visit: Visit) -> Step:
    """Materials, if the service needs any."""
    if not needed_materials(service_of(visit), visit, state.expressions):
        return show(state, visit, Stage.REVIEW)
    return show(state, replace(visit, agreed=False), Stage.MATERIALS)


def materials_complete(state: State, visit: Visit) -> bool:
    return all(proofs(visit, state.expressions))


def promised(state: State, visit: Visit) -> bool:
    return bool(commitment(visit, state.expressions, state.language))


def back_to_form(state: State, visit: Visit) -> Step:
    """To the last question that was asked; to the notice when nothing had to be."""
    if not visit.asked:
        return show(state, visit, Stage.NOTICE)
    return ask(state, replace(visit, asked=visit.asked[:-1]), visit.asked[-1])


def after_review(state: State, visit: Visit) -> Step:
    if service_of(visit).signature:
        return show(state, replace(visit, strokes=(), note=None), Stage.SIGN)
    return submit(state, visit)


def signed(state: State, visit: Visit, signature: Signed) -> Step:
    if sum(map(len, signature.strokes)) < MINIMUM_POINTS:
        return show(state, replace(visit, note=Message("sign.short")), Stage.SIGN)
    return submit(state, replace(visit, strokes=signature.strokes, note=None))

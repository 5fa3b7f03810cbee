"""The form and its rules."""

from dataclasses import replace

from kiosk_app.catalogue.identity import Offline
from kiosk_app.catalogue.model import Field, Rule, Value
from kiosk_app.flow.effects import Check
from kiosk_app.flow.events import Checked, Event, Failed
from kiosk_app.flow.form import (
    beside,
    bounds,
    broken_rule,
    checks,
    final_fields,
    is_choice,
    open_question,
    options,
    place,
    place_of,
    prefilled,
    rows_of,
    valid,
    within,
    without_row,
)
from kiosk_app.flow.presenting import prove
from kiosk_app.flow.screens import Message, plain
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Problem, State, Step, Visit, home, person_of, service_of, show, touched, work

CHECK_SECONDS = 8.0


def begin_form(state: State, visit: Visit) -> Step:
    answers, sources = prefilled(service_of(visit), visit)
    begun = replace(visit, answers={**answers, **visit.answers}, sources={**sources, **visit.sources})
    for field in service_of(visit).fields:
        begun = beside(field.key, begun)
    return go_on(state, begun)


def go_on(state: State, visit: Visit) -> Step:
    """To the next open question, or past the form when there is none."""
    assert state.world.catalogue
    key = open_question(visit, state.expressions, state.world.catalogue)
    return ask(state, visit, key) if key else check(state, visit)


def ask(state: State, visit: Visit, key: str, problem: Message | None = None) -> Step:
    asked = place(service_of(visit), visit, key, state.expressions)
    answers = dict(visit.answers)
    if not answers.get(key) and asked.field.initial:
        start = state.expressions.text(asked.field.initial, asked.values, visit.today)
        if start:
            answers[key] = within(start, *bounds(asked, visit.today, state.expressions))
    return show(state, replace(visit, question=key, answers=answers, field_problem=problem), Stage.FORM)


def answer(state: State, visit: Visit, key: str, value: str) -> Step:
    if key != visit.question:
        return state, ()
    field, _, _ = place_of(service_of(visit), visit, key)
    if field.kind == "group" or (field.max_length and len(value) > field.max_length and not is_choice(field, visit)):
        return state, ()
    changed = replace(
        visit,
        answers={**visit.answers, key: _parsed(state, field, visit, value)},
        sources={**visit.sources, key: "user"},
        field_problem=None,
    )
    return touched(state, changed)


def _parsed(state: State, field: Field, visit: Visit, value: str) -> Value:
    if field.kind != "choices":
        return value
    assert state.world.catalogue
    known = [option.value for option in options(field, visit, state.world.catalogue, state.language)]
    return sorted({part for part in value.split(",") if part in known}, key=known.index)


def next_question(state: State, visit: Visit) -> Step:
    """The citizen says that the question on the screen is answered."""
    settled = accepted(state, visit)
    return go_on(state, settled) if settled else rejected(state, visit)


def accepted(state: State, visit: Visit) -> Visit | None:
    """With the question that is shown behind it; None when its answer is not good."""
    asked = place(service_of(visit), visit, visit.question, state.expressions)
    assert state.world.catalogue
    group = asked.field.kind == "group"
    if not group and not valid(asked, visit, state.expressions, state.world.catalogue):
        return None
    before = tuple(key for key in visit.asked if key != asked.key)
    sources = visit.sources if group else {asked.key: "user", **visit.sources}
    return beside(asked.key, replace(visit, asked=(*before, asked.key), sources=sources))


def rejected(state: State, visit: Visit) -> Step:
    field, _, _ = place_of(service_of(visit), visit, visit.question)
    given = visit.answers.get(visit.question)
    if not given:
        problem = Message("form.required")
    elif field.invalid:
        problem = plain(field.invalid[state.language])
    else:
        problem = Message("form.out_of_range" if field.kind in ("date", "month") else "form.wrong")
    return ask(state, visit, visit.question, problem)


def previous_question(state: State, visit: Visit) -> Step:
    earlier = [key for key in visit.asked if key != visit.question]
    if visit.question in visit.asked:
        earlier = list(visit.asked[: visit.asked.index(visit.question)])
    return back_to_form(state, replace(visit, asked=tuple(earlier)))


def back_to_form(state: State, visit: Visit) -> Step:
    """To the last question that was asked; to what was read before them when nothing had to be."""
    for key in reversed(visit.asked):
        try:
            place_of(service_of(visit), visit, key)
        except KeyError:
            continue
        return ask(state, replace(visit, asked=visit.asked[: visit.asked.index(key)]), key)
    if service_of(visit).kind == "guide":
        return home(state)
    return show(state, visit, Stage.WANTED if visit.wanted else Stage.NOTICE)


def add_row(state: State, visit: Visit) -> Step:
    group, _, _ = place_of(service_of(visit), visit, visit.question)
    count = rows_of(group, visit)
    if group.kind != "group" or count >= group.most:
        return state, ()
    asked = tuple(key for key in visit.asked if key != group.key)
    return go_on(state, replace(visit, rows={**visit.rows, group.key: count + 1}, asked=asked))


def remove_row(state: State, visit: Visit, row: int) -> Step:
    group, _, _ = place_of(service_of(visit), visit, visit.question)
    count = rows_of(group, visit)
    if group.kind != "group" or not 0 <= row < count or count <= group.least:
        return state, ()
    answers, sources = without_row(visit, group.key, row, count)
    asked = tuple(key for key in visit.asked if not key.startswith(f"{group.key}."))
    changed = replace(visit, rows={**visit.rows, group.key: count - 1}, answers=answers, sources=sources, asked=asked)
    return ask(state, changed, group.key)


def edit(state: State, visit: Visit, key: str) -> Step:
    """To a question that was answered before. `group.row` means the first question of the row."""
    definition = service_of(visit)
    name, _, row = key.partition(".")
    group = next((field for field in definition.fields if field.key == name and field.kind == "group"), None)
    if group and row.isdecimal() and int(row) < rows_of(group, visit):
        inner = [field for field in group.fields if not field.computed]
        asked = tuple(done for done in visit.asked if not done.startswith(f"{key}.") and done != group.key)
        confirmed = replace(visit, asked=asked)
        return ask(state, confirmed, f"{key}.{inner[0].key}") if inner else (state, ())
    try:
        field, _, _ = place_of(definition, visit, key)
    except KeyError:
        return state, ()
    return (state, ()) if field.computed or _is_fixed(field, visit, key) else ask(state, visit, key)


def _is_fixed(field: Field, visit: Visit, key: str) -> bool:
    return field.fixed and visit.sources.get(key, "user") != "user"


def check(state: State, visit: Visit) -> Step:
    """The form is complete: its rules, here and at the centre."""
    broken = broken_rule(visit, state.expressions)
    if broken:
        return break_rule(state, visit, _rule(visit, broken))
    asked = checks(visit, state.expressions)
    if not asked:
        return prove(state, visit)
    fields = final_fields(visit, state.expressions)
    effect = Check(visit.id, visit.effects + 1, CHECK_SECONDS, service_of(visit).id, asked, person_of(visit), fields)
    return work(state, visit, Stage.CHECKING, effect)


def break_rule(state: State, visit: Visit, rule: Rule) -> Step:
    message = plain(rule.message[state.language])
    if rule.field and not rule.instead:
        return ask(state, visit, rule.field, message)
    title = Message("problem.instead_title" if rule.instead else "problem.check_title")
    retry = Stage.FORM if rule.field else None
    problem = Problem(title, message, retry, rule.instead)
    return show(state, replace(visit, question=rule.field or visit.question, problem=problem), Stage.PROBLEM)


def ask_again(state: State, visit: Visit) -> Step:
    return ask(state, visit, visit.question)


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
    for name, _ in checks(visit, state.expressions):
        rule = _rule(visit, name)
        if rule.id in holds:
            if not holds[rule.id]:
                return break_rule(state, visit, rule)
        elif rule.offline is Offline.BLOCK:
            problem = Problem(Message("problem.offline_title"), Message("problem.offline_hint"), Stage.CHECKING)
            return show(state, replace(visit, problem=problem), Stage.PROBLEM)
        else:
            deferred.append(f"rule:{rule.id}")
    return prove(state, replace(visit, deferred=tuple(deferred)))

"""Which question comes next, and what an answer must be. Pure reading of a visit.

A question has a place: the key of its field, or in a group `group.row.key`. The group itself is a place too, the list
of its rows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from kiosk_app.catalogue.identity import Offline
from kiosk_app.catalogue.model import Catalogue, Definition, Expressions, Field, Known, Seen, Value
from kiosk_app.flow.screens import Language, Option
from kiosk_app.flow.state import Visit, person_of, service_of
from kiosk_app.protocol.live import LICENCE

Fields = dict[str, Seen]
SCANNED = "scan"
"""Source of what a machine has read: asked even so."""
CHOOSING = ("choice", "choices", "area")
ACTING = "acting"
"""What an expression sees by this name: `self`, or how somebody acts for the applicant: `card` or `authority`."""


@dataclass(frozen=True, slots=True)
class Place:
    """One question of the form. values: what an expression sees there. row: of a group, counted from 0."""

    key: str
    field: Field
    values: Mapping[str, Seen]
    row: int = -1


def answers_of(definition: Definition, visit: Visit, expressions: Expressions) -> dict[str, Seen]:
    """By every key of the form: what an expression over all of it sees. Unanswered ones are empty."""
    values: dict[str, Seen] = {ACTING: visit.acting}
    for field in definition.fields:
        if field.kind == "group":
            rows = range(rows_of(field, visit))
            values[field.key] = [
                {key: str(value) for key, value in _row(field, row, values, visit, expressions).items()} for row in rows
            ]
        else:
            values[field.key] = _answer(field, field.key, values, visit, expressions)
    return values


def _row(
    group: Field, row: int, before: Mapping[str, Seen], visit: Visit, expressions: Expressions
) -> dict[str, Value]:
    known: dict[str, Value] = {}
    for field in group.fields:
        known[field.key] = _answer(field, f"{group.key}.{row}.{field.key}", {**before, **known}, visit, expressions)
    return known


def _answer(field: Field, key: str, before: Mapping[str, Seen], visit: Visit, expressions: Expressions) -> Value:
    if field.computed:
        return expressions.text(field.computed, before, visit.today)
    return visit.answers.get(key, [] if field.kind == "choices" else "")


def rows_of(group: Field, visit: Visit) -> int:
    return visit.rows.get(group.key, group.least)


def places(definition: Definition, visit: Visit, expressions: Expressions) -> list[Place]:
    """Everything that the form has for this visit, in the order in which it is asked; worked-out answers as well."""
    values = answers_of(definition, visit, expressions)
    found: list[Place] = []
    for field in definition.fields:
        if not expressions.holds(field.visible, values, visit.today):
            continue
        if field.kind == "group":
            for row in range(rows_of(field, visit)):
                seen = {**values, **_row(field, row, values, visit, expressions)}
                found += [
                    Place(f"{field.key}.{row}.{inner.key}", inner, seen, row)
                    for inner in field.fields
                    if expressions.holds(inner.visible, seen, visit.today)
                ]
        found.append(Place(field.key, field, values))
    return found


def place_of(definition: Definition, visit: Visit, key: str) -> tuple[Field, Field | None, int]:
    """The field at a place, the group it is in, and its row. Raises KeyError."""
    name, _, rest = key.partition(".")
    field = next((field for field in definition.fields if field.key == name), None)
    if field and rest:
        row, _, inner_key = rest.partition(".")
        inner = next((inner for inner in field.fields if inner.key == inner_key), None)
        if inner and row.isdecimal() and int(row) < rows_of(field, visit):
            return inner, field, int(row)
    elif field:
        return field, None, -1
    raise KeyError(key)


def place(definition: Definition, visit: Visit, key: str, expressions: Expressions) -> Place:
    """Also of a question that is not asked now. Raises KeyError."""
    field, group, row = place_of(definition, visit, key)
    values = answers_of(definition, visit, expressions)
    return Place(key, field, {**values, **_row(group, row, values, visit, expressions)} if group else values, row)


def prefilled(definition: Definition, visit: Visit) -> tuple[dict[str, Value], dict[str, str]]:
    """Answers that are known before anything is asked, and where each comes from."""
    return _known_of([field for field in definition.fields if field.prefill and not field.prefill.beside], visit)


def beside(key: str, visit: Visit) -> Visit:
    """With what is known of the answer to `key` in the place of what was known of the one before."""
    fields = [one for one in service_of(visit).fields if one.prefill and one.prefill.beside == key]
    if not fields:
        return visit
    answers, sources = _known_of(fields, visit)
    stale = {field.key for field in fields}
    return replace(
        visit,
        answers={**{name: value for name, value in visit.answers.items() if name not in stale}, **answers},
        sources={**{name: source for name, source in visit.sources.items() if name not in stale}, **sources},
        asked=tuple(name for name in visit.asked if name not in stale),
    )


def _known_of(fields: Iterable[Field], visit: Visit) -> tuple[dict[str, Value], dict[str, str]]:
    answers: dict[str, Value] = {}
    sources: dict[str, str] = {}
    for field in fields:
        assert field.prefill
        value = known(field.prefill, visit)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            answers[field.key], sources[field.key] = str(value), source_of(field.prefill.scene, visit)
        elif isinstance(value, list) and field.kind == "choices":
            answers[field.key], sources[field.key] = list(map(str, value)), source_of(field.prefill.scene, visit)
    return answers, sources


def source_of(scene: str, visit: Visit) -> str:
    if scene in ("card", "enterprise"):
        return "code" if applicant_by_code(visit) else "card"
    return "licence" if scene.startswith(LICENCE) else "share"


def applicant_by_code(visit: Visit) -> bool:
    """Whether it was a code that said who applies; whom somebody acts for has shown a card."""
    return visit.known_by != "card" and visit.agent is None


def known(what: Known, visit: Visit) -> object:
    """The value, None where nobody knows it."""
    record: Mapping[str, Any] | None
    if what.scene == "card":
        person = person_of(visit)
        record = {name: getattr(person, name) for name in ("name", "number", "address", "sex", "birth")}
        if visit.acting == "authority":
            record = None
    elif what.scene == "enterprise":
        record = {"uscc": visit.enterprise.uscc, "name": visit.enterprise.name} if visit.enterprise else None
    else:
        record = visit.shared.get(what.scene)
    value = (record or {}).get(what.name)
    return _chosen_of(value, what, visit) if what.beside else value


def _chosen_of(values: object, what: Known, visit: Visit) -> object:
    """Of the list `values` what belongs to the answer that was chosen from another list of the record."""
    field, _, _ = place_of(service_of(visit), visit, what.beside)
    choices = known(field.offer, visit) if field.offer else None
    answer = visit.answers.get(what.beside)
    if not isinstance(values, list) or not isinstance(choices, list) or answer not in choices:
        return None
    at = choices.index(answer)
    return values[at] if at < len(values) else None


def offered(field: Field, visit: Visit, language: Language) -> tuple[Option, ...]:
    """What shared data give to choose from: a list of texts, or of `{value, text}`."""
    found = known(field.offer, visit) if field.offer else None
    options = []
    for one in found if isinstance(found, list) else []:
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            text = one.get("text", one["value"])
            options.append(Option(one["value"], str(text.get(language, "")) if isinstance(text, dict) else str(text)))
        elif isinstance(one, str):
            options.append(Option(one, one))
    return tuple(options)


def bounds(place: Place, today: str, expressions: Expressions) -> tuple[str, str]:
    """earliest, latest; a bound that rests on an unanswered question is none."""
    field = place.field
    return (
        expressions.text(field.earliest, place.values, today),
        expressions.text(field.latest, place.values, today),
    )


def within(value: str, low: str, high: str) -> str:
    """The nearest day or month to `value` that is between these, "" for no bound."""
    return max(low, min(value, high) if high else value)


def options(field: Field, visit: Visit, catalogue: Catalogue, language: Language) -> tuple[Option, ...]:
    if found := offered(field, visit, language):
        return found
    if field.table:
        rows = catalogue.tables[field.table]
        names = {row.value: row.text[language] for row in rows}
        levels = any(row.group for row in rows)
        return tuple(
            Option(row.value, row.text[language], names.get(row.group, "")) for row in rows if row.group or not levels
        )
    return tuple(
        Option(choice.value, choice.text[language], hint=choice.hint[language] if choice.hint else "")
        for choice in field.options
    )


def is_choice(field: Field, visit: Visit) -> bool:
    return field.kind in CHOOSING or bool(field.offer and offered(field, visit, "zh_CN"))


def valid(place: Place, visit: Visit, expressions: Expressions, catalogue: Catalogue) -> bool:
    """Whether its place has a good answer; an optional one may be empty."""
    field, value = place.field, visit.answers.get(place.key, "")
    if not value:
        return not field.required
    if not expressions.holds(field.test, {**place.values, field.key: value}, visit.today):
        return False
    if is_choice(field, visit):
        chosen = [value] if isinstance(value, str) else value
        values = {option.value for option in options(field, visit, catalogue, "zh_CN")}
        return isinstance(value, list) == (field.kind == "choices") and set(chosen) <= values
    if not isinstance(value, str):
        return False
    if field.kind in ("date", "month"):
        return _is_day(value, field.kind) and _within(value, *bounds(place, visit.today, expressions))
    if field.max_length and len(value) > field.max_length:
        return False
    return not field.pattern or re.fullmatch(field.pattern, value) is not None


def _is_day(value: str, kind: str) -> bool:
    try:
        date.fromisoformat(value if kind == "date" else f"{value}-01")
    except ValueError:
        return False
    return True


def _within(value: str, low: str, high: str) -> bool:
    return (not low or value >= low) and (not high or value <= high)


def open_question(visit: Visit, expressions: Expressions, catalogue: Catalogue, *, early: bool = False) -> str:
    """The first place without a good answer, "" when the form is complete. early: of those asked before the card."""
    for place in places(service_of(visit), visit, expressions):
        field = place.field
        if field.computed or (early and not field.early):
            continue
        unasked = place.key not in visit.asked
        if field.kind == "group":
            if unasked:
                return place.key
            continue
        if field.fixed and (not field.required or visit.sources.get(place.key, "user") != "user"):
            continue
        looked_at = field.confirm or visit.sources.get(place.key) == SCANNED
        if (looked_at and unasked) or not valid(place, visit, expressions, catalogue):
            return place.key
        if not visit.answers.get(place.key) and unasked:
            return place.key
    return ""


def final_fields(visit: Visit, expressions: Expressions) -> Fields:
    """What is submitted: the visible answers and nothing else; a group is a list of its rows."""
    fields: Fields = {}
    for place in places(service_of(visit), visit, expressions):
        if place.field.kind == "group":
            fields.setdefault(place.key, [])
            continue
        value = place.values.get(place.field.key, "")
        if not value:
            continue
        if place.row < 0:
            fields[place.key] = value
            continue
        group = place.key.partition(".")[0]
        rows = cast(list[dict[str, str]], fields.setdefault(group, []))
        rows.extend({} for _ in range(place.row + 1 - len(rows)))
        rows[place.row][place.field.key] = cast(str, value)
    return fields


def final_sources(visit: Visit, expressions: Expressions) -> dict[str, str]:
    """Where each submitted answer came from: `card`, `code`, `share`, `licence`, `draft`, `scan`, `computed` or
    `user`.
    """
    return {
        place.key: "computed" if place.field.computed else visit.sources.get(place.key, "user")
        for place in places(service_of(visit), visit, expressions)
        if place.field.kind != "group" and place.values.get(place.field.key)
    }


def broken_rule(visit: Visit, expressions: Expressions, *, early: bool = False) -> str:
    """The id of the first local rule that does not hold, "" when all do. early: those about early questions alone."""
    definition = service_of(visit)
    values = answers_of(definition, visit, expressions)
    early_keys = {field.key for field in definition.fields if field.early}
    for rule in definition.rules:
        if early and rule.field not in early_keys:
            continue
        if not expressions.holds(rule.when, values, visit.today):
            continue
        if rule.test and not expressions.holds(rule.test, values, visit.today):
            return rule.id
    return ""


def checks(visit: Visit, expressions: Expressions) -> tuple[tuple[str, str], ...]:
    """Of the rules that the centre is asked about: id and check."""
    values = answers_of(service_of(visit), visit, expressions)
    return tuple(
        (rule.id, rule.check)
        for rule in service_of(visit).rules
        if rule.check and expressions.holds(rule.when, values, visit.today)
    )


def blocked_share(definition: Definition, visit: Visit) -> str:
    """The first scene that nobody answered for and that the service cannot do without, "" for none."""
    for share in definition.shares:
        if share.scene not in visit.shared and share.offline is Offline.BLOCK:
            return share.scene
    return ""


def without_row(visit: Visit, group: str, row: int, count: int) -> tuple[dict[str, Value], dict[str, str]]:
    """Answers and sources when a row of a group is taken out: the later ones move up."""

    def moved(kept: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for key, value in kept.items():
            name, _, rest = key.partition(".")
            number, _, inner = rest.partition(".")
            if name != group or not inner:
                yield key, value
            elif int(number) != row and int(number) < count:
                yield f"{name}.{int(number) - (int(number) > row)}.{inner}", value

    return dict(moved(visit.answers)), dict(moved(visit.sources))

"""Which question comes next, what an answer must be, and what covers each material. Pure reading of a visit."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kiosk_app.catalogue.model import Catalogue, Definition, Expressions, Field, Material, Offline, Value
from kiosk_app.flow.screens import Language, Option
from kiosk_app.flow.state import Visit, person_of, service_of
from kiosk_app.protocol.cases import MaterialProof


def answers_of(definition: Definition, visit: Visit) -> dict[str, Value]:
    """Every key of the form, unanswered ones empty: what an expression sees."""
    return {
        field.key: visit.answers.get(field.key, [] if field.kind == "choices" else "") for field in definition.fields
    }


def visible(definition: Definition, visit: Visit, expressions: Expressions) -> list[Field]:
    values = answers_of(definition, visit)
    return [f for f in definition.fields if expressions.holds(f.visible, values, visit.today)]


def field_of(definition: Definition, key: str) -> Field:
    return next(field for field in definition.fields if field.key == key)


def prefilled(definition: Definition, visit: Visit) -> tuple[dict[str, Value], dict[str, str]]:
    """Answers that are known before anything is asked, and where each comes from."""
    answers: dict[str, Value] = {}
    sources: dict[str, str] = {}
    for field in definition.fields:
        if not field.prefill:
            continue
        known: Mapping[str, Any] | None
        if field.prefill.scene == "card":
            known, source = {"name": person_of(visit).name, "address": person_of(visit).address}, "card"
        else:
            known, source = visit.shared.get(field.prefill.scene), "share"
        value = (known or {}).get(field.prefill.name)
        if isinstance(value, str) and value:
            answers[field.key], sources[field.key] = value, source
    return answers, sources


def bounds(field: Field, definition: Definition, visit: Visit, expressions: Expressions) -> tuple[str, str]:
    """earliest, latest; a bound that rests on an unanswered question is none."""
    values = answers_of(definition, visit)
    try:
        return (
            expressions.text(field.earliest, values, visit.today),
            expressions.text(field.latest, values, visit.today),
        )
    except ValueError:
        return "", ""


def initial(field: Field, definition: Definition, visit: Visit, expressions: Expressions) -> str:
    try:
        return expressions.text(field.initial, answers_of(definition, visit), visit.today)
    except ValueError:
        return ""


def options(field: Field, catalogue: Catalogue, language: Language) -> tuple[Option, ...]:
    if field.table:
        rows = catalogue.tables[field.table]
        names = {row.value: row.text[language] for row in rows}
        return tuple(Option(r.value, r.text[language], names.get(r.group, "")) for r in rows if r.group)
    return tuple(
        Option(choice.value, choice.text[language], hint=choice.hint[language] if choice.hint else "")
        for choice in field.options
    )


def valid(field: Field, value: Value, low: str, high: str, catalogue: Catalogue) -> bool:
    """Whether `value` answers `field`; an optional field may stay empty."""
    if not value:
        return not field.required
    if field.kind in ("choice", "choices", "area"):
        if field.table:
            known = {row.value for row in catalogue.tables[field.table] if row.group}
        else:
            known = {choice.value for choice in field.options}
        chosen = [value] if isinstance(value, str) else value
        return isinstance(value, list) == (field.kind == "choices") and set(chosen) <= known
    if not isinstance(value, str):
        return False
    if field.kind in ("date", "month"):
        try:
            date.fromisoformat(value if field.kind == "date" else f"{value}-01")
        except ValueError:
            return False
        return (not low or value >= low) and (not high or value <= high)
    if field.max_length and len(value) > field.max_length:
        return False
    return not field.pattern or re.fullmatch(field.pattern, value) is not None


def open_question(definition: Definition, visit: Visit, expressions: Expressions, catalogue: Catalogue) -> str:
    """The first question without a good answer, "" when the form is complete."""
    for field in visible(definition, visit, expressions):
        value = visit.answers.get(field.key, "")
        unasked = field.confirm and field.key not in visit.asked
        if unasked or not valid(field, value, *bounds(field, definition, visit, expressions), catalogue):
            return field.key
        if not value and field.key not in visit.asked:
            return field.key
    return ""


def final_fields(visit: Visit, expressions: Expressions) -> dict[str, Value]:
    """What is submitted: the visible answers and nothing else."""
    definition = service_of(visit)
    return {f.key: visit.answers[f.key] for f in visible(definition, visit, expressions) if visit.answers.get(f.key)}


def broken_rule(definition: Definition, visit: Visit, expressions: Expressions) -> str:
    """The id of the first local rule that does not hold, "" when all do."""
    values = answers_of(definition, visit)
    for rule in definition.rules:
        if rule.test and not expressions.holds(rule.test, values, visit.today):
            return rule.id
    return ""


def needed_materials(definition: Definition, visit: Visit, expressions: Expressions) -> list[Material]:
    values = answers_of(definition, visit)
    return [m for m in definition.materials if expressions.holds(m.when, values, visit.today)]


def proofs(visit: Visit, expressions: Expressions) -> list[MaterialProof | None]:
    """For each needed material its first source that gives it; None where no source does."""
    definition = service_of(visit)
    return [next(_sources(material, visit), None) for material in needed_materials(definition, visit, expressions)]


def _sources(material: Material, visit: Visit) -> Iterator[MaterialProof]:
    for source in material.sources:
        if source.kind == "share":
            if visit.shared.get(source.scene):
                yield MaterialProof(material.code, "share", source.scene)
        else:
            yield MaterialProof(material.code, source.kind)


def commitment(visit: Visit, expressions: Expressions, language: Language) -> str:
    """The words of every commitment that covers a material of this visit, one paragraph each; "" for none."""
    definition = service_of(visit)
    words: list[str] = []
    for material, proof in zip(
        needed_materials(definition, visit, expressions), proofs(visit, expressions), strict=True
    ):
        if proof and proof.source == "commitment":
            words += [
                source.text[language] for source in material.sources if source.kind == "commitment" and source.text
            ]
    return "\n".join(words)


def blocked_share(definition: Definition, visit: Visit) -> str:
    """The first scene that nobody answered for and that the service cannot do without, "" for none."""
    for share in definition.shares:
        if share.scene not in visit.shared and share.offline is Offline.BLOCK:
            return share.scene
    return ""

"""A form on the phone: a service's questions of the simple kinds, as plain as a browser can show them.

Groups, and what depends on what departments know, are asked at the terminal; so is whether an answer is good.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs

from kiosk_app.catalogue.model import Definition, Field, TableRow
from kiosk_app.protocol.drafts import Form

LANGUAGE: Final = "zh_CN"
MOST: Final = 200
"""Characters of an answer whose field says nothing."""
TYPES: Final = {"date": "date", "month": "month", "digits": "tel", "text": "text"}
SIMPLE: Final = frozenset({"choice", "choices", "area", *TYPES})
Tables = Mapping[str, Sequence[TableRow]]


@dataclass(frozen=True, slots=True)
class Input:
    """One question as it stands on the page. chosen: the values it has now."""

    key: str
    label: str
    type: str = "text"
    options: list[tuple[str, str]] = field(default_factory=list)
    several: bool = False
    chosen: list[str] = field(default_factory=list, repr=False)
    longest: int = MOST


def asked(definition: Definition) -> list[Field]:
    """Questions that a phone can show."""
    return [one for one in definition.fields if one.kind in SIMPLE and not one.computed and not one.fixed]


def inputs(definition: Definition, tables: Tables, form: Form) -> list[Input]:
    return [
        Input(
            key=one.key,
            label=(one.question or one.label)[LANGUAGE],
            type=TYPES.get(one.kind, "text"),
            options=_options(one, tables),
            several=one.kind == "choices",
            chosen=_listed(form.answers.get(one.key, "")),
            longest=one.max_length or MOST,
        )
        for one in asked(definition)
    ]


def filled(definition: Definition, tables: Tables, body: str, before: Form) -> Form:
    """What was typed, over what the form had before: answers of questions that were not on the page stay.

    body: as a browser sends it. What is no answer to a question of the page is left out.
    """
    given = parse_qs(body, keep_blank_values=True, max_num_fields=1000)
    answers = dict(before.answers)
    for one in asked(definition):
        answers.pop(one.key, None)
        known = {value for value, _ in _options(one, tables)}
        values = [value[: one.max_length or MOST] for value in given.get(one.key, []) if value]
        good = [value for value in values if value in known] if known else values
        if good:
            answers[one.key] = good if one.kind == "choices" else good[0]
    return Form(answers, before.rows)


def _options(one: Field, tables: Tables) -> list[tuple[str, str]]:
    if one.table:
        rows = tables.get(one.table, [])
        levels = any(row.group for row in rows)
        return [(row.value, row.text[LANGUAGE]) for row in rows if row.group or not levels]
    return [(option.value, option.text[LANGUAGE]) for option in one.options]


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value)

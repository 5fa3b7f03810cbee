"""What a definition of the right form can still get wrong: names that lead nowhere, expressions that give nothing."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from central.catalogue.yaml_file import Complaint, Where
from kiosk_app.catalogue import hours
from kiosk_app.catalogue.codes import is_basic, is_item, is_old, is_task, is_uscc
from kiosk_app.catalogue.expressions import BadExpression, check, evaluate
from kiosk_app.catalogue.identity import Offline
from kiosk_app.catalogue.model import CATEGORIES, Definition, Field, Material, Seen, TableRow
from kiosk_app.protocol.live import LICENCE
from kiosk_app.protocol.photos import PHOTO

ACTING: Final = "acting"
"""Beside the answers an expression sees whether somebody acts for the applicant: `self`, `card`, `authority`."""
KNOWN_HERE: Final = frozenset({"card", "enterprise"})
"""Scenes that are no department's: who is here, and for whom they speak."""
SAMPLE_DAY: Final = "2026-11-23"
DIGITS: Final = "1"
SAMPLES: Final = {"date": SAMPLE_DAY, "month": SAMPLE_DAY[:7], "area": "370600", "digits": DIGITS, "text": DIGITS}
Tables = Mapping[str, list[TableRow]]


def meaning_complaints(definition: Definition, tables: Tables) -> Iterator[Complaint]:
    yield from _head_complaints(definition, tables)
    scenes = {share.scene for share in definition.shares}
    values = seen(definition.fields, tables)
    yield from _fields_complaints(definition.fields, ("fields",), {ACTING: "self"}, scenes, tables, values[0])
    yield from _rule_complaints(definition, values)
    for index, material in enumerate(definition.materials):
        where = ("materials", index)
        if material.code in [earlier.code for earlier in definition.materials[:index]]:
            yield (*where, "code"), f"{material.code!r} is used twice"
        yield from _expression_complaints(material.when, values, (*where, "when"), bool)
        yield from _material_complaints(material, where)
    yield from _guide_complaints(definition, values)
    yield from _party_complaints(definition, values)
    yield from _identity_complaints(definition)
    yield from _offline_complaints(definition)
    if definition.fee:
        yield from _expression_complaints(definition.fee.amount, values, ("fee", "amount"), str)
    if definition.result.document and not definition.result.document_name:
        yield ("result",), "a document needs its document_name"


def _rule_complaints(definition: Definition, values: list[Mapping[str, Seen]]) -> Iterator[Complaint]:
    keys = [field.key for field in definition.fields]
    for index, rule in enumerate(definition.rules):
        where = ("rules", index)
        if rule.id in [earlier.id for earlier in definition.rules[:index]]:
            yield (*where, "id"), f"{rule.id!r} is used twice"
        if bool(rule.test) == bool(rule.check):
            yield where, "needs either a test or a check"
        if rule.field and rule.field not in keys:
            yield (*where, "field"), f"no such field: {rule.field!r}"
        for name in ("test", "when"):
            yield from _expression_complaints(getattr(rule, name), values, (*where, name), bool)


def _guide_complaints(definition: Definition, values: list[Mapping[str, Seen]]) -> Iterator[Complaint]:
    for index, paragraph in enumerate(definition.guide):
        yield from _expression_complaints(paragraph.when, values, ("guide", index, "when"), bool)
    if definition.kind == "guide" and not all(field.early for field in definition.fields):
        yield ("fields",), "a guide asks before anybody says who they are: its fields are early"


def relation_complaints(
    definition: Definition, all_of_them: Mapping[str, Definition], tables: Tables
) -> Iterator[Complaint]:
    """Where a service names another."""
    for index, rule in enumerate(definition.rules):
        if rule.instead and rule.instead not in all_of_them:
            yield ("rules", index, "instead"), f"no such service: {rule.instead!r}"
    values = seen(definition.fields, tables)
    for index, item in enumerate(definition.items):
        yield from _expression_complaints(item.when, values, ("items", index, "when"), bool)


def _head_complaints(definition: Definition, tables: Tables) -> Iterator[Complaint]:
    known = {row.value for row in tables.get(CATEGORIES, [])}
    if definition.category not in known:
        yield ("category",), f"no such category: {definition.category!r}"
    if not is_uscc(definition.department.uscc):
        yield ("department", "uscc"), "the check character is wrong"
    yield from _time_complaints(definition)
    if (definition.kind == "guide") != bool(definition.guide or definition.offers):
        yield ("guide",), "a guide, and nothing else, has paragraphs of guide or offers something"
    if (definition.offers == "copying") != bool(definition.guide and definition.sheets > 0):
        yield ("sheets",), "copying has a number of sheets, and a guide for where it cannot be done"
    if definition.offers == "verifying" and len(definition.fields) != 2:
        yield ("fields",), "verifying asks for two things: the number of a paper, and its code"
    if (definition.kind == "life_event") != bool(definition.items):
        yield ("items",), "a life event, and nothing else, has items"
    yield from _code_complaints(definition)


def _time_complaints(definition: Definition) -> Iterator[Complaint]:
    for where, spans in (("hours",), definition.hours), (("department", "hours"), definition.department.hours):
        for index, span in enumerate(spans):
            if not hours.good(span):
                yield (*where, index), f"not like '1-5 08:30-17:00': {span!r}"
    for name in ("since", "until"):
        if not _is_day(getattr(definition, name)):
            yield (name,), "not a day like 2026-01-31"
    if definition.since and definition.until and definition.since > definition.until:
        yield ("until",), "is before since"


def _code_complaints(definition: Definition) -> Iterator[Complaint]:
    codes = definition.codes
    if codes is None:
        return
    if is_old(codes.basic) or is_old(codes.task):
        yield ("codes",), "has the length from before GB/T 39554.1-2020: 12, 31 and 33 characters are needed"
    elif not is_basic(codes.basic):
        yield ("codes", "basic"), "must be 12 digits"
    elif codes.task and not is_task(codes.task, definition.department.uscc, codes.basic):
        yield ("codes", "task"), "must be the department's uscc, one digit of level, and the basic code"
    elif codes.item and not is_item(codes.item, codes.task):
        yield ("codes", "item"), "must be the task and two digits more"


def _fields_complaints(
    fields: list[Field],
    where: Where,
    before: Mapping[str, Seen],
    scenes: set[str],
    tables: Tables,
    whole: Mapping[str, Seen],
) -> Iterator[Complaint]:
    """before: what is asked before these. whole: every question; whether one is asked may depend on a later one."""
    values = dict(before)
    for index, field in enumerate(fields):
        place = (*where, index)
        if field.key in values:
            yield (*place, "key"), f"{field.key!r} is used twice"
        if "." in field.key or not field.key.isidentifier():
            yield (*place, "key"), "must be a word of letters, digits and _"
        if field.kind == "group":
            yield from _group_complaints(field, place, values, scenes, tables)
        else:
            yield from _field_complaints(field, place, values, scenes, tables)
        yield from _expression_complaints(field.visible, [{**whole, **values}], (*place, "visible"), bool)
        values[field.key] = _empty(field)


def _group_complaints(
    field: Field, where: Where, before: Mapping[str, Seen], scenes: set[str], tables: Tables
) -> Iterator[Complaint]:
    if not field.fields or not field.row:
        yield where, "a group needs fields, and a row's name"
    if not 0 <= field.least <= field.most or field.most < 1:
        yield where, "least and most must be 0 <= least <= most, 1 <= most"
    if any(inner.kind == "group" or inner.early for inner in field.fields):
        yield (*where, "fields"), "a group holds questions, no groups, and none that are early"
    yield from _fields_complaints(field.fields, (*where, "fields"), before, scenes, tables, before)


def _field_complaints(
    field: Field, where: Where, before: Mapping[str, Seen], scenes: set[str], tables: Tables
) -> Iterator[Complaint]:
    yield from _options_complaints(field, where, tables)
    if field.fields:
        yield (*where, "fields"), "only a group has fields"
    for name in ("prefill", "offer"):
        known = getattr(field, name)
        if known and known.scene not in scenes | KNOWN_HERE:
            yield (*where, name, "scene"), f"no such share: {known.scene!r}"
    if field.prefill and field.prefill.beside and field.prefill.beside not in before:
        yield (*where, "prefill", "beside"), f"no such field before it: {field.prefill.beside!r}"
    if field.early and (field.prefill or field.offer):
        yield (*where, "early"), "nothing is known of anybody yet"
    own: Mapping[str, Seen] = {**before, field.key: _sample(field, tables)}
    yield from _expression_complaints(field.test, [own], (*where, "test"), bool)
    for name in ("initial", "computed", "earliest", "latest"):
        yield from _expression_complaints(getattr(field, name), [], (*where, name), str, keys=set(before))


def _options_complaints(field: Field, where: Where, tables: Tables) -> Iterator[Complaint]:
    if field.table and field.table not in tables:
        yield (*where, "table"), f"no such table: {field.table!r}"
    if field.kind in ("choice", "choices", "area") and not (field.options or field.table):
        yield where, f"a {field.kind} needs options or a table"
    if field.kind == "area" and not field.table:
        yield (*where, "table"), "an area needs a table"
    values = [option.value for option in field.options]
    if len(set(values)) < len(values) or not all(value.strip() and "," not in value for value in values):
        yield (*where, "options"), "values must differ, say something, and have no comma"


def _material_complaints(material: Material, where: Where) -> Iterator[Complaint]:
    if not material.sources:
        yield (*where, "sources"), "needs at least one"
    for index, source in enumerate(material.sources):
        place = (*where, "sources", index)
        if source.kind in ("share", "licence", "photo", "credit") and not source.scene:
            yield place, f"a {source.kind} needs its scene"
        if source.kind == "licence" and not source.scene.startswith(LICENCE):
            yield (*place, "scene"), "the scene of a licence is licence/…"
        if (source.kind == "photo") != source.scene.startswith(PHOTO):
            yield (*place, "scene"), "the scene of a photo, and of nothing else, is photo/…"
        if source.kind in ("commitment", "credit") and not source.text:
            yield place, f"a {source.kind} needs its text"


def _identity_complaints(definition: Definition) -> Iterator[Complaint]:
    face = definition.identity.face
    if face and not definition.identity.factor:
        yield ("identity", "face"), "is never the only way: it stands beside a factor"
    if face and not 0 < face.threshold <= 1:
        yield ("identity", "face", "threshold"), "must be above 0, and 1 at most"


def _offline_complaints(definition: Definition) -> Iterator[Complaint]:
    """What is taken in without network must not stop at anything that needs it."""
    if definition.offline is Offline.BLOCK or definition.kind == "guide":
        return
    said = "stops without network, and the service is received without"
    factor = definition.identity.factor
    if factor and factor.offline is Offline.BLOCK:
        yield ("identity",), f"the second factor {said}"
    for share in definition.shares:
        if share.offline is Offline.BLOCK:
            yield ("shares",), f"{share.scene} {said}"
    for index, rule in enumerate(definition.rules):
        if rule.check and rule.offline is Offline.BLOCK:
            yield ("rules", index), f"{rule.id} {said}"
    if definition.fee:
        yield ("fee",), f"paying {said}"


def _party_complaints(definition: Definition, values: list[Mapping[str, Seen]]) -> Iterator[Complaint]:
    groups = {field.key: field for field in definition.fields if field.kind == "group"}
    keys = {field.key for field in definition.fields}
    for index, party in enumerate(definition.parties):
        where = ("parties", index)
        group, _, key = party.number.partition(".")
        rows = {field.key for field in groups[group].fields} if group in groups else set()
        if (key and key not in rows) or (not key and group not in keys - set(groups)):
            yield (*where, "number"), f"no such field: {party.number!r}"
        inner = dict.fromkeys(rows, "") if key else {}
        yield from _expression_complaints(party.when, [{**one, **inner} for one in values], (*where, "when"), bool)


def _expression_complaints(
    expression: str, values: list[Mapping[str, Seen]], where: Where, kind: type, keys: set[str] | None = None
) -> Iterator[Complaint]:
    """Tried on each of `values`. keys: what it may name, when it is not to be tried."""
    if not expression:
        return
    try:
        check(expression, keys if keys is not None else {key for one in values for key in one})
        for one in values:
            if not isinstance(evaluate(expression, one, SAMPLE_DAY), kind):
                yield where, f"must give {'true or false' if kind is bool else 'text'}"
                return
    except BadExpression as error:
        yield where, error.reason


def seen(fields: list[Field], tables: Tables) -> list[Mapping[str, Seen]]:
    """What an expression over the whole form may see: nothing answered yet, and something answered everywhere."""
    answered: dict[str, Seen] = {ACTING: "authority"}
    for field in fields:
        if field.kind == "group":
            answered[field.key] = [{inner.key: str(_sample(inner, tables)) for inner in field.fields}]
        else:
            answered[field.key] = _sample(field, tables)
    return [{ACTING: "self", **{field.key: _empty(field) for field in fields}}, answered]


def _empty(field: Field) -> Seen:
    return [] if field.kind in ("choices", "group") else ""


def _sample(field: Field, tables: Tables) -> str | list[str]:
    if field.kind == "area":
        return SAMPLES["area"]
    if field.kind in ("choice", "choices"):
        values = [option.value for option in field.options] or [row.value for row in tables.get(field.table, [])]
        return values[:1] if field.kind == "choices" else values[0] if values else ""
    return SAMPLES.get(field.kind, "")


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

"""What covers each material, what is promised in words, and who else has to be there. Pure reading of a visit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from kiosk_app.catalogue.model import JOINT, Expressions, Material, Party, Source, Text
from kiosk_app.flow.form import answers_of
from kiosk_app.flow.screens import Language
from kiosk_app.flow.state import Visit, service_of
from kiosk_app.protocol.cases import PARTY, MaterialProof

GOOD: Final = "good"
LEVEL: Final = "level"
"""What a scene of credit gives, and the level that spares materials (信即办)."""
LATER: Final[Text] = {
    "zh_CN": "以下材料暂缺，本人承诺于 {date} 前补交：{materials}。逾期未补的，同意按未受理处理。",
    "en": "I promise to hand in by {date}: {materials}. If I do not, the application counts as not accepted.",
    "ko": "{date}까지 제출할 것을 서약합니다: {materials}. 기한을 넘기면 접수되지 않은 것으로 봅니다.",
    "ja": "{date}までに提出することを誓約します：{materials}。期限を過ぎた場合は受理されないものとします。",
}
"""Of 容缺受理; signed, so it is said as the catalogue says things. Source: proposal, to be confirmed by the city."""


def needed_materials(visit: Visit, expressions: Expressions) -> list[Material]:
    values = answers_of(service_of(visit), visit, expressions)
    return [
        material for material in service_of(visit).materials if expressions.holds(material.when, values, visit.today)
    ]


def proof_of(material: Material, visit: Visit) -> MaterialProof | None:
    """By its first source that gives it; None where none does."""
    return next(_proofs(material, visit), None)


def _proofs(material: Material, visit: Visit) -> Iterator[MaterialProof]:
    for source in material.sources:
        if (detail := _gives(source, material.code, visit)) is not None:
            yield MaterialProof(material.code, source.kind, detail)
    if material.code in visit.later:
        yield MaterialProof(material.code, "later", working_day(visit.today, material.later))


def _gives(source: Source, code: str, visit: Visit) -> str | None:
    """What the proof says in detail; None when this source has nothing to give."""
    match source.kind:
        case "share" | "licence":
            return source.scene if visit.shared.get(source.scene) else None
        case "photo":
            return photo_record(visit, source.scene).get("reference")
        case "credit":
            return source.scene if credit_level(visit, source.scene) == GOOD else None
        case "capture":
            return next((attachment.id for attachment in visit.captured if attachment.material == code), None)
        case "card":
            return None if visit.acting == "authority" else ""
        case "commitment":
            return ""


def proofs(visit: Visit, expressions: Expressions) -> list[MaterialProof | None]:
    """For each needed material, in their order."""
    return [proof_of(material, visit) for material in needed_materials(visit, expressions)]


def credit_level(visit: Visit, scene: str) -> str:
    """`good`, `bad`, or whatever else nobody can say good of: `unknown`."""
    record: Any = visit.shared.get(scene) or {}
    return str(record.get(LEVEL, "unknown"))


def photo_record(visit: Visit, scene: str) -> Mapping[str, str]:
    """Of a photo of the library its `reference`, or `why` there is none to use, and the day it was `taken`."""
    return visit.shared.get(scene) or {}


def source_of(material: Material, kind: str) -> Source | None:
    return next((source for source in material.sources if source.kind == kind), None)


def working_day(day: str, count: int) -> str:
    """The `count`-th Monday to Friday after `day`. Holidays move; who is a day early loses nothing."""
    found = date.fromisoformat(day)
    while count > 0:
        found += timedelta(days=1)
        count -= found.isoweekday() <= 5
    return found.isoformat()


def commitment(visit: Visit, expressions: Expressions, language: Language) -> str:
    """The words of every promise of this visit, one paragraph each, none twice; "" for none."""
    words: list[str] = []
    later: dict[str, list[str]] = {}
    for material in needed_materials(visit, expressions):
        proof = proof_of(material, visit)
        if proof and proof.source in ("commitment", "credit"):
            source = source_of(material, proof.source)
            if source and source.text:
                words.append(source.text[language])
        elif proof and proof.source == "later":
            later.setdefault(proof.detail, []).append(material.name[language])
    words += [LATER[language].format(date=day, materials=JOINT[language].join(names)) for day, names in later.items()]
    return "\n".join(dict.fromkeys(words))


@dataclass(frozen=True, slots=True)
class Needed:
    """Somebody who has to be there. role: with the row of their group, when there are several: `owner.1`."""

    party: Party
    role: str
    number: str


def needed_parties(visit: Visit, expressions: Expressions) -> list[Needed]:
    """In the order of the definition. Whoever applies or acts is there already."""
    definition = service_of(visit)
    values = answers_of(definition, visit, expressions)
    there = {person.number for person in (visit.person, visit.agent) if person}
    found: list[Needed] = []
    for party in definition.parties:
        group, _, key = party.number.partition(".")
        rows = values.get(group, "")
        if not key:
            places = [(party.role, values, str(rows))]
        else:
            places = [
                (f"{party.role}.{number}", {**values, **row}, row.get(key, ""))
                for number, row in enumerate(rows if isinstance(rows, list) else [])
                if isinstance(row, dict)
            ]
        for role, seen, number in places:
            known = there | {needed.number for needed in found}
            if number and number not in known and expressions.holds(party.when, seen, visit.today):
                found.append(Needed(party, role, number))
    return found


def called(needed: Needed, visit: Visit, language: Language) -> str:
    """Who that is, in words; numbered like the row of the form where there are several."""
    name = needed.party.name[language]
    group = needed.party.number.partition(".")[0]
    _, _, row = needed.role.partition(".")
    return f"{name} {int(row) + 1}" if row and visit.rows.get(group, 0) > 1 else name


def put_off(visit: Visit, expressions: Expressions, language: Language) -> tuple[str, ...]:
    """In words, who has still to confirm."""
    later = {entry.removeprefix(PARTY) for entry in visit.deferred}
    return tuple(called(one, visit, language) for one in needed_parties(visit, expressions) if one.role in later)


def missing_party(visit: Visit, expressions: Expressions) -> Needed | None:
    """The next who has neither signed nor put it off."""
    done = {present.role for present in visit.present} | {
        entry.removeprefix(PARTY) for entry in visit.deferred if entry.startswith(PARTY)
    }
    return next((needed for needed in needed_parties(visit, expressions) if needed.role not in done), None)

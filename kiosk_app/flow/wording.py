"""How answers are written for a person: in the review, on what is signed, and masked against onlookers."""

from typing import Final

from kiosk_app.catalogue.model import JOINT, Catalogue, Expressions, Field, Text, Value
from kiosk_app.flow.form import Place, is_choice, options, places
from kiosk_app.flow.proving import commitment
from kiosk_app.flow.screens import Language
from kiosk_app.flow.state import Visit, person_of, service_of
from kiosk_app.protocol.papers import masked_name

BY_FACE: Final[Text] = {
    "zh_CN": "身份已在本机经人脸比对确认",
    "en": "Identity confirmed by face comparison on this terminal",
    "ko": "본 단말기에서 얼굴 비교로 본인 확인",
    "ja": "本端末での顔照合により本人確認済み",
}
AGENT: Final[Text] = {"zh_CN": "代办人", "en": "Acting", "ko": "대리인", "ja": "代理人"}


def spoken(field: Field, value: Value, visit: Visit, catalogue: Catalogue, language: Language) -> str:
    """The answer in words; a place with its province unless they are the same."""
    if is_choice(field, visit):
        chosen = [value] if isinstance(value, str) else value
        found = [option for option in options(field, visit, catalogue, language) if option.value in chosen]
        names = [o.text if o.group in ("", o.text) else _place(o.group, o.text, language) for o in found]
        return JOINT[language].join(names)
    return value if isinstance(value, str) else ""


def _place(province: str, city: str, language: Language) -> str:
    return f"{city}, {province}" if language == "en" else f"{province} {city}"


def label(place: Place, visit: Visit, language: Language) -> str:
    """Of a group's answers with the row they are in."""
    name = place.field.label[language]
    if place.row < 0 or visit.service is None:
        return name
    group = next(field for field in visit.service.fields if field.key == place.key.partition(".")[0])
    assert group.row
    return f"{group.row[language]} {place.row + 1} · {name}"


def answered(visit: Visit, expressions: Expressions) -> list[tuple[Place, Value]]:
    """Every place of the form that has an answer, with it."""
    found: list[tuple[Place, Value]] = []
    for place in places(service_of(visit), visit, expressions):
        value = place.values.get(place.field.key)
        if place.field.kind != "group" and value:
            found.append((place, value if isinstance(value, str) else [str(one) for one in value]))
    return found


def masked_number(number: str) -> str:
    return number[:3] + "*" * max(0, len(number) - 5) + number[-2:]


def masked_phone(phone: str) -> str:
    return phone[:3] + "****" + phone[-4:] if len(phone) >= 8 else "*" * len(phone)


def masked(field: Field, text: str) -> str:
    match field.mask:
        case "name":
            return masked_name(text)
        case "phone":
            return masked_phone(text)
        case "number":
            return masked_number(text)
        case _:
            return text


def declaration(visit: Visit, expressions: Expressions, catalogue: Catalogue, language: Language) -> str:
    """The exact text that is signed, as it stands on the screen: who, what, every answer and every promise.

    It is masked like the review, because it is shown while others may look; the application beside it is whole.
    """
    definition, person = service_of(visit), person_of(visit)
    lines = [definition.name[language], f"{masked_name(person.name)} {masked_number(person.number)}"]
    if visit.agent:
        lines.append(f"{AGENT[language]} {masked_name(visit.agent.name)} {masked_number(visit.agent.number)}")
    if visit.factor and visit.factor.kind == "face":
        lines.append(BY_FACE[language])
    colon = "：" if language in ("zh_CN", "ja") else ": "
    lines += [
        label(place, visit, language)
        + colon
        + masked(place.field, spoken(place.field, value, visit, catalogue, language))
        for place, value in answered(visit, expressions)
    ]
    promise = commitment(visit, expressions, language)
    return "\n".join([*lines, promise, visit.today] if promise else [*lines, visit.today])

"""How answers are written for a person: in the review, on what is signed, and masked against onlookers."""

from kiosk_app.catalogue.model import Catalogue, Expressions, Field, Value
from kiosk_app.flow.form import commitment, options, visible
from kiosk_app.flow.screens import Language
from kiosk_app.flow.state import Visit, person_of, service_of


def spoken(field: Field, value: Value, catalogue: Catalogue, language: Language) -> str:
    """The answer in words; a place with its province unless they are the same."""
    if field.kind in ("choice", "choices", "area"):
        chosen = [value] if isinstance(value, str) else value
        found = [option for option in options(field, catalogue, language) if option.value in chosen]
        joint = "、" if language == "zh_CN" else ", "
        names = [o.text if o.group in ("", o.text) else _place(o.group, o.text, language) for o in found]
        return joint.join(names)
    return value if isinstance(value, str) else ""


def _place(province: str, city: str, language: Language) -> str:
    return f"{province} {city}" if language == "zh_CN" else f"{city}, {province}"


def masked_name(name: str) -> str:
    """张* · 欧阳** · J*** S****: the first character of each word stays."""
    return " ".join(word[:1] + "*" * (len(word) - 1) for word in name.split(" "))


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
    colon = "：" if language == "zh_CN" else ": "
    lines += [
        field.label[language] + colon + masked(field, spoken(field, visit.answers[field.key], catalogue, language))
        for field in visible(definition, visit, expressions)
        if visit.answers.get(field.key)
    ]
    promise = commitment(visit, expressions, language)
    return "\n".join([*lines, promise, visit.today] if promise else [*lines, visit.today])

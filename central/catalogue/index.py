"""What a service is found by when somebody types: names, pinyin and its initials, everyday words."""

from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

from kiosk_app.catalogue.model import Definition, Entry


def entry(definition: Definition) -> Entry:
    document, department = definition.result.document, definition.department
    return Entry(
        id=definition.id,
        name=definition.name,
        summary=definition.summary,
        icon=definition.icon,
        category=definition.category,
        kind=definition.kind,
        audience=definition.audience,
        department=department.name,
        offline=definition.offline,
        rank=definition.rank,
        document=bool(document),
        since=definition.since,
        until=definition.until,
        hours=definition.hours,
        department_hours=department.hours,
        found_by=found_by(definition),
    )


def found_by(definition: Definition) -> list[str]:
    """Lower case, without doubles: names, words, both in pinyin, the names of what it brings together, and its id."""
    texts = [
        *definition.name.values(),
        *definition.words,
        *(item.name["zh_CN"] for item in definition.items),
        definition.id,
    ]
    return list(dict.fromkeys(key for text in texts for key in keys(text)))


def keys(text: str) -> Iterable[str]:
    yield text.lower()
    if any("\u4e00" <= character <= "\u9fff" for character in text):
        yield "".join(lazy_pinyin(text)).lower()
        yield "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()

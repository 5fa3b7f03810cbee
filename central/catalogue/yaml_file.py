"""Reads a YAML file so that every mistake in it can be told by file, line and field."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from kiosk_app.catalogue.model import LANGUAGES

NO_TEXTS: Final = frozenset({"confirm"})
"""Mappings of words that are not in languages."""
Where = Sequence[str | int]
Complaint = tuple[Where, str]
"""Where in the file, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to correct. line counts from 1; field is the dotted path in the file."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field or 'the file'}: {self.reason}"


class BadDefinition(ValueError):
    """A definition that must not be published, with every mistake found in it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class File:
    """What a file says, and where it says it."""

    path: Path
    plain: Any
    text: str

    def mistake(self, where: Where, reason: str) -> Mistake:
        line = _line(yaml.compose(self.text, Loader=yaml.CSafeLoader), where)
        return Mistake(self.path.name, line, ".".join(map(str, where)), reason)

    def refuse(self, complaints: Iterator[Complaint]) -> None:
        """Raises BadDefinition if there is any."""
        if found := [self.mistake(where, reason) for where, reason in complaints]:
            raise BadDefinition(found)


def read_file(path: Path) -> File:
    """Raises BadDefinition, OSError."""
    raw = path.read_bytes()

    def bad(line: int, reason: str) -> BadDefinition:
        return BadDefinition([Mistake(path.name, line, "", reason)])

    try:
        text = raw.decode()
        plain = yaml.load(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise bad(raw.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    except yaml.MarkedYAMLError as error:
        raise bad(error.problem_mark.line + 1 if error.problem_mark else 1, str(error.problem)) from error
    except yaml.reader.ReaderError as error:
        raise bad(text.count("\n", 0, error.position) + 1, error.reason) from error
    except ValueError as error:
        raise bad(
            _unreadable(yaml.compose(text, Loader=yaml.CSafeLoader)), "a value that is none of its kind"
        ) from error
    except RecursionError as error:
        raise bad(1, "is nested too deep") from error
    try:
        json.dumps(plain, skipkeys=True, default=str)
    except (ValueError, RecursionError) as error:
        raise bad(1, "contains itself") from error
    return File(path, plain, text)


def form_complaints(plain: Any, kind: Any) -> Iterator[Complaint]:
    """Where `plain` is no `kind`, by the JSON Schema of it, and where a text lacks a language."""
    for error in _validator(kind).iter_errors(plain):
        best = best_match([error])
        assert best
        yield list(best.absolute_path), best.message
    yield from _text_complaints(plain, ())


@cache
def _validator(kind: Any) -> Draft202012Validator:
    schema = msgspec.json.schema(kind)
    for part in schema.get("$defs", {}).values():
        part["additionalProperties"] = False
        for name, kind in part.get("properties", {}).items():
            if name not in NO_TEXTS:
                _ask_for_languages(kind)
    return Draft202012Validator(schema)


def _ask_for_languages(kind: dict[str, Any]) -> None:
    """Wherever the schema has any words by any name, it wants them by language."""
    if kind.get("additionalProperties") == {"type": "string"}:
        kind |= {"required": list(LANGUAGES), "propertyNames": {"enum": list(LANGUAGES)}}
    for inner in (kind.get("items"), *kind.get("anyOf", ())):
        if isinstance(inner, dict):
            _ask_for_languages(inner)


def _text_complaints(value: Any, where: tuple[str | int, ...]) -> Iterator[Complaint]:
    if isinstance(value, dict):
        if set(value) & set(LANGUAGES):
            for language in LANGUAGES:
                if not str(value.get(language, "")).strip():
                    yield where, f"has no text in {language}"
        else:
            for name, inner in value.items():
                yield from _text_complaints(inner, (*where, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _text_complaints(inner, (*where, index))


def _unreadable(node: yaml.Node | None) -> int:
    """The line of the first value that looks like a date or a number and is none."""
    waiting, seen = [node] if node else [], set()
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.ScalarNode):
            try:
                yaml.constructor.SafeConstructor().construct_object(node)
            except ValueError:
                return int(node.start_mark.line) + 1
        elif id(node) not in seen:
            seen.add(id(node))
            waiting += [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return 1


def _line(node: yaml.Node | None, where: Where) -> int:
    line = node.start_mark.line + 1 if node else 1
    for step in where:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    found, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line

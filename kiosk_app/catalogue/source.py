"""Reads a writer's YAML file and says, by file, line and field, what is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from kiosk_app.catalogue.expressions import BadExpression, check
from kiosk_app.catalogue.model import LANGUAGES, Definition, Field, Material, TableRow

Where = Sequence[str | int]


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


def read_definition(path: Path, tables: set[str]) -> Definition:
    """tables: names of the code tables that a field may use. Raises BadDefinition, OSError."""
    plain, root = _read(path)
    mistakes = [_mistake(path, root, error.absolute_path, error.message) for error in _schema_errors(plain, Definition)]
    mistakes += [_mistake(path, root, where, reason) for where, reason in _text_errors(plain, ())]
    if mistakes:
        raise BadDefinition(mistakes)
    definition = msgspec.convert(plain, Definition)
    mistakes = [_mistake(path, root, where, reason) for where, reason in _meaning_errors(definition, tables)]
    if mistakes:
        raise BadDefinition(mistakes)
    return definition


def read_table(path: Path) -> list[TableRow]:
    """Raises BadDefinition, OSError."""
    plain, root = _read(path)
    found = list(_schema_errors(plain, list[TableRow]))
    if found:
        raise BadDefinition([_mistake(path, root, error.absolute_path, error.message) for error in found])
    return msgspec.convert(plain, list[TableRow])


def _read(path: Path) -> tuple[Any, yaml.Node | None]:
    raw = path.read_bytes()

    def bad(line: int, reason: str) -> BadDefinition:
        return BadDefinition([Mistake(path.name, line, "", reason)])

    try:
        text = raw.decode()
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        plain = yaml.load(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise bad(raw.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    except yaml.MarkedYAMLError as error:
        raise bad(error.problem_mark.line + 1 if error.problem_mark else 1, str(error.problem)) from error
    except yaml.reader.ReaderError as error:
        raise bad(text.count("\n", 0, error.position) + 1, error.reason) from error
    except ValueError as error:
        raise bad(_unreadable(root), "a value that is none of its kind") from error
    except RecursionError as error:
        raise bad(1, "is nested too deep") from error
    try:
        json.dumps(plain, skipkeys=True, default=str)
    except (ValueError, RecursionError) as error:
        raise bad(1, "contains itself") from error
    return plain, root


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


def _schema_errors(plain: Any, kind: Any) -> Iterator[Any]:
    schema = msgspec.json.schema(kind)
    for part in schema.get("$defs", {}).values():
        part["additionalProperties"] = False
    for error in Draft202012Validator(schema).iter_errors(plain):
        yield best_match([error])


def _text_errors(value: Any, where: tuple[str | int, ...]) -> Iterator[tuple[Where, str]]:
    """Every text has every language."""
    if isinstance(value, dict):
        present = set(value) & set(LANGUAGES)
        if present:
            for language in LANGUAGES:
                if not str(value.get(language, "")).strip():
                    yield where, f"has no text in {language}"
        else:
            for name, inner in value.items():
                yield from _text_errors(inner, (*where, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _text_errors(inner, (*where, index))


def _meaning_errors(definition: Definition, tables: set[str]) -> Iterator[tuple[Where, str]]:
    keys = [field.key for field in definition.fields]
    scenes = {share.scene for share in definition.shares}
    for index, field in enumerate(definition.fields):
        if field.key in keys[:index]:
            yield ("fields", index, "key"), f"{field.key!r} is used twice"
        if field.prefill and field.prefill.scene not in scenes | {"card"}:
            yield ("fields", index, "prefill", "scene"), f"no such share: {field.prefill.scene!r}"
        yield from _field_errors(field, ("fields", index), set(keys[:index]), tables)
    for index, rule in enumerate(definition.rules):
        if bool(rule.test) == bool(rule.check):
            yield ("rules", index), "needs either a test or a check"
        if rule.field and rule.field not in keys:
            yield ("rules", index, "field"), f"no such field: {rule.field!r}"
        yield from _expression_errors(rule.test, set(keys), ("rules", index, "test"))
    for index, material in enumerate(definition.materials):
        yield from _expression_errors(material.when, set(keys), ("materials", index, "when"))
        yield from _source_errors(material, ("materials", index, "sources"), scenes)
    if definition.result.document and not definition.result.document_name:
        yield ("result",), "a document needs its document_name"


def _field_errors(field: Field, where: Where, known: set[str], tables: set[str]) -> Iterator[tuple[Where, str]]:
    if field.table and field.table not in tables:
        yield (*where, "table"), f"no such table: {field.table!r}"
    if field.kind in ("choice", "choices", "area") and not (field.options or field.table):
        yield where, f"a {field.kind} needs options or a table"
    for name in ("visible", "initial", "earliest", "latest"):
        yield from _expression_errors(getattr(field, name), known, (*where, name))


def _source_errors(material: Material, where: Where, scenes: set[str]) -> Iterator[tuple[Where, str]]:
    for index, source in enumerate(material.sources):
        if source.kind == "share" and source.scene not in scenes:
            yield (*where, index, "scene"), f"no such share: {source.scene!r}"
        if source.kind == "commitment" and not source.text:
            yield (*where, index), "a commitment needs its text"


def _expression_errors(expression: str, keys: set[str], where: Where) -> Iterator[tuple[Where, str]]:
    if expression:
        try:
            check(expression, keys)
        except BadExpression as error:
            yield where, error.reason


def _mistake(path: Path, root: yaml.Node | None, where: Where, reason: str) -> Mistake:
    return Mistake(path.name, _line(root, list(where)), ".".join(map(str, where)), reason)


def _line(node: yaml.Node | None, where: list[str | int]) -> int:
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

"""Is a message on the wire XFS4IoT 2021-1, word for word?

The vendored schema alone is too kind: it never looks at headers, takes any payload under an unknown name and lets
unknown keys pass. So here the header is checked by hand, the name must stand in the schema or in the project's own
extension table, and every key of the payload must be known to one of them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from drivers.xfs4iot.enums import MessageType
from drivers.xfs4iot.extensions import ADDITIONS, MESSAGES

SCHEMA: dict[str, Any] = json.loads(Path(__file__).with_name("xfs4iot-schema-2021-1.json").read_text())
_MESSAGES: dict[str, Any] = SCHEMA["$defs"]["messages"]
_SHAPES: dict[str, Any] = SCHEMA["$defs"]["schemas"]["2021-01"]
_PREFIXES = ("/messages#/", "/schemas#/2021-01/", "#/2021-01/")
_OPEN = ("Lights.SetLight", "Auxiliaries.Register")
"""Commands whose every further key is a light or a sensor: to the schema also the `timeout` that all commands have."""
_HEADER = {"type": str, "name": str, "version": str, "requestId": int}


@cache
def _registry() -> Registry[Any]:
    """The two halves of the schema under the addresses they refer to each other by."""
    halves = {f"/{name}": SCHEMA["$defs"][name] for name in ("messages", "schemas")}
    declared = {name: {"$schema": SCHEMA["$schema"], **half} for name, half in halves.items()}
    pairs = [(name, Resource.from_contents(half)) for name, half in declared.items()]
    return Registry().with_resources(pairs)


@cache
def standard() -> Mapping[tuple[str, str], str]:
    """(type, name) of every message of the standard, and where its payload is described."""
    found = {}
    for rule in SCHEMA["allOf"]:
        header = rule["if"]["properties"]["header"]["properties"]
        name = header["name"]["const"] if "name" in header else ""
        found[header["type"]["const"], name] = rule["then"]["properties"]["payload"]["$ref"]
    return found


def check(text: str) -> tuple[str, str]:
    """Type and name of the message in `text`; fails when it is not XFS4IoT 2021-1 or our table's."""
    message = json.loads(text)
    assert set(message) == {"header", "payload"}, sorted(message)
    header, payload = message["header"], message["payload"]
    assert {key: type(value) for key, value in header.items()} == _HEADER, header
    assert header["version"] == "1.0"
    kind, name = header["type"], header["name"]
    assert (header["requestId"] == 0) == (kind == "unsolicited"), header
    ours = (MessageType(kind), name)
    if ours in MESSAGES:
        Draft202012Validator(MESSAGES[ours]).validate(payload)
        return kind, name
    reference = standard().get((kind, "" if kind == "acknowledge" else name))
    assert reference, f"neither the standard nor the extension table knows {kind} {name}"
    if name in _OPEN:
        payload = {key: value for key, value in payload.items() if key != "timeout"}
    Draft202012Validator({"$ref": reference}, registry=_registry()).validate(payload)
    added = ADDITIONS.get(ours, {})
    for key, schema in added.items():
        if key in payload:
            Draft202012Validator(schema).validate(payload[key])
    own = {key: value for key, value in payload.items() if key not in added}
    assert not list(unknown_keys(own, [{"$ref": reference}])), list(unknown_keys(own, [{"$ref": reference}]))
    return kind, name


def conforms(name: str, answer: Mapping[str, object]) -> None:
    """Fails unless a driver's `answer` makes a completion as it should be."""
    header = {"type": "completion", "name": name, "version": "1.0", "requestId": 1}
    check(json.dumps({"header": header, "payload": {"completionCode": "success", **answer}}))


def _resolve(schemas: list[Any]) -> Iterator[Mapping[str, Any]]:
    """All plain schemas that apply together: references followed, allOf flattened."""
    for schema in schemas:
        yield schema
        if "$ref" in schema:
            yield from _resolve([_at(schema["$ref"])])
        yield from _resolve(schema.get("allOf", []))


def _at(reference: str) -> Any:
    for prefix in _PREFIXES:
        if reference.startswith(prefix):
            node: Any = _MESSAGES if prefix == _PREFIXES[0] else _SHAPES
            for part in reference.removeprefix(prefix).split("/"):
                node = node[part]
            return node
    raise AssertionError(reference)


def unknown_keys(value: Any, schemas: list[Any]) -> Iterator[str]:
    """Keys in `value` that none of `schemas` describes."""
    rules = list(_resolve(schemas))
    if isinstance(value, list):
        for item in value:
            yield from unknown_keys(item, [rule["items"] for rule in rules if "items" in rule])
    if not isinstance(value, dict):
        return
    for key, part in value.items():
        found = [rule["properties"][key] for rule in rules if key in rule.get("properties", {})]
        for rule in rules:
            patterns = rule.get("patternProperties", {})
            found += [schema for pattern, schema in patterns.items() if re.search(pattern, key)]
            if isinstance(rule.get("additionalProperties"), dict):
                found.append(rule["additionalProperties"])
        if not found:
            yield key
        yield from unknown_keys(part, found)

"""The judge must be able to say no, and our own table must be sound."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from drivers.xfs4iot.enums import Code, DeviceState, Paper
from drivers.xfs4iot.extensions import ADDITIONS, MESSAGES, PRINTS
from tests.drivers.xfs4iot.conformance import SCHEMA, check, standard


def text(kind: str, name: str, payload: dict[str, Any], **header: object) -> str:
    return json.dumps(
        {"header": {"type": kind, "name": name, "version": "1.0", "requestId": 1} | header, "payload": payload}
    )


@pytest.mark.parametrize(
    "message",
    [
        text("command", "Common.Status", {}, version="2.0"),
        text("command", "Common.Status", {}, requestId=0),
        text("command", "Common.Status", {}, timeout=3),
        text("command", "Common.Invented", {}),
        text("command", "Common.Status", {"colour": "red"}),
        text(
            "completion", "Common.Status", {"completionCode": "success", "common": {"device": "online", "mood": "good"}}
        ),
        text("completion", "Printer.PrintForm", {"completionCode": "success", "handle": "0" * 32}),
    ],
)
def test_the_judge_refuses(message: str) -> None:
    with pytest.raises(AssertionError):
        check(message)


@pytest.mark.parametrize(
    "message",
    [
        text("completion", "Common.Status", {"completionCode": "success"}),
        text("completion", "Common.Status", {"completionCode": "fine", "common": {"device": "online"}}),
        text("completion", "Printer.PrintForm", {"completionCode": "success", "outcome": "perhaps"}),
        text("completion", "IdentityDocument.Read", {"completionCode": "success", "shoeSize": 43}),
        text("acknowledge", "Common.Status", {}),
    ],
)
def test_the_schemas_refuse(message: str) -> None:
    with pytest.raises(ValidationError):
        check(message)


def test_the_extension_table_is_sound_and_invents_no_standard_name() -> None:
    for schema in (*MESSAGES.values(), *(one for added in ADDITIONS.values() for one in added.values())):
        Draft202012Validator.check_schema(schema)
    assert not {(kind.value, name) for kind, name in MESSAGES} & set(standard())
    assert {(kind.value, name) for kind, name in ADDITIONS} <= set(standard())
    assert all(("command", name) in standard() for name in PRINTS)


def test_our_spellings_are_the_standards() -> None:
    shapes = SCHEMA["$defs"]["schemas"]["2021-01"]
    assert {code.value for code in Code} <= set(shapes["Common.CompletionCodeEnum"]["enum"])
    devices = shapes["Common.StatusProperties"]["properties"]["device"]["enum"]
    assert {state.value for state in DeviceState} == set(devices)
    assert {paper.value for paper in Paper} <= set(shapes["Printer.PaperSupply"]["enum"])

"""The published description of the protocol is the one the centre speaks."""

import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator

from central.api.app import PARTS
from central.api.openapi import ENDPOINTS, document
from central.cli import main
from kiosk_app.protocol.entries import MAX_BATCH
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from tests.central.centres import TERMINAL, Hall


def resolved(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document()["components"]})


def test_every_endpoint_is_described_and_nothing_else() -> None:
    routes = [route for part in PARTS for route in part.router.routes if isinstance(route, APIRoute)]
    spoken = {(method.lower(), route.path) for route in routes for method in route.methods or ()}
    assert {(end.method, end.path) for end in ENDPOINTS} == spoken


def test_what_a_terminal_sends_and_gets_is_as_described(hall: Hall, outbox: Outbox) -> None:
    paths = document()["paths"]
    events = [to_event(entry, TERMINAL) for entry in outbox.pending(MAX_BATCH)]
    sent = json.loads(msgspec.json.encode(events))
    operation = paths["/v1/entries"]["post"]
    taken = operation["requestBody"]["content"]["application/cloudevents-batch+json"]["schema"]
    assert list(resolved(taken).iter_errors(sent)) == []
    assert list(resolved(taken).iter_errors([{"id": 1}])) != []
    with hall.session() as session:
        reply = session.post(f"{hall.url}/v1/entries", json=sent, timeout=5)
        said = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(resolved(said).iter_errors(reply.json())) == []
        moved = session.get(f"{hall.url}/v1/changes", timeout=5).json()
        said = paths["/v1/changes"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(resolved(said).iter_errors(moved)) == []


def test_it_can_be_had_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(document()))
    assert document()["openapi"] == "3.1.0"


def test_it_needs_no_centre() -> None:
    done = subprocess.run([sys.executable, "-m", "central.cli", "openapi"], check=True, capture_output=True)
    assert b"/v1/enrolments" in done.stdout

"""Every service is carried out, from the first touch until its department is done with it."""

import sys
from collections.abc import Iterator, Sequence
from typing import get_args

import pytest

from kiosk_app.flow.screens import Language
from kiosk_app.protocol.cases import CaseState
from tests.central.lives import LIVES
from tests.central.offices import Ended, Office, office
from tests.flow.terminal import CATALOGUE

SAMPLE = ("i023", "i061", "k01", "k08", "k12", "k14", "k15", "k22", "t08", "u01", "u05", "y01", "y06")
QUEUED = tuple(entry.id for entry in CATALOGUE.entries.values() if entry.offline == "defer" and entry.kind != "guide")


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """At the end it says how much each visit asked of the citizen, past whatever captures what is said."""
    with office(tmp_path_factory.mktemp("office")) as found:
        yield found
    capture = request.config.pluginmanager.get_plugin("capturemanager")
    if capture and not request.config.getoption("markexpr").startswith("not long"):
        with capture.global_and_fixture_disabled():
            sys.stderr.write(f"\n{table(found.ended)}\n")


def table(ended: Sequence[Ended]) -> str:
    """One line for each visit."""
    lines = [
        f"{one.service:8}{one.language:8}{one.screens:8}{one.touches:8}{one.exemptions:12}  {', '.join(one.wanted)}"
        for one in sorted(ended, key=lambda one: (one.service, one.language))
    ]
    head = f"{'service':8}{'visit':8}{'screens':>8}{'touches':>8}{'exemptions':>12}  handed in later"
    return "\n".join([head, *lines])


def carried_out(ended: Ended) -> None:
    definition = CATALOGUE.definitions[ended.service]
    if definition.kind == "guide":
        assert ended.case is None
        return
    assert ended.case
    assert ended.case.state is CaseState.DONE, ended
    assert len(ended.case.case_number) == 21
    assert bool(ended.pages) == bool(definition.result.document)
    assert {part.service for part in ended.parts} <= {item.service for item in definition.items}
    assert bool(ended.parts) == bool(definition.items)
    assert all(part.state is CaseState.DONE and len(part.case_number) == 21 for part in ended.parts), ended.parts
    assert {"message", "push", "archive"} <= {one.partition(":")[0] for one in ended.owed}
    assert not any(one.endswith(":") or ":failed" in one for one in ended.owed), ended.owed


def test_every_service_has_somebody_whose_life_it_fits() -> None:
    assert set(LIVES) == set(CATALOGUE.entries)


@pytest.mark.parametrize("service", SAMPLE)
def test_a_service_is_carried_out(opened: Office, service: str) -> None:
    carried_out(opened.visit(service))


@pytest.mark.long
@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("service", LIVES)
def test_with_network(opened: Office, service: str, language: Language) -> None:
    carried_out(opened.visit(service, language))


@pytest.mark.long
@pytest.mark.parametrize("service", QUEUED)
def test_without_network(opened: Office, service: str) -> None:
    carried_out(opened.visit(service, online=False))

"""kill -9 anything but the supervisor, at any step: it comes back, and no case is lost or doubled."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.cli.citizen import Deviation
from tests.e2e.crashes import Rig

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]

STEPS = (
    "home",
    "notice",
    "identity.waiting",
    "identity.reading",
    "pin",
    "wait.verify",
    "question",
    "wait.check",
    "materials",
    "review",
    "sign",
    "wait.submit",
    "wait.case",
    "wait.print_page",
    "wait.print_slip",
    "result",
    "rate",
    "end",
)
PROCESSES = (
    "ui",
    "sync",
    "devices",
    "IdCard",
    "ReceiptPrinter",
    "PagePrinter",
    "lab",
    "centre",
    "api",
    "opener",
)


@pytest.fixture
def rig() -> Iterator[Rig]:
    with tempfile.TemporaryDirectory(prefix="kill-") as base:
        terminal = Rig(Path(base))
        try:
            terminal.start()
            yield terminal
        finally:
            terminal.close()


def test_one_visit_outlives_what_dies_around_it(rig: Rig) -> None:
    """Reader, centre, agent and printer die in turn; then the screen itself, with the result on it."""
    plan = {
        "identity.reading": "IdCard",
        "pin": "api",
        "wait.submit": "sync",
        "wait.print_slip": "ReceiptPrinter",
        "result": "ui",
    }
    walked = rig.visit("k08", 3, plan)
    assert walked.killed == list(plan.values())
    assert walked.durable
    rig.reprint(walked.durable)
    rig.check_books()
    assert rig.supervised


def test_after_a_crash_the_next_citizen_is_served(rig: Rig) -> None:
    walked = rig.visit("k08", 1, {"identity.waiting": "devices", "wait.submit": "ui"})
    assert walked.killed == ["devices", "ui"]
    if walked.durable:
        rig.reprint(walked.durable)
    walked = rig.visit("k08", 2, {"result": "ui"})
    assert walked.durable
    rig.reprint(walked.durable)
    rig.check_books()
    assert rig.supervised


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("service", ["k08", "k01"])
def test_every_process_at_every_step(rig: Rig, service: str, process: str) -> None:
    """Each visit meets one death; that the next one begins shows that the last one left nothing broken."""
    walked = rig.visit(service, 1, {})
    wrong = []
    for number, step in enumerate(step for step in STEPS if step in walked.steps):
        try:
            _die_once(rig, service, number % 3 + 1, step, process)
        except (AssertionError, TimeoutError, Deviation) as error:
            wrong.append(f"{step}: {error}")
    assert not wrong, "\n".join(wrong)
    assert rig.visit(service, 2, {}).durable
    rig.check_books()
    assert rig.supervised


def _die_once(rig: Rig, service: str, citizen: int, step: str, process: str) -> None:
    walked = rig.visit(service, citizen, {step: process})
    assert walked.killed == [process], walked.steps
    if walked.broken and walked.durable and step != "end":
        rig.reprint(walked.durable)
    if "result" in walked.steps:
        assert walked.durable
    rig.check_books()

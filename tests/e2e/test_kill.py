"""kill -9 anything but the supervisor, at any step: it comes back, and no case is lost or doubled."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.e2e.rig import Rig, running
from tests.e2e.visits import Visits, Walked

PROCESSES = (
    "ui",
    "sync",
    "devices",
    "publisher",
    "IdCard",
    "ReceiptPrinter",
    "PagePrinter",
    "Barcode",
    "DocumentScanner",
    "Sensors",
    "Camera",
    "UPS",
    "DocumentReader",
    "ChipCard",
    "TravelDocument",
    "lab",
    "centre",
    "api",
    "web",
    "opener",
)
BEGINNING = (
    "home",
    "notice",
    "identity.waiting",
    "identity.reading",
    "pin",
    "wait.verify",
    "wait.share",
    "wait.draft",
    "question",
)
ENDING = ("wait.print_slip", "result", "rate", "end")
STEPS = {
    "k08": (*BEGINNING, "wait.check", "materials", "review", "sign", "wait.submit", "wait.case", *ENDING),
    "k01": (*BEGINNING, "review", "wait.submit", "wait.case", "wait.print_page", *ENDING),
}
EVERY_STEP = [(service, step) for service, steps in STEPS.items() for step in steps]


class Shared:
    """One terminal for many deaths. The test that fails takes it down: the next one gets a fresh one."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._rig: Rig | None = None

    @contextmanager
    def rig(self) -> Iterator[Rig]:
        if self._rig is None:
            self._rig = self._stack.enter_context(running())
        try:
            yield self._rig
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._rig = None
        self._stack.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Shared]:
    terminal = Shared()
    try:
        yield terminal
    finally:
        terminal.close()


@pytest.mark.long
def test_no_process_is_left_out(shared: Shared) -> None:
    with shared.rig() as rig:
        rig.until(lambda: all(rig.living(name) for name in PROCESSES), "every process")
        assert not rig.nameless()


@pytest.mark.long
def test_one_visit_outlives_whatever_dies_around_it(shared: Shared) -> None:
    """What the terminal and the centre are made of dies while one citizen is served; at last the screen.

    The centre as a whole dies in another visit: while it is away a certificate is not to be had. Nobody dies at a step
    that is left out while the centre is away: drafts in the first visit, the case's number in the second.
    """
    plan = {
        "home": "sync",
        "notice": "devices",
        "identity.waiting": "publisher",
        "identity.reading": "IdCard",
        "pin": "api",
        "wait.verify": "DocumentScanner",
        "wait.share": "Camera",
        "question": "lab",
        "review": "web",
        "wait.submit": "Barcode",
        "wait.case": "opener",
        "wait.print_page": "PagePrinter",
        "wait.print_slip": "ReceiptPrinter",
        "result": "ui",
    }
    other = {"identity.waiting": "TravelDocument", "question": "Sensors", "materials": "UPS"}
    other |= {"review": "DocumentReader", "sign": "centre", "result": "ChipCard"}
    assert {*plan.values(), *other.values()} == set(PROCESSES)
    with shared.rig() as rig:
        visits = Visits(rig)
        for service, deaths in (("k01", plan), ("k08", other)):
            walked = visits.serve(service, 3, deaths)
            assert walked.killed == list(deaths.values())
            _account(visits, walked)
            assert walked.durable
            assert rig.supervised


@pytest.mark.parametrize(
    ("step", "durable"), [pytest.param("review", False, marks=pytest.mark.long), ("wait.print_slip", True)]
)
def test_a_screen_that_dies_tells_what_became_of_the_case(shared: Shared, step: str, durable: bool) -> None:
    """Before the case is durable nothing is kept; after it, the next screen names it and prints its slip again."""
    with shared.rig() as rig:
        visits = Visits(rig)
        walked = visits.serve("k08", 2, {step: "ui"})
        assert walked.broken
        assert bool(walked.durable) == durable
        _account(visits, walked)


@pytest.mark.long
@pytest.mark.parametrize("service", STEPS)
def test_these_are_the_steps(shared: Shared, service: str) -> None:
    with shared.rig() as rig:
        visits = Visits(rig)
        walked = visits.serve(service, 1, {})
        assert tuple(walked.steps) == STEPS[service]
        _account(visits, walked)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize(("service", "step"), EVERY_STEP)
def test_every_process_at_every_step(shared: Shared, service: str, step: str, process: str) -> None:
    """Each visit meets one death; that the next one begins shows that the last one left nothing broken.

    One process after the other, or each would be brought back ever more slowly.
    """
    with shared.rig() as rig:
        visits = Visits(rig)
        walked = visits.serve(service, 1 + len(step) % 3, {step: process})
        assert walked.killed == [process], walked
        assert walked.broken == (process == "ui"), walked
        _account(visits, walked)
        assert rig.supervised


def _account(visits: Visits, walked: Walked) -> None:
    """The citizen, or the next one, has been told the truth, and the books agree."""
    if "end" in walked.steps:
        assert walked.durable, walked
        assert walked.told == walked.durable
        assert not visits.notice()
    else:
        assert visits.notice() == walked.durable, walked
        assert walked.durable or not walked.told, walked
        if walked.durable:
            visits.reprint(walked.durable)
    visits.settle()

"""A certificate on numbered paper: its own tray, its own number, and nothing when either is not there."""

from collections.abc import Callable

import pytest

from kiosk_app.flow.screens import ChoiceScreen, ResultScreen
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.local import Link
from offline_store.paper_stock import SheetState
from tests.drivers.waiting import eventually
from tests.runtime.conftest import Site

FIRST, SECOND, LAST = "370699-000101", "370699-000102", "370699-000103"


@pytest.fixture
def certificate(site: Site) -> Site:
    """A site whose next document is for certificate paper; three sheets of it are loaded."""
    site.visitor.service = "k01"
    site.centre.stock = "certificate"
    with site.ledger() as ledger:
        ledger.paper.load(FIRST, LAST)
    site.start()
    site.visitor.walk_to("wait.case")
    return site


def _states(site: Site) -> list[str]:
    with site.ledger() as ledger:
        return [sheet.state.value for sheet in ledger.paper.sheets()]


def _problem(result: ResultScreen) -> str:
    return result.problem.key if result.problem else ""


def test_it_has_its_number_and_the_centre_is_told(certificate: Site) -> None:
    site = certificate
    site.decide(CaseState.DONE, document=True)
    assert not _problem(site.visitor.walk(ResultScreen))
    assert _states(site) == ["printed", "loaded", "loaded"]
    (report,) = site.told()
    assert (report["document"], report["outcome"], report["sheets"]) == ("D-1", "printed", {FIRST: "printed"})
    with site.ledger() as ledger:
        assert [sheet.number for sheet in ledger.paper.of("D-1")] == [FIRST]
        assert ledger.paper.untold() == []


def test_its_tray_is_empty(certificate: Site) -> None:
    site, before = certificate, len(certificate.place.prints())
    site.place.paper("certificate", "out")
    site.decide(CaseState.DONE, document=True)
    assert _problem(site.visitor.walk(ResultScreen)) == "result.document_failed"
    assert site.place.prints()[before:] == ["receipt"]
    assert _states(site) == ["loaded"] * 3
    (report,) = site.told()
    assert (report["outcome"], report["sheets"]) == ("failed", {})


def test_the_plain_tray_is_empty_and_does_not_matter(certificate: Site) -> None:
    site = certificate
    site.place.paper("page", "out")
    site.decide(CaseState.DONE, document=True)
    assert not _problem(site.visitor.walk(ResultScreen))
    assert _states(site)[0] == "printed"


def test_no_number_is_left(certificate: Site) -> None:
    site, before = certificate, len(certificate.place.prints())
    with site.ledger() as ledger:
        ledger.paper.count("")
    site.decide(CaseState.DONE, document=True)
    assert _problem(site.visitor.walk(ResultScreen)) == "result.document_failed"
    assert site.place.prints()[before:] == ["receipt"]
    assert [sheet for sheet, _ in site.sheets()] == ["slip"]


def test_paper_that_nobody_has_heard_of(certificate: Site) -> None:
    site, before = certificate, len(certificate.place.prints())
    site.centre.stock = "parchment"
    site.decide(CaseState.DONE, document=True)
    assert _problem(site.visitor.walk(ResultScreen)) == "result.document_failed"
    assert site.place.prints()[before:] == ["receipt"]


def test_a_sheet_that_sticks_is_somewhere_until_somebody_looks(certificate: Site) -> None:
    site = certificate
    site.place.fault("page_printer", "sticks")
    site.decide(CaseState.DONE, document=True)
    asked = site.visitor.walk(ChoiceScreen)
    assert asked.frame.hint
    assert asked.frame.hint.key == "print.ask_hint"
    assert _states(site)[0] == "unknown"
    site.place.mend()
    site.visitor.act("no")
    assert _problem(site.visitor.walk(ResultScreen)) == "result.document_failed"
    assert [outcome for sheet, outcome in site.sheets() if sheet == "page"] == ["failed"]
    assert _states(site) == ["unknown", "loaded", "loaded"]
    assert [(report["outcome"], report["sheets"]) for report in site.told()] == [("unknown", {FIRST: "unknown"})]
    with site.ledger() as ledger:
        ledger.paper.spoil(FIRST)
        ledger.paper.count(SECOND)
    site.stop()
    site.open(online=True)
    eventually(lambda: len(site.told()) == 2)
    told = site.told()[-1]
    assert (told["document"], told["outcome"], told["sheets"]) == ("D-1", "failed", {FIRST: "spoilt"})


def test_the_citizen_holds_it_after_all(certificate: Site) -> None:
    site = certificate
    site.place.fault("page_printer", "abort")
    site.decide(CaseState.DONE, document=True)
    site.visitor.walk(ChoiceScreen)
    site.visitor.act("yes")
    site.visitor.walk(ResultScreen)
    assert _states(site) == ["printed", "loaded", "loaded"]
    assert [report["sheets"] for report in site.told()] == [{FIRST: "unknown"}, {FIRST: "printed"}]


Wrong = Callable[[Site], None]


def _none_left(site: Site) -> None:
    with site.ledger() as ledger:
        ledger.paper.count("")


def _uncertain(site: Site) -> None:
    with site.ledger() as ledger:
        ledger.intend("D", event_id="e", official=True, numbered=1)
        ledger.settle_interrupted()
        assert ledger.paper.counts()[SheetState.UNKNOWN] == 1


@pytest.mark.parametrize(
    ("wrong", "detail"),
    [
        (lambda site: site.place.paper("certificate", "out"), "full certificatePaperOut stockMismatch"),
        (lambda site: site.place.paper("certificate", "low"), "full certificatePaperLow"),
        (_none_left, "full stockMismatch"),
        (_uncertain, "full countNeeded"),
    ],
)
def test_the_technician_is_told_what_does_not_add_up(certificate: Site, wrong: Wrong, detail: str) -> None:
    site = certificate
    wrong(site)

    heard = b""
    site.agent.settimeout(20)
    while f'"{detail}"'.encode() not in heard:
        site.tell(Link(True))
        heard += site.agent.recv(65536)

"""Whole visits on real parts: what is durable when the citizen reads that it was received, and what is printed."""

from kiosk_app.flow.screens import EndScreen, HomeScreen, ResultScreen, Screen
from kiosk_app.protocol.cases import CaseState
from tests.runtime.conftest import CASE_NUMBER, Site


def facts(result: ResultScreen) -> dict[str, str]:
    return {label.key: value for label, value in result.facts}


def test_offline_it_is_received_and_the_slip_says_so(site: Site) -> None:
    durable: dict[str, list[str]] = {}

    def look(screen: Screen) -> None:
        if screen.frame.title.key in ("wait.submit", "wait.print_slip", "result.received_title"):
            durable.setdefault(screen.frame.title.key, site.kinds())

    site.start(online=False)
    site.visitor.watch = look
    before = len(site.place.prints())
    result = site.visitor.walk(ResultScreen)
    assert result.frame.title.key == "result.received_title"
    assert result.problem is None
    assert durable["wait.print_slip"] == durable["result.received_title"] == ["application"]
    (receipt,) = site.receipts()
    assert facts(result)["result.local_number"] == receipt.local_number
    assert site.place.prints()[before:] == ["receipt"]
    assert site.sheets() == [("slip", "printed")]
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)
    assert site.kinds() == ["application", "evaluation"]


def test_online_the_case_number_comes_through_the_agent(site: Site) -> None:
    site.start()
    site.visitor.walk_to("wait.case")
    site.decide()
    result = site.visitor.walk(ResultScreen)
    assert result.frame.title.key == "result.accepted_title"
    assert facts(result)["result.case_number"] == CASE_NUMBER
    assert sorted(set(site.centre.asked)) == ["check", "drafts", "identity", "share"]
    plain = site.application()
    assert (plain["deferred"], plain["factor"]) == ([], None)


def test_a_certificate_is_printed_once_and_reported(site: Site) -> None:
    site.visitor.service = "k01"
    site.start()
    before = len(site.place.prints())
    site.visitor.walk_to("wait.case")
    site.decide(CaseState.DONE, document=True)
    result = site.visitor.walk(ResultScreen)
    assert result.frame.title.key == "result.done_title"
    assert site.place.prints()[before:] == ["page", "receipt"]
    assert site.sheets() == [("page", "printed"), ("slip", "printed")]
    assert site.kinds() == ["application", "print"]

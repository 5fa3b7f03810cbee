"""Printers that fail: the case stays received, the citizen reads one sentence, nothing official comes out twice."""

from kiosk_app.flow.screens import ChoiceScreen, GuideScreen, ResultScreen
from kiosk_app.protocol.cases import CaseState
from tests.runtime.conftest import Site


def test_no_paper_for_the_slip(site: Site) -> None:
    site.start(online=False)
    site.place.paper("receipt", "out")
    result = site.visitor.walk(ResultScreen)
    assert result.problem
    assert result.problem.key == "print.nopaper"
    assert (site.kinds(), site.sheets()) == (["application"], [("slip", "failed")])


def test_the_cover_of_the_slip_printer_is_open(site: Site) -> None:
    site.start(online=False)
    site.place.fault("receipt_printer", "cover_open")
    result = site.visitor.walk(ResultScreen)
    assert result.problem
    assert result.problem.key == "result.slip_failed"
    assert (site.kinds(), site.sheets()) == (["application"], [("slip", "failed")])


def test_a_printer_that_dies_in_the_middle_is_asked_about(site: Site) -> None:
    site.start(online=False)
    site.place.fault("receipt_printer", "dead_after", 400)
    asked = site.visitor.walk(ChoiceScreen)
    assert asked.frame.hint
    assert asked.frame.hint.key == "print.ask_slip_hint"
    assert (site.kinds(), site.sheets()) == (["application"], [("slip", "unknown")])
    site.place.mend()
    site.visitor.act("yes")
    site.visitor.see(ResultScreen)
    assert site.sheets() == [("slip", "printed")]


def test_a_slip_that_did_not_come_out_is_printed_once_more(site: Site) -> None:
    site.start(online=False)
    site.place.fault("receipt_printer", "dead_after", 400)
    site.visitor.walk(ChoiceScreen)
    site.place.mend()
    site.visitor.act("no")
    site.visitor.see(ResultScreen)
    assert (site.kinds(), site.sheets()) == (["application"], [("slip", "failed"), ("slip", "printed")])


def test_a_jam_gives_a_sentence_and_no_second_certificate(site: Site) -> None:
    site.visitor.service = "k01"
    site.start()
    before = len(site.place.prints())
    site.visitor.walk_to("wait.case")
    site.place.paper("page", "jammed")
    site.decide(CaseState.DONE, document=True)
    result = site.visitor.walk(ResultScreen)
    assert result.problem
    assert result.problem.key == "result.document_failed"
    assert site.place.prints()[before:] == ["receipt"]
    assert [sheet for sheet, _ in site.sheets()] == ["page", "slip"]


def test_a_guide_is_printed_and_leaves_nothing_behind(site: Site) -> None:
    site.start(online=False)
    site.visitor.service = "u06"
    before = len(site.place.prints())
    site.visitor.walk(GuideScreen)
    site.visitor.see(GuideScreen, lambda screen: "print" in [action.id for action in screen.frame.actions])
    site.visitor.act("print")
    site.visitor.see(GuideScreen, lambda screen: screen.frame.hint and screen.frame.hint.key == "guide.printed")
    assert site.place.prints()[before:] == ["receipt"]
    assert (site.kinds(), site.sheets()) == ([], [])


def test_a_guide_that_finds_no_paper_stays_to_be_read(site: Site) -> None:
    site.start(online=False)
    site.visitor.service = "u06"
    site.visitor.walk(GuideScreen)
    site.visitor.see(GuideScreen, lambda screen: "print" in [action.id for action in screen.frame.actions])
    site.place.paper("receipt", "out")
    site.visitor.act("print")
    site.visitor.see(GuideScreen, lambda screen: screen.frame.hint and screen.frame.hint.key == "guide.not_printed")

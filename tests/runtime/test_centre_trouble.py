"""A centre that answers 500, nonsense or not at all: the visit goes on where it can, or says one sentence."""

import threading

import pytest

from kiosk_app.flow import asking, delivering, identifying, intents, progress
from kiosk_app.flow.screens import PinScreen, ProblemScreen, ProgressAskScreen, ResultScreen, Screen
from kiosk_app.protocol.cases import CaseState
from tests.runtime.centre import Trouble
from tests.runtime.conftest import Site

TROUBLES: list[Trouble] = ["error", "page", "shape", "silence"]
LIVE = ["factor", "share:insurance_status", "share:residence_elsewhere", "rule:active_insurance", "rule:no_overlap"]


@pytest.fixture(autouse=True)
def _short_of_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifying, "VERIFY_SECONDS", 0.3)
    monkeypatch.setattr(identifying, "SHARE_SECONDS", 0.3)
    monkeypatch.setattr(asking, "CHECK_SECONDS", 0.3)
    monkeypatch.setattr(delivering, "CASE_SECONDS", 0.3)
    monkeypatch.setattr(progress, "LOOK_UP_SECONDS", 0.3)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_service_that_can_wait_is_received(site: Site, trouble: Trouble) -> None:
    site.start()
    site.centre.troubles = dict.fromkeys(("identity", "share", "check", "changes"), trouble)
    result = site.visitor.walk(ResultScreen)
    assert result.frame.title.key == "result.received_title"
    assert site.kinds() == ["application"]
    assert site.application()["deferred"] == LIVE
    assert site.sheets() == [("slip", "printed")]


@pytest.mark.parametrize("part", ["identity", "share"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_service_that_cannot_wait_says_so_and_goes_on_later(site: Site, part: str, trouble: Trouble) -> None:
    site.visitor.service = "k01"
    site.start()
    site.centre.troubles = {part: trouble}
    problem = site.visitor.walk(ProblemScreen)
    assert problem.frame.title.key == "problem.offline_title"
    assert (site.kinds(), site.sheets()) == ([], [])
    site.centre.troubles = {}
    site.visitor.act("retry")
    site.visitor.walk_to("wait.case")


def asked_for(site: Site, number: str) -> Screen:
    site.visitor.send(intents.Start(site.visitor.screen.frame.serial, "progress"))
    serial = site.visitor.see(ProgressAskScreen).frame.serial
    site.visitor.send(intents.Answer(serial, "number", number))
    site.visitor.see(ProgressAskScreen, lambda screen: screen.value == number)
    site.visitor.act("next")
    site.visitor.title("wait.progress")
    return site.visitor.see(ProgressAskScreen)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_progress_is_not_known_now(site: Site, trouble: Trouble) -> None:
    site.start()
    site.centre.troubles = {"progress": trouble}
    shown = asked_for(site, "370600261123025000001")
    assert isinstance(shown, ProgressAskScreen)
    assert shown.problem
    assert shown.problem.key == "progress.offline"


def test_whatever_is_typed_asks_for_progress_and_nothing_else(site: Site) -> None:
    site.start()
    shown = asked_for(site, "../documents/x?y=#z")
    assert isinstance(shown, ProgressAskScreen)
    assert shown.problem
    assert shown.problem.key == "progress.unknown"
    assert site.centre.asked == ["progress"]


@pytest.mark.parametrize("trouble", ["error", "page", "silence", "later", None])
def test_a_document_that_does_not_come_is_not_printed(
    site: Site, trouble: Trouble | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nobody is asked whether paper came out."""
    site.visitor.service = "k01"
    site.start()
    site.centre.document = b"<html>not a sheet</html>"
    if trouble:
        site.centre.troubles = {"documents": trouble}
    monkeypatch.setattr(delivering, "DOCUMENT_SECONDS", 10.0)
    monkeypatch.setattr(delivering, "FETCH_DOCUMENT_SECONDS", 0.5)
    before = len(site.place.prints())
    site.visitor.walk_to("wait.case")
    site.decide(CaseState.DONE, document=True)
    result = site.visitor.walk(ResultScreen)
    assert result.problem
    assert result.problem.key == "result.document_failed"
    assert site.place.prints()[before:] == ["receipt"]
    assert site.sheets() == [("slip", "printed")]


def test_a_centre_that_keeps_its_questions_keeps_nobody_else(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """More questions than the loop has threads, and none of them answered: the case is stored, the terminal ends."""
    monkeypatch.setattr(identifying, "VERIFY_SECONDS", 0.05)
    site.visitor.service = "k01"
    site.start()
    site.centre.troubles = dict.fromkeys(("identity", "share", "check"), "silence")
    for _ in range(40):
        assert site.visitor.walk(ProblemScreen).frame.title.key == "problem.offline_title"
        site.visitor.act("retry")
        site.visitor.see(PinScreen)
    site.visitor.act("exit")
    site.visitor.service = "k08"
    site.visitor.walk(ResultScreen)
    assert site.kinds() == ["application"]
    site.stop()
    assert len(site.centre.asked) > 40
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("apart-")]

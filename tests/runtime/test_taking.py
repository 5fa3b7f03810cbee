"""A sheet that somebody leaves in the slot: asked for at the end of the visit, and told to the technician after it."""

import pytest

from kiosk_app.flow import delivering
from kiosk_app.flow.screens import EndScreen, HomeScreen, ResultScreen
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.local import Link
from kiosk_app.runtime import peripherals
from tests.runtime.conftest import Site


@pytest.fixture
def printed(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """At the end of a visit whose document lies in the slot."""
    monkeypatch.setattr(delivering, "TAKE_SECONDS", 0.3)
    monkeypatch.setattr(peripherals, "FORGOTTEN_SECONDS", 0.8)
    site.visitor.service = "k01"
    site.place.fault("page_printer", "presenter", "lying")
    with site.ledger() as ledger:
        ledger.paper.load("370699-000101", "370699-000110")
    site.start()
    site.visitor.walk_to("wait.case")
    site.decide(CaseState.DONE, document=True)
    site.visitor.walk(ResultScreen)
    site.visitor.walk(EndScreen)
    site.place.ask("DELETE", "/card")
    return site


def _end_titles(site: Site) -> list[str]:
    titles = [screen.frame.title.key for screen in site.visitor.screens if isinstance(screen, EndScreen)]
    return [title for title in dict.fromkeys(titles) if title.startswith("end.take")]


def test_it_is_taken_when_somebody_is_reminded(printed: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site = printed
    monkeypatch.setattr(delivering, "TAKE_SECONDS", 20.0)
    site.visitor.title("end.take_1")
    site.place.ask("DELETE", "/lying")
    site.visitor.see(HomeScreen)
    assert [screen.paper for screen in site.visitor.screens if isinstance(screen, EndScreen)][-1] is False


def test_it_is_left_and_told_without_a_word_on_what_it_is(printed: Site) -> None:
    site = printed
    site.visitor.see(HomeScreen)
    assert _end_titles(site) == ["end.take_1", "end.take_2"]
    heard = b""
    site.agent.settimeout(20)
    while b'"full sheetForgotten"' not in heard:
        site.tell(Link(True))
        heard += site.agent.recv(65536)
    site.place.ask("DELETE", "/lying")
    heard = b""
    while b'"PagePrinter","online","full"' not in heard:
        site.tell(Link(True))
        heard = heard[-500:] + site.agent.recv(65536)


def test_a_slip_is_waited_for_as_well(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "TAKE_SECONDS", 20.0)
    site.start(online=False)
    site.place.fault("receipt_printer", "presenter", "lying")
    site.visitor.walk(ResultScreen)
    site.visitor.walk(EndScreen)
    site.place.ask("DELETE", "/card")
    site.visitor.see(EndScreen, lambda end: end.paper and not end.card)
    site.place.ask("DELETE", "/lying")
    site.visitor.see(EndScreen, lambda end: not end.paper)
    site.visitor.see(HomeScreen)

"""Copying and scanning for oneself at a real terminal: the sheets, the phone, and nothing left behind."""

import base64
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pypdfium2 import PdfDocument

from kiosk_app.flow.intents import Act, Start
from kiosk_app.flow.screens import ChoiceScreen, EndScreen, GuideScreen, HandoverScreen, HomeScreen, PagesScreen, Screen
from kiosk_app.protocol.handovers import NONCE_BYTES
from tests.runtime.conftest import Site


@pytest.fixture
def counter(site: Site) -> Iterator[Site]:
    site.start(online=True)
    begin(site)
    yield site
    site.stop()
    plain = [path for path in site.directory.rglob("*") if path.is_file() and b"%PDF" in path.read_bytes()]
    assert not plain, "a scan lies in clear"


def begin(site: Site) -> None:
    """The scanner may be found later than the reader."""
    home = site.visitor.see(HomeScreen)
    site.visitor.send(Start(home.frame.serial, "u08"))
    first = site.visitor.until(lambda screen: isinstance(screen, ChoiceScreen) or "scan" in actions(screen))
    if isinstance(first, GuideScreen):
        act(site, "scan")
        site.visitor.see(ChoiceScreen)


def actions(screen: Screen) -> set[str]:
    return {action.id for action in screen.frame.actions if action.enabled}


def scan(site: Site) -> PagesScreen:
    """Until there are more pages than before."""
    before = site.visitor.screen
    count = before.pages if isinstance(before, PagesScreen) else 0
    act(site, "scan")
    return site.visitor.see(PagesScreen, lambda screen: screen.pages > count)


def act(site: Site, action: str) -> None:
    site.visitor.send(Act(site.visitor.screen.frame.serial, action))


def says(site: Site, hint: str) -> None:
    site.visitor.see(PagesScreen, lambda screen: screen.frame.hint is not None and screen.frame.hint.key == hint)


def test_copies_come_out_of_the_printer_and_the_phone_gets_all_pages(counter: Site) -> None:
    site = counter
    assert scan(site).pages == 1
    site.place.ask("PUT", "/sheets", {"sheets": ["lease", "letter"]})
    assert scan(site).pages == 3
    act(site, "more")
    site.visitor.see(PagesScreen, lambda screen: screen.copies == 2)
    before = len(site.place.prints())
    act(site, "print")
    says(site, "copy.printed")
    assert site.place.prints()[before:] == ["page"] * 6
    act(site, "phone")
    key = site.visitor.see(HandoverScreen, lambda screen: screen.qr).qr.partition("#")[2]
    says(site, "copy.taken")
    (sealed,) = site.centre.handed
    plain = AESGCM(base64.urlsafe_b64decode(key + "=")).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
    with PdfDocument(plain) as pages:
        assert len(pages) == 3
    assert key not in site.log.text
    act(site, "exit")
    assert site.visitor.see(EndScreen).paper


def test_the_next_one_finds_no_pages(counter: Site) -> None:
    site = counter
    scan(site)
    act(site, "exit")
    site.visitor.see(EndScreen)
    act(site, "exit")
    begin(site)
    assert scan(site).pages == 1


def test_a_printer_without_paper_and_a_centre_that_is_away_are_told(counter: Site) -> None:
    site = counter
    site.centre.troubles["handovers"] = "error"
    scan(site)
    act(site, "phone")
    says(site, "copy.not_taken")
    site.place.paper("page", "out")
    site.visitor.see(PagesScreen, lambda screen: "print" not in actions(screen))
    site.place.paper("page", "full")
    site.visitor.see(PagesScreen, lambda screen: "print" in actions(screen))
    act(site, "print")
    says(site, "copy.printed")

"""Scanned pages for a phone: sealed by the terminal, opened by a real browser, gone once it has them."""

import base64
import os
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import Page, expect

from central.handovers import KEEP_SECONDS, MOST_AT_ONCE
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.handovers import MAX_BYTES, NONCE_BYTES, Handover, HandoverState
from tests.central.browser import browsing
from tests.central.centres import Hall

PAGES = b"%PDF-1.7 a household book, say"


def sealed(key: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, PAGES, None)


def code(offered: Handover, key: bytes) -> str:
    return f"{offered.address}#{base64.urlsafe_b64encode(key).decode().rstrip('=')}"


def test_a_phone_opens_them_once_and_the_centre_never(hall: Hall, centre: Centre, tmp_path: Path) -> None:
    key = AESGCM.generate_key(256)
    offered = centre.hand_over(sealed(key))
    assert centre.handover_now(offered.id, 0).state is HandoverState.OPEN
    with browsing() as browser:
        page: Page = browser.new_page(accept_downloads=True)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(code(offered, key))
        expect(page.locator("#save")).to_be_visible()
        assert "#" not in page.url
        with page.expect_download() as download:
            page.locator("#save").click()
        assert Path(download.value.path()).read_bytes() == PAGES
        assert download.value.suggested_filename == "扫描件.pdf"
        assert said == []
        other = browser.new_page()
        answer = other.goto(code(offered, key))
        assert answer
        assert answer.status == 410
        expect(other.locator("[data-state=gone]")).to_be_visible()
    assert centre.handover_now(offered.id, 0).state is HandoverState.TAKEN
    kept = b"".join(path.read_bytes() for path in hall.data.rglob("*") if path.is_file())
    assert PAGES not in kept
    assert base64.urlsafe_b64encode(key).rstrip(b"=") not in kept


def test_another_key_opens_nothing_and_takes_nothing(centre: Centre) -> None:
    offered = centre.hand_over(sealed(AESGCM.generate_key(256)))
    with browsing() as browser:
        page = browser.new_page()
        page.goto(code(offered, AESGCM.generate_key(256)))
        expect(page.locator("[data-state=unreadable]")).to_be_visible()
    assert centre.handover_now(offered.id, 0).state is HandoverState.OPEN


def test_after_ten_minutes_they_are_gone_and_soon_erased(hall: Hall, centre: Centre) -> None:
    offered = centre.hand_over(sealed(AESGCM.generate_key(256)))
    hall.clock.now += KEEP_SECONDS + 1
    assert centre.handover_now(offered.id, 0).state is HandoverState.OVER
    assert requests.get(f"{offered.address}/pages", timeout=5).status_code == 410
    assert hall.shared.handovers.erase_old() == 1
    assert hall.shared.handovers.erase_old() == 0


def test_a_terminal_holds_a_few_and_the_oldest_is_over(hall: Hall, centre: Centre) -> None:
    offers = []
    for _ in range(MOST_AT_ONCE + 1):
        hall.clock.now += 1
        offers.append(centre.hand_over(sealed(AESGCM.generate_key(256))))
    states = [centre.handover_now(offer.id, 0).state for offer in offers]
    assert states == [HandoverState.OVER, *[HandoverState.OPEN] * MOST_AT_ONCE]


def test_nobody_hears_of_anothers(centre: Centre, hall: Hall) -> None:
    offered = centre.hand_over(sealed(AESGCM.generate_key(256)))
    assert hall.shared.handovers.state(offered.id, "another") is HandoverState.OVER


@pytest.mark.parametrize("size", [0, MAX_BYTES + 1])
def test_nothing_and_too_much_are_refused(centre: Centre, size: int) -> None:
    with pytest.raises(Refused):
        centre.hand_over(bytes(size))

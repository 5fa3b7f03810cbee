"""A paper at a real terminal: scanned, sealed at once, bound by what is submitted or erased."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk_app.flow.intents import Act, Prove
from kiosk_app.flow.screens import EndScreen, HomeScreen, MaterialRow, MaterialsScreen, ResultScreen, Screen, WaitScreen
from offline_store.attachments import FOLDER
from offline_store.sealed_file import pieces
from offline_store.sealing import Opener
from tests.runtime.conftest import PRIVATE, Site

PROOF = "study_proof"


@pytest.fixture
def open_site(site: Site) -> Iterator[Site]:
    """With a citizen in front of the materials, one of which nobody knows."""
    site.start(online=False)
    site.visitor.service = "k14"
    site.visitor.walk(MaterialsScreen)
    yield site
    site.stop()
    plain = [path.name for path in files(site.directory) if b"JFIF" in path.read_bytes()]
    assert not plain, "a scan lies in clear"


def files(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]


def sealed(site: Site) -> list[Path]:
    return files(site.directory / FOLDER)


def proof(site: Site, screen: Screen | None = None) -> MaterialRow:
    """On the screen that is shown, if no other is given."""
    screen = screen or site.visitor.screen
    assert isinstance(screen, MaterialsScreen)
    return next(row for row in screen.rows if row.code == PROOF)


def scan(site: Site, *, answer: str = "") -> None:
    """Touch "scan it" and wait for what comes of it; answer: the key of the sentence, "" for none."""
    site.visitor.send(Prove(site.visitor.screen.frame.serial, PROOF, "capture"))
    waiting = site.visitor.see(WaitScreen, lambda screen: screen.picture == "scan")
    assert [action.id for action in waiting.frame.actions] == ["back"]
    wanted = answer or "mat.hint"
    site.visitor.see(MaterialsScreen, lambda screen: bool(screen.frame.hint and screen.frame.hint.key == wanted))


def opened(path: Path) -> bytes:
    with path.open("rb") as file:
        return b"".join(pieces(file, Opener({"c": PRIVATE})))


def test_a_scan_goes_sealed_with_the_application(open_site: Site) -> None:
    site = open_site
    assert proof(site).can == ("capture", "later")
    scan(site)
    assert (proof(site).state, proof(site).can) == ("given", ("undo",))
    (path,) = sealed(site)
    result = site.visitor.walk(ResultScreen)
    assert result.problem is None
    plain: Any = site.application()
    (named,) = plain["attachments"]
    assert (named["id"], named["media_type"], named["material"]) == (path.name, "image/jpeg", PROOF)
    assert named["size"] == path.stat().st_size
    assert {"code": PROOF, "source": "capture", "detail": path.name} in plain["materials"]
    with Image.open(io.BytesIO(opened(path))) as picture:
        assert picture.format == "JPEG"
        assert picture.size == pytest.approx((1654, 2339), abs=6)
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)
    assert sealed(site) == [path]


def test_a_pile_is_one_document(open_site: Site) -> None:
    site = open_site
    site.place.ask("PUT", "/sheets", {"sheets": ["lease", "letter"]})
    scan(site)
    (path,) = sealed(site)
    assert opened(path).startswith(b"%PDF-")


def test_what_was_scanned_again_or_not_handed_in_is_erased_at_the_wipe(open_site: Site) -> None:
    site = open_site
    for _ in range(2):
        scan(site)
        site.visitor.send(Prove(site.visitor.screen.frame.serial, PROOF, "undo"))
        site.visitor.see(MaterialsScreen, lambda screen: proof(site, screen).state == "missing")
    assert len(sealed(site)) == 2
    site.visitor.act("exit")
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)
    assert sealed(site) == []


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        ({"sheets": ["blank"]}, "mat.capture_blank"),
        ({"sheets": ["dark"]}, "mat.capture_dark"),
        ({"fault": "angle", "value": 20.0}, "mat.capture_cut_off"),
        ({"fault": "jam_after", "value": 0}, "mat.capture_jam"),
        ({"fault": "cover_open", "value": True}, "mat.capture_cover"),
    ],
)
def test_trouble_has_a_sentence_and_another_try(open_site: Site, trouble: dict[str, object], sentence: str) -> None:
    site = open_site
    if "fault" in trouble:
        site.place.ask("PUT", "/fault", {"device": "document_scanner", **trouble})
    else:
        site.place.ask("PUT", "/sheets", trouble)
    scan(site, answer=sentence)
    assert proof(site).state == "missing"
    assert sealed(site) == []
    site.place.mend()
    site.place.ask("PUT", "/card", {"citizen": site.visitor.citizen})
    scan(site)
    assert proof(site).state == "given"


def test_without_paper_the_citizen_may_go_back(open_site: Site) -> None:
    site = open_site
    site.place.ask("PUT", "/sheets", {"sheets": []})
    site.visitor.send(Prove(site.visitor.screen.frame.serial, PROOF, "capture"))
    waiting = site.visitor.see(WaitScreen)
    site.visitor.send(Act(waiting.frame.serial, "back"))
    site.visitor.see(MaterialsScreen)
    assert proof(site).state == "missing"
    site.place.ask("PUT", "/sheets", {"sheets": ["lease"]})
    scan(site)


def test_a_scanner_that_goes_takes_only_its_way_along(open_site: Site) -> None:
    site = open_site
    site.place.fault("document_scanner", "unplugged")
    scan(site, answer="mat.capture_device")
    site.visitor.see(MaterialsScreen, lambda screen: proof(site, screen).can == ("later",))
    site.place.fault("document_scanner", "unplugged", value=False)
    site.visitor.see(MaterialsScreen, lambda screen: proof(site, screen).can == ("capture", "later"))

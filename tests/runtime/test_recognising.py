"""A business licence at a real terminal: scanned, read by the real engine, and never kept."""

from pathlib import Path

import pytest

from drivers.document_scanner.emulator_sheet import LICENCE
from kiosk_app.flow.screens import QuestionScreen
from kiosk_app.runtime.recognising import read_of
from tests.runtime.conftest import Site


@pytest.mark.long
def test_its_code_fills_in_the_form(site: Site) -> None:
    site.centre.troubles["share"] = "error"
    site.start(online=False)
    site.visitor.service = "i091"
    site.place.ask("PUT", "/sheets", {"sheets": ["licence"]})
    asked = site.visitor.walk(QuestionScreen)
    while asked.key != "uscc":
        asked = site.visitor.see(QuestionScreen)
    site.visitor.act("scan")
    read = site.visitor.see(QuestionScreen, lambda screen: screen.source == "scan" or screen.problem)
    assert (read.value, read.problem) == (LICENCE["code"], None)
    site.stop()
    kept = [path for path in site.directory.rglob("*") if path.is_file() and _a_picture(path)]
    assert not kept


def _a_picture(path: Path) -> bool:
    data = path.read_bytes()
    return b"\xff\xd8\xff" in data or b"%PDF-" in data


def test_only_what_is_sure_is_filled_in() -> None:
    sure, unsure = {"text": "91370699MA0TEXT00Q", "confidence": 0.97}, {"text": "烟台", "confidence": 0.5}
    assert read_of({"creditCode": sure, "name": unsure}) == {"creditCode": sure["text"]}
    assert read_of(None) == read_of({"name": 3, "creditCode": {"text": 3, "confidence": 1.0}}) == {}

"""A terminal fetches of a new catalogue what it does not have, and nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from central.catalogue import publish, stock
from central.catalogue.press import compile_bundle
from kiosk_app.catalogue import kept
from kiosk_app.centre import Centre, Unreachable
from kiosk_app.sync.downloads import Downloads
from tests.central.centres import Hall, definitions


@pytest.fixture
def centre(hall: Hall) -> Iterator[Centre]:
    with hall.client() as opened:
        yield opened


class Counting:
    """How many parts were asked for; can be cut off."""

    def __init__(self, centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        self.cut = False
        self._parts = centre.parts
        monkeypatch.setattr(centre, "parts", self.parts)

    def parts(self, digests: list[str]) -> dict[str, str]:
        if self.cut:
            raise Unreachable("cut")
        self.asked += len(digests)
        return self._parts(digests)


def put(hall: Hall, version: int, *, english: str = "") -> bytes:
    """Publish, with another English name for one service."""
    shown = dict(definitions())
    if english:
        shown["k16"] = replace(shown["k16"], name={**shown["k16"].name, "en": english})
    bundle = compile_bundle(shown.values(), {}, version=version, published="", key=publish.key(hall.data))
    stock.put(hall.repository, bundle)
    return bundle


def test_a_changed_word_brings_two_small_parts(
    hall: Hall, centre: Centre, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.enrol_terminal(directory)
    downloads, counted = Downloads(centre, directory, hall.clock), Counting(centre, monkeypatch)
    first = put(hall, 2)
    assert "catalogue.json" in downloads.step()
    assert (directory / "catalogue" / kept.FETCHED).read_bytes() == first
    assert counted.asked > 400
    counted.asked = 0
    second = put(hall, 3, english="Lost your card?")
    assert downloads.step() == {"catalogue.json"}
    assert (directory / "catalogue" / kept.FETCHED).read_bytes() == second
    assert counted.asked == 3, "its words and those of the index; the index, for what it is found by"
    assert downloads.step() == set()


def test_cut_off_between_manifest_and_parts_it_goes_on_later(
    hall: Hall, centre: Centre, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.enrol_terminal(directory)
    downloads, counted = Downloads(centre, directory, hall.clock), Counting(centre, monkeypatch)
    first = put(hall, 2)
    downloads.step()
    second = put(hall, 3, english="Lost your card?")
    counted.cut = True
    with pytest.raises(Unreachable):
        downloads.step()
    assert (directory / "catalogue" / kept.FETCHED).read_bytes() == first
    counted.cut = False
    assert downloads.step() == {"catalogue.json"}
    assert (directory / "catalogue" / kept.FETCHED).read_bytes() == second


def test_a_part_that_is_another_is_refused(
    hall: Hall, centre: Centre, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.enrol_terminal(directory)
    downloads = Downloads(centre, directory, hall.clock)
    monkeypatch.setattr(centre, "parts", lambda digests: dict.fromkeys(digests, "[]"))
    put(hall, 2)
    assert "catalogue.json" not in downloads.step()
    assert not (directory / "catalogue" / kept.FETCHED).exists()


def test_only_what_is_published_is_kept(hall: Hall) -> None:
    for version, english in ((2, "One"), (3, "Two"), (4, "Three")):
        bundle = put(hall, version, english=english)
    (kept_there,) = (hall.repository.folder / stock.BUNDLES).iterdir()
    assert kept_there.read_bytes() == bundle == stock.take(hall.repository)

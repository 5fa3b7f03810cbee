"""A portrait at a real terminal with a real camera service: seen while it is taken, sealed when it is used."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from central.photos.portrait import measure, read
from central.photos.specs import rules
from kiosk_app.flow.intents import Agree, Prove
from kiosk_app.flow.screens import EndScreen, HomeScreen, MaterialsScreen, PortraitScreen, ResultScreen, Screen
from kiosk_app.runtime.portraits import COMPOSITION
from offline_store.attachments import FOLDER
from offline_store.sealed_file import pieces
from offline_store.sealing import Opener
from tests.drivers.waiting import eventually
from tests.runtime.conftest import PRIVATE, Site

PHOTO = "card_photo"
SEEN = ("bgr888", 720, 1280)


@pytest.fixture
def open_site(site: Site) -> Iterator[Site]:
    """With a citizen in front of the materials, whose card lies on the reader, and of whom there is no photo."""
    site.centre.troubles["photos"] = "error"
    site.start(online=False)
    site.visitor.service = "k14"
    site.visitor.walk(MaterialsScreen)
    yield site
    site.stop()
    plain = [path.name for path in files(site.directory) if b"JFIF" in path.read_bytes()]
    assert not plain, "a portrait lies in clear"


def files(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]


def is_taken(screen: Screen) -> bool:
    return isinstance(screen, PortraitScreen) and not screen.live


def watched(site: Site) -> bool:
    state = site.place.ask("GET", "/state")
    assert isinstance(state, dict)
    return bool(state["watched"])


def look(site: Site) -> None:
    assert not watched(site)
    site.visitor.send(Prove(site.visitor.screen.frame.serial, PHOTO, "photo"))
    site.visitor.see(PortraitScreen)


def test_it_is_seen_taken_and_sealed_with_what_its_owner_agreed_to(open_site: Site) -> None:
    site = open_site
    look(site)
    eventually(
        lambda: (shot := site.terminal.shot(0)) and (shot.form, shot.width, shot.height) == ("bgr888", 720, 1280)
    )
    taken = site.visitor.see(PortraitScreen, lambda screen: not screen.live)
    still = site.terminal.shot(0)
    assert still
    assert still.form == "jpeg"
    assert site.terminal.shot(still.number) is None
    eventually(lambda: not watched(site))
    site.visitor.send(Agree(taken.frame.serial, True))
    site.visitor.see(PortraitScreen, lambda screen: screen.agreed)
    site.visitor.act("use")
    site.visitor.see(MaterialsScreen)
    assert site.terminal.shot(0) is None, "nothing is held beside the sealed file"
    site.visitor.send(Prove(site.visitor.screen.frame.serial, "study_proof", "later"))
    assert site.visitor.walk(ResultScreen).problem is None
    plain: Any = site.application()
    named = next(one for one in plain["attachments"] if one["material"] == PHOTO)
    assert (named["media_type"], named["library"]) == ("image/jpeg", True)
    with (site.directory / FOLDER / named["id"]).open("rb") as file:
        portrait = b"".join(pieces(file, Opener({"c": PRIVATE})))
    assert portrait == still.pixels
    frame, limits = rules().frame, rules().quality
    assert measure(read(portrait, frame), frame).good(limits), "the library takes it for all its sizes"


def test_it_is_cut_as_the_library_wants_it() -> None:
    frame = rules().frame
    assert {
        "width": frame.width,
        "height": frame.height,
        "head": pytest.approx(frame.chin - frame.crown),
        "above": frame.crown,
    } == COMPOSITION


def test_who_goes_back_switches_the_camera_off_and_leaves_nothing(open_site: Site) -> None:
    site = open_site
    look(site)
    eventually(lambda: watched(site))
    site.visitor.act("back")
    site.visitor.see(MaterialsScreen)
    eventually(lambda: not watched(site))
    assert site.terminal.shot(0) is None
    site.visitor.act("exit")
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)
    assert not files(site.directory / FOLDER)


def test_a_camera_that_is_pulled_out_leaves_the_other_ways(open_site: Site) -> None:
    site = open_site
    site.place.ask("DELETE", "/person")
    look(site)
    site.visitor.see(PortraitScreen, lambda screen: screen.advice and screen.advice.key == "photo.noFace")
    site.place.fault("camera", "unplugged")
    screen = site.visitor.see(MaterialsScreen)
    assert screen.frame.hint
    assert screen.frame.hint.key == "photo.failed_device"
    without = site.visitor.see(
        MaterialsScreen, lambda shown: all("photo" not in row.can for row in shown.rows if row.code == PHOTO)
    )
    assert next(row for row in without.rows if row.code == PHOTO).can == ("capture", "later")

"""A face at a real terminal with a real reader and camera: compared here, and nothing of it anywhere afterwards."""

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.xfs4iot.client import Completion
from kiosk_app.config import LAB_LIKENESS
from kiosk_app.flow.effects import ReadCard
from kiosk_app.flow.events import CardRead
from kiosk_app.flow.screens import (
    EndScreen,
    FaceScreen,
    HomeScreen,
    PinScreen,
    QuestionScreen,
    ResultScreen,
    WaysScreen,
)
from kiosk_app.protocol.cases import FaceResult
from kiosk_app.runtime.cards import Cards
from kiosk_app.runtime.faces import Faces, result_of
from kiosk_app.runtime.viewfinder import Viewfinder
from tests.drivers.waiting import eventually
from tests.runtime.conftest import Site
from tests.runtime.recording import Recording

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
ANOTHER = 2
TIME = "2026-11-23T03:00:00+08:00"


@pytest.fixture
def chosen(site: Site) -> Iterator[Site]:
    """Without network, in front of the two ways, the card on the reader and its owner before the camera."""
    site.visitor.service = "k03"
    site.start(online=False)
    eventually(lambda: "Camera is online" in site.log.text)
    site.visitor.walk(WaysScreen)
    yield site
    site.stop()
    for path in (path for path in site.directory.rglob("*") if path.is_file()):
        data = path.read_bytes()
        assert PNG not in data, f"{path.name}: a photo lies in clear"
        assert JPEG not in data, f"{path.name}: a picture lies in clear"


def watched(site: Site) -> bool:
    state = site.place.ask("GET", "/state")
    assert isinstance(state, dict)
    return bool(state["watched"])


def test_whose_card_it_is_is_known_and_the_application_holds_the_result_alone(chosen: Site) -> None:
    site = chosen
    assert site.terminal.holds_photo()
    assert not watched(site), "nobody is looked at before they agree"
    site.visitor.act("face")
    site.visitor.see(FaceScreen)
    eventually(lambda: (shot := site.terminal.shot(0)) and shot.form == "bgr888")
    site.visitor.see(QuestionScreen)
    assert not site.terminal.holds_photo()
    assert site.terminal.shot(0) is None
    eventually(lambda: not watched(site))
    assert site.visitor.walk(ResultScreen).problem is None
    plain: Any = site.application()
    factor = plain["factor"]
    assert (factor["kind"], factor["value"]) == ("face", "")
    result = factor["face"]
    assert set(result) == {"score", "threshold", "evidence", "liveness", "time"}
    assert result["score"] >= result["threshold"] == LAB_LIKENESS
    assert result["liveness"] == "none"
    assert "factor" not in plain["deferred"]
    assert "人脸" in plain["signature"]["text"]


def test_somebody_else_is_not_taken_for_them_and_the_pin_is_left(chosen: Site) -> None:
    site = chosen
    site.place.ask("PUT", "/person", {"citizen": ANOTHER})
    site.visitor.act("face")
    again = site.visitor.see(WaysScreen, lambda screen: screen.problem is not None)
    assert again.problem
    assert again.problem.key == "face.missed"
    assert site.terminal.holds_photo()
    site.visitor.act("face")
    last = site.visitor.see(PinScreen)
    assert last.problem
    assert last.problem.key == "face.missed_twice"
    eventually(lambda: not site.terminal.holds_photo())
    eventually(lambda: not watched(site))


def test_a_camera_that_is_pulled_out_leaves_the_pin(chosen: Site) -> None:
    site = chosen
    site.place.ask("DELETE", "/person")
    site.visitor.act("face")
    site.visitor.see(FaceScreen, lambda screen: screen.advice and screen.advice.key == "photo.noFace")
    site.place.fault("camera", "unplugged")
    screen = site.visitor.see(PinScreen)
    assert screen.problem
    assert screen.problem.key == "face.failed_device"
    eventually(lambda: not site.terminal.holds_photo())


def test_who_thinks_better_of_it_and_leaves_takes_the_photo_along(chosen: Site) -> None:
    site = chosen
    site.place.ask("DELETE", "/person")
    site.visitor.act("face")
    site.visitor.see(FaceScreen)
    eventually(lambda: watched(site))
    site.visitor.act("pin")
    assert site.visitor.see(PinScreen).problem is None
    eventually(lambda: not watched(site))
    assert not site.terminal.holds_photo()
    site.visitor.act("exit")
    site.visitor.walk(EndScreen)
    site.visitor.walk(HomeScreen)


def test_the_end_of_a_visit_takes_the_photo_along(chosen: Site) -> None:
    assert chosen.terminal.holds_photo()
    chosen.visitor.act("exit")
    chosen.visitor.see(EndScreen)
    eventually(lambda: not chosen.terminal.holds_photo())


def test_where_nobody_may_be_compared_no_photo_is_read(site: Site) -> None:
    site.start(online=False)
    eventually(lambda: "Camera is online" in site.log.text)
    site.visitor.walk(PinScreen)
    assert not site.terminal.holds_photo()
    site.stop()


def test_a_camera_without_a_word_about_its_threshold_is_one_that_a_site_has_set() -> None:
    told = {"match": True, "score": 0.5, "threshold": 0.363, "liveness": "none"}
    assert result_of(Completion("success", told), TIME) == FaceResult(0.5, 0.363, "", "none", TIME)
    known = told | {"evidence": {"version": 1, "sha256": "ab" * 32, "model": "…"}}
    found = result_of(Completion("success", known), TIME)
    assert found
    assert found.evidence == "1:" + "ab" * 32


@pytest.mark.parametrize("broken", [{}, {"score": "0.9", "threshold": 0.3}, {"score": 0.9}])
def test_an_answer_without_a_score_is_none(broken: dict[str, object]) -> None:
    assert result_of(Completion("success", broken), TIME) is None
    assert result_of(Completion("hardwareError", {"score": 0.9, "threshold": 0.3}), TIME) is None


def test_what_was_held_is_overwritten(tmp_path: Path) -> None:
    faces = Faces(Viewfinder.__new__(Viewfinder), lambda: TIME)
    faces.hold(b"secret-photo")
    (kept,) = [one for one in gc.get_referents(faces.__dict__) if isinstance(one, bytearray)]
    faces.forget()
    assert kept == bytes(len(b"secret-photo"))
    assert not faces.held


@pytest.mark.parametrize(
    ("kind", "photo", "wanted", "held"),
    [
        ("image/png", PNG, True, True),
        ("image/png", PNG, False, False),
        ("wlt", bytes(1024), True, False),
        ("image/png", None, True, False),
        ("image/png", b"", True, False),
    ],
    ids=["a picture", "nobody asked", "for the maker's decoder alone", "gone", "empty"],
)
def test_only_a_picture_that_is_wanted_is_asked_for_and_held(
    tmp_path: Path, kind: str, photo: bytes | None, wanted: bool, held: bool
) -> None:
    """The reader gives the photo of every card, asked for or not."""
    reader = Recording(tmp_path, {"photo": "handle", "photoType": kind}, photo)
    faces = Faces(Viewfinder.__new__(Viewfinder), lambda: TIME)
    faces.hold(b"of the card before")
    read = asyncio.run(Cards(reader, lambda reply: None, faces).read(ReadCard("v", 1, 5.0, wanted)))
    assert isinstance(read, CardRead)
    assert (read.portrait, faces.held) == (held, held)
    assert ("photo" in reader.asked[0]) is wanted
    assert reader.fetched == ["handle"], "it is taken out of the service either way"

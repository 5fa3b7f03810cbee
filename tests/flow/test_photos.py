"""A photo that the library has is used and said so; why one is not used is said as well."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import pytest

from kiosk_app.catalogue.model import Source
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Prove
from kiosk_app.flow.proving import proof_of
from kiosk_app.flow.screens import MaterialsScreen, Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Visit
from kiosk_app.protocol.cases import MaterialProof
from kiosk_app.protocol.photos import PhotoAnswer, PhotoReference
from tests.flow.terminal import CATALOGUE, TODAY, Terminal, answered

PHOTO = PhotoReference("0" * 32, "1" * 64, "one_inch")
TAKEN = "2025-11-03"
FOUND = PhotoAnswer("found", TAKEN, PHOTO)


def materials(answer: PhotoAnswer | None, service: str = "t03") -> tuple[Terminal, MaterialsScreen]:
    """At the materials of a service; nobody answers for the photo when there is no answer."""

    def day(effect: fx.Effect) -> ev.Reply | None:
        if not isinstance(effect, fx.FetchShares):
            return answered(effect)
        known: dict[str, Mapping[str, object] | None] = {scene: {} for scene in effect.scenes}
        for scene in effect.scenes:
            if scene.startswith("photo/"):
                del known[scene]
                if answer:
                    known[scene] = answer.record
        return ev.SharesFetched(effect.visit, effect.id, known)

    terminal = Terminal(answer=day)
    terminal.start(service)
    terminal.pin()
    terminal.fill({"sjh": "13800000003", "sjdz": "烟台市虚拟区测试路3号", "zpsy": "library"})
    return terminal, terminal.see(MaterialsScreen)


def test_it_is_asked_for_with_the_shares_and_used_with_its_day() -> None:
    terminal, screen = materials(FOUND)
    (fetch,) = terminal.did(fx.FetchShares)
    assert "photo/one_inch" in fetch.scenes
    row = screen.rows[-1]
    assert (row.state, row.reason, row.can) == ("exempt", Message("mat.exempt_photo", (("date", TAKEN),)), ())
    terminal.act("next")
    terminal.act("next")
    terminal.sign()
    (submit,) = terminal.did(fx.Submit)
    (proof,) = [proof for proof in submit.draft.materials if proof.code == "photo"]
    assert (proof.source, proof.detail) == ("photo", PHOTO.text)
    assert terminal.did(fx.Capture) == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (PhotoAnswer("none"), Message("mat.missing_later")),
        (PhotoAnswer("stale", TAKEN), Message("mat.photo_stale", (("date", TAKEN),))),
        (PhotoAnswer("quality", TAKEN), Message("mat.photo_quality", (("date", TAKEN),))),
        (None, Message("mat.missing_later")),
    ],
)
def test_without_one_to_use_the_citizen_hears_why_and_what_can_be_done(
    answer: PhotoAnswer | None, reason: Message
) -> None:
    terminal, screen = materials(answer)
    row = screen.rows[-1]
    assert (row.state, row.reason) == ("missing", reason)
    assert "later" in row.can
    terminal.touch(Prove(terminal.state.serial, "photo", "later"))
    assert terminal.see(MaterialsScreen).rows[-1].state == "later"
    visit = terminal.state.visit
    assert visit
    assert ("share:photo/one_inch" in visit.deferred) is (answer is None)


def test_which_photo_is_the_citizens_choice() -> None:
    _, screen = materials(FOUND, "k04")
    assert [row.code for row in screen.rows] == ["id_card", "card_photo", "truth_commitment"]


def test_a_department_that_has_it_comes_first() -> None:
    (photo,) = [material for material in CATALOGUE.definitions["t03"].materials if material.code == "photo"]
    visit = Visit("v", "e", TODAY, Stage.MATERIALS, shared={"photo/one_inch": FOUND.record, "lent": {"a": "b"}})
    kinds: tuple[Literal["share", "licence"], ...] = ("share", "licence")
    for kind in kinds:
        first = replace(photo, sources=[Source(kind, "lent"), *photo.sources])
        assert proof_of(first, visit) == MaterialProof("photo", kind, "lent")
        assert proof_of(first, replace(visit, shared={"photo/one_inch": FOUND.record})) == proof_of(photo, visit)

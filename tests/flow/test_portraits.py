"""A portrait by the camera: guided, looked at, taken again, kept by the library only if its owner says so."""

from dataclasses import replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Agree, Prove
from kiosk_app.flow.screens import MaterialsScreen, Message, PortraitScreen
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import Attachment
from tests.flow.citizens import Citizen
from tests.flow.terminal import WORLD, Terminal, answered

FILE = Attachment("a" * 32, "0" * 64, 1024, "image/jpeg", "photo")


def nobody_has_one(effect: fx.Effect) -> ev.Reply | None:
    """The library has no photo, and the camera and the seal are answered by hand."""
    if isinstance(effect, fx.FetchShares):
        return ev.SharesFetched(effect.visit, effect.id, {})
    return None if isinstance(effect, fx.TakePortrait | fx.UsePortrait) else answered(effect)


class Waiting(Citizen):
    """Goes as far as the materials."""

    def go_on(self, service: str, language: object = "zh_CN") -> None:
        while not isinstance(self.terminal.screen, MaterialsScreen):
            self.terminal.touch(next(self._moves(self.terminal.screen)))


def at_materials(*, camera: bool = True) -> Terminal:
    terminal = Terminal(nobody_has_one, State(replace(WORLD, camera=camera, scanner=True), CelExpressions()))
    Waiting(terminal).complete("k14")
    return terminal


def code_of(terminal: Terminal) -> str:
    rows = terminal.see(MaterialsScreen).rows
    return next(row.code for row in rows if "photo" in row.can)


def looking(terminal: Terminal) -> fx.TakePortrait:
    terminal.touch(Prove(terminal.state.serial, code_of(terminal), "photo"))
    assert terminal.see(PortraitScreen).live
    return terminal.did(fx.TakePortrait)[-1]


def taken(terminal: Terminal) -> None:
    effect = looking(terminal)
    terminal.give(ev.PortraitTaken(effect.visit, effect.id))
    assert not terminal.see(PortraitScreen).live


def test_without_a_camera_nobody_is_asked_to_look_into_one() -> None:
    terminal = at_materials(camera=False)
    assert all("photo" not in row.can for row in terminal.see(MaterialsScreen).rows)


def test_a_scanned_paper_is_no_face() -> None:
    rows = at_materials().see(MaterialsScreen).rows
    assert any(row.can[:1] == ("capture",) for row in rows)


def test_what_to_do_is_told_while_the_camera_looks() -> None:
    terminal = at_materials()
    effect = looking(terminal)
    for advice in ("noFace", "closer", "holdStill"):
        terminal.give(ev.CameraAdvised(effect.visit, effect.id, advice))
        assert terminal.see(PortraitScreen).advice == Message(f"photo.{advice}")


@pytest.mark.parametrize("agreed", [False, True])
def test_the_library_keeps_it_only_if_its_owner_agrees(agreed: bool) -> None:
    terminal = at_materials()
    taken(terminal)
    assert terminal.see(PortraitScreen).agreed is False
    if agreed:
        terminal.touch(Agree(terminal.state.serial, True))
        assert terminal.see(PortraitScreen).agreed
    terminal.act("use")
    effect = terminal.did(fx.UsePortrait)[-1]
    assert effect.library is agreed
    terminal.give(ev.Captured(effect.visit, effect.id, replace(FILE, material=effect.material, library=agreed)))
    row = next(row for row in terminal.see(MaterialsScreen).rows if row.code == effect.material)
    assert (row.state, row.can) == ("given", ("undo",))


def test_one_that_does_not_please_is_taken_again_and_nothing_is_agreed_to_before_it_is_seen() -> None:
    terminal = at_materials()
    taken(terminal)
    terminal.touch(Agree(terminal.state.serial, True))
    terminal.act("again")
    assert terminal.see(PortraitScreen).live
    effect = terminal.did(fx.TakePortrait)[-1]
    terminal.give(ev.PortraitTaken(effect.visit, effect.id))
    assert terminal.see(PortraitScreen).agreed is False


@pytest.mark.parametrize("problem", ["time", "device"])
def test_no_picture_leaves_the_other_ways(problem: str) -> None:
    terminal = at_materials()
    effect = looking(terminal)
    terminal.give(ev.PortraitFailed(effect.visit, effect.id, "time" if problem == "time" else "device"))
    assert terminal.see(MaterialsScreen).frame.hint == Message(f"photo.failed_{problem}")
    assert code_of(terminal)


def test_who_would_rather_not_goes_back_and_the_camera_is_off() -> None:
    terminal = at_materials()
    effect = looking(terminal)
    terminal.act("back")
    terminal.see(MaterialsScreen)
    assert terminal.did(fx.StopReading)[-1].visit == effect.visit
    terminal.give(ev.PortraitTaken(effect.visit, effect.id))
    terminal.see(MaterialsScreen)


def test_12345_in_between_and_the_camera_looks_again() -> None:
    terminal = at_materials()
    looking(terminal)
    terminal.touch(Act(terminal.state.serial, "hotline"))
    terminal.act("back")
    assert terminal.see(PortraitScreen).live
    assert len(terminal.did(fx.TakePortrait)) == 2

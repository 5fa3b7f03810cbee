"""Being known by one's face: beside the PIN and as good, agreed to apart, and nothing kept but the result."""

from dataclasses import replace
from typing import Literal

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.identity import Face
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.by_face import LOOK_SECONDS
from kiosk_app.flow.intents import Act, Digit, Start
from kiosk_app.flow.screens import (
    FaceScreen,
    IdentityScreen,
    Language,
    Message,
    NoticeScreen,
    PinScreen,
    ProblemScreen,
    QuestionScreen,
    SignScreen,
    WaysScreen,
)
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import FaceResult, Factor, Person
from tests.flow.citizens import Citizen
from tests.flow.terminal import CATALOGUE, CITIZEN, WORLD, Terminal, answered, no_network

RESULT = FaceResult(0.81, 0.363, "1:fb14", "none", "2026-11-23T03:00:00+08:00")
CHILD = replace(CITIZEN, number="370699201306010043", birth="2013-06-01")
SERVICE = "k03"
FAILURES: tuple[Literal["time", "device", "photo"], ...] = ("time", "device", "photo")


class Reader:
    """What the reader says of a card, and the camera nothing until it is asked to. photo: there is one on the card."""

    def __init__(self, person: Person = CITIZEN, *, photo: bool = True, network: bool = True) -> None:
        self.person = person
        self.photo = photo
        self.network = network

    def __call__(self, effect: fx.Effect) -> ev.Reply | None:
        match effect:
            case fx.ReadCard(photo=wanted):
                return ev.CardRead(effect.visit, effect.id, self.person, portrait=wanted and self.photo)
            case fx.CompareFace():
                return None
            case _:
                return answered(effect) if self.network else no_network(effect)


def begun(reader: Reader | None = None, service: str = SERVICE, *, camera: bool = True) -> Terminal:
    reader = reader or Reader()
    world = replace(WORLD, camera=camera, online=reader.network)
    terminal = Terminal(reader, State(world, CelExpressions()))
    terminal.start(service)
    return terminal


def touch(terminal: Terminal, action: str) -> None:
    terminal.touch(Act(terminal.state.serial, action))


def looking(terminal: Terminal) -> fx.CompareFace:
    touch(terminal, "face")
    terminal.see(FaceScreen)
    return terminal.did(fx.CompareFace)[-1]


def compared(terminal: Terminal, *, match: bool = True, result: FaceResult = RESULT) -> None:
    effect = looking(terminal)
    terminal.give(ev.FaceCompared(effect.visit, effect.id, match, result))


def stopped(terminal: Terminal) -> int:
    return len(terminal.did(fx.StopReading))


class Finishing(Citizen):
    """From where the terminal is."""

    def to_signing(self) -> SignScreen:
        while not isinstance(screen := self.terminal.screen, SignScreen):
            self.terminal.touch(next(self._moves(screen)))
        return screen


def submitted(terminal: Terminal) -> fx.Draft:
    Finishing(terminal).go_on(SERVICE)
    return terminal.did(fx.Submit)[-1].draft


def test_two_ways_and_neither_is_chosen() -> None:
    screen = begun().see(WaysScreen)
    assert (screen.face.id, screen.pin.id) == ("face", "pin")
    assert screen.face.role == screen.pin.role
    assert screen.face.enabled
    assert screen.pin.enabled


def test_a_match_settles_it_and_the_application_says_no_more_than_the_result() -> None:
    terminal = begun()
    compared(terminal)
    assert not terminal.did(fx.Verify)
    draft = submitted(terminal)
    assert draft.factor == Factor("face", "", RESULT)
    assert "factor" not in draft.deferred


def test_without_network_it_settles_it_as_well() -> None:
    terminal = begun(Reader(network=False))
    compared(terminal)
    draft = submitted(terminal)
    assert draft.factor == Factor("face", "", RESULT)
    assert "factor" not in draft.deferred


@pytest.mark.parametrize(
    ("language", "said"), [("zh_CN", "身份已在本机经人脸比对确认"), ("en", "Identity confirmed by face comparison")]
)
def test_what_is_signed_says_so(language: Language, said: str) -> None:
    for by_face in (True, False):
        terminal = begun()
        terminal.state = replace(terminal.state, language=language)
        if by_face:
            compared(terminal)
        else:
            touch(terminal, "pin")
            terminal.pin()
        assert (said in Finishing(terminal).to_signing().text) is by_face


def test_the_pin_is_as_good_and_no_camera_looks() -> None:
    terminal = begun()
    touch(terminal, "pin")
    terminal.see(PinScreen)
    terminal.pin()
    assert len(terminal.did(fx.Verify)) == 1
    assert not terminal.did(fx.CompareFace)
    assert submitted(terminal).factor is None


@pytest.mark.parametrize("by", ["face", "pin"])
def test_the_photo_is_forgotten_as_soon_as_it_is_settled(by: str) -> None:
    terminal = begun()
    before = stopped(terminal)
    if by == "face":
        compared(terminal)
    else:
        touch(terminal, "pin")
        terminal.pin()
    assert stopped(terminal) == before + 1
    assert terminal.state.visit
    assert not terminal.state.visit.facing.photo


@pytest.mark.parametrize("reader", [Reader(photo=False), Reader(CHILD)], ids=["no photo on the card", "under fourteen"])
def test_who_cannot_be_asked_is_not_asked(reader: Reader) -> None:
    begun(reader).see(PinScreen)


def test_a_child_is_old_enough_on_the_birthday_of_fourteen() -> None:
    begun(Reader(replace(CHILD, birth="2012-11-23"))).see(WaysScreen)
    young = begun(Reader(replace(CHILD, birth="2012-11-24")))
    young.see(PinScreen)
    assert stopped(young) == 1, "its photo is not held any longer"


def test_without_a_camera_no_photo_is_read_and_nobody_is_asked() -> None:
    terminal = begun(camera=False)
    terminal.see(PinScreen)
    assert not any(effect.photo for effect in terminal.did(fx.ReadCard))


@pytest.mark.parametrize("face", [None, Face(counts=False)])
def test_where_it_does_not_count_no_photo_is_read_and_nobody_is_asked(face: Face | None) -> None:
    definition = CATALOGUE.definitions[SERVICE]
    identity = replace(definition.identity, face=face)
    definitions = {**CATALOGUE.definitions, SERVICE: replace(definition, identity=identity)}
    world = replace(WORLD, camera=True, catalogue=replace(CATALOGUE, definitions=definitions))
    terminal = Terminal(Reader(), State(world, CelExpressions()))
    terminal.start(SERVICE)
    terminal.see(PinScreen)
    assert not any(effect.photo for effect in terminal.did(fx.ReadCard))


def test_whose_face_is_not_known_has_one_more_try_and_then_the_pin() -> None:
    terminal = begun()
    compared(terminal, match=False)
    assert terminal.see(WaysScreen).problem == Message("face.missed")
    compared(terminal, match=False)
    assert terminal.see(PinScreen).problem == Message("face.missed_twice")
    terminal.act("back")
    terminal.see(PinScreen)
    assert len(terminal.did(fx.CompareFace)) == 2, "another card gives no more tries"
    terminal.pin()
    assert submitted(terminal).factor is None


def test_a_match_below_what_is_published_is_none() -> None:
    terminal = begun()
    compared(terminal, result=replace(RESULT, score=0.36, threshold=0.2))
    assert terminal.see(WaysScreen).problem == Message("face.missed")


@pytest.mark.parametrize("problem", FAILURES)
def test_without_a_comparison_the_pin_is_asked_for_with_one_sentence(
    problem: Literal["time", "device", "photo"],
) -> None:
    terminal = begun()
    effect = looking(terminal)
    terminal.give(ev.FaceFailed(effect.visit, effect.id, problem))
    assert terminal.see(PinScreen).problem == Message(f"face.failed_{problem}")
    terminal.touch(Digit(terminal.state.serial, "1"))
    assert terminal.see(PinScreen).problem is None


def test_no_answer_at_all_is_a_camera_that_does_not_work() -> None:
    terminal = begun()
    effect = looking(terminal)
    assert effect.seconds == LOOK_SECONDS
    terminal.give(ev.Failed(effect.visit, effect.id))
    assert terminal.see(PinScreen).problem == Message("face.failed_device")


def test_a_camera_that_breaks_while_they_choose_leaves_the_pin() -> None:
    terminal = begun()
    terminal.world(camera=False)
    assert not terminal.see(WaysScreen).face.enabled
    touch(terminal, "face")
    terminal.see(WaysScreen)
    touch(terminal, "pin")
    terminal.see(PinScreen)


def test_advice_is_told_while_the_camera_looks() -> None:
    terminal = begun()
    effect = looking(terminal)
    for advice in ("noFace", "closer"):
        terminal.give(ev.CameraAdvised(effect.visit, effect.id, advice))
        assert terminal.see(FaceScreen).advice == Message(f"photo.{advice}")
    terminal.give(ev.CameraAdvised(effect.visit, effect.id, "portraitReady"))
    assert terminal.see(FaceScreen).advice is None


def test_who_thinks_better_of_it_switches_the_camera_off_and_a_late_answer_counts_for_nothing() -> None:
    terminal = begun()
    effect = looking(terminal)
    before = stopped(terminal)
    terminal.act("pin")
    assert terminal.see(PinScreen).problem is None
    assert stopped(terminal) == before + 1
    terminal.give(ev.FaceCompared(effect.visit, effect.id, True, RESULT))
    terminal.see(PinScreen)


def test_back_leads_from_the_pin_to_both_ways_and_from_there_to_the_card() -> None:
    terminal = begun()
    touch(terminal, "pin")
    terminal.act("back")
    terminal.see(WaysScreen)
    before = len(terminal.did(fx.ReadCard))
    terminal.act("back")
    assert len(terminal.did(fx.ReadCard)) == before + 1
    assert terminal.did(fx.ReadCard)[-1].photo


def test_12345_while_they_choose_and_both_ways_are_still_there() -> None:
    terminal = begun()
    touch(terminal, "hotline")
    terminal.act("back")
    assert terminal.see(WaysScreen).face.enabled


def test_12345_while_the_camera_looks_and_the_photo_is_gone() -> None:
    terminal = begun()
    looking(terminal)
    before = stopped(terminal)
    touch(terminal, "hotline")
    assert stopped(terminal) == before + 1
    terminal.act("back")
    assert terminal.see(PinScreen).problem == Message("face.interrupted")
    terminal.act("back")
    terminal.see(WaysScreen)


def test_nobody_there_ends_it() -> None:
    terminal = begun()
    looking(terminal)
    for _ in range(4):
        if terminal.state.visit:
            terminal.run_out()
    assert terminal.did(fx.Wipe)


def test_a_pin_that_cannot_be_asked_about_leads_back_to_both_ways() -> None:
    terminal = begun(Reader(network=True), "k17")
    terminal.see(WaysScreen)
    touch(terminal, "pin")
    terminal.answer = Reader(network=False)
    terminal.pin()
    terminal.see(ProblemScreen)
    terminal.act("retry")
    compared(terminal)
    terminal.see(QuestionScreen)


def test_who_acts_for_another_is_the_one_who_is_looked_at() -> None:
    definition = CATALOGUE.definitions[SERVICE]
    definitions = {**CATALOGUE.definitions, SERVICE: replace(definition, agent=["card"])}
    world = replace(WORLD, camera=True, catalogue=replace(CATALOGUE, definitions=definitions))
    other = replace(CITIZEN, number="370699198506150028")
    reader = Reader()
    terminal = Terminal(reader, State(world, CelExpressions()))
    terminal.touch(Start(terminal.state.serial, SERVICE))
    terminal.see(NoticeScreen)
    terminal.act("for_another")
    terminal.see(WaysScreen)
    reader.person = other
    compared(terminal)
    assert [effect.photo for effect in terminal.did(fx.ReadCard)] == [True, False]
    visit = terminal.state.visit
    assert visit
    assert (visit.agent, visit.person) == (CITIZEN, other)


def test_a_new_card_is_a_new_photo() -> None:
    terminal = begun()
    terminal.act("back")
    terminal.see(WaysScreen)
    terminal.answer = Reader(photo=False)
    terminal.act("back")
    terminal.see(PinScreen)
    assert not isinstance(terminal.screen, IdentityScreen)

"""A scripted citizen goes through whole services by touch, on the real screens in front of the flow.

Every kind of screen is met in at least one of them; what stands behind the flow is answered as on a good day.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any, cast, get_args

import pytest
from PySide6.QtCore import QPointF

from drivers.lab.cards import CITIZENS
from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.cli.citizen import Citizen, Move
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Intent
from kiosk_app.flow.screens import Screen
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import FaceResult, Person
from kiosk_app.protocol.papers import SealedFacts
from kiosk_app.protocol.photos import PHOTO
from tests.flow.terminal import SHARED, WORLD, Terminal, answered
from tests.ui.conftest import Opener
from tests.ui.looking import until
from ui.bridge import as_map
from ui.finger import Finger
from ui.gallery import present
from ui.places import PORTRAIT
from ui.stage import Stage

Points = list[tuple[float, float]]
BY_HAND = (
    fx.ReadCard, fx.AwaitCode, fx.AwaitPayment, fx.TakePortrait, fx.CompareFace, fx.ReadPaper, fx.ScanPages,
    fx.HandOver,
)  # fmt: skip
"""What the citizen does in the hall, not on the screen."""
PAPER = SealedFacts("370699260105009000001", "ABCD-EFGH-2345-6777", "样张", "演示单位", "", "2026-01-01")
KNOWN = FaceResult(0.9, 0.363, "", "none", "2026-11-23T03:00:00+08:00")
TOUCHES = 150
SERVICES: Mapping[str, tuple[str, set[str]]] = {
    "k01": ("shown", {"home", "notice", "identity", "code", "consent", "question", "review", "result", "rate", "end"}),
    "k03": ("face", {"ways", "face"}),
    "k13": ("card", {"pay"}),
    "t02": ("card", {"group", "materials", "sign"}),
    "t03": ("card", {"browse", "pin", "portrait"}),
    "u09": ("card", {"wait", "verdict"}),
}
"""How the citizen is known, and the kinds of screens that have to be met."""
ELSEWHERE = {"progress", "progress_ask", "reasons", "guide", "choice", "pages", "handover", "problem"}
"""Met by touch in `test_afterwards` and below."""
WHO = {"k13": 13, "t02": 10, "t03": 14}


def card_of(number: int) -> Person:
    """As the reader tells it."""
    card = CITIZENS[number - 1].card
    valid = ("2020-01-01", "2040-01-01")
    return Person(card.name, card.number, "111", birth=_birth(card.number), valid_from=valid[0], valid_to=valid[1])


def _birth(number: str) -> str:
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


class Counter:
    """The screens of a flow, a finger on them, and a citizen who knows what to touch and what to do in the hall."""

    def __init__(self, stage: Stage, citizen: Citizen) -> None:
        self.stage, self.citizen = stage, citizen
        self.met: set[str] = set()
        self.finger = Finger(stage.window)
        world = replace(WORLD, scanner=True, code_scanner=True, camera=True)
        self.terminal = Terminal(self._answer, State(world, CelExpressions()))
        stage.bridge.attach(self._send)
        present(stage, self.terminal.screen)

    def walk(self) -> None:
        """From home to the goodbye."""
        acted: object = None
        for _ in range(TOUCHES):
            screen = self._told()
            name = str(screen["kind"])
            self.met.add(name)
            if name == "end":
                return
            at = (name, self.terminal.state)
            assert at != acted, f"nothing comes of what the citizen does on {name}: {screen['frame']['title']}"
            acted = at
            for move in self.citizen.moves(screen):
                self._do(move)
        raise AssertionError(f"never done; the last screen is {name}")

    def sees(self, name: str) -> bool:
        return bool(self._told()["kind"] == name)

    def act(self) -> None:
        """Whatever the citizen does here."""
        for move in self.citizen.moves(self._told()):
            self._do(move)

    def touch(self, *names: str) -> None:
        for name in names:
            self._do({"touch": name})

    def give(self, reply: type[ev.Reply], *values: object) -> None:
        """What comes of what the machine waits for."""
        effect = next(one for one in reversed(self.terminal.asked) if isinstance(one, BY_HAND))
        self.terminal.give(reply(effect.visit, effect.id, *values))
        present(self.stage, self.terminal.screen)

    def _told(self) -> Mapping[str, Any]:
        """As the robot tells it."""
        told: Mapping[str, Any] = json.loads(json.dumps(as_map(self.terminal.screen)))
        return told

    def _do(self, move: Move) -> None:
        if "touch" in move:
            self.finger.touch(str(move["touch"]))
            until(lambda: not self.stage.bridge.busy and self.stage.settled())
        elif "stroke" in move:
            self.finger.stroke(str(move["item"]), [QPointF(x, y) for x, y in cast(Points, move["stroke"])])
        else:
            self._give(move)

    def _give(self, move: Move) -> None:
        effect = next(one for one in reversed(self.terminal.asked) if isinstance(one, BY_HAND))
        to = (effect.visit, effect.id)
        match move:
            case {"hall": "card", "of": int(number)}:
                held = isinstance(effect, fx.ReadCard) and effect.photo
                self.terminal.give(ev.CardRead(*to, card_of(number), held))
            case {"hall": "code"}:
                self.terminal.give(ev.CodeSeen(*to, "ticket", ("name", "number")))
            case {"hall": "person"}:
                self.terminal.give(ev.CameraAdvised(*to, "holdStill"))
                compared = isinstance(effect, fx.CompareFace)
                self.terminal.give(ev.FaceCompared(*to, True, KNOWN) if compared else ev.PortraitTaken(*to))
            case {"hall": "specimen"}:
                self.terminal.give(ev.PaperJudged(*to, "genuine", PAPER))
            case {"hall": "lift"}:
                self.terminal.world(card_present=False)
            case {"phone": _}:
                self.terminal.give(ev.PaymentSettled(*to, paid=True))
            case _:
                raise AssertionError(f"nobody in the hall knows how to {move}")
        present(self.stage, self.terminal.screen)

    def _send(self, intent: Intent) -> None:
        self.terminal.touch(intent)
        self.stage.bridge.show(self.terminal.screen)

    def _answer(self, effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, BY_HAND):
            return None
        if isinstance(effect, fx.FetchShares):
            known = {scene: SHARED.get(scene) for scene in effect.scenes if not scene.startswith(PHOTO)}
            return ev.SharesFetched(effect.visit, effect.id, known)
        return answered(effect)


@pytest.mark.parametrize("service", SERVICES)
def test_it_is_carried_out_by_touch(opened: Opener, service: str) -> None:
    by, kinds = SERVICES[service]
    citizen = Citizen(WHO.get(service, 3), service, Random(5), by=by)
    counter = Counter(opened(PORTRAIT), citizen)
    counter.walk()
    assert kinds <= counter.met


def test_there_is_a_service_for_every_kind_of_screen() -> None:
    there = {spelled(screen) for screen in get_args(Screen)}
    assert there == ELSEWHERE.union(*(kinds for _, kinds in SERVICES.values()))


def spelled(screen: type) -> str:
    """A kind of screen as `kind` calls it."""
    name = screen.__name__.removesuffix("Screen")
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


def test_papers_are_copied_and_given_to_a_phone_by_touch(opened: Opener) -> None:
    counter = Counter(opened(PORTRAIT), Citizen(3, "u08", Random(5)))
    for kind in ("home", *["browse"] * 4):
        if counter.sees(kind):
            counter.act()
    assert counter.sees("choice")
    counter.touch("action.scan")
    counter.give(ev.PagesScanned, 3, 3)
    assert counter.sees("pages")
    counter.touch("action.more", "action.phone")
    assert counter.sees("handover")
    counter.give(ev.HandoverTaken)
    counter.touch("action.exit")
    assert counter.sees("end")


def test_a_card_that_is_too_old_leads_to_a_screen_that_says_so_and_out_by_touch(opened: Opener) -> None:
    counter = Counter(opened(PORTRAIT), Citizen(3, "k01", Random(5)))
    counter.touch("tile.k01", "action.agree")
    while counter.sees("question"):
        counter.act()
    counter.give(ev.CardRead, replace(card_of(3), valid_to="2020-01-01"))
    assert counter.sees("problem")
    counter.touch("action.exit")
    assert counter.sees("end")

"""A terminal around the machine, as small as can be: it answers effects as it is told and remembers what was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from central.catalogue.index import entry
from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Catalogue
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.draw import draw
from kiosk_app.flow.intents import Act, Agree, Answer, Choose, Digit, Intent, Rated, Signed, Start
from kiosk_app.flow.machine import step
from kiosk_app.flow.screens import QuestionScreen, Screen, kind
from kiosk_app.flow.state import State
from kiosk_app.protocol.cases import Attachment, CaseState, Person

TODAY = "2026-11-23"
READ = read_sources(SOURCES)
CATALOGUE = Catalogue(
    version=1,
    published="2026-01-01T00:00:00+00:00",
    entries={definition.id: entry(definition) for definition in READ.definitions},
    definitions={definition.id: definition for definition in READ.definitions},
    tables=READ.tables,
    digests={definition.id: "0" * 64 for definition in READ.definitions},
    sites=READ.sites,
)
CITIZEN = Person(
    name="王五",
    number="370699199208301232",
    document_type="111",
    sex="1",
    birth="1992-08-30",
    address="烟台市虚拟区测试路3号",
    valid_from="2020-01-01",
    valid_to="2040-01-01",
)
WORLD = ev.World(CATALOGUE, "测试网点", True, True, True, True, False)
INK = (tuple((n * 10, n * 5, n * 8) for n in range(30)),)
SHARED: Mapping[str, Mapping[str, object] | None] = {
    "insurance_status": {"area": "370600", "active": True, "phone": "13800000003"},
    "residence_elsewhere": {"area": "110100"},
}


def answered(effect: fx.Effect) -> ev.Reply | None:
    """What a good day answers."""
    to = (effect.visit, effect.id)
    match effect:
        case fx.Check(rules=rules):
            return ev.Checked(*to, {name: True for name, _ in rules})
        case fx.FetchShares(scenes=scenes):
            return ev.SharesFetched(*to, {scene: SHARED.get(scene) for scene in scenes})
        case fx.AwaitCase(document=document):
            return ev.CaseKnown(*to, "370600261123025000001", CaseState.ACCEPTED, document)
        case fx.Capture(material=material) | fx.UsePortrait(material=material):
            return ev.Captured(*to, Attachment("a" * 32, "0" * 64, 1024, "image/jpeg", material))
        case _:
            made = GOOD_DAY.get(type(effect))
            return made(to) if made else None


To = tuple[str, int]
GOOD_DAY: Mapping[type[fx.Effect], Callable[[To], ev.Reply]] = {
    fx.ReadCard: lambda to: ev.CardRead(*to, CITIZEN),
    fx.AwaitCode: lambda to: ev.IdentityReleased(*to, CITIZEN, "scanned"),
    fx.ReleaseIdentity: lambda to: ev.IdentityReleased(*to, CITIZEN, "shown"),
    fx.FindDraft: lambda to: ev.DraftRead(*to, None),
    fx.KeepDraft: lambda to: ev.DraftSaved(*to, "2026-12-23"),
    fx.Verify: lambda to: ev.Verified(*to),
    fx.OrderPayment: lambda to: ev.Ordered(*to, "order-1", "https://pay.example.invalid/1"),
    fx.AwaitPayment: lambda to: ev.PaymentSettled(*to, paid=True),
    fx.CancelPayment: lambda to: ev.PaymentSettled(*to, paid=False),
    fx.Submit: lambda to: ev.Submitted(*to, "L-370602-0001-20261123-0001", "2026-11-23T03:00:00+08:00"),
    fx.HandIn: lambda to: ev.Submitted(*to, "", "2026-11-23T03:00:00+08:00"),
    fx.FileTicket: lambda to: ev.Submitted(*to, "L-370602-0001-20261123-0002", "2026-11-23T03:00:00+08:00"),
    fx.AskWanted: lambda to: ev.Unknown(*to),
    fx.PrintAgain: lambda to: ev.Printed(*to, "printed"),
    fx.PrintDocument: lambda to: ev.Printed(*to, "printed"),
    fx.PrintSlip: lambda to: ev.Printed(*to, "printed"),
    fx.LookForSheets: lambda to: ev.NothingToTake(*to),
    fx.AwaitTaken: lambda to: ev.Taken(*to),
    fx.LookUp: lambda to: ev.Unknown(*to),
    fx.TakePortrait: lambda to: ev.PortraitTaken(*to),
    fx.LookUpPaper: lambda to: ev.PaperJudged(*to, "genuine"),
}


UNANSWERED = (
    fx.ReleaseIdentity,
    fx.FindDraft,
    fx.KeepDraft,
    fx.Verify,
    fx.AwaitCase,
    fx.LookUp,
    fx.LookUpPaper,
    fx.OrderPayment,
    fx.AwaitPayment,
    fx.CancelPayment,
    fx.AskWanted,
)


def no_network(effect: fx.Effect) -> ev.Reply | None:
    to = (effect.visit, effect.id)
    if isinstance(effect, fx.FetchShares):
        return ev.SharesFetched(*to, {})
    if isinstance(effect, fx.Check):
        return ev.Checked(*to, {})
    if isinstance(effect, fx.PrintAgain):
        return ev.Printed(*to, "failed", "centre")
    if isinstance(effect, fx.AwaitCode):
        return ev.CodesAway(*to)
    if isinstance(effect, UNANSWERED):
        return ev.Failed(*to)
    return answered(effect)


K08 = {"lb": "working", "jyd": "110100"}
K01 = {"xz": "pension,medical", "yt": "employment"}
"""What these services ask whom the shares know."""
S = TypeVar("S")
E = TypeVar("E", bound=fx.Effect)


@dataclass
class Terminal:
    answer: Callable[[fx.Effect], ev.Reply | None] = answered
    state: State = field(default_factory=lambda: State(WORLD, CelExpressions()))
    asked: list[fx.Effect] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    ids: int = 0

    @property
    def screen(self) -> Screen:
        return draw(self.state)

    def see(self, expected: type[S]) -> S:
        screen = draw(self.state)
        assert isinstance(screen, expected), screen
        return screen

    def title(self) -> str:
        return self.screen.frame.title.key

    def world(self, **changes: bool) -> None:
        self.give(replace(self.state.world, **cast(Any, changes)))

    def give(self, event: ev.Event) -> None:
        waiting = [event]
        while waiting:
            self.state, effects = step(self.state, waiting.pop(0))
            name = kind(self.screen)
            if not self.shown or self.shown[-1] != name:
                self.shown.append(name)
            self.asked += effects
            waiting += [reply for effect in effects if (reply := self.answer(effect))]

    def run_out(self) -> None:
        """The time of the screen is over."""
        assert self.state.timer
        assert self.state.visit
        self.give(ev.TimerFired(self.state.visit.id, self.state.timer.id))

    def touch(self, intent: Intent) -> None:
        self.ids += 1
        self.give(ev.Touched(intent, TODAY, f"id-{self.ids}"))

    def act(self, action: str) -> None:
        assert action in {a.id for a in self.screen.frame.actions if a.enabled}, (action, self.screen)
        self.touch(Act(self.state.serial, action))

    def start(self, service: str) -> None:
        self.touch(Start(self.state.serial, service))
        self.act("agree")

    def pin(self) -> None:
        for digit in "100003":
            self.touch(Digit(self.state.serial, digit))

    def fill(self, answers: Mapping[str, str]) -> None:
        """Answers questions until something else is shown; what `answers` does not name keeps its first value."""
        while isinstance(screen := self.screen, QuestionScreen):
            value = answers.get(screen.key)
            if screen.editor in ("choice", "area"):
                self.touch(Choose(self.state.serial, screen.key, value or screen.options[0].value))
                continue
            if value:
                self.touch(Answer(self.state.serial, screen.key, value))
            self.act("next")

    def agree_and_go_on(self) -> None:
        self.touch(Agree(self.state.serial, True))
        self.act("next")

    def sign(self) -> None:
        self.touch(Signed(self.state.serial, INK))

    def rate(self, level: str) -> None:
        self.touch(Rated(self.state.serial, level))

    def did(self, kind_of: type[E]) -> list[E]:
        return [effect for effect in self.asked if isinstance(effect, kind_of)]

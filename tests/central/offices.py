"""A visit through the real flow against the real departments, and the case on its way through the real opener."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from central.departments import records
from central.departments.docket import forget
from central.departments.register import People
from central.opener.following import ENDED, Following
from central.site import DAY_SECONDS
from central.store import after_tables, cases, items
from central.store.cases import Case
from central.store.items import ItemCase
from kiosk_app.cases.application import application
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.screens import GuideScreen, Language, VerdictScreen
from kiosk_app.protocol.cases import CaseState, MaterialProof, Person
from kiosk_app.protocol.payments import PaymentQuestion, PaymentState
from kiosk_app.protocol.photos import PHOTO
from kiosk_app.protocol.supplements import Supplement
from offline_store.outbox import Outbox
from offline_store.records import ReceiptDraft
from tests.central.after import settle
from tests.central.centres import DAY, TERMINAL, Hall, running, send_all
from tests.central.lives import LIVES, Knowing, facts, person
from tests.flow.terminal import CATALOGUE, Terminal, answered, no_network

MOST_DAYS = 80
SPARED = ("share", "licence", "photo", "commitment", "credit")
NOW = "2026-11-23T04:00:00.000Z"


@dataclass(frozen=True)
class Ended:
    """What became of a visit. language: `offline` for one without network. case: None when the service only guides.

    wanted: what had to be handed in later. owed: each duty that followed, with its outcome.
    """

    service: str
    language: str
    screens: int
    touches: int
    exemptions: int
    case: Case | None = None
    parts: tuple[ItemCase, ...] = ()
    wanted: tuple[str, ...] = ()
    pages: int = 0
    owed: frozenset[str] = frozenset()


@dataclass
class Office:
    """A centre with an opener, and one terminal."""

    hall: Hall
    outbox: Outbox
    ended: list[Ended] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    people: People = field(default_factory=People.fictitious)

    def visit(self, service: str, language: Language = "zh_CN", *, online: bool = True) -> Ended:
        """From the first touch until nothing more will happen. Raises AssertionError where it goes wrong."""
        with self.hall.departments.write() as connection:
            forget(connection)
        card = LIVES[service]
        record = self.people.records[card]
        who = person(record)
        terminal = Terminal(
            answer=lambda effect: self._answer(effect, who, online=online), ids=1000 * (1 + len(self.ended))
        )
        if not online:
            terminal.world(online=False)
        definition = CATALOGUE.definitions[service]
        known = facts(definition, card, records.fictitious())
        citizen = Knowing(terminal, who, pin=record.pin, facts=known)
        citizen.complete(service, language)
        visit = Ended(service, language if online else "offline", len(terminal.shown), citizen.touches, 0)
        if not isinstance(terminal.screen, GuideScreen | VerdictScreen):
            (submit,) = terminal.did(fx.Submit)
            visit = self._followed(submit, visit)
        self.ended.append(visit)
        return visit

    def _followed(self, submit: fx.Submit, visit: Ended) -> Ended:
        """Day after day, with whatever is wanted handed in, until the case has ended."""
        following = Following(self.hall.store, self.hall.department, self.hall.work.published, self.hall.clock)
        wanted: list[str] = []
        send_all(self.hall, self.outbox)
        for _ in range(MOST_DAYS):
            settle(self.hall)
            while following.step():
                settle(self.hall)
            case, parts = self._stands(submit.event_id)
            if case.state is CaseState.SUPPLEMENT:
                wanted.append(case.reason)
                self._hand_in(case, submit.draft.applicant)
            elif case.state in ENDED and items.ended(parts) and not self._owes(submit.event_id):
                break
            else:
                self.hall.clock.now += DAY_SECONDS
        with self.hall.store.read() as connection:
            sheet = cases.document(connection, TERMINAL, submit.event_id)
            duty = after_tables.duty
            query = select(duty.c.kind, duty.c.outcome).where(duty.c.event_id == submit.event_id)
            owed = frozenset(f"{row.kind}:{row.outcome}" for row in connection.execute(query))
        return replace(
            visit,
            exemptions=sum(one.source in SPARED for one in submit.draft.materials),
            case=case,
            parts=parts,
            wanted=tuple(wanted),
            pages=sheet.pages if sheet and sheet.pdf.startswith(b"%PDF") else 0,
            owed=owed,
        )

    def _owes(self, event_id: str) -> bool:
        duty = after_tables.duty
        with self.hall.store.read() as connection:
            query = select(duty.c.kind).where(duty.c.event_id == event_id, duty.c.outcome == "")
            return connection.execute(query).first() is not None

    def _stands(self, event_id: str) -> tuple[Case, tuple[ItemCase, ...]]:
        with self.hall.store.read() as connection:
            case = cases.find(connection, TERMINAL, event_id)
            assert case
            return case, tuple(items.of(connection, TERMINAL, event_id))

    def _hand_in(self, case: Case, applicant: Person) -> None:
        """What the case wants, as somebody brings it to a terminal."""
        kind, _, code = case.reason.partition(":")
        assert kind == "material", case.reason
        brought = Supplement(case.event_id, applicant, NOW, materials=[MaterialProof(code, "capture")])
        self.outbox.append("supplement", {"service": case.service}, msgspec.json.encode(brought))
        send_all(self.hall, self.outbox)

    def _answer(self, effect: fx.Effect, who: Person, *, online: bool) -> ev.Reply | None:
        to = (effect.visit, effect.id)
        if isinstance(effect, fx.Submit):
            return self._submitted(effect)
        if not online:
            return no_network(effect)
        department = self.hall.department
        match effect:
            case fx.ReadCard():
                return ev.CardRead(*to, who)
            case fx.Verify(person=asked, factor=factor):
                verdict = department.identify(asked, factor)
                return ev.Verified(*to) if verdict.outcome == "verified" else ev.VerifyRefused(*to, 0)
            case fx.FetchShares(scenes=scenes, person=asked):
                return ev.SharesFetched(*to, {scene: self._known(scene, asked) for scene in scenes})
            case fx.Check(service=service, rules=rules, person=asked, fields=fields):
                plain = msgspec.json.decode(msgspec.json.encode(fields))
                return ev.Checked(*to, {name: department.check(service, rule, asked, plain) for name, rule in rules})
            case fx.OrderPayment(event_id=event_id, service=service, amount=amount):
                order = self.hall.orders.order(TERMINAL, PaymentQuestion(event_id, service, amount))
                self.codes[order.order] = order.qr
                return ev.Ordered(*to, order.order, order.qr)
            case fx.AwaitPayment(order=order_number):
                return self._paid(to, order_number)
            case _:
                return answered(effect)

    def _known(self, scene: str, who: Person) -> Mapping[str, Any] | None:
        if scene.startswith(PHOTO):
            return self.hall.shared.photos.get(who, scene.removeprefix(PHOTO)).record
        found = self.hall.department.share(scene, who)
        return found.values if found.found else None

    def _paid(self, to: tuple[str, int], order: str) -> ev.Reply:
        secret = self.codes[order].rpartition("/")[2]
        assert self.hall.provider.pay(order, secret) is PaymentState.PAID
        return ev.PaymentSettled(*to, paid=True)

    def _submitted(self, effect: fx.Submit) -> ev.Reply:
        draft = effect.draft

        def body(local_number: str) -> bytes:
            return msgspec.json.encode(application(draft, local_number, NOW))

        header, receipt = {"service": draft.service}, ReceiptDraft(draft.service, DAY)
        entry = self.outbox.append("application", header, body, receipt=receipt, event_id=effect.event_id)
        return ev.Submitted(effect.visit, effect.id, entry.local_number, NOW)


@contextmanager
def office(data: Path) -> Iterator[Office]:
    with running(data / "centre") as hall, hall.outbox(data) as outbox:
        yield Office(hall, outbox)

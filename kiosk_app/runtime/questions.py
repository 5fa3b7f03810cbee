"""The flow's live questions, asked of the centre apart from all else. An answer that does not come is one too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from kiosk_app.centre import Centre, CentreError
from kiosk_app.documents import Document, DocumentPending, OwnDocument
from kiosk_app.flow.effects import (
    AskWanted,
    AwaitPayment,
    CancelPayment,
    Check,
    Effect,
    FetchShares,
    FindDraft,
    KeepDraft,
    LookUp,
    OrderPayment,
    PrintAgain,
    Verify,
)
from kiosk_app.flow.events import (
    Checked,
    DraftRead,
    DraftSaved,
    Failed,
    Ordered,
    PaymentSettled,
    Printed,
    ProgressFound,
    Reply,
    SharesFetched,
    Unknown,
    VerifyRefused,
    WantedFound,
)
from kiosk_app.flow.events import Verified as Confirmed
from kiosk_app.protocol.cases import CaseState, Progress
from kiosk_app.protocol.drafts import DraftQuestion, DraftToKeep
from kiosk_app.protocol.live import CheckQuestion, DocumentQuestion, IdentityQuestion, ShareAnswer, ShareQuestion
from kiosk_app.protocol.payments import PaymentQuestion, PaymentState
from kiosk_app.protocol.photos import PHOTO, PhotoAnswer, PhotoQuestion
from kiosk_app.protocol.supplements import SupplementQuestion
from kiosk_app.runtime.apart import apart
from offline_store.outbox import Outbox
from offline_store.records import STORED

log = logging.getLogger(__name__)
DOCUMENT_POLL = 0.5
PAYMENT_POLL = 1.0
PAYMENT_WAIT = 20.0
T = TypeVar("T")


class Questions:
    def __init__(self, centre: Centre, outbox: Outbox) -> None:
        self._centre = centre
        self._outbox = outbox
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            Verify: self.verify,
            FetchShares: self.shares,
            Check: self.check,
            FindDraft: self.find_draft,
            KeepDraft: self.keep_draft,
            OrderPayment: self.order,
            AwaitPayment: self.paid,
            CancelPayment: self.close_payment,
            LookUp: self.look_up,
            AskWanted: self.wanted,
        }

    async def _ask(self, call: Callable[..., T], *args: object) -> T | None:
        """None when the centre is out of reach, refuses, or talks nonsense."""
        try:
            return await apart(call, *args)
        except CentreError as error:
            log.info("a live question got no answer: %s", type(error).__name__)
            return None

    async def verify(self, effect: Verify) -> Reply:
        to = (effect.visit, effect.id)
        answer = await self._ask(self._centre.identity, IdentityQuestion(effect.person, effect.factor, effect.service))
        if answer is None:
            return Failed(*to)
        return Confirmed(*to) if answer.outcome == "verified" else VerifyRefused(*to, answer.attempts_left)

    async def shares(self, effect: FetchShares) -> Reply:
        """A scene that nobody answered for is left out."""
        answers = await asyncio.gather(*(self._known(scene, effect) for scene in effect.scenes))
        values: dict[str, Mapping[str, Any] | None] = {}
        for scene, answer in zip(effect.scenes, answers, strict=True):
            if isinstance(answer, PhotoAnswer):
                values[scene] = answer.record
            elif answer is not None:
                values[scene] = answer.values if answer.found else None
        return SharesFetched(effect.visit, effect.id, values)

    async def _known(self, scene: str, effect: FetchShares) -> ShareAnswer | PhotoAnswer | None:
        if scene.startswith(PHOTO):
            question = PhotoQuestion(effect.person, scene.removeprefix(PHOTO), effect.service)
            return await self._ask(self._centre.photo, question)
        return await self._ask(self._centre.share, ShareQuestion(scene, effect.service, effect.person, effect.purpose))

    async def check(self, effect: Check) -> Reply:
        fields = dict(effect.fields)
        questions = [CheckQuestion(effect.service, check, effect.person, fields) for _, check in effect.rules]
        answers = await asyncio.gather(*(self._ask(self._centre.check, question) for question in questions))
        holds = {
            rule: answer.holds for (rule, _), answer in zip(effect.rules, answers, strict=True) if answer is not None
        }
        return Checked(effect.visit, effect.id, holds)

    async def find_draft(self, effect: FindDraft) -> Reply:
        to = (effect.visit, effect.id)
        try:
            return DraftRead(*to, await apart(self._centre.draft, DraftQuestion(effect.person, effect.service)))
        except CentreError as error:
            log.info("nobody knows whether there is a draft: %s", type(error).__name__)
            return Failed(*to)

    async def keep_draft(self, effect: KeepDraft) -> Reply:
        kept = await self._ask(self._centre.keep_draft, DraftToKeep(effect.person, effect.service, effect.form))
        return DraftSaved(effect.visit, effect.id, kept.until) if kept else Failed(effect.visit, effect.id)

    async def order(self, effect: OrderPayment) -> Reply:
        asked = PaymentQuestion(effect.event_id, effect.service, effect.amount)
        answer = await self._ask(self._centre.order, asked)
        if answer is None or not answer.qr:
            return Failed(effect.visit, effect.id)
        return Ordered(effect.visit, effect.id, answer.order, answer.qr)

    async def paid(self, effect: AwaitPayment) -> Reply:
        """Until it is paid or closed; nobody's answer is asked for again."""
        while True:
            answer = await self._ask(self._centre.payment, effect.order, PAYMENT_WAIT)
            if answer is None:
                await asyncio.sleep(PAYMENT_POLL)
            elif answer.state is not PaymentState.OPEN:
                return PaymentSettled(effect.visit, effect.id, answer.state is PaymentState.PAID)

    async def close_payment(self, effect: CancelPayment) -> Reply:
        answer = await self._ask(self._centre.close_payment, effect.order)
        if answer is None:
            return Failed(effect.visit, effect.id)
        return PaymentSettled(effect.visit, effect.id, answer.state is PaymentState.PAID)

    async def document(self, event_id: str, seconds: float) -> Document | None:
        """None when there is none, nobody answers, or it is not made within `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    answer = await self._ask(self._centre.document, event_id)
                    if not isinstance(answer, DocumentPending):
                        return answer
                    await asyncio.sleep(DOCUMENT_POLL)
        except TimeoutError:
            log.info("a document did not come in time")
            return None

    async def own_document(self, effect: PrintAgain) -> OwnDocument | Reply:
        """The sheet, or what the flow is told instead: it is not theirs, or nobody answers in time."""
        to = (effect.visit, effect.id)
        try:
            async with asyncio.timeout(effect.fetch_seconds):
                found = await apart(self._centre.own_document, DocumentQuestion(effect.number, effect.person))
        except (CentreError, TimeoutError) as error:
            log.info("a document was not fetched: %s", type(error).__name__)
            return Printed(*to, "failed", "centre")
        return found or Unknown(*to)

    async def wanted(self, effect: AskWanted) -> Reply:
        to = (effect.visit, effect.id)
        try:
            found = await apart(self._centre.supplement, SupplementQuestion(effect.number, effect.person))
        except CentreError as error:
            log.info("what a case wants is not known: %s", type(error).__name__)
            return Failed(*to)
        return WantedFound(*to, found) if found else Unknown(*to)

    async def look_up(self, effect: LookUp) -> Reply:
        """The centre first; without it, what this terminal's own receipts say."""
        to = (effect.visit, effect.id)
        try:
            found = await apart(self._centre.progress, effect.number)
        except CentreError:
            found, reached = None, False
        else:
            reached = True
        if not found:
            receipt = await asyncio.to_thread(self._outbox.receipt, effect.number)
            if receipt:
                state = CaseState.RECEIVED if receipt.state == STORED else CaseState(receipt.state)
                number, case_number = receipt.local_number, receipt.case_number
                found = Progress(number, case_number, receipt.service, state, receipt.updated)
        if found:
            return ProgressFound(*to, found)
        return Unknown(*to) if reached else Failed(*to)

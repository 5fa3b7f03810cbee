"""Makes a case durable, waits for its number, and prints: what must not be lost and must not happen twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from kiosk_app.cases.application import application, canonical, supplement, ticket
from kiosk_app.cases.slips import guide_text, slip_text
from kiosk_app.documents import Document, OwnDocument
from kiosk_app.flow.effects import (
    AwaitCase,
    AwaitTaken,
    Copy,
    Effect,
    Evaluate,
    FileTicket,
    HandIn,
    LookForSheets,
    PrintAgain,
    PrintDocument,
    PrintGuide,
    PrintSlip,
    SettlePrint,
    Sheet,
    Submit,
)
from kiosk_app.flow.events import CaseKnown, Printed, PrintOutcome, Recovered, Reply, SubmitFailed, Submitted
from kiosk_app.protocol import hotline
from kiosk_app.protocol.cases import Attachment, CaseState, Evaluation, PrintReport
from kiosk_app.protocol.entries import Kind
from kiosk_app.protocol.local import CaseChanged
from kiosk_app.runtime import numbered
from kiosk_app.runtime.open_case import OpenCase
from kiosk_app.runtime.peripherals import Peripherals
from kiosk_app.runtime.questions import Questions
from offline_store.attachments import AttachmentStore, AttachmentWriter
from offline_store.errors import AlreadyAppended, AlreadyPrinted, PaperError, PaperFault, StoreError, is_full
from offline_store.header import HeaderValue
from offline_store.outbox import Outbox
from offline_store.paper_stock import NumberedSheet
from offline_store.print_ledger import Outcome, PrintLedger
from offline_store.records import Receipt, ReceiptDraft, SealedAttachment
from offline_store.sealing import Sealer, SealingSession

log = logging.getLogger(__name__)
RECOVERY = timedelta(minutes=15)
DECIDED = (CaseState.DONE, CaseState.SUPPLEMENT, CaseState.REFUSED)


class Delivery:
    """appended: called after each entry that became durable. stamp: what an entry's header says of the clock. clock:
    seconds since 1970.
    """

    def __init__(
        self,
        outbox: Outbox,
        ledger: PrintLedger,
        attachments: AttachmentStore,
        sealer: Sealer,
        open_case: OpenCase,
        printers: Peripherals,
        questions: Questions,
        *,
        terminal: str,
        site: str,
        appended: Callable[[], None],
        stamp: Callable[[], Mapping[str, HeaderValue]],
        clock: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._ledger = ledger
        self._attachments = attachments
        self._sealer = sealer
        self._open_case = open_case
        self._printers = printers
        self._questions = questions
        self._terminal = terminal
        self._site = site
        self._appended = appended
        self._stamp = stamp
        self._clock = clock
        self._session: SealingSession | None = None
        self._local: dict[str, str] = {}
        self._moved = asyncio.Event()
        self._attempts: dict[tuple[str, Sheet], int] = {}
        printers.account_by(partial(numbered.trouble, ledger.paper))
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            Submit: self.submit,
            HandIn: self.hand_in,
            FileTicket: self.file_ticket,
            AwaitCase: self.await_case,
            PrintDocument: self.print_document,
            PrintAgain: self.print_again,
            PrintSlip: self.print_slip,
            PrintGuide: self.print_guide,
            LookForSheets: printers.look_for,
            AwaitTaken: printers.await_taken,
        }

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock()).astimezone()

    def _visit_key(self) -> SealingSession:
        """One data key for all entries of a visit, forgotten at the wipe."""
        if self._session is None:
            self._session = self._sealer.session()
        return self._session

    def seal_with(self, sealer: Sealer) -> None:
        """To other recipients from the next visit on."""
        self._sealer = sealer

    def wipe(self) -> None:
        """The visit is over; what it made durable needs no word at the next start."""
        self._open_case.end()
        self._forget()

    def _forget(self) -> None:
        if self._session:
            self._session.forget()
        self._session = None
        self._attachments.wipe()
        self._local.clear()
        self._attempts.clear()

    def attach(self, attachment_id: str) -> AttachmentWriter:
        """A file of this visit, gone at the wipe unless what is submitted names it. Raises the store's errors."""
        return self._attachments.begin(attachment_id, self._visit_key())

    async def submit(self, effect: Submit) -> Reply:
        draft, now = effect.draft, self._now()
        header: dict[str, HeaderValue] = {
            "service": draft.service,
            "service_version": draft.service_version,
            "language": draft.language,
        }

        def body(local_number: str, time: str) -> bytes:
            return canonical(application(draft, local_number, time))

        receipt = ReceiptDraft(draft.service, f"{now:%Y%m%d}")
        return await self._append(effect, Kind.APPLICATION, header, body, now, receipt, draft.attachments)

    async def hand_in(self, effect: HandIn) -> Reply:
        addition = effect.addition
        header: dict[str, HeaderValue] = {"service": addition.service, "language": addition.language}

        def body(_: str, time: str) -> bytes:
            return canonical(supplement(addition, time))

        return await self._append(effect, Kind.SUPPLEMENT, header, body, self._now(), None, addition.attachments)

    async def file_ticket(self, effect: FileTicket) -> Reply:
        now = self._now()
        header: dict[str, HeaderValue] = {"service": hotline.SERVICE, "language": effect.language}

        def body(local_number: str, time: str) -> bytes:
            return canonical(ticket(effect, local_number, time))

        receipt = ReceiptDraft(hotline.SERVICE, f"{now:%Y%m%d}")
        return await self._append(effect, Kind.TICKET, header, body, now, receipt, ())

    async def _append(
        self,
        effect: Submit | HandIn | FileTicket,
        kind: Kind,
        header: Mapping[str, HeaderValue],
        body: Callable[[str, str], bytes],
        now: datetime,
        receipt: ReceiptDraft | None,
        files: Sequence[Attachment],
    ) -> Reply:
        """Durable when it returns. body: the plain text, made of the local number and the time."""
        to, time = (effect.visit, effect.id), now.isoformat(timespec="seconds")
        attachments = [SealedAttachment(one.id, one.size, bytes.fromhex(one.sha256)) for one in files]

        def append() -> str:
            self._open_case.begin(effect.event_id)
            with self._attachments.naming(attachments):
                entry = self._outbox.append(
                    kind,
                    {**self._stamp(), **header},
                    lambda local_number: body(local_number, time),
                    event_id=effect.event_id,
                    session=self._visit_key(),
                    receipt=receipt,
                    attachments=attachments,
                )
            return entry.local_number

        try:
            number = await asyncio.to_thread(append)
        except AlreadyAppended as error:
            # It was durable before its store had to be replaced.
            number = error.local_number
        except (StoreError, OSError) as error:
            if is_full(error):
                log.error("the store is full: nothing was accepted")
                return SubmitFailed(*to, "full")
            log.error("the store refused an entry of kind %s: %s", kind, type(error).__name__)
            return SubmitFailed(*to, "damaged")
        self._local[effect.event_id] = number
        self._appended()
        return Submitted(*to, number, time)

    def case_changed(self, change: CaseChanged) -> None:
        """Something moved at the centre; whoever waits looks at the receipts again."""
        log.info("case %s is %s", change.local_number, change.state)
        self.look_again()

    def look_again(self) -> None:
        """An agent that died may have written a receipt and not come to say so."""
        self._moved.set()

    async def await_case(self, effect: AwaitCase) -> Reply:
        while True:
            self._moved.clear()
            receipt = await asyncio.to_thread(self._outbox.receipt, self._local.get(effect.event_id, ""))
            if receipt and _enough(receipt, document=effect.document):
                return CaseKnown(
                    effect.visit, effect.id, receipt.case_number, CaseState(receipt.state), receipt.document
                )
            await self._moved.wait()

    def evaluate(self, effect: Evaluate) -> None:
        time = self._now().isoformat(timespec="seconds")
        rating = Evaluation(
            event_id=effect.event_id,
            service=effect.service,
            level=effect.level,
            time=time,
            reasons=list(effect.reasons),
            text=effect.words,
            call_back=effect.call_back,
        )
        self._append_quietly(Kind.EVALUATION, canonical(rating), effect.service)

    def _append_quietly(self, kind: Kind, body: bytes, service: str = "") -> bool:
        """Whether it is durable now."""
        header = {**self._stamp(), "service": service} if service else self._stamp()
        try:
            self._outbox.append(kind, header, body, session=self._visit_key())
        except StoreError as error:
            log.error("an entry of kind %s was not stored: %s", kind, type(error).__name__)
            return False
        self._appended()
        return True

    async def print_document(self, effect: PrintDocument) -> Reply:
        to = (effect.visit, effect.id)
        document = await self._questions.document(effect.event_id, effect.fetch_seconds)
        if not document:
            return Printed(*to, "failed", "document")
        copy: Copy = "citizen_has_none" if effect.copy_allowed else ""
        return await self._print_official(effect, effect.event_id, document, copy)

    async def print_again(self, effect: PrintAgain) -> Reply:
        """Where a sheet may have come out at any terminal, only with the citizen's word that one more is wanted."""
        to = (effect.visit, effect.id)
        found = await self._questions.own_document(effect)
        if not isinstance(found, OwnDocument):
            return found
        if found.printed and not effect.copy:
            return Printed(*to, "failed", "copy")
        return await self._print_official(effect, found.case, found.document, effect.copy)

    async def _print_official(
        self, effect: PrintDocument | PrintAgain, case: str, document: Document, copy: Copy
    ) -> Printed:
        """copy: why the ledger is to let out another one."""
        to = (effect.visit, effect.id)
        try:
            sheets = document.pages if document.stock == numbered.CERTIFICATE else 0
            attempt = self._ledger.intend(
                document.document_id, event_id=case, official=True, reason=copy, numbered=sheets
            )
        except AlreadyPrinted:
            return Printed(*to, "failed", "copy")
        except PaperError as error:
            log.error("no sheet of numbered paper can be given away: %s", error.fault)
            return Printed(*to, "failed", "paper" if error.fault is PaperFault.NONE_LEFT else "device")
        except StoreError as error:
            log.error("the print ledger refused an intent: %s", type(error).__name__)
            return Printed(*to, "failed", "device")
        self._attempts[effect.event_id, "document"] = attempt.number
        outcome: PrintOutcome = "unknown"
        reason = "device"
        try:
            seconds = effect.seconds - effect.fetch_seconds
            outcome, reason = await self._printers.print_page(document.pdf, seconds, document.stock)
        finally:
            self._settle(attempt.number, outcome)
        self._report(case, document.document_id, outcome)
        return Printed(*to, outcome, reason, document.pages)

    def _settle(self, number: int, outcome: PrintOutcome) -> None:
        try:
            self._ledger.settle(number, Outcome(outcome))
        except StoreError as error:
            log.error("the print ledger refused an outcome: %s", type(error).__name__)

    def _report(self, event_id: str, document: str, outcome: PrintOutcome) -> None:
        """What became of a document, and with it of the numbered paper it was for."""
        time = self._now().isoformat(timespec="seconds")
        try:
            papers = [sheet for sheet in self._ledger.paper.untold() if sheet.document == document]
        except StoreError:
            papers = []  # they stay untold until the next time
        self._tell(PrintReport(event_id, document, outcome, time, sheets=numbered.told(papers)), papers)
        self._tell_papers()

    def _tell(self, report: PrintReport, papers: list[NumberedSheet]) -> None:
        if self._append_quietly(Kind.PRINT, canonical(report)) and papers:
            self._ledger.paper.tell(papers)

    def _tell_papers(self) -> None:
        """Of numbered paper of which the centre does not know: what the citizen answered, what a technician found."""
        time = self._now().isoformat(timespec="seconds")
        try:
            for report, papers in numbered.reports(self._ledger.paper.untold(), time):
                self._tell(report, papers)
        except StoreError as error:
            log.error("numbered paper stays untold: %s", type(error).__name__)

    def settle_print(self, effect: SettlePrint) -> None:
        number = self._attempts.get((effect.event_id, effect.sheet))
        if number is not None:
            self._settle(number, "printed" if effect.came_out else "failed")
            self._tell_papers()

    async def print_slip(self, effect: PrintSlip) -> Reply:
        text = slip_text(effect.slip, terminal=self._terminal, site=self._site)
        try:
            attempt = self._ledger.intend(slip_id(effect.event_id), event_id=effect.event_id, official=False)
        except StoreError as error:
            log.error("the print ledger refused an intent: %s", type(error).__name__)
            return Printed(effect.visit, effect.id, "failed", "device")
        self._attempts[effect.event_id, "slip"] = attempt.number
        outcome: PrintOutcome = "unknown"
        try:
            outcome, reason = await self._printers.print_slip(text, effect.seconds)
        finally:
            self._settle(attempt.number, outcome)
        return Printed(effect.visit, effect.id, outcome, reason)

    async def print_guide(self, effect: PrintGuide) -> Reply:
        """Nothing of it is anybody's, and it may be printed as often as somebody likes: the ledger need not know."""
        text = guide_text(effect, site=self._site)
        return Printed(effect.visit, effect.id, *await self._printers.print_slip(text, effect.seconds))

    def recover(self, names: Callable[[str], str]) -> Recovered | None:
        """After a start: the case of the last minutes whose visit broke off. names: of services, by id.

        Of an official sheet that was being printed the centre is told that nobody knows.
        """
        try:
            for sheet in self._ledger.settle_interrupted():
                if sheet.official:
                    self._report(sheet.event_id, sheet.document, "unknown")
        except StoreError as error:
            # The next start does it; until then the ledger lets nothing official out that has no outcome.
            log.error("what was being printed stays open: %s", type(error).__name__)
        self._tell_papers()
        try:
            self._attachments.erase_unbound(self._outbox.attachments)
        except StoreError as error:
            log.error("files of a visit that broke off stay until the next start: %s", type(error).__name__)
        self._forget()
        recent, broken_off = self._now().astimezone(UTC) - RECOVERY, self._open_case.event_id
        for receipt in self._outbox.receipts() if broken_off else ():
            updated = datetime.fromisoformat(receipt.updated)
            if receipt.event_id == broken_off and updated >= recent:
                time = updated.astimezone().isoformat(timespec="seconds")
                return Recovered(
                    receipt.event_id, names(receipt.service), receipt.local_number, receipt.case_number, time
                )
        return None

    def told(self) -> None:
        """The next one at the terminal knows of the broken visit's case, and has its slip or has begun anew."""
        self._open_case.end()


def slip_id(event_id: str) -> str:
    return f"slip:{event_id}"


def _enough(receipt: Receipt, *, document: bool) -> bool:
    if receipt.state in DECIDED:
        return receipt.document or not document or receipt.state != CaseState.DONE
    return bool(receipt.case_number) and not document

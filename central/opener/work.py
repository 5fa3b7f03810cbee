"""Opens entries and hands them on, one after the other. Nothing that a terminal can send stops it.

Each step can be repeated: an entry is settled in the transaction that stores its effect, so that a process killed
anywhere begins the same entry again and nothing happens twice.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from central.departments.adapter import Decision, Department, Unavailable, UnknownTemplate
from central.evaluations import keeping
from central.hotline.adapter import Hotline
from central.opener.dossier import Dossiers
from central.opener.keys import Opens
from central.opener.parts import Part, parts
from central.opener.refusal import GARBAGE, NotUsable
from central.opener.supplements import Supplements
from central.payments.orders import Orders
from central.store import attachments, cases, checkpoints, commands, items, numbered, opened, papers
from central.store.alarms import raise_alarm
from central.store.cases import Case
from central.store.database import Store
from central.store.items import ItemCase
from central.store.opened import Sealed
from central.supplements import confirming
from central.supplements.applicants import Applicants
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import CONFIRMATION, Application, CaseState, Evaluation, PrintReport
from kiosk_app.protocol.commands import MAX_DATA, CommandResult
from kiosk_app.protocol.entries import Checkpoint, Kind
from kiosk_app.protocol.hotline import MAX_TEXT, SERVICE, Ticket
from kiosk_app.protocol.supplements import Supplement
from offline_store.sealing import SealingError

log = logging.getLogger(__name__)
BATCH: Final = 50
MAX_WORD: Final = 64
TAKEN_IN: Final = frozenset({CaseState.ACCEPTED, CaseState.DONE})


class Work:
    """definitions: called for what is published now; may raise OSError, BadBundle. clock: seconds since 1970.

    dossiers, supplements: for what follows a decision.
    """

    def __init__(
        self,
        store: Store,
        opener: Opens,
        department: Department,
        orders: Orders,
        hotline: Hotline,
        applicants: Applicants,
        definitions: Callable[[], Mapping[str, Definition]],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._opener = opener
        self._department = department
        self._orders = orders
        self._hotline = hotline
        self.dossiers: Final = Dossiers(store, opener)
        self.supplements: Final = Supplements(store, self.dossiers, applicants, self.published, clock)
        self._definitions = definitions
        self._clock = clock
        self._blind = False

    def step(self) -> int:
        """Deal with the entries waiting, at most `BATCH`; returns how many were. Entries a department was not there
        for stay waiting.
        """
        with self._store.read() as connection:
            waiting = opened.unopened(connection, BATCH)
        return sum(self._deal_with(sealed) for sealed in waiting)

    def _deal_with(self, sealed: Sealed) -> bool:
        try:
            self._open(sealed)
        except Unavailable:
            log.info("a department is away; entry %d of %s waits", sealed.seq, sealed.stream)
            return False
        except NotUsable as error:
            self._set_aside(sealed, error.reason)
        except SealingError as error:
            self._set_aside(sealed, type(error).__name__)
        except GARBAGE as error:
            self._set_aside(sealed, f"garbage:{type(error).__name__}")
        return True

    def _set_aside(self, sealed: Sealed, reason: str) -> None:
        log.warning("entry %d of %s set aside: %s", sealed.seq, sealed.stream, reason)
        with self._store.write() as connection:
            opened.set_aside(connection, sealed, reason, self._clock())

    def _open(self, sealed: Sealed) -> None:
        plain = self._opener.open(sealed.body, aad=sealed.header)
        try:
            if sealed.kind == Kind.APPLICATION:
                self._application(sealed, msgspec.json.decode(plain, type=Application))
            elif sealed.kind == Kind.EVALUATION:
                self._evaluation(sealed, msgspec.json.decode(plain, type=Evaluation))
            elif sealed.kind == Kind.SUPPLEMENT:
                self.supplements.take(sealed, msgspec.json.decode(plain, type=Supplement))
            elif sealed.kind == Kind.TICKET:
                self._ticket(sealed, msgspec.json.decode(plain, type=Ticket))
            elif sealed.kind == Kind.PRINT:
                self._printed(sealed, msgspec.json.decode(plain, type=PrintReport))
            elif sealed.kind == Kind.COMMAND_RESULT:
                self._command_result(sealed, msgspec.json.decode(plain, type=CommandResult))
            elif sealed.kind == Kind.CHECKPOINT:
                self._checkpoint(sealed, msgspec.json.decode(plain, type=Checkpoint))
            elif sealed.kind == Kind.STREAM:
                with self._store.write() as connection:
                    opened.settle(connection, sealed)
            else:
                raise NotUsable("kind")
        except msgspec.MsgspecError:
            raise NotUsable("body") from None

    def _printed(self, sealed: Sealed, report: PrintReport) -> None:
        with self._store.write() as connection:
            opened.keep_print_report(connection, sealed.terminal, sealed.event_id, report)
            for number in numbered.account(connection, sealed.terminal, report, self._clock()):
                log.error("paper %s of %s was told of before, otherwise", number, sealed.terminal)
            opened.settle(connection, sealed)

    def _checkpoint(self, sealed: Sealed, checkpoint: Checkpoint) -> None:
        """The terminal stands for its log; what it stands for must be what is held here."""
        with self._store.write() as connection:
            now = self._clock()
            why = checkpoints.keep(connection, sealed, checkpoint, now)
            if why and raise_alarm(connection, sealed.terminal, why, sealed.stream, sealed.seq, now):
                log.error("checkpoint %d of %s does not hold: %s", sealed.seq, sealed.stream, why)
            opened.settle(connection, sealed)

    def _evaluation(self, sealed: Sealed, evaluation: Evaluation) -> None:
        if why := keeping.trouble(evaluation):
            raise NotUsable(why)
        with self._store.write() as connection:
            keeping.keep(connection, sealed.terminal, sealed.event_id, evaluation, self._clock())
            opened.settle(connection, sealed)

    def _ticket(self, sealed: Sealed, ticket: Ticket) -> None:
        """The hotline numbers it; its row stands among the cases, so that its terminal hears of the number."""
        if len(ticket.text) > MAX_TEXT:
            raise NotUsable("length")
        with self._store.read() as connection:
            case = cases.find(connection, sealed.terminal, sealed.event_id)
        if case is None or (case.service, case.local_number) != (SERVICE, ticket.local_number):
            raise NotUsable("header")
        number = "" if case.case_number else self._hotline.file(ticket, sealed.event_id)
        with self._store.write() as connection:
            if number:
                cases.move(connection, case, CaseState.ACCEPTED, self._clock(), number=number)
            opened.settle(connection, sealed)

    def _command_result(self, sealed: Sealed, result: CommandResult) -> None:
        if len(result.data) > MAX_DATA or len(result.id) > MAX_WORD or len(result.key) > MAX_WORD:
            raise NotUsable("length")
        with self._store.write() as connection:
            commands.keep_result(connection, sealed.terminal, sealed.event_id, result, self._clock())
            opened.settle(connection, sealed)

    def _application(self, sealed: Sealed, application: Application) -> None:
        with self._store.read() as connection:
            case = cases.find(connection, sealed.terminal, sealed.event_id)
        if case is None or (case.service, case.local_number) != (application.service, application.local_number):
            raise NotUsable("header")
        published = self.published()
        definition = published.get(application.service)
        if definition is None:
            raise NotUsable("service")
        if application.attachments and case.state is CaseState.RECEIVED and self._waits(sealed, application):
            return
        application = self.dossiers.of(sealed.terminal, sealed.event_id).application
        if case.state is CaseState.RECEIVED:
            case = self._decide(sealed, application, published, case)
        elif not case.making:
            with self._store.write() as connection:
                opened.settle(connection, sealed)
        if case.making:
            self._make(sealed, application, definition, case)

    def _waits(self, sealed: Sealed, application: Application) -> bool:
        """An application is judged when all the files it names are held; until then it is out of the way."""
        with self._store.write() as connection:
            attachments.lock_entry(connection, sealed.terminal, sealed.event_id)
            if attachments.all_here(connection, sealed.terminal, sealed.event_id, application.attachments):
                return False
            opened.put_by(connection, sealed)
            return True

    def published(self) -> Mapping[str, Definition]:
        """Without a catalogue no case can be judged; that is the centre's trouble, and the case waits."""
        try:
            found = self._definitions()
        except (OSError, BadBundle) as error:
            if not self._blind:
                log.error("the published catalogue cannot be read, applications wait: %s", error)
            self._blind = True
            raise Unavailable from None
        self._blind = False
        return found

    def _decide(
        self, sealed: Sealed, application: Application, published: Mapping[str, Definition], case: Case
    ) -> Case:
        definition = published[application.service]
        decision = self._decision(sealed, application, definition)
        accepted = decision.state is CaseState.ACCEPTED
        together = parts(application, definition, published, sealed.event_id) if accepted else []
        decided = [
            (part, self._department.decide(part.application, part.definition, part.event_id)) for part in together
        ]
        # What takes its time is made when the department says that it is done.
        making = accepted and bool(definition.result.document) and not definition.result.days
        with self._store.write() as connection:
            now = self._clock()
            new = accepted and not case.case_number
            number = cases.next_number(connection, definition.department.code, now) if new else ""
            moved = cases.move(
                connection, case, decision.state, now, number=number, reason=decision.reason, making=making
            )
            self._begin_items(connection, sealed, decided, now)
            whole = items.outcome(items.of(connection, sealed.terminal, sealed.event_id)) if decided else None
            if whole:
                moved = cases.move(connection, moved, whole[0], now, reason=whole[1])
            if not making:
                opened.settle(connection, sealed)
            return moved

    def _begin_items(
        self, connection: Connection, sealed: Sealed, decided: Sequence[tuple[Part, Decision]], now: float
    ) -> None:
        """A case of its own for each service of a life event, with the number of its department."""
        begun = [
            ItemCase(
                part.item.service,
                self._number(connection, part, now) if decision.state in TAKEN_IN else "",
                decision.state,
                decision.reason,
                part.item.optional,
            )
            for part, decision in decided
        ]
        items.begin(connection, sealed.terminal, sealed.event_id, begun, now)

    @staticmethod
    def _number(connection: Connection, part: Part, now: float) -> str:
        return cases.next_number(connection, part.definition.department.code, now)

    def _decision(self, sealed: Sealed, application: Application, definition: Definition) -> Decision:
        """A fee that was not paid, and whoever has still to confirm, come before whatever a department has to say."""
        if application.payment and not self._orders.paid_for(sealed.terminal, sealed.event_id, application.payment):
            return Decision(CaseState.SUPPLEMENT, "payment")
        if confirming.waits(application):
            return Decision(CaseState.SUPPLEMENT, CONFIRMATION)
        return self._department.decide(application, definition, sealed.event_id)

    def _make(self, sealed: Sealed, application: Application, definition: Definition, case: Case) -> None:
        try:
            sheet = self._department.document(application, definition, case)
        except UnknownTemplate as error:
            raise NotUsable(f"template:{error.template}"[:64]) from None
        with self._store.write() as connection:
            cases.keep_document(connection, case, sheet)
            if sheet.number:
                papers.keep(connection, sheet.number, sheet.code, sheet.seal)
            cases.move(connection, case, CaseState.DONE, self._clock())
            opened.settle(connection, sealed)

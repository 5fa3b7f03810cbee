"""Stands in for one department: knows of people what its records say, and decides by what its data says.

Nothing here depends on which department it is, or on which service is asked for.
"""

import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from central.departments import docket, papers, register
from central.departments.adapter import Decision, UnknownTemplate, Updates, version
from central.departments.docket import Docketed, Plan
from central.departments.papers import Sealing
from central.departments.records import Book, Books, Filing, Values
from central.departments.register import People, Subjects
from central.departments.terms import evaluate
from central.store.cases import LOCAL_TIME, Case, Sheet
from central.store.database import Store
from kiosk_app.catalogue.expressions import BadExpression, sex
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer

ATTEMPTS: Final = 5
LOCK_SECONDS: Final = 30 * 60.0
RESIDENT_CARD: Final = "111"
NO_RECORD: Final = "no_record"
"""Why a paper is refused: there is nothing to put on it."""


class StandIn:
    """Implements `Department` for the one of this id. store: opened with `register.metadata`, shared by all of them.

    clock: seconds since 1970. day_seconds: how long a promised working day takes here. seal: for papers.
    """

    def __init__(
        self,
        department: str,
        books: Books,
        store: Store,
        people: People,
        subjects: Subjects,
        clock: Callable[[], float],
        day_seconds: float,
        seal: Sealing,
    ) -> None:
        self.department: Final = department
        self._book: Final[Book] = books.books[department]
        self._books = books
        self._store = store
        self._people = people
        self._subjects = subjects
        self._clock = clock
        self._day_seconds = day_seconds
        self._seal = seal

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        """A face cannot be asked about: what it was compared with never left the terminal."""
        if factor.kind != "pin":
            return IdentityAnswer("refused", 0)
        record = self._people.find(person)
        subject = self._subjects.of(person)
        attempt = register.attempt
        now = self._clock()
        with self._store.write() as connection:
            row = connection.execute(select(attempt).where(attempt.c.subject == subject)).one_or_none()
            failed = row.failed if row and now - row.last < LOCK_SECONDS else 0
            if failed >= ATTEMPTS:
                return IdentityAnswer("refused", 0)
            connection.execute(delete(attempt).where(attempt.c.subject == subject))
            if record and record.pin and hmac.compare_digest(record.pin.encode(), factor.value.encode()):
                return IdentityAnswer("verified", ATTEMPTS)
            connection.execute(insert(attempt).values(subject=subject, failed=failed + 1, last=now))
            return IdentityAnswer("refused", ATTEMPTS - failed - 1)

    def share(self, scene: str, person: Person) -> ShareAnswer:
        if self._books.scenes.get(scene) != self.department:
            return ShareAnswer(False)
        found = self._books.record(scene, self._people.card(person), self._today())
        return ShareAnswer(False) if found is None else ShareAnswer(True, found)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        """Of somebody who is not on file, and of a rule that is another's, nobody could say that it holds."""
        condition = self._book.checks.get(rule)
        if condition is None or self._people.find(person) is None:
            return False
        with self._store.read() as connection:
            return self._holds(condition, self._known(connection, service, person, fields, event_id))

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """Whoever is not on file has to show who they are. Asked again about a version, the answer is the same."""
        person = application.applicant
        if person.document_type == RESIDENT_CARD and self._people.find(person) is None:
            return Decision(CaseState.SUPPLEMENT, "identity")
        of = version(application)
        with self._store.write() as connection:
            decided = docket.decision(connection, event_id, of)
            if decided:
                return decided
            values = self._known(connection, application.service, person, application.fields, event_id)
            decision = self._judged(application, definition, values, later=False) or Decision(CaseState.ACCEPTED)
            filing = self._book.filings.get(application.service, Filing())
            began = docket.began(connection, event_id) or self._clock()
            taken = Docketed(
                event_id=event_id,
                version=of,
                subject=self._subjects.of(person),
                service=application.service,
                began=began,
                day=self._today(),
                starts=self._text(filing.starts, values),
                ends=self._text(filing.ends, values),
                slot=self._text(filing.slot, values),
                decision=decision,
                plan=self._plan(application, definition, values, began)
                if decision.state is CaseState.ACCEPTED
                else None,
            )
            docket.take_in(connection, self.department, taken)
        return decision

    def updates(self, cursor: str) -> Updates:
        after, now = int(cursor or 0), self._clock()
        with self._store.read() as connection:
            if not docket.news(connection, self.department, after, now):
                return Updates(cursor, [])
        with self._store.write() as connection:
            return docket.updates(connection, self.department, after, now)

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        """Raises UnknownTemplate, CannotBeFilledIn."""
        paper = self._book.papers.get(definition.result.document)
        if paper is None:
            raise UnknownTemplate(definition.result.document)
        with self._store.read() as connection:
            values = self._known(
                connection, case.service, application.applicant, application.fields, case.event_id, at=case.received
            )
        secret = self._subjects.code(case.event_id)
        return papers.fill_in(paper, application, definition, case, values, secret, self._seal)

    def _known(
        self,
        connection: Connection,
        service: str,
        person: Person,
        fields: Mapping[str, Any],
        event_id: str,
        at: float | None = None,
    ) -> Values:
        """What the expressions of the data see. at: seconds since 1970, now when None."""
        today = self._today(at)
        card = self._people.card(person)
        record = self._people.find(person)
        form = dict(fields)
        known: Values = {
            **self._book.about(card, today),
            "person": {
                "name": person.name,
                "number": person.number,
                "sex": {"1": "男", "2": "女"}.get(sex(person.number), "—"),
                "address": record.address if record else person.address,
                "foreign": person.document_type != RESIDENT_CARD,
            },
            "form": form,
            "service": service,
            "filed": docket.filed(connection, self.department, self._subjects.of(person), event_id),
            "licences": self._books.licences(card, today),
            "taken": 0,
        }
        slot = self._text(self._book.filings.get(service, Filing()).slot, known)
        if slot:
            known["taken"] = docket.taken(connection, self.department, service, slot, event_id)
        return known

    def _judged(
        self, application: Application, definition: Definition, values: Values, *, later: bool
    ) -> Decision | None:
        """What the data says against it."""
        for turn in self._book.turns:
            if turn.later is later and application.service in turn.services and self._holds(turn.when, values):
                return Decision(turn.state, turn.reason)
        paper = self._book.papers.get(definition.result.document)
        if not later and paper and paper.needs and not self._holds(paper.needs, values):
            return Decision(CaseState.REFUSED, NO_RECORD)
        return None

    def _plan(self, application: Application, definition: Definition, values: Values, began: float) -> Plan | None:
        """A life event ends with its parts, and what is printed at once is over. What was promised for later is
        waited for, in days of this department since it `began`.
        """
        if definition.kind == "life_event" or (definition.result.document and not definition.result.days):
            return None
        now = self._clock()
        missing = min(((one.detail, one.code) for one in application.materials if one.source == "later"), default=None)
        if missing:
            day, code = missing
            days = (date.fromisoformat(day) - date.fromisoformat(self._today(began))).days
            return Plan(CaseState.SUPPLEMENT, f"material:{code}", began + max(0, days) * self._day_seconds)
        ends = self._judged(application, definition, values, later=True) or Decision(CaseState.DONE)
        return Plan(ends.state, ends.reason, now + definition.result.days * self._day_seconds)

    def _holds(self, condition: str, values: Values) -> bool:
        """What a strange form cannot be asked does not hold."""
        try:
            return evaluate(condition, values, self._today()) is True
        except BadExpression:
            return False

    def _text(self, expression: str, values: Values) -> str:
        try:
            found = evaluate(expression, values, self._today()) if expression else ""
        except BadExpression:
            return ""
        return found if isinstance(found, str) else ""

    def _today(self, at: float | None = None) -> str:
        """YYYY-MM-DD."""
        return (
            datetime.fromtimestamp(self._clock() if at is None else at, UTC).astimezone(LOCAL_TIME).date().isoformat()
        )

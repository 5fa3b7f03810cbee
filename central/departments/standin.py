"""The stand-in for the social security and the healthcare security administrations, with fictitious people.

It knows scenes, rules and document templates by the names that service definitions use; nothing here depends on which
service is asked for.
"""

import hmac
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import delete, insert, select

from central.catalogue.library import read_library
from central.catalogue.publish import SOURCES
from central.departments import insurance, register
from central.departments.adapter import Decision, UnknownTemplate
from central.departments.register import People, Record, Subjects
from central.store.cases import Case, Sheet
from central.store.database import Store
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer

ATTEMPTS: Final = 5
LOCK_SECONDS: Final = 30 * 60.0
STARTS: Final = "qsrq"
ENDS: Final = "jsrq"
"""Names of the dates of a filing in the departments' common field library."""
TEMPLATES: Final[Mapping[str, Callable[[Application, Definition, Case, Record, bytes], Sheet]]] = {
    "insurance_certificate": insurance.certificate_sheet,
}


class StandIn:
    """Implements `Department`. store: opened with `register.metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, people: People, subjects: Subjects, clock: Callable[[], float]) -> None:
        self._store = store
        self._people = people
        self._subjects = subjects
        self._clock = clock

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
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
            if record and hmac.compare_digest(record.pin.encode(), factor.value.encode()):
                return IdentityAnswer("verified", ATTEMPTS)
            connection.execute(insert(attempt).values(subject=subject, failed=failed + 1, last=now))
            return IdentityAnswer("refused", ATTEMPTS - failed - 1)

    def share(self, scene: str, person: Person) -> ShareAnswer:
        record = self._people.find(person)
        if record and scene == "insurance_status":
            kinds = list(record.insurances)
            return ShareAnswer(
                True, {"area": record.area, "active": record.active, "kinds": kinds, "phone": record.phone}
            )
        if record and record.elsewhere and scene == "residence_elsewhere":
            return ShareAnswer(True, {"area": record.elsewhere.area, "since": record.elsewhere.since})
        return ShareAnswer(False)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        """Whoever is on file is in good standing with every other department too. A rule that no library names does
        not hold: nobody could vouch for it.
        """
        record = self._people.find(person)
        if record and rule == "active_insurance":
            return record.active
        if record and rule == "no_overlap":
            subject = self._subjects.of(person)
            starts, ends = _days(fields)
            with self._store.read() as connection:
                return not register.overlaps(connection, subject, service, starts, ends, event_id)
        return record is not None and rule in _conditions()

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """In this order: is it the person, do the deferred rules hold; then the filing is taken in."""
        person = application.applicant
        if self._people.find(person) is None:
            return Decision(CaseState.SUPPLEMENT, "identity")
        holder = application.agent.person if application.agent else person
        factor = application.factor
        if factor is None and "factor" in application.deferred:
            return Decision(CaseState.SUPPLEMENT, "identity")
        if factor and self.identify(holder, factor).outcome != "verified":
            return Decision(CaseState.SUPPLEMENT, "identity")
        # "rule:no_overlap" names the rule; a share that could not be asked has nothing to be made up for.
        deferred = {name.rpartition(":")[2] for name in application.deferred}
        for rule in definition.rules:
            if (
                rule.check
                and not deferred.isdisjoint((rule.id, rule.check))
                and not self.check(application.service, rule.check, person, application.fields, event_id)
            ):
                return Decision(CaseState.SUPPLEMENT, rule.id)
        starts, ends = _days(application.fields)
        if starts:
            with self._store.write() as connection:
                register.file(connection, event_id, self._subjects.of(person), application.service, starts, ends)
        return Decision(CaseState.ACCEPTED)

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        record = self._people.find(application.applicant)
        make = TEMPLATES.get(definition.result.document)
        if make is None or record is None:
            raise UnknownTemplate(definition.result.document)
        return make(application, definition, case, record, self._subjects.code(case.event_id))


@cache
def _conditions() -> frozenset[str]:
    """What a definition may ask."""
    return frozenset(read_library(SOURCES).shelves.get("checks", {}))


def _days(fields: Mapping[str, Any]) -> tuple[str, str]:
    """First and last day of a filing, "" when it has none."""
    return str(fields.get(STARTS) or ""), str(fields.get(ENDS) or "")

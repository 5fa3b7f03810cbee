"""Adds what was handed in later to its case, and puts the case back to work; says what a case wants.

Whose case it is, is found out by opening it: a supplement counts only from the applicant of the case, a confirmation
only from somebody whom the application names.
"""

import logging
from collections.abc import Callable, Mapping, Sequence

from central.departments.adapter import Unavailable
from central.opener.dossier import Dossiers, NotHere
from central.opener.refusal import NotUsable
from central.store import attachments, cases, confirmations, opened, supplements
from central.store.cases import Case
from central.store.confirmations import Awaited
from central.store.database import Store
from central.store.duties import DONE, Duty
from central.store.opened import Sealed
from central.store.supplements import Part
from central.supplements import reasons
from central.supplements.applicants import Applicants, same
from central.supplements.confirming import Statements, missing, trouble
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import CONFIRMATION, CaseState
from kiosk_app.protocol.supplements import Supplement

log = logging.getLogger(__name__)


class Supplements:
    """definitions: called for what is published now; may raise Unavailable. clock: seconds since 1970."""

    def __init__(
        self,
        store: Store,
        dossiers: Dossiers,
        applicants: Applicants,
        definitions: Callable[[], Mapping[str, Definition]],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._dossiers = dossiers
        self._applicants = applicants
        self._statements = Statements(applicants)
        self._definitions = definitions
        self._clock = clock

    def take(self, sealed: Sealed, supplement: Supplement) -> None:
        """Once per entry. Raises NotUsable: no such case, another person's, or one that wants nothing (any more)."""
        part = Part(sealed.terminal, sealed.event_id)
        with self._store.read() as connection:
            known = supplements.added(connection, part)
            found = cases.with_event(connection, supplement.case)
        if known:
            with self._store.write() as connection:
                opened.settle(connection, sealed)
            return
        if not found:
            raise NotUsable("supplement:case")
        if supplement.confirms:
            self._confirm(sealed, supplement, part, found)
            return
        case = next((case for case in found if self._mine(case, supplement)), None)
        if case is None:
            raise NotUsable("supplement:person")
        with self._store.write() as connection:
            attachments.lock_entry(connection, sealed.terminal, sealed.event_id)
            if not attachments.all_here(connection, sealed.terminal, sealed.event_id, supplement.attachments):
                opened.put_by(connection, sealed)
                return
            attachments.lock_entry(connection, case.terminal, case.event_id)
            now = cases.find(connection, case.terminal, case.event_id)
            application = opened.find(connection, case.terminal, case.event_id)
            if now is None or application is None or now.state is not CaseState.SUPPLEMENT:
                raise NotUsable("supplement:late")
            supplements.add(connection, case.terminal, case.event_id, part, self._clock())
            cases.move(connection, now, CaseState.RECEIVED, self._clock())
            opened.open_again(connection, application)
            opened.settle(connection, sealed)

    def _confirm(self, sealed: Sealed, supplement: Supplement, part: Part, found: Sequence[Case]) -> None:
        """When nobody is missing any more, the case is judged. Raises NotUsable, Unavailable."""
        why = "case"
        for case in found:
            definition = self._definitions().get(case.service)
            if definition is None:
                raise Unavailable
            application = self._dossiers.of(case.terminal, case.event_id).application
            why = trouble(supplement, application, definition)
            if not why:
                self._confirmed(sealed, supplement, part, case)
                return
        raise NotUsable(f"confirmation:{why}")

    def _confirmed(self, sealed: Sealed, supplement: Supplement, part: Part, case: Case) -> None:
        with self._store.write() as connection:
            now = cases.find(connection, case.terminal, case.event_id)
            application = opened.find(connection, case.terminal, case.event_id)
            waiting = now is not None and now.state is CaseState.SUPPLEMENT and now.reason == CONFIRMATION
            if now is None or application is None or not waiting:
                raise NotUsable("confirmation:late")
            supplements.add(connection, case.terminal, case.event_id, part, self._clock())
            if not confirmations.came(connection, case.terminal, case.event_id, supplement.confirms):
                cases.move(connection, now, CaseState.RECEIVED, self._clock())
                opened.open_again(connection, application)
            opened.settle(connection, sealed)

    def tell(self, duty: Duty) -> str:
        """Note what the case wants, for the applicant to ask. Raises Unavailable."""
        with self._store.read() as connection:
            case = cases.find(connection, duty.terminal, duty.event_id)
        if case is None or case.state is not CaseState.SUPPLEMENT:
            return "superseded"
        definition = self._definitions().get(case.service)
        if definition is None:
            raise Unavailable
        application = self._dossiers.of(duty.terminal, duty.event_id).application
        awaited: list[Awaited] = []
        if case.reason == CONFIRMATION and application.signature:
            text = application.signature.text
            awaited = [self._statements.written(who, text, case.event_id) for who in missing(application, definition)]
        with self._store.write() as connection:
            now = cases.find(connection, duty.terminal, duty.event_id)
            if now == case:
                want = reasons.wanted(case.reason, definition)
                mark = self._applicants.mark(application.applicant)
                supplements.want(connection, case.terminal, case.event_id, mark, want)
                confirmations.wait_for(connection, case.terminal, case.event_id, awaited)
        return DONE

    def _mine(self, case: Case, supplement: Supplement) -> bool:
        try:
            dossier = self._dossiers.of(case.terminal, case.event_id)
        except NotHere:
            return False
        return same(dossier.application.applicant, supplement.applicant)

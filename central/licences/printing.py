"""A department that hands out copies of e-licences itself, and leaves everything else to whoever stands behind it."""

from collections.abc import Mapping
from typing import Any, Final

from central.departments.adapter import Decision, Department, Updates
from central.licences.call_log import Asked
from central.licences.deriving import Deriving
from central.store.cases import Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import LICENCE, IdentityAnswer, ShareAnswer

TEMPLATE: Final = "licence_copy"
KIND: Final = "zzlx"
PURPOSE: Final = "zzyt"
"""Field names of the template: which licence, and what for."""
NONE: Final = "no_licence"


class WithCopies:
    """Implements `Department`."""

    def __init__(self, behind: Department, deriving: Deriving) -> None:
        self._behind = behind
        self._deriving = deriving

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        return self._behind.identify(person, factor)

    def share(self, scene: str, person: Person) -> ShareAnswer:
        return self._behind.share(scene, person)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        return self._behind.check(service, rule, person, fields, event_id)

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """A licence that there is not is refused before anything is made."""
        decision = self._behind.decide(application, definition, event_id)
        if decision.state is CaseState.ACCEPTED and definition.result.document == TEMPLATE:
            scene = f"{LICENCE}{application.fields.get(KIND, '')}"
            if not self._behind.share(scene, application.applicant).found:
                return Decision(CaseState.REFUSED, NONE)
        return decision

    def updates(self, cursor: str) -> Updates:
        return self._behind.updates(cursor)

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        if definition.result.document != TEMPLATE:
            return self._behind.document(application, definition, case)
        scene, purpose = f"{LICENCE}{application.fields[KIND]}", str(application.fields[PURPOSE])
        asked = Asked(case.terminal, case.service, scene, purpose, "copy")
        made = self._deriving.copy(asked, application.applicant, case)
        if made is None:
            # Between the decision and the copy it was taken back: the department behind may know what to say.
            return self._behind.document(application, definition, case)
        return Sheet(made.number, TEMPLATE, 1, made.code, made.pdf, made.number, made.seal)

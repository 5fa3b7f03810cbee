"""What the centre asks of a department. A real back end and the stand-in answer behind the same interface."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from central.store.cases import Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer


class Unavailable(Exception):
    """The department does not answer now. The same question will be asked again."""


class UnknownTemplate(Exception):
    """A definition names a document that the department does not make. template: its id."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.template = template


@dataclass(frozen=True, slots=True)
class Decision:
    """state: ACCEPTED, SUPPLEMENT or REFUSED. reason: a key for the text a citizen reads, "" when accepted."""

    state: CaseState
    reason: str = ""


class Department(Protocol):
    """Every method may raise Unavailable. Asking twice with the same event id has the effect of asking once."""

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        """Is the second factor this person's? Wrong answers count towards a lock-out."""
        ...

    def share(self, scene: str, person: Person) -> ShareAnswer: ...

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        """Does the rule hold? event_id: the application it is asked for, which does not stand in its own way."""
        ...

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """Make up for the deferred checks and take the application in."""
        ...

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        """Make the sheet that the definition's result names. Raises UnknownTemplate."""
        ...

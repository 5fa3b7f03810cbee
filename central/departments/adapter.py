"""What the centre asks of a department. A real back end and a stand-in answer behind the same interface."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from central.store.cases import Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer

SERIALS: Final = 1000
"""One more than a department has to say about one version of an application."""


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


@dataclass(frozen=True, slots=True)
class Update:
    """A later decision on the application `event_id`. n: by `place`, higher for a newer one. time: as the department
    says it.
    """

    event_id: str
    n: int
    state: CaseState
    reason: str
    time: str


@dataclass(frozen=True, slots=True)
class Updates:
    """cursor: what to come back with once these are durable."""

    cursor: str
    updates: list[Update]


def version(application: Application) -> int:
    """1, and one more with each supplement."""
    return 1 + len(application.supplements)


def place(of: int, serial: int) -> int:
    """`Update.n` of what is said about version `of`: `serial` counts within it, from 1, and stays below `SERIALS`."""
    return of * SERIALS + serial


def version_of(n: int) -> int:
    """Which version `Update.n` is about."""
    return n // SERIALS


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
        """Take the application in. Whose it is and what was deferred has been made sure of before."""
        ...

    def updates(self, cursor: str) -> Updates:
        """What was decided since `cursor` ("" at first), a page of it: at least once, until `Updates.cursor` is
        brought back. It need not come in order.
        """
        ...

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        """Make the sheet that the definition's result names. Raises UnknownTemplate."""
        ...

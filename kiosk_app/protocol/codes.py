"""Being known by a code on a phone instead of a card. Nothing is queued: without the centre there are no codes.

Shown (亮码): the phone shows a code, the terminal reads it and asks what it stands for. The answer says which data
would be released, and the citizen agrees at the terminal. Scanned (扫码): the terminal shows a code, the phone reads
it, and the citizen agrees there. Either way a ticket stands for the agreement, and is good for one release, at one
terminal.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk_app.protocol.cases import Enterprise, Person

Datum = Literal["name", "number", "sex", "birth", "address", "enterprise", "uscc"]
"""What of a user a service is given. `enterprise` is its name."""


class CodeProblem(StrEnum):
    """Why a shown code will not do. unknown: nobody's. expired: too old. used: read before."""

    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"


class LoginState(StrEnum):
    """open: nobody has answered yet. expired: nobody will any more."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class ShownCode:
    """`POST /v1/codes/shown`. enterprise: the service is one for enterprises and wants to know for which."""

    code: str = field(repr=False)
    service: str
    enterprise: bool = False


@dataclass(frozen=True, slots=True)
class CodeSeen:
    """data: what would be released. enterprise: whose code it is, "" for a person's own. problem: then no ticket."""

    ticket: str = field(default="", repr=False)
    data: list[Datum] = field(default_factory=list)
    enterprise: str = field(default="", repr=False)
    problem: CodeProblem | None = None


@dataclass(frozen=True, slots=True)
class LoginQuestion:
    """`POST /v1/codes/logins`: a code of the terminal's own, for a phone to read."""

    service: str
    enterprise: bool = False


@dataclass(frozen=True, slots=True)
class Login:
    """qr: what a phone reads. seconds: how long it is good for."""

    ticket: str = field(repr=False)
    qr: str = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class LoginNow:
    """`GET /v1/codes/logins/{ticket}?wait=SECONDS`, held while it is open."""

    state: LoginState


@dataclass(frozen=True, slots=True)
class Released:
    """`POST /v1/codes/{ticket}/release`, once; 404 when nothing was agreed to, or too long ago.

    person: as a card would give them. way: how they were known.
    """

    person: Person
    way: Literal["shown", "scanned"]
    enterprise: Enterprise | None = None

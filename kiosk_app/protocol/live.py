"""Questions a terminal asks while the citizen waits. Each has an answer or a failure; nothing is queued.

The document of a finished case, for the terminal that it came from: `GET /v1/documents/{event_id}` → 200
`application/pdf` with `Document-Id`, `Document-Pages`, `Verification-Code` and, for other than plain paper,
`Document-Stock`; 202 while it is being made; 404 when there is none. For its applicant, at any terminal:
`DocumentQuestion`.
The catalogue: `GET /v1/catalogue` → the signed bundle's exact bytes, `ETag` its version, 304 when unchanged.
"""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from kiosk_app.protocol.cases import Factor, Person

MAX_PARTS: Final = 200
"""Of the catalogue, in one request: `POST /v1/repository/parts` with `[digest, …]` → `{digest: text}`."""


LICENCE: Final = "licence/"
"""Of the scenes that are e-licences: `licence/TYPE`."""


@dataclass(frozen=True, slots=True)
class IdentityQuestion:
    """`POST /v1/identity`: is this person who the second factor says?"""

    person: Person
    factor: Factor
    service: str


@dataclass(frozen=True, slots=True)
class IdentityAnswer:
    """attempts_left counts down to a lock-out; 0 with `refused` means locked."""

    outcome: Literal["verified", "refused"]
    attempts_left: int = 0


@dataclass(frozen=True, slots=True)
class ShareQuestion:
    """`POST /v1/share`: what another department already knows, for one stated service.

    purpose: in words; the centre notes it with every question for an e-licence (a scene `licence/…`).
    """

    scene: str
    service: str
    person: Person
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class ShareAnswer:
    """found False: the department has no such record. values: by the names the definition asks for."""

    found: bool
    values: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """`POST /v1/check`: does the rule of this service hold for this person and form?"""

    service: str
    rule: str
    person: Person
    fields: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    holds: bool


@dataclass(frozen=True, slots=True)
class DocumentQuestion:
    """`POST /v1/document`: the sheet of the finished case with this number (case or local) of this person.

    200 `application/pdf` with the headers of `GET /v1/documents/{event_id}`, and `Case-Event`: the case's event id, and
    `Document-Printed`: `no`, `printed` or `unknown`, as terminals have said. 404 when there is no such case, it has no
    sheet, or it is somebody else's: the answer tells no stranger which.
    """

    number: str
    person: Person

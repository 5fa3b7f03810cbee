"""What is inside an application, and how its case stands.

These are the plain texts of sealed entries (canonical JSON of the dataclass): only the terminal's memory and the
centre's opener ever see them.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal

from kiosk_app.protocol.commands import CommandsWaiting

MAX_WORDS: Final = 200
"""Characters of what somebody adds to a rating in their own words."""


class CaseState(StrEnum):
    """How a case stands.

    received: durable at the centre · accepted: a department gave it a case number · done · supplement wanted · refused.
    """

    RECEIVED = "received"
    ACCEPTED = "accepted"
    DONE = "done"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person as read from a document. document_type: GA/T 2000.156 code (111 resident identity card).

    sex: GB/T 2261.1 ("1", "2"). Dates YYYY-MM-DD; valid_to may be "长期".
    """

    name: str = field(repr=False)
    number: str = field(repr=False)
    document_type: str
    sex: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    valid_from: str = field(default="", repr=False)
    valid_to: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise that somebody speaks for by its code. uscc: 18 characters, GB 32100-2015."""

    uscc: str = field(repr=False)
    name: str = field(repr=False)


Way = Literal["card", "shown", "scanned"]
"""How somebody was known: by a card, by a code that was shown, by a code that their phone scanned."""


@dataclass(frozen=True, slots=True)
class FaceResult:
    """All that is kept of a comparison of whoever stood before a terminal with the photo on their card.

    score, threshold: cosines, the latter as the terminal had it. evidence: what is known of that threshold, as
    `table:digest` of the camera's evidence; "" where the site has set its own. liveness: how it was made sure that
    somebody alive stood there; `none`: not at all. time: RFC 3339, the terminal's clock.
    """

    score: float
    threshold: float
    evidence: str
    liveness: str
    time: str


@dataclass(frozen=True, slots=True)
class Factor:
    """The second factor as given. Offline a PIN travels sealed with the case and is checked at the centre.

    value: of a PIN. face: of a face, which was compared where it was seen and has gone nowhere.
    """

    kind: Literal["pin", "face"]
    value: str = field(default="", repr=False)
    face: FaceResult | None = None


@dataclass(frozen=True, slots=True)
class MaterialProof:
    """Where a material came from, or why it was not asked for.

    detail: the scene that gave it; of a photo its `PhotoReference`; of a capture the attachment; of what comes later
    the day by which, YYYY-MM-DD.
    """

    code: str
    source: Literal["card", "share", "licence", "photo", "commitment", "credit", "capture", "later"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """algorithm, digest: of the exact text shown, hex. strokes: (x, y, milliseconds). png: base64."""

    algorithm: Literal["sm3"]
    digest: str
    text: str = field(repr=False)
    strokes: list[list[tuple[int, int, int]]] = field(repr=False)
    png: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sealed file that comes after the application. sha256: of the sealed file, hex; size: its bytes.

    media_type: of what is inside. material: the code of the material it proves. library: it is a portrait whose owner
    agrees that the city's photo library keeps it.
    """

    id: str
    sha256: str
    size: int
    media_type: str
    material: str
    library: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for the applicant: both cards were shown (`card`), or there is a written authority."""

    person: Person
    authority: Literal["card", "authority"]


PARTY: Final = "party:"
"""Before the role, in `deferred`, of somebody who was not there and has still to confirm."""
CONFIRMATION: Final = "confirmation"
"""The reason of a case that waits for them."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who applies together with the applicant and signed the same text, there or later.

    role: as the definition names it.
    """

    role: str
    person: Person
    signature: Signature


@dataclass(frozen=True, slots=True)
class Application:
    """The body of an `application` entry. `deferred` names the checks the centre still has to make.

    fields: by key; a group's are a list of its rows. The second factor is the agent's where there is one. payment: the
    order that was paid, "" for none.
    supplements: event ids of what was handed in later; the centre fills it in, a terminal never does.
    known_by: how the applicant was known, or the agent where there is one; a code is a second factor in itself.
    enterprise: whom they spoke for by its code.
    """

    service: str
    service_version: int
    definition: str
    language: str
    local_number: str
    submitted: str
    applicant: Person
    fields: dict[str, Any] = field(repr=False)
    sources: dict[str, str]
    materials: list[MaterialProof]
    deferred: list[str]
    factor: Factor | None
    signature: Signature | None
    attachments: list[Attachment] = field(default_factory=list)
    agent: Agent | None = None
    parties: list[Signer] = field(default_factory=list)
    payment: str = ""
    supplements: list[str] = field(default_factory=list)
    known_by: Way = "card"
    enterprise: Enterprise | None = None
    v: int = 1


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The body of an `evaluation` entry: a voluntary rating of the case submitted as `event_id`. level: 5 best … 1.

    reasons: codes of `central/evaluations/contents.yaml`, for levels 2 and 1 only; terminals know them
    by the catalogue's table `rating_reasons`. text: the citizen's own words, up to `MAX_WORDS` characters.
    call_back: agrees to be called back. time: when it was given, RFC 3339, the terminal's clock.
    """

    event_id: str
    service: str
    level: int
    time: str
    reasons: list[str] = field(default_factory=list)
    text: str = field(default="", repr=False)
    call_back: bool = False
    v: int = 1


SheetState = Literal["printed", "unknown", "spoilt", "missing", "loaded"]
"""Of a sheet of numbered paper. unknown: whether it has left the tray; loaded: after all it has not; missing: it is
gone, and no print accounts for it.
"""


@dataclass(frozen=True, slots=True)
class PrintReport:
    """The body of a `print` entry: what became of an official sheet of the case submitted as `event_id`.

    sheets: what became of numbered paper, by the number on it. event_id, document: "" when it is about paper alone.
    """

    event_id: str
    document: str
    outcome: Literal["printed", "failed", "unknown"]
    time: str
    v: int = 1
    sheets: dict[str, SheetState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseChange:
    """How a case stands now. case_number: "" until the centre gave one. document: a result can be fetched."""

    event_id: str
    local_number: str
    service: str
    case_number: str
    state: CaseState
    updated: str
    document: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """`GET /v1/changes?after=CURSOR&wait=SECONDS&commands=CURSOR`: what is new for this terminal.

    Held open while nothing is. commands: None unless they were asked for.
    """

    cursor: int
    changes: list[CaseChange]
    commands: CommandsWaiting | None = None


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """How one of the services of a life event stands."""

    service: str
    case_number: str
    state: CaseState


@dataclass(frozen=True, slots=True)
class Progress:
    """`GET /v1/progress/{number}` by case or local number; 404 when neither knows it. No personal data.

    items: of a life event, each of its services. confirmation: it waits for those who apply together.
    """

    number: str
    case_number: str
    service: str
    state: CaseState
    updated: str
    items: list[ItemProgress] = field(default_factory=list)
    confirmation: bool = False

"""What happens to the machine: touches, answers to its effects, time, and the state of the world."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk_app.flow.intents import Intent
from kiosk_app.flow.world import World as World
from kiosk_app.protocol.cases import Attachment, CaseState, Enterprise, FaceResult, Person, Progress, Way
from kiosk_app.protocol.codes import CodeProblem, Datum
from kiosk_app.protocol.drafts import DraftFound
from kiosk_app.protocol.papers import SealedFacts
from kiosk_app.protocol.supplements import SupplementWanted

CardProblem = Literal["unreadable", "lifted", "invalid", "reader"]
CaptureProblem = Literal[
    "empty", "blank", "dark", "cut_off", "too_many", "blurred", "glare", "jam", "cover", "device", "store"
]
PrintOutcome = Literal["printed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Touched:
    """A citizen's intent. today: YYYY-MM-DD; fresh: an id nobody has used, for what this touch may begin."""

    intent: Intent
    today: str
    fresh: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """The last visit broke off after its case was durable. time: RFC 3339."""

    event_id: str
    service: str
    local_number: str
    case_number: str
    time: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to the effect (visit, id)."""

    visit: str
    id: int


@dataclass(frozen=True, slots=True)
class TimerFired(Reply):
    pass


@dataclass(frozen=True, slots=True)
class CardFound(Reply):
    """A card lies on the reader and is being read."""


@dataclass(frozen=True, slots=True)
class CardRead(Reply):
    """portrait: its photo is held, to compare a face with."""

    person: Person = field(repr=False)
    portrait: bool = False


@dataclass(frozen=True, slots=True)
class CardFailed(Reply):
    problem: CardProblem


@dataclass(frozen=True, slots=True)
class CodeOffered(Reply):
    """The terminal's own code, good for a while."""

    qr: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeRefused(Reply):
    """unreadable: read, but no text."""

    problem: CodeProblem | Literal["unreadable"]


@dataclass(frozen=True, slots=True)
class CodeSeen(Reply):
    """A code was shown; nothing is released yet. data: what would be. enterprise: its name, "" for a person's own."""

    ticket: str = field(repr=False)
    data: tuple[Datum, ...]
    enterprise: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class IdentityReleased(Reply):
    person: Person = field(repr=False)
    way: Way
    enterprise: Enterprise | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CodeDeclined(Reply):
    """On the phone; or nothing is released any more."""


@dataclass(frozen=True, slots=True)
class CodesAway(Reply):
    """Who makes and knows codes does not answer."""


@dataclass(frozen=True, slots=True)
class Verified(Reply):
    pass


@dataclass(frozen=True, slots=True)
class VerifyRefused(Reply):
    attempts_left: int


@dataclass(frozen=True, slots=True)
class SharesFetched(Reply):
    """By scene: the values, or None where the department has no record."""

    values: Mapping[str, Mapping[str, Any] | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DraftRead(Reply):
    """found: None when nothing was begun."""

    found: DraftFound | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class DraftSaved(Reply):
    """until: the last day on which it can be gone on with, YYYY-MM-DD."""

    until: str


@dataclass(frozen=True, slots=True)
class Checked(Reply):
    holds: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Captured(Reply):
    attachment: Attachment


@dataclass(frozen=True, slots=True)
class CaptureFailed(Reply):
    """empty: nobody put anything in. device: the scanner does not work. store: the picture could not be kept."""

    problem: CaptureProblem


@dataclass(frozen=True, slots=True)
class PagesScanned(Reply):
    """How many `pages` there are now, and how many `sheets` one copy of all of them takes."""

    pages: int
    sheets: int


@dataclass(frozen=True, slots=True)
class HandoverOffered(Reply):
    """qr: what a phone scans to get the pages."""

    qr: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandoverTaken(Reply):
    """A phone has them."""


@dataclass(frozen=True, slots=True)
class Recognised(Reply):
    """found: what stands on the paper, by the names of `catalogue.model.Printed`; empty when nothing could be read."""

    found: Mapping[str, str] = field(repr=False)


PaperVerdict = Literal["genuine", "sealed", "withdrawn", "expired", "altered", "foreign", "unknown", "away"]
"""genuine: its seal is good and the centre knows of nothing against it; sealed: the centre was not reached. altered:
its seal does not go with what it says. foreign: there is no seal of this city's. unknown: no such number with this
code. away: nobody could be asked, and there was no seal.
"""


@dataclass(frozen=True, slots=True)
class PaperJudged(Reply):
    """facts: what the seal says, None where there is none to rely on."""

    verdict: PaperVerdict
    facts: SealedFacts | None = field(default=None, repr=False)


CameraAdvice = Literal[
    "noFace", "severalFaces", "closer", "farther", "center", "turnToCamera",
    "tooDark", "tooBright", "blurred", "holdStill", "portraitReady",
]  # fmt: skip
"""As the camera's service says it."""


@dataclass(frozen=True, slots=True)
class CameraAdvised(Reply):
    """What whoever stands there should do now."""

    advice: CameraAdvice


@dataclass(frozen=True, slots=True)
class PortraitTaken(Reply):
    """It is held, to be looked at."""


@dataclass(frozen=True, slots=True)
class PortraitFailed(Reply):
    """time: no good picture came in time. device: the camera gives none."""

    problem: Literal["time", "device"]


@dataclass(frozen=True, slots=True)
class FaceCompared(Reply):
    """match: as the camera's service judges it, by its own threshold."""

    match: bool
    result: FaceResult


@dataclass(frozen=True, slots=True)
class FaceFailed(Reply):
    """time: no good moment came in time. device: the camera gives none. photo: the card's cannot be compared with."""

    problem: Literal["time", "device", "photo"]


@dataclass(frozen=True, slots=True)
class Ordered(Reply):
    """qr: what a phone scans to pay."""

    order: str
    qr: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaymentSettled(Reply):
    paid: bool


@dataclass(frozen=True, slots=True)
class Submitted(Reply):
    """Durable. time: RFC 3339, the terminal's clock."""

    local_number: str
    time: str


@dataclass(frozen=True, slots=True)
class SubmitFailed(Reply):
    """Nothing was accepted. full: no room on the disk; damaged: the store refuses; nobody knows more."""

    reason: Literal["full", "damaged"]


@dataclass(frozen=True, slots=True)
class CaseKnown(Reply):
    case_number: str
    state: CaseState
    document: bool


@dataclass(frozen=True, slots=True)
class Printed(Reply):
    """reason: of a failure, `paper`, `jam`, `device`, `document` (none fetched), `copy` (printed before), `centre`."""

    outcome: PrintOutcome
    reason: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Taken(Reply):
    """Nothing of this visit lies in a slot any more."""


@dataclass(frozen=True, slots=True)
class SheetsLie(Reply):
    """Something of this visit lies in a slot."""


@dataclass(frozen=True, slots=True)
class NothingToTake(Reply):
    """Nothing lies in a slot, as far as the printers can tell."""


@dataclass(frozen=True, slots=True)
class ProgressFound(Reply):
    progress: Progress


@dataclass(frozen=True, slots=True)
class Unknown(Reply):
    """There is no such case, or nothing of it for whoever asked."""


@dataclass(frozen=True, slots=True)
class WantedFound(Reply):
    wanted: SupplementWanted


@dataclass(frozen=True, slots=True)
class Failed(Reply):
    """The effect could not be done: the centre is out of reach, or its time is up."""


Event = Touched | World | Recovered | Reply

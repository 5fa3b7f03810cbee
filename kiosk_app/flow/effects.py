"""What the machine asks the world to do.

Every effect names its visit, its own id and how many seconds it has. The answer is an event with the same visit and id;
effects without an answer say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk_app.catalogue.model import Seen
from kiosk_app.flow.camera_effects import CompareFace, TakePortrait, UsePortrait
from kiosk_app.flow.effect import Effect
from kiosk_app.flow.paper_effects import (
    About,
    AwaitTaken,
    Capture,
    Copy,
    HandOver,
    LookForSheets,
    LookUpPaper,
    PrintAgain,
    PrintDocument,
    PrintGuide,
    PrintPages,
    PrintSlip,
    ReadPaper,
    Recognise,
    ScanPages,
    SettlePrint,
    Sheet,
    Slip,
)
from kiosk_app.flow.screens import Language
from kiosk_app.protocol.cases import Attachment, Enterprise, Factor, MaterialProof, Person, Way
from kiosk_app.protocol.drafts import Form
from kiosk_app.protocol.hotline import Category

__all__ = [
    "About",
    "Addition",
    "AskWanted",
    "AwaitCase",
    "AwaitCode",
    "AwaitPayment",
    "AwaitTaken",
    "CancelPayment",
    "Capture",
    "Check",
    "CompareFace",
    "Copy",
    "Draft",
    "Effect",
    "Evaluate",
    "FetchShares",
    "FileTicket",
    "FindDraft",
    "HandIn",
    "HandOver",
    "KeepDraft",
    "LookForSheets",
    "LookUp",
    "LookUpPaper",
    "OrderPayment",
    "Present",
    "PrintAgain",
    "PrintDocument",
    "PrintGuide",
    "PrintPages",
    "PrintSlip",
    "ReadCard",
    "ReadPaper",
    "Recognise",
    "ReleaseIdentity",
    "ScanPages",
    "SetTimer",
    "SettlePrint",
    "Sheet",
    "ShutDown",
    "Slip",
    "StopReading",
    "Strokes",
    "Submit",
    "TakePortrait",
    "UsePortrait",
    "Verify",
    "Wipe",
]

Strokes = tuple[tuple[tuple[int, int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class ReadCard(Effect):
    """→ `events.CardFound` (once, on the way), then `CardRead` or `CardFailed`.

    photo: hold the one on the card, to compare a face with, until nobody waits for anything any more or the next card.
    """

    photo: bool = False


@dataclass(frozen=True, slots=True)
class StopReading(Effect):
    """Nobody waits for a card, a paper or a face any more; a card's photo is forgotten. No answer."""


@dataclass(frozen=True, slots=True)
class AwaitCode(Effect):
    """Show a code of the terminal's for a phone to scan, and read the phone's own where there is a scanner.

    → on the way `events.CodeOffered` for each new code to show, and `CodeRefused` for each read that is no good; then
    `CodeSeen` (shown: the citizen has to agree here), `IdentityReleased` (scanned: agreed on the phone), `CodeDeclined`
    or `CodesAway`. enterprise: whether the service wants to know for which enterprise.
    """

    service: str
    enterprise: bool
    scanner: bool


@dataclass(frozen=True, slots=True)
class ReleaseIdentity(Effect):
    """The citizen agreed. → `IdentityReleased`, or `CodeDeclined` when it is too late, or `Failed`."""

    ticket: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Verify(Effect):
    """→ `Verified`, `VerifyRefused` or `Failed`."""

    service: str
    person: Person = field(repr=False)
    factor: Factor = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchShares(Effect):
    """→ `SharesFetched`; scenes that nobody answered for are left out there. purpose: what they are used for."""

    service: str
    scenes: tuple[str, ...]
    purpose: str
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindDraft(Effect):
    """→ `DraftRead`, or `Failed`."""

    service: str
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepDraft(Effect):
    """→ `DraftSaved`, or `Failed`."""

    service: str
    person: Person = field(repr=False)
    form: Form = field(repr=False)


@dataclass(frozen=True, slots=True)
class Check(Effect):
    """→ `Checked`; rules that nobody answered for are left out there."""

    service: str
    rules: tuple[tuple[str, str], ...]
    person: Person = field(repr=False)
    fields: Mapping[str, Seen] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrderPayment(Effect):
    """Once for this event id, however often it is asked. → `Ordered` or `Failed`. amount: yuan, like "12.50"."""

    event_id: str
    service: str
    amount: str


@dataclass(frozen=True, slots=True)
class AwaitPayment(Effect):
    """→ `PaymentSettled` when it is paid or closed, or `Failed` when the time is up."""

    order: str


@dataclass(frozen=True, slots=True)
class CancelPayment(Effect):
    """Close the order so that it cannot be paid any more. → `PaymentSettled`: it may have been paid a moment ago."""

    order: str


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody beside the applicant who showed a card and signed.

    role: as the definition names it; with a row's number in a group: `owner.1`.
    """

    role: str
    person: Person = field(repr=False)
    strokes: Strokes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """An application without what only the store and the clock can add. text: exactly what was signed.

    attachments: the sealed files that this visit wrote and the application names. agent: who acts for the applicant,
    by an authority of this kind. payment: the order that was paid. known_by, enterprise: as in `Application`.
    """

    service: str
    service_version: int
    definition: str
    language: Language
    applicant: Person = field(repr=False)
    fields: Mapping[str, Seen] = field(repr=False)
    sources: Mapping[str, str]
    materials: tuple[MaterialProof, ...]
    deferred: tuple[str, ...]
    factor: Factor | None = field(repr=False)
    text: str = field(repr=False)
    strokes: Strokes = field(repr=False)
    attachments: tuple[Attachment, ...] = ()
    agent: Person | None = field(default=None, repr=False)
    authority: str = ""
    parties: tuple[Present, ...] = ()
    payment: str = ""
    known_by: Way = "card"
    enterprise: Enterprise | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Submit(Effect):
    """Make it durable, once for this event id however often it is asked. → `Submitted` or `SubmitFailed`."""

    event_id: str
    draft: Draft = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskWanted(Effect):
    """What the case of this number wants, if it is this person's. → `WantedFound`, `Unknown` or `Failed`."""

    number: str
    person: Person = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addition:
    """A supplement without what only the clock can add. case: its event id. text: exactly what was signed, or "".

    confirms: as in `Supplement`.
    """

    case: str
    service: str
    language: Language
    applicant: Person = field(repr=False)
    fields: Mapping[str, Seen] = field(repr=False)
    materials: tuple[MaterialProof, ...]
    factor: Factor | None = field(repr=False)
    text: str = field(repr=False)
    strokes: Strokes = field(repr=False)
    attachments: tuple[Attachment, ...] = ()
    confirms: str = ""


@dataclass(frozen=True, slots=True)
class HandIn(Effect):
    """Make a supplement durable, once for this event id. → `Submitted` without a number, or `SubmitFailed`."""

    event_id: str
    addition: Addition = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileTicket(Effect):
    """Make a word to the hotline durable, once for this event id. → `Submitted` or `SubmitFailed`.

    service, case_number: what it is about, "" for nothing in particular. phone: "" for no call.
    """

    event_id: str
    language: Language
    category: Category
    text: str = field(repr=False)
    phone: str = field(repr=False)
    service: str
    case_number: str


@dataclass(frozen=True, slots=True)
class AwaitCase(Effect):
    """→ `CaseKnown` as soon as the centre says more, or `Failed` when the time is up. document: wait for it too."""

    event_id: str
    document: bool


@dataclass(frozen=True, slots=True)
class Evaluate(Effect):
    """Send the rating. No answer. reasons, words, call_back: as in `protocol.cases.Evaluation`."""

    event_id: str
    service: str
    level: int
    reasons: tuple[str, ...] = ()
    words: str = field(default="", repr=False)
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class LookUp(Effect):
    """→ `ProgressFound`, `Unknown` or `Failed`."""

    number: str


@dataclass(frozen=True, slots=True)
class Wipe(Effect):
    """Forget everything of this visit: keys, documents, buffers. No answer."""


@dataclass(frozen=True, slots=True)
class ShutDown(Effect):
    """The battery is at its end and nobody is here: end everything in order, and switch off. No visit, no answer."""


@dataclass(frozen=True, slots=True)
class SetTimer(Effect):
    """Wake the machine with `TimerFired` of this id after `seconds`; replaces any timer before it."""

"""What the machine asks the world to do.

Every effect names its visit, its own id and how many seconds it has. The answer is an event with the same visit and id;
effects without an answer say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.catalogue.model import Seen
from kiosk_app.flow.screens import Language
from kiosk_app.protocol.cases import Attachment, Enterprise, Factor, MaterialProof, Person, Way
from kiosk_app.protocol.drafts import Form
from kiosk_app.protocol.hotline import Category

Sheet = Literal["document", "slip"]
Copy = Literal["", "citizen_has_none", "citizen_wants_another"]
About = Literal["application", "supplement", "confirmation", "ticket"]
Strokes = tuple[tuple[tuple[int, int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """visit: whose; id: unique in it; seconds: how long the answer is waited for."""

    visit: str
    id: int
    seconds: float


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
class Capture(Effect):
    """Take a picture of a paper and seal it. → `Captured`, `CaptureFailed` or `Failed`."""

    service: str
    material: str


@dataclass(frozen=True, slots=True)
class ScanPages(Effect):
    """Scan papers that are nobody's business. → `PagesScanned`, `CaptureFailed` or `Failed`.

    more: they join what was scanned before, else they take its place.
    """

    more: bool


@dataclass(frozen=True, slots=True)
class PrintPages(Effect):
    """Everything that was scanned, so many times. → `Printed`."""

    copies: int


@dataclass(frozen=True, slots=True)
class HandOver(Effect):
    """Give everything that was scanned to a phone. → `HandoverOffered` on the way, then `HandoverTaken` or `Failed`."""


@dataclass(frozen=True, slots=True)
class ReadPaper(Effect):
    """Wait for a paper whose code is held to the scanner. → `PaperJudged` or `Failed`."""


@dataclass(frozen=True, slots=True)
class LookUpPaper(Effect):
    """By what was typed. → `PaperJudged`."""

    number: str
    code: str = field(repr=False)


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
class PrintDocument(Effect):
    """Fetch the official sheet and print it, once for this event id. → `Printed`.

    fetch_seconds: of `seconds`, how long the sheet may take to come; later nothing is sent to the printer.
    """

    event_id: str
    fetch_seconds: float
    copy_allowed: bool


@dataclass(frozen=True, slots=True)
class PrintAgain(Effect):
    """Fetch the sheet of the case of this number, if it is this person's, and print it. → `Printed` or `Unknown`.

    event_id: of the visit, by which `SettlePrint` names the sheet. copy: why it may come out though there may be one
    already, "" when it may not. Failed with the reason `centre`: nobody answered.
    """

    event_id: str
    number: str
    person: Person = field(repr=False)
    fetch_seconds: float
    copy: Copy


@dataclass(frozen=True, slots=True)
class SettlePrint(Effect):
    """The citizen has said whether an uncertain sheet came out. No answer."""

    event_id: str
    sheet: Sheet
    came_out: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """The facts of a slip. case_number "" prints the local number as "received, not yet accepted".

    about: what was handed in. missing: materials to be handed in by `due`. paid: yuan. promised: the day by which it is
    decided, YYYY-MM-DD. others: who has still to confirm.
    """

    service: str
    local_number: str
    case_number: str
    time: str
    language: Language
    department: str
    phone: str
    missing: tuple[str, ...] = ()
    due: str = ""
    paid: str = ""
    promised: str = ""
    others: tuple[str, ...] = ()
    about: About = "application"


@dataclass(frozen=True, slots=True)
class PrintSlip(Effect):
    """→ `Printed`."""

    event_id: str
    slip: Slip


@dataclass(frozen=True, slots=True)
class PrintGuide(Effect):
    """What to do, on paper; nothing on it is about anybody. → `Printed`."""

    title: str
    paragraphs: tuple[str, ...]
    department: str
    phone: str
    language: Language


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

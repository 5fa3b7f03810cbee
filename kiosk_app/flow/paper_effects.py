"""Effects on papers and pictures: what is scanned, read, photographed, printed and taken."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.flow.effect import Effect
from kiosk_app.flow.screens import Language
from kiosk_app.protocol.cases import Person

Sheet = Literal["document", "slip"]
About = Literal["application", "supplement", "confirmation", "ticket"]
Copy = Literal["", "citizen_has_none", "citizen_wants_another"]


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
class Recognise(Effect):
    """Read what stands on a paper of a known kind that lies in the scanner. → `Recognised` or `CaptureFailed`."""

    paper: str


@dataclass(frozen=True, slots=True)
class ReadPaper(Effect):
    """Wait for a paper whose code is held to the scanner. → `PaperJudged` or `Failed`."""


@dataclass(frozen=True, slots=True)
class LookUpPaper(Effect):
    """By what was typed. → `PaperJudged`."""

    number: str
    code: str = field(repr=False)


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
class LookForSheets(Effect):
    """The visit is over: does anything of what was printed lie in a slot? → `events.SheetsLie` | `NothingToTake`."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class AwaitTaken(Effect):
    """Wait until somebody has taken it. → `events.Taken`."""

    sheets: tuple[Sheet, ...]

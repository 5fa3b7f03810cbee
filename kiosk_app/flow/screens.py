"""What the citizen sees, one immutable value after another.

A screen is complete: whoever draws it needs nothing else and decides nothing. Texts of the catalogue (service names,
questions, choices) are already in the language of the visit; everything else is a `Message`, a key of the
interface's own text catalogue with its parameters.

`serial` grows with every screen. An intent names the serial it was made on, so a touch that was on its way when the
screen changed is dropped.
"""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.flow.code_screens import CodeScreen, ConsentScreen
from kiosk_app.flow.copy_screens import HandoverScreen, PagesScreen
from kiosk_app.flow.end_screens import (
    ChoiceScreen,
    EndScreen,
    ProblemScreen,
    ProgressAskScreen,
    ProgressScreen,
    RateScreen,
    ReasonsScreen,
    ResultScreen,
    WaitScreen,
)
from kiosk_app.flow.face_screens import FaceScreen, WaysScreen
from kiosk_app.flow.paper_screens import VerdictScreen
from kiosk_app.flow.portrait_screens import PortraitScreen
from kiosk_app.flow.screen_parts import (
    Action,
    Editor,
    Frame,
    Language,
    Message,
    Option,
    Picture,
    Role,
    Source,
    StepMark,
    StepState,
    Tile,
    plain,
)

__all__ = [
    "Action",
    "BrowseScreen",
    "ChoiceScreen",
    "CodeScreen",
    "ConsentScreen",
    "Editor",
    "EndScreen",
    "FaceScreen",
    "Frame",
    "GroupRow",
    "GroupScreen",
    "GuideScreen",
    "HandoverScreen",
    "HomeScreen",
    "IdentityScreen",
    "Language",
    "MaterialRow",
    "MaterialsScreen",
    "Message",
    "Notice",
    "NoticeScreen",
    "Option",
    "PagesScreen",
    "PayScreen",
    "Picture",
    "PinScreen",
    "PortraitScreen",
    "ProblemScreen",
    "ProgressAskScreen",
    "ProgressScreen",
    "QuestionScreen",
    "RateScreen",
    "ReasonsScreen",
    "ResultScreen",
    "ReviewRow",
    "ReviewScreen",
    "Role",
    "Screen",
    "SignScreen",
    "Source",
    "StepMark",
    "StepState",
    "Tile",
    "VerdictScreen",
    "WaitScreen",
    "WaysScreen",
    "kind",
    "plain",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """What was saved when the last visit ended without its slip (a crash, a power cut)."""

    text: Message
    local_number: str
    action: Action


@dataclass(frozen=True, slots=True)
class HomeScreen:
    """tiles: what is asked for most; categories: everything, by what it is about; neither has words of people in it.

    message: a sentence of the operators in the language of the screen, "" for none.
    """

    frame: Frame
    tiles: tuple[Tile, ...]
    site: str
    categories: tuple[Tile, ...] = ()
    recovered: Notice | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class BrowseScreen:
    """Services to choose from. searching: found by `query`, which goes back as `intents.Answer("query", …)`."""

    frame: Frame
    tiles: tuple[Tile, ...]
    searching: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class GuideScreen:
    """What to do and where. facts: label and value."""

    frame: Frame
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[Message, str | Message], ...]


@dataclass(frozen=True, slots=True)
class NoticeScreen:
    """The personal information notice: who, what, why, how long, and by which law."""

    frame: Frame
    rows: tuple[tuple[Message, str], ...]
    basis: str


@dataclass(frozen=True, slots=True)
class IdentityScreen:
    """Put the card on the reader. `phase` is what the reader is doing now. whose: in words, "" for one's own.

    code: the way by a code on a phone beside it, None where a card it must be.
    """

    frame: Frame
    phase: Literal["waiting", "reading", "failed"]
    whose: str = ""
    problem: Message | None = None
    code: Action | None = None


@dataclass(frozen=True, slots=True)
class PinScreen:
    """The second factor: digits are never shown, only how many were given."""

    frame: Frame
    entered: int
    length: int
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class QuestionScreen:
    """One question of a form. question: in the catalogue's words, "" when the frame's title asks it.

    value: the answer so far. `choices`: values joined by ","; `area`: a 6-digit GB/T 2260 code; `date`: YYYY-MM-DD;
    `month`: YYYY-MM; `words`: sentences to choose from (`options`), and one's own.
    earliest, latest: bounds of a date or a month in the same spelling, "" for none.
    """

    frame: Frame
    key: str
    question: str
    help: str
    editor: Editor
    value: str = field(repr=False)
    options: tuple[Option, ...] = ()
    max_length: int = 0
    earliest: str = ""
    latest: str = ""
    source: Source = "user"
    number: int = 1
    of: int = 1
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One row of a group: its number, counted from 0, and what tells it from the others, masked."""

    row: int
    title: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GroupScreen:
    """The rows of a repeated part of the form. A row is changed by `intents.Edit`, taken out by `intents.Remove`.

    Another is added by the action `add`, which is only there while there may be more.
    """

    frame: Frame
    key: str
    question: str
    help: str
    rows: tuple[GroupRow, ...]
    removable: bool
    number: int = 1
    of: int = 1
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material and why it need not be handed in: `exempt` by sharing, `promise` by a commitment, or `missing`.

    given: a picture of it was taken. later: it will be handed in later. can: what `intents.Prove` may ask for it;
    photo: by the camera, capture: by the scanner.
    """

    name: str
    state: Literal["exempt", "promise", "given", "later", "missing"]
    reason: Message
    code: str = ""
    can: tuple[Literal["photo", "capture", "later", "undo"], ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialsScreen:
    """Which proofs the service needs and where each comes from; `commitment` is the text the citizen promises."""

    frame: Frame
    rows: tuple[MaterialRow, ...]
    commitment: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """`masked` is what is shown; `full` only while the citizen holds the row.

    `edit` is the question to go back to, "" for none.
    """

    label: Message
    masked: str = field(repr=False)
    full: str = field(repr=False)
    source: Source = "user"
    edit: str = ""


@dataclass(frozen=True, slots=True)
class ReviewScreen:
    frame: Frame
    rows: tuple[ReviewRow, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SignScreen:
    """Sign in the box. The ink is the drawing side's until `intents.Signed`; `text` is what is being signed."""

    frame: Frame
    text: str = field(repr=False)
    minimum_points: int = 20
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class PayScreen:
    """Scan the code with a phone. amount: yuan, like "12.50"."""

    frame: Frame
    qr: str = field(repr=False)
    name: str
    amount: str


Screen = (
    HomeScreen
    | BrowseScreen
    | GuideScreen
    | NoticeScreen
    | IdentityScreen
    | CodeScreen
    | ConsentScreen
    | WaysScreen
    | FaceScreen
    | PinScreen
    | QuestionScreen
    | GroupScreen
    | MaterialsScreen
    | ReviewScreen
    | SignScreen
    | PayScreen
    | PagesScreen
    | HandoverScreen
    | VerdictScreen
    | PortraitScreen
    | WaitScreen
    | ResultScreen
    | ChoiceScreen
    | RateScreen
    | ReasonsScreen
    | EndScreen
    | ProgressAskScreen
    | ProgressScreen
    | ProblemScreen
)


def kind(screen: Screen) -> str:
    """The screen's name as the drawing side spells it: `home`, `progress_ask`, …"""
    name = type(screen).__name__.removesuffix("Screen")
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))

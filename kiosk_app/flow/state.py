"""What the machine remembers, and how a step is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from kiosk_app.catalogue.model import Definition, Expressions, Value
from kiosk_app.flow.effects import Effect, Present, SetTimer, Strokes
from kiosk_app.flow.events import CameraAdvice, PaperVerdict, PrintOutcome, Recovered
from kiosk_app.flow.screens import Language, Message
from kiosk_app.flow.stages import (
    CITIZEN_SECONDS,
    SECONDS,
    SHORTEST_SECONDS,
    SLACK_SECONDS,
    WARNING_SECONDS,
    Stage,
)
from kiosk_app.flow.world import LAST_SECONDS, World
from kiosk_app.protocol.cases import Attachment, CaseState, Enterprise, Factor, Person, Progress, Way
from kiosk_app.protocol.codes import Datum
from kiosk_app.protocol.drafts import DraftFound
from kiosk_app.protocol.hotline import Category
from kiosk_app.protocol.papers import SealedFacts
from kiosk_app.protocol.supplements import SupplementWanted

Claim = Literal["", "supplement", "confirmation", "document"]
"""What somebody wants of a case that was found."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the visit cannot go on as it is. retry: the stage to go back to, None when there is none.

    instead: the service to take, "" for none.
    """

    title: Message
    hint: Message
    retry: Stage | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """An order to pay, as the centre made it. qr: what a phone scans. amount: yuan, like "12.50"."""

    order: str
    qr: str = field(repr=False)
    amount: str


@dataclass(frozen=True, slots=True)
class Coded:
    """As far as somebody is known by a code. qr: the terminal's, for a phone to scan.

    ticket: of a code that was shown; data, enterprise: what would be released for it.
    """

    qr: str = field(default="", repr=False)
    ticket: str = field(default="", repr=False)
    data: tuple[Datum, ...] = ()
    enterprise: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Copying:
    """Papers that somebody scans for themselves. sheets: of one copy; printed: of what came out so far.

    qr: what a phone scans to get the pages, "" until there is one.
    """

    pages: int = 0
    sheets: int = 0
    copies: int = 1
    printed: int = 0
    qr: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Verifying:
    """A paper that somebody wants to know about. typed: its number and code are typed, not read.

    verdict, facts: as in `events.PaperJudged`, once there is one.
    """

    typed: bool = False
    verdict: PaperVerdict | None = None
    facts: SealedFacts | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Portrait:
    """One that is being taken, as proof of `material`. advice: the newest. library: the photo library may keep it."""

    material: str
    advice: CameraAdvice | None = None
    library: bool = False


@dataclass(frozen=True, slots=True)
class Facing:
    """Being known by one's face. photo: the card's is held, to compare with. misses: comparisons that did not match.

    advice: the newest, while the camera looks.
    """

    photo: bool = False
    misses: int = 0
    advice: CameraAdvice | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Materials, in words, that were accepted as to come by `due`."""

    names: tuple[str, ...]
    due: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is being told the hotline. service, number: of the visit or the case it is about, "" for none."""

    kind: Category | Literal[""] = ""
    words: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    service: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """A low rating that has been given, and what is being said about it."""

    level: int
    reasons: tuple[str, ...] = ()
    words: str = field(default="", repr=False)
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen, from touch to wipe. `event_id` is the one submission this visit can ever make.

    acting: `self`, or how the one who is here acts for the applicant: `card` when both have shown theirs, `authority`
    with a written one. later: codes of the materials that will be handed in later. browse: what is looked through, a
    category, what was typed so far (`?` before it), or a service point. known_by: how whoever is here was known;
    enterprise: whom they speak for by its code. begun: the same form, begun elsewhere. left: where they were when they
    wanted to leave.

    others: in words, who was not there and has still to confirm.

    claim: what somebody wants of a case whose progress they asked for, by the card of its applicant or of who confirms.
    wanted: what that case wants; `service` then holds only what is given again (see `supplementing`). ticket: it is a
    word to the hotline and nothing else; interrupted: the visit that goes on afterwards, exactly where it was.
    """

    id: str
    event_id: str
    today: str
    stage: Stage
    service: Definition | None = None
    effects: int = 0
    awaiting: int | None = None
    reading: bool = False
    browse: str = ""
    acting: str = "self"
    agent: Person | None = field(default=None, repr=False)
    person: Person | None = field(default=None, repr=False)
    coded: Coded | None = None
    known_by: Way = "card"
    enterprise: Enterprise | None = field(default=None, repr=False)
    pin: str = field(default="", repr=False)
    factor: Factor | None = field(default=None, repr=False)
    begun: DraftFound | None = None
    left: Stage | None = None
    shared: Mapping[str, Mapping[str, Any] | None] = field(default_factory=dict, repr=False)
    answers: Mapping[str, Value] = field(default_factory=dict, repr=False)
    sources: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    question: str = ""
    asked: tuple[str, ...] = ()
    editing: bool = False
    deferred: tuple[str, ...] = ()
    agreed: bool = False
    later: frozenset[str] = frozenset()
    captured: tuple[Attachment, ...] = ()
    present: tuple[Present, ...] = ()
    guest: Person | None = field(default=None, repr=False)
    payment: Payment | None = None
    missing: Missing | None = None
    others: tuple[str, ...] = ()
    strokes: Strokes = field(default=(), repr=False)
    local_number: str = ""
    time: str = ""
    case_number: str = ""
    case_state: CaseState | None = None
    document: PrintOutcome | None = None
    document_problem: str = ""
    slip: PrintOutcome | None = None
    slip_problem: str = ""
    number: str = ""
    progress: Progress | None = None
    claim: Claim = ""
    wanted: SupplementWanted | None = None
    ticket: Ticket | None = None
    interrupted: "Visit | None" = field(default=None, repr=False)
    rating: Rating | None = None
    copying: Copying | None = None
    verifying: Verifying | None = None
    portrait: Portrait | None = None
    facing: Facing = Facing()
    reminded: int | None = None
    note: Message | None = None
    field_problem: Message | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """The one timer that runs. warning: it is the last stretch, and the screen asks "are you still there?"."""

    id: int
    seconds: float
    warning: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The machine between two events. visit None: the home screen. leaving: it has been told to shut down."""

    world: World
    expressions: Expressions = field(repr=False)
    language: Language = "zh_CN"
    serial: int = 1
    visit: Visit | None = None
    timer: Timer | None = None
    timers: int = 0
    recovered: Recovered | None = None
    leaving: bool = False


Step = tuple[State, tuple[Effect, ...]]

NAME, NUMBER = "wtr_xm", "wtr_zjhm"
"""Fields of whom one acts for with a written authority; the catalogue adds them where that is allowed."""
RESIDENT_CARD = "111"


def service_of(visit: Visit) -> Definition:
    assert visit.service is not None
    return visit.service


def service_name(state: State, service: str) -> str:
    """By its id, in the language of the screen; what the catalogue does not know is called by the id."""
    catalogue = state.world.catalogue
    entry = catalogue.entries.get(service) if catalogue else None
    return entry.name[state.language] if entry else service


def person_of(visit: Visit) -> Person:
    """The applicant; with a written authority, as the one who acts has written them down."""
    if visit.acting == "authority":
        name, number = str(visit.answers.get(NAME, "")), str(visit.answers.get(NUMBER, ""))
        return Person(name, number, RESIDENT_CARD)
    assert visit.person is not None
    return visit.person


def holder_of(visit: Visit) -> Person:
    """Whoever is here and has shown the first card."""
    found = visit.agent or visit.person
    assert found is not None
    return found


def home(state: State) -> Step:
    return replace(state, visit=None, timer=None, language="zh_CN"), ()


def show(state: State, visit: Visit, stage: Stage) -> Step:
    """The citizen's turn: show `stage` and wait for a touch."""
    return show_meanwhile(state, replace(visit, awaiting=None), stage)


def show_meanwhile(state: State, visit: Visit, stage: Stage) -> Step:
    """As `show`; an answer that is awaited goes on being awaited."""
    seconds = capped(state.world, SECONDS.get(stage, CITIZEN_SECONDS))
    first = seconds - WARNING_SECONDS if seconds > WARNING_SECONDS else seconds
    return timed(replace(state, visit=replace(visit, stage=stage)), first, warning=False)


def capped(world: World, seconds: float) -> float:
    """No more than the battery lasts, while there is one that says so; a few words can be read all the same."""
    battery = world.battery
    if battery is None or (battery.seconds is None and not battery.low):
        return seconds
    left = 0 if battery.low or battery.seconds is None else battery.seconds - LAST_SECONDS
    return min(seconds, max(SHORTEST_SECONDS, left))


def show_with(state: State, visit: Visit, stage: Stage, effect: Effect) -> Step:
    """As `show`, and an answer to `effect`, whose id is the visit's next, is awaited meanwhile."""
    return following(show_meanwhile(state, replace(visit, awaiting=effect.id, effects=effect.id), stage), effect)


def work(state: State, visit: Visit, stage: Stage, effect: Effect) -> Step:
    """The machine's turn: show `stage` and wait for the answer to `effect`, whose id is the visit's next."""
    waiting = replace(visit, stage=stage, awaiting=effect.id, effects=effect.id)
    changed, effects = timed(replace(state, visit=waiting), effect.seconds + SLACK_SECONDS, warning=False)
    return changed, (effect, *effects)


def timed(state: State, seconds: float, *, warning: bool) -> Step:
    number = state.timers + 1
    visit = state.visit.id if state.visit else ""
    changed = replace(state, timers=number, timer=Timer(number, seconds, warning))
    return changed, (SetTimer(visit, number, seconds),)


def touched(state: State, visit: Visit) -> Step:
    """The citizen did something that stays on the same screen: the time starts again."""
    return show(state, visit, visit.stage)


def following(step: Step, *effects: Effect) -> Step:
    """The same step with more effects before its own."""
    return step[0], (*effects, *step[1])

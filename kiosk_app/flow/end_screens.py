"""The screens from the moment the machine works by itself: what happened, what it was like, how a case stands."""

from dataclasses import dataclass, field

from kiosk_app.flow.screen_parts import Frame, Message, Option, Picture, StepMark, Tile


@dataclass(frozen=True, slots=True)
class WaitScreen:
    """The machine works by itself. `progress` 0–1 where it is known, otherwise None."""

    frame: Frame
    picture: Picture
    progress: float | None = None


@dataclass(frozen=True, slots=True)
class ResultScreen:
    """What happened, what the citizen holds, what comes next. `facts`: label and value, the first one shown large."""

    frame: Frame
    picture: Picture
    facts: tuple[tuple[Message, str], ...]
    next_steps: tuple[Message, ...] = ()
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class ChoiceScreen:
    """A question of the machine with a few equal answers, which are the frame's actions ("did the paper come out?")."""

    frame: Frame
    picture: Picture


@dataclass(frozen=True, slots=True)
class RateScreen:
    """The voluntary evaluation, five levels ("5" best … "1"). Actions offer to skip."""

    frame: Frame
    levels: tuple[tuple[str, Message], ...]


@dataclass(frozen=True, slots=True)
class ReasonsScreen:
    """What was not good, after one of the two low levels; all of it voluntary, nothing chosen beforehand.

    The reasons go back as `intents.Answer("reasons", …)`, values joined by ","; own words, up to `max_length`
    characters, as `Answer("words", …)`; whether one may be called back as `intents.Agree`.
    """

    frame: Frame
    options: tuple[Option, ...]
    chosen: tuple[str, ...]
    words: str = field(repr=False)
    max_length: int
    call_back: bool


@dataclass(frozen=True, slots=True)
class EndScreen:
    """Take your card and paper. `card` stays true until the reader says the card is gone. picture: without either."""

    frame: Frame
    card: bool
    paper: bool
    picture: Picture = "done"


@dataclass(frozen=True, slots=True)
class ProgressAskScreen:
    """Ask how a case stands by its case or local number. The answer goes back as `intents.Answer("number", …)`."""

    frame: Frame
    value: str
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class ProgressScreen:
    """How a case stands. `stages` are the way of a case; `facts` as in a result. items: the parts of a life event."""

    frame: Frame
    facts: tuple[tuple[Message, str], ...]
    stages: tuple[StepMark, ...]
    items: tuple[tuple[str, str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemScreen:
    """Something does not work: one sentence (title), what can be done (hint), what still works (actions).

    places: where else to go, to be read only.
    """

    frame: Frame
    picture: Picture = "sorry"
    places: tuple[Tile, ...] = ()

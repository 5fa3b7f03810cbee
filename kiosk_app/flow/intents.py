"""What the citizen does to a screen. Every intent names the `serial` of the screen it was made on."""

from dataclasses import dataclass, field

from kiosk_app.flow.screens import Language

Point = tuple[int, int, int]
"""x, y in 1/1000 of the box's width; t in milliseconds since the first touch of the signature."""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin: `target` is the id of a tile."""

    serial: int
    target: str


@dataclass(frozen=True, slots=True)
class Act:
    """Press the action with this id."""

    serial: int
    action: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Set the value of the question (`key`); the screen comes again with it. Not yet "next"."""

    serial: int
    key: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Choose:
    """Set the value of the question and go on: the one touch of a single choice."""

    serial: int
    key: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Digit:
    """One key of the PIN pad: "0"–"9", "back" or "clear"."""

    serial: int
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """Go back from the review to the question `key`; from a group to the first question of a row (`group.row`)."""

    serial: int
    key: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a row out of the group that is shown."""

    serial: int
    row: int


@dataclass(frozen=True, slots=True)
class Prove:
    """Say how a material (`code`) is given: by a `photo`, a `capture`, `later`, or `undo` what was said before."""

    serial: int
    code: str
    how: str


@dataclass(frozen=True, slots=True)
class Agree:
    """Tick or untick the commitment."""

    serial: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """The ink: one tuple of points per stroke."""

    serial: int
    strokes: tuple[tuple[Point, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rated:
    """The evaluation: "5" … "1"."""

    serial: int
    level: str


@dataclass(frozen=True, slots=True)
class Speak:
    """Change the language of the visit."""

    serial: int
    language: Language


@dataclass(frozen=True, slots=True)
class Stay:
    """A touch anywhere: somebody is still there."""

    serial: int


Intent = Start | Act | Answer | Choose | Digit | Edit | Remove | Prove | Agree | Signed | Rated | Speak | Stay

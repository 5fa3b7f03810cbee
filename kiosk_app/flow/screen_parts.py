"""What all screens are made of: texts, buttons, the thin bar of steps, and the frame around every content."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Language = Literal["zh_CN", "en", "ko", "ja"]
Editor = Literal["choice", "choices", "area", "date", "month", "digits", "text", "words"]
Role = Literal["primary", "secondary", "quiet"]
Source = Literal["card", "code", "share", "licence", "draft", "scan", "computed", "user"]
Picture = Literal[
    "card",
    "pin",
    "wait",
    "print_page",
    "print_slip",
    "scan",
    "paper_code",
    "done",
    "queued",
    "sorry",
    "draft",
    "power",
    "service",
]


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the interface: `key` in `ui/i18n`, `params` replace `{name}` in it."""

    key: str
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def plain(text: str) -> Message:
    """A text of the catalogue where a message of the interface could stand as well."""
    return Message("text", (("text", text),))


@dataclass(frozen=True, slots=True)
class Action:
    """A button. `id` comes back in `intents.Act`."""

    id: str
    text: Message
    role: Role = "secondary"
    enabled: bool = True
    icon: str = ""


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class StepMark:
    """One part of the thin bar: `text` names it (`step.identity` …)."""

    text: Message
    state: StepState


@dataclass(frozen=True, slots=True)
class Frame:
    """What every screen of a visit has around its content.

    `seconds` is the time left before the visit ends by itself, counted from the moment the screen is shown;
    0 means that no time runs. `warning` asks for one large "continue" above everything else. hotline: 12345 can be
    turned to from here, by the action `hotline`.
    """

    serial: int
    language: Language
    title: Message
    hint: Message | None = None
    service: str = ""
    steps: tuple[StepMark, ...] = ()
    actions: tuple[Action, ...] = ()
    seconds: float = 0.0
    warning: bool = False
    online: bool = True
    hotline: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: `value` goes back, `text` is shown. `group` is the first level of a two-level choice (a province)."""

    value: str
    text: str
    group: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """Something a citizen can start. closed: why it cannot be done now, None when it can. note: what to know first.

    detail: how far it is, or where else it can be had.
    """

    id: str
    name: str
    summary: str
    icon: str
    department: str
    closed: Message | None = None
    note: Message | None = None
    detail: Message | None = None

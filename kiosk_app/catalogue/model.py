"""What a service definition says.

A definition says what is needed; the flow works out the screens. These dataclasses are the definition language: the
JSON Schema that a writer's file is checked against is derived from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

LANGUAGES = ("zh_CN", "en")

Text = dict[str, str]
"""One text in every language of `LANGUAGES`."""

Value = str | list[str]
"""An answer. Dates YYYY-MM-DD, months YYYY-MM, areas 6 digits of GB/T 2260; `choices` is a list."""


class Offline(StrEnum):
    """What a step does while the centre cannot be asked: go on and have it made up for later, or stop."""

    DEFER = "defer"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Department:
    """code: the three digits of it in a case number. uscc: 18 characters, GB 32100-2015."""

    code: str
    uscc: str
    name: Text
    phone: str


@dataclass(frozen=True, slots=True)
class PersonalNotice:
    """The personal information notice (个人信息保护法 §17). basis: the law that a duty rests on."""

    purpose: Text
    data: Text
    keep: Text
    basis: Text


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What is asked beside the card."""

    kind: Literal["pin"]
    length: int
    offline: Offline


@dataclass(frozen=True, slots=True)
class Identity:
    """documents: accepted types, GA/T 2000.156 (111 resident identity card). minimum_age in full years."""

    documents: list[str]
    factor: SecondFactor | None = None
    minimum_age: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What is fetched from other departments before anything is asked. source names the owner to the citizen."""

    scene: str
    source: Text
    offline: Offline


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. value is what is stored, also in the department's tables."""

    value: str
    text: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Prefill:
    """Where an answer comes from before it is asked. scene: one of `shares`, or `card`; name: the value there."""

    scene: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    kind: the editor. options: for `choice` and `choices`; table: a code table of the bundle instead (`areas`).
    visible, earliest, latest, initial are CEL expressions; the last three give text. mask: how the review shows it.
    confirm: ask even when prefilled.
    """

    key: str
    kind: Literal["choice", "choices", "area", "date", "month", "digits", "text"]
    label: Text
    question: Text
    help: Text | None = None
    options: list[Choice] = field(default_factory=list)
    table: str = ""
    required: bool = True
    prefill: Prefill | None = None
    confirm: bool = False
    visible: str = ""
    initial: str = ""
    earliest: str = ""
    latest: str = ""
    pattern: str = ""
    invalid: Text | None = None
    max_length: int = 0
    mask: Literal["none", "name", "phone", "number"] = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on the whole form. test: a CEL expression over the answers; check: asked of the centre instead.

    message: what the citizen reads when it does not hold. field: the question to go back to, "" for none.
    """

    id: str
    message: Text
    test: str = ""
    check: str = ""
    offline: Offline = Offline.BLOCK
    field: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One way to prove a material: by the card just read, by a shared scene, or by a commitment in words."""

    kind: Literal["card", "share", "commitment"]
    scene: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Something needed as proof; the first source that gives it is taken. when: a CEL expression, "" for always."""

    code: str
    name: Text
    sources: list[Source]
    when: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """document: the template of the sheet that is printed at the end, "" when none. days: promised working days."""

    document: str = ""
    document_name: Text | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A service. `confirm` lists the elements that the city has not confirmed yet and says where each comes from."""

    id: str
    version: int
    name: Text
    summary: Text
    icon: str
    department: Department
    notice: PersonalNotice
    identity: Identity
    fields: list[Field]
    result: Result
    shares: list[Share] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    signature: bool = False
    offline: Offline = Offline.BLOCK
    confirm: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a code table. group: the value of the row above it (the province of a city)."""

    value: str
    text: Text
    group: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A published catalogue. digests: of each definition's compiled bytes, hex SHA-256, by service id."""

    version: int
    published: str
    definitions: dict[str, Definition]
    tables: dict[str, list[TableRow]]
    digests: dict[str, str]


class Expressions(Protocol):
    """How the flow asks what an expression of a definition gives; `kiosk_app.catalogue.expressions` answers in CEL."""

    def holds(self, expression: str, values: Mapping[str, Value], today: str) -> bool:
        """True for an empty expression. today: YYYY-MM-DD."""
        ...

    def text(self, expression: str, values: Mapping[str, Value], today: str) -> str:
        """ "" for an empty expression."""
        ...

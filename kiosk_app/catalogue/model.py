"""What a service definition says.

A definition says what is needed; the flow works out the screens. These dataclasses are the definition language: the
JSON Schema that a writer's file is checked against is derived from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from kiosk_app.catalogue.identity import Identity, Offline
from kiosk_app.catalogue.sites import Sites

LANGUAGES = ("zh_CN", "en", "ko", "ja")

Text = dict[str, str]
"""One text in every language of `LANGUAGES`."""

JOINT: Final[Text] = {"zh_CN": "、", "en": ", ", "ko": ", ", "ja": "、"}
"""Between the parts of a list in words."""

CATEGORIES: Final = "categories"
"""The table of what services are about; it has all of them, also those without a service."""

Value = str | list[str]
"""An answer. Dates YYYY-MM-DD, months YYYY-MM, areas 6 digits of GB/T 2260; `choices` is a list.

The answers of a group's rows stand by keys of their own: `members.0.name`, counted from 0.
"""

Seen = str | list[str] | list[dict[str, str]]
"""What an expression sees by a key: an answer, or the rows of a group."""


@dataclass(frozen=True, slots=True)
class Department:
    """code: the three digits of it in a case number. uscc: 18 characters, GB 32100-2015. short: how it is spoken of.

    hours: when its back end works, as `kiosk_app.catalogue.hours` reads them; empty: always.
    """

    id: str
    code: str
    uscc: str
    name: Text
    short: Text
    phone: str
    hours: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Codes:
    """GB/T 39554.1-2020: of the item (12 digits), of the department's task (31), of the variant handled (33)."""

    basic: str
    task: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class PersonalNotice:
    """The personal information notice (个人信息保护法 §17). basis: the law that a duty rests on."""

    purpose: Text
    data: Text
    keep: Text
    basis: Text


@dataclass(frozen=True, slots=True)
class Share:
    """What is fetched from other departments before anything is asked. source names the owner to the citizen.

    A scene `licence/…` is an e-licence, `photo/…` a size of the city's photo library.
    """

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
class Known:
    """A value that is known before anything is asked; name: what it is called in its scene.

    scene: one of `shares`, `card` (whoever is here, however they are known), or `enterprise` (whom they speak for).
    beside: the field above whose answer was chosen from a list of the same scene; the value stands at the same place of
    the list `name`. "" where there is only one.
    """

    scene: str
    name: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """An answer that stands on a paper, which may be scanned instead of typing. name: as the device calls it."""

    paper: Literal["businessLicence"]
    name: Literal["creditCode", "name", "legalRepresentative"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    kind: the editor. options: for `choice` and `choices`; table: a code table of the bundle instead (`areas`).
    offer: a list in shared data to choose from instead of typing, where there is one.
    visible, earliest, latest, initial, computed, test are CEL expressions; all but the first and the last give text.
    computed: the answer is worked out, never asked. test: the answer is good when it holds; `invalid` says what is
    wrong otherwise. mask: how the review shows it.
    prefill: an answer that need not be asked; confirm: ask even then; fixed: what is known cannot be changed, and is
    not asked for where it is not required.
    early: asked before the citizen says who they are. scan: where it stands on a paper.

    A `group` repeats its fields, from `least` to `most` rows, each called `row`.
    """

    key: str
    kind: Literal["choice", "choices", "area", "date", "month", "digits", "text", "group"]
    label: Text
    question: Text | None = None
    help: Text | None = None
    options: list[Choice] = field(default_factory=list)
    table: str = ""
    offer: Known | None = None
    scan: Printed | None = None
    required: bool = True
    prefill: Known | None = None
    confirm: bool = False
    fixed: bool = False
    early: bool = False
    visible: str = ""
    initial: str = ""
    computed: str = ""
    earliest: str = ""
    latest: str = ""
    test: str = ""
    pattern: str = ""
    invalid: Text | None = None
    max_length: int = 0
    mask: Literal["none", "name", "phone", "number"] = "none"
    row: Text | None = None
    least: int = 1
    most: int = 1
    fields: "list[Field]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on the whole form. test: a CEL expression over the answers; check: asked of the centre instead.

    when: it is looked at only where this CEL expression holds.
    message: what the citizen reads when it does not hold. field: the question to go back to, "" for none.
    instead: the id of the service to take then, "" for none.
    """

    id: str
    message: Text
    test: str = ""
    check: str = ""
    when: str = ""
    offline: Offline = Offline.BLOCK
    field: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One way to prove a material.

    card: by the card just read. share, licence: by the record of `scene`. photo: by one of the photo library.
    commitment: by a promise in words (`text`).
    credit: the same, for whom `scene` calls good (信即办). capture: by a picture of the paper.
    """

    kind: Literal["card", "share", "licence", "photo", "commitment", "credit", "capture"]
    scene: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Something needed as proof; the first source that gives it is taken. when: a CEL expression, "" for always.

    later: working days within which it may be handed in when nothing gives it now (容缺受理); 0: never.
    """

    code: str
    name: Text
    sources: list[Source]
    when: str = ""
    later: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who has to be there beside the applicant, with a card, and signs as well.

    number: the key of the field, or `group.key` of a group's, that says whose card it must be. when: a CEL expression;
    in a group's it sees the row's answers as well. remote: may confirm later instead, on a phone or at any terminal.
    """

    role: str
    name: Text
    number: str
    when: str = ""
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Fee:
    """What is paid before it is submitted. amount: a CEL expression that gives yuan, like "12.50"; "0": nothing."""

    name: Text
    amount: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of the services that a life event brings together: a case of its own, at its own department.

    fields, materials: which of the form's keys and of the materials' codes are its own. when: a CEL expression.
    optional: the whole is finished without it.
    """

    service: str
    name: Text
    department: Department
    fields: list[str] = field(default_factory=list)
    materials: list[str] = field(default_factory=list)
    when: str = ""
    optional: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """document: the template of the sheet that is printed at the end, "" when none. days: promised working days."""

    document: str = ""
    document_name: Text | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Of a guide. when: a CEL expression over what the guide asked, "" for always."""

    text: Text
    when: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A service. `confirm` lists the elements that the city has not confirmed yet and says where each comes from.

    kind: `guide` only tells what to do and where: it may ask, then shows the paragraphs of `guide`, or does what
    `offers` says: `sites` lists the service points, the nearest first; `copying` copies papers, up to
    `sheets` in one visit, where there is a scanner; `verifying` says whether a paper is genuine, by its code or by the
    two answers, its number and its code. category: a row of the table `categories`. words: what people call
    it, beside its name. agent: how somebody else may act for the applicant. hours: when it can be begun, as its
    department's; since, until: days between which it is offered, "" for no bound.
    """

    id: str
    version: int
    name: Text
    summary: Text
    icon: str
    category: str
    department: Department
    notice: PersonalNotice
    identity: Identity
    kind: Literal["application", "life_event", "guide"] = "application"
    audience: Literal["person", "enterprise"] = "person"
    codes: Codes | None = None
    words: list[str] = field(default_factory=list)
    rank: int = 0
    hours: list[str] = field(default_factory=list)
    since: str = ""
    until: str = ""
    agent: list[Literal["card", "authority"]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    signature: bool = False
    fee: Fee | None = None
    result: Result = field(default_factory=Result)
    items: list[Item] = field(default_factory=list)
    guide: list[Paragraph] = field(default_factory=list)
    offers: Literal["", "sites", "copying", "verifying"] = ""
    sheets: int = 0
    offline: Offline = Offline.BLOCK
    confirm: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a code table. group: the value of the row above it (the province of a city). icon: if it has one."""

    value: str
    text: Text
    group: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list shows of a service, and what it is found by, without its definition.

    found_by: lower case, most telling first: names, pinyin, initials of pinyin, everyday words. hours: its own and its
    department's, those first. document: it ends with an official sheet.
    """

    id: str
    name: Text
    summary: Text
    icon: str
    category: str
    kind: Literal["application", "life_event", "guide"]
    audience: Literal["person", "enterprise"]
    department: Text
    offline: Offline
    rank: int = 0
    document: bool = False
    since: str = ""
    until: str = ""
    hours: list[str] = field(default_factory=list)
    department_hours: list[str] = field(default_factory=list)
    found_by: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A published catalogue. definitions: by service id, each read when it is first asked for.

    digests: of each definition's compiled bytes, hex SHA-256, by service id. sites: where else services are to be had.
    """

    version: int
    published: str
    entries: Mapping[str, Entry]
    definitions: Mapping[str, Definition]
    tables: Mapping[str, list[TableRow]]
    digests: Mapping[str, str]
    sites: Sites = field(default_factory=Sites)


class Expressions(Protocol):
    """How the flow asks what an expression of a definition gives; `kiosk_app.catalogue.expressions` answers in CEL."""

    def holds(self, expression: str, values: Mapping[str, Seen], today: str) -> bool:
        """True for an empty expression. today: YYYY-MM-DD."""
        ...

    def text(self, expression: str, values: Mapping[str, Seen], today: str) -> str:
        """ "" for an empty expression."""
        ...

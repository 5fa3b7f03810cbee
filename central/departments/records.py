"""What each department knows, does and prints, as data: one file of records and one of papers for each.

The catalogue's library says what may be asked of whom. Whether the files answer all of it is found when they are read,
not when a citizen asks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from central.catalogue.library import Library, read_library
from central.catalogue.publish import SOURCES
from central.departments.papers import Paper
from central.departments.register import People
from central.departments.terms import names, settled
from kiosk_app.catalogue.expressions import BadExpression
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.live import LICENCE

FOLDER: Final = Path(__file__).parent / "data"
ASKED: Final = frozenset({"person", "form", "service", "filed", "taken", "licences"})
"""What an expression sees beside the records: see `standin.StandIn`."""
PRINTED: Final = ASKED | {"case", "chosen"}
Values = dict[str, Any]
ByPerson = dict[int, Values]
"""By the number on the synthetic card."""


class BadRecords(ValueError):
    """The data of the stand-ins does not answer what definitions may ask. Each argument is one thing to correct."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What is kept of an application to a service: the days it is for and the place it takes. CEL, "" for nothing."""

    starts: str = ""
    ends: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """An application that does not end well. when: CEL. later: not at once, but when it would have been done."""

    services: list[str]
    when: str
    reason: str
    state: CaseState = CaseState.REFUSED
    later: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What one department has.

    scenes, licences: as the catalogue's library names them. kept: records that it shows nobody. lists: what it knows
    beside people. checks: CEL by the rule's name. Any value may be `=` and an expression, worked out on the day.
    """

    scenes: dict[str, ByPerson] = field(default_factory=dict)
    licences: dict[str, ByPerson] = field(default_factory=dict)
    kept: dict[str, ByPerson] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    checks: dict[str, str] = field(default_factory=dict)
    filings: dict[str, Filing] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    papers: dict[str, Paper] = field(default_factory=dict)

    def about(self, card: int | None, today: str) -> Values:
        """Every record and list by its name; {} for a record that this person does not have."""
        records = {**self.scenes, **self.kept}
        found: Values = {name: people.get(card, {}) if card else {} for name, people in records.items()}
        result: Values = settled({**found, **self.lists}, today)
        return result


@dataclass(frozen=True, slots=True)
class Books:
    """By the department's id, with whose each scene (licences as `licence/TYPE`) and each check is."""

    books: Mapping[str, Book]
    scenes: Mapping[str, str]
    checks: Mapping[str, str]
    issuers: Mapping[str, str]

    def record(self, scene: str, card: int | None, today: str) -> Values | None:
        """What the scene gives of this person. scene: one of `scenes`."""
        department = self.scenes[scene]
        book = self.books[department]
        kind = scene.removeprefix(LICENCE)
        people = book.scenes[scene] if kind == scene else book.licences[kind]
        found = people.get(card) if card else None
        if found is None:
            return None
        issuer = {} if kind == scene else {"issuer": self.issuers[department]}
        result: Values = settled({**issuer, **found}, today)
        return result

    def licences(self, card: int | None, today: str) -> Values:
        """By type, those that this person holds."""
        held = ((scene, self.record(scene, card, today)) for scene in self.scenes if scene.startswith(LICENCE))
        return {scene.removeprefix(LICENCE): found for scene, found in held if found is not None}


@cache
def fictitious() -> Books:
    """The files in `FOLDER`. Raises BadRecords, OSError."""
    return read(FOLDER, read_library(SOURCES), People.fictitious())


def read(folder: Path, library: Library, people: People) -> Books:
    """Raises BadRecords with everything that is wrong, OSError."""
    shelves = library.shelves
    books, wrong = {}, list[str]()
    for department in shelves["departments"]:
        try:
            books[department] = _book(folder, department)
        except msgspec.MsgspecError as error:
            wrong.append(f"{department}: {error}")
    if wrong:
        raise BadRecords(*wrong)
    scenes = {name: one["department"] for name, one in shelves["scenes"].items()}
    licences = {f"{LICENCE}{name}": one["department"] for name, one in shelves["licences"].items()}
    checks = {name: one["department"] for name, one in shelves["checks"].items()}
    issuers = {name: one["name"]["zh_CN"] for name, one in shelves["departments"].items()}
    found = Books(books, {**scenes, **licences}, checks, issuers)
    for department, book in books.items():
        wrong += [f"{department}: {complaint}" for complaint in _complaints(department, book, found, library, people)]
    if wrong:
        raise BadRecords(*wrong)
    return found


def _book(folder: Path, department: str) -> Book:
    """Of a file that is not there, nothing."""
    records, papers = (folder / part / f"{department}.yaml" for part in ("records", "papers"))
    book = msgspec.yaml.decode(records.read_bytes(), type=Book) if records.exists() else Book()
    printed = msgspec.yaml.decode(papers.read_bytes(), type=dict[str, Paper]) if papers.exists() else {}
    return replace(book, papers=printed)


def _complaints(department: str, book: Book, found: Books, library: Library, people: People) -> Iterator[str]:
    own = {scene for scene, of in found.scenes.items() if of == department}
    have = set(book.scenes) | {f"{LICENCE}{name}" for name in book.licences}
    yield from (f"no records of {scene}" for scene in sorted(own - have))
    yield from (f"{scene} is not this department's" for scene in sorted(have - own))
    asked = {check for check, of in found.checks.items() if of == department}
    yield from (f"nothing answers the check {check}" for check in sorted(asked - set(book.checks)))
    yield from (f"{check} is not this department's" for check in sorted(set(book.checks) - asked))
    for name, records in {**book.scenes, **book.licences, **book.kept}.items():
        yield from (f"{name}: there is no person {card}" for card in sorted(set(records) - set(people.records)))
    for name, records in book.scenes.items():
        if name in own:
            gives = set(library.shelves["scenes"][name]["gives"])
            yield from (
                f"{name}: of person {card} {', '.join(sorted(gives ^ set(values)))}"
                for card, values in records.items()
                if set(values) != gives
            )
    seen = {*book.scenes, *book.kept, *book.lists}
    for expression, more in _expressions(book):
        try:
            unknown = names(expression) - seen - more
        except BadExpression as error:
            yield str(error)
        else:
            if unknown:
                yield f"{expression!r}: no such value: {', '.join(sorted(unknown))}"


def _expressions(book: Book) -> Iterator[tuple[str, frozenset[str]]]:
    """Each with what it may see beside the records."""
    for check in book.checks.values():
        yield check, ASKED
    for turn in book.turns:
        yield turn.when, ASKED
    for filing in book.filings.values():
        yield from ((part, ASKED) for part in (filing.starts, filing.ends, filing.slot) if part)
    for paper in book.papers.values():
        yield from ((part, PRINTED) for part in paper.expressions())

"""Who has to confirm an application beside its applicant, and was not there when it was made.

They are known by the number that the application names. What they confirm is the very text that the applicant signed,
kept for each of them under a key of their own until they have: the API can show it to whoever shows that card.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from central.store.confirmations import Awaited
from central.supplements.applicants import Applicants
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import PARTY, Application
from kiosk_app.protocol.supplements import Supplement

PURPOSE: Final = "statement"


@dataclass(frozen=True, slots=True)
class Missing:
    """role: as in `Signer`. number: of their identity card."""

    role: str
    number: str = field(repr=False)


def waits(application: Application) -> bool:
    """Somebody has still to confirm it."""
    return any(entry.startswith(PARTY) for entry in application.deferred)


def missing(application: Application, definition: Definition) -> Iterator[Missing]:
    """Whom the application names. A role that it does not fill is nobody's to confirm."""
    numbers = {party.role: party.number for party in definition.parties}
    for entry in application.deferred:
        role = entry.removeprefix(PARTY)
        name, _, row = role.partition(".")
        if role != entry and name in numbers and (number := _number(application.fields, numbers[name], row)):
            yield Missing(role, number)


def _number(fields: Mapping[str, Any], place: str, row: str) -> str:
    group, _, key = place.partition(".")
    given = fields.get(group, "")
    if not key:
        return str(given)
    rows = given if isinstance(given, list) else []
    found = rows[int(row)] if row.isdecimal() and int(row) < len(rows) else {}
    return str(found.get(key, "")) if isinstance(found, dict) else ""


def trouble(supplement: Supplement, application: Application, definition: Definition) -> str:
    """Why it confirms nothing: a reason, "" when it does. It has to be of the very text that the applicant signed."""
    who = next((one for one in missing(application, definition) if one.role == supplement.confirms), None)
    if who is None or who.number != supplement.applicant.number:
        return "person"
    signed, theirs = application.signature, supplement.signature
    return "" if signed and theirs and signed.text == theirs.text and signed.digest == theirs.digest else "text"


class Statements:
    """The opener writes what the API reads."""

    def __init__(self, applicants: Applicants) -> None:
        self._seal = applicants.seal(PURPOSE)
        self._applicants = applicants

    def mark(self, number: str) -> str:
        return self._applicants.mark_of_number(number)

    def written(self, who: Missing, text: str, event_id: str) -> Awaited:
        mark = self.mark(who.number)
        return Awaited(who.role, mark, self._seal.seal(mark, text.encode(), event_id.encode()))

    def read(self, awaited: Awaited, event_id: str) -> str | None:
        """None when it cannot be opened: another key is in use by now."""
        plain = self._seal.open(awaited.signer, awaited.statement, event_id.encode())
        return None if plain is None else plain.decode()

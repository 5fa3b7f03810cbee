"""Whose life fits which service, and a citizen who knows what the departments have on file of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from central.departments.records import Books
from central.departments.register import Record
from kiosk_app.catalogue.model import Definition, Field
from kiosk_app.flow.intents import Answer, Digit, Intent
from kiosk_app.flow.screens import PinScreen, QuestionScreen
from kiosk_app.protocol.cases import Person
from tests.flow.citizens import Citizen
from tests.flow.terminal import TODAY

SERVICES = {
    1: "k03 k232",
    2: "i011 i012 i013 i014 i015 i016 i017 i022 i041 i042 i043 i044 k09 k091 k24 k241 t09 y01 y04",
    3: "k01 k02 k04 k041 k042 k06 k07 k08 k10 k11 k15 k16 k17 k23 k231 t10 u02 u09 u10",
    6: "i101 i102 i103 y10",
    7: "i021 i024 i061 i063 i064 i065 i066 k181 k182 k20 k21 t12 u01 y02 y06",
    8: "t08",
    9: "i031 i032 i033 i034 i035 i036 i081 k05 k051 k12 t11 y03",
    10: "i071 i072 i073 i074 i075 i076 k242 t02 t07 y07",
    11: "i082 i083 i084 i085 i086 i087 i088 i091 i092 i093 i094 i095 k22 k221 u03 y08 y09",
    12: "i051 i052 i053 i054 i055 y05",
    13: "k13 t06",
    14: "t03 t04 t05",
    15: "i023 i025 i062 k14 k243 t01",
    16: "k18",
    17: "k19 u05 u06 u07 u08",
    18: "u04",
}
LIVES = {service: card for card, services in SERVICES.items() for service in services.split()}
"""The number of the person's card, by service."""
BY_HEART = {
    "u10": {"qjm": "123456"},
}
"""What is in nobody's records and still has to be right."""


def person(record: Record) -> Person:
    """As the card says it."""
    number = record.number
    resident = record.document_type == "111"
    return Person(
        name=record.name,
        number=number,
        document_type=record.document_type,
        sex=("1" if int(number[16]) % 2 else "2") if resident else "",
        birth=f"{number[6:10]}-{number[10:12]}-{number[12:14]}" if resident else "",
        address=record.address,
        valid_from="2020-01-01",
        valid_to="2040-01-01",
    )


@dataclass
class Knowing(Citizen):
    """Types the right PIN, and what their departments would have filled in, where nobody fills it in.

    facts: answers by field. pin: "" when none is asked.
    """

    pin: str = ""
    facts: dict[str, str] = field(default_factory=dict)

    def _moves(self, screen: object) -> Iterator[Intent]:
        if isinstance(screen, PinScreen):
            yield Digit(self.terminal.state.serial, self.pin[screen.entered])
            return
        if isinstance(screen, QuestionScreen) and not screen.value:
            known = self.facts.get(screen.key, "")
            if known and screen.editor not in ("choice", "area", "choices") and (screen.key, known) not in self.refused:
                yield Answer(self.terminal.state.serial, screen.key, known)
        yield from super()._moves(screen)

    def _candidates(self, screen: QuestionScreen) -> tuple[str, ...]:
        known = self.facts.get(screen.key)
        found = super()._candidates(screen)
        return (known, *found) if known and (screen.editor != "choice" or known in found) else found


def facts(definition: Definition, card: int, books: Books) -> dict[str, str]:
    """What the fields are that departments fill in or offer, as this person would type them."""
    found = dict(BY_HEART.get(definition.id, {}))
    for asked in definition.fields:
        value = _known(asked, card, books)
        if value:
            found[asked.key] = value
    return found


def _known(asked: Field, card: int, books: Books) -> str:
    what = asked.offer or asked.prefill
    if not what or what.scene not in books.scenes:
        return ""
    value = (books.record(what.scene, card, TODAY) or {}).get(what.name)
    first = value[0] if isinstance(value, list) and value else value
    word = first["value"] if isinstance(first, dict) else first
    return word if isinstance(word, str) else ""

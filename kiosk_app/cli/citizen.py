"""A scripted citizen: looks at a screen and says what to touch. Synthetic, and nothing of a service is known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from kiosk_app.cli.memory import PERSON_NUMBERS, Acquaintance, Memory

Move = Mapping[str, object]
"""A command of the robot without its id, or `{"hall": …}`: what to do in the hall."""

INK = [
    [(0.15 + 0.01 * i, 0.3 + 0.02 * (i % 12)) for i in range(24)],
    [(0.45 + 0.012 * i, 0.7 - 0.015 * i) for i in range(20)],
]


PEOPLE_IN_A_GROUP = 2


class Deviation(Exception):
    """The visit went another way than it should; the text names the screen and no person."""


@dataclass
class Citizen:
    """number: of the synthetic person. Knows a PIN, where it is insured, its memory, and its seeded taste.

    by: how it makes itself known where the service leaves the choice: `card` and PIN, card and `face`, or a code
    `shown` or `scanned`.
    principal: for whose card it acts, 0 for nobody's. named: whom it has named on forms, in order. put_off: who
    has still to confirm.
    """

    number: int
    service: str
    random: Random
    tried: set[tuple[str, str]] = field(default_factory=set)
    by: str = "card"
    principal: int = 0
    named: list[Acquaintance] = field(default_factory=list)
    called: list[Acquaintance] = field(default_factory=list)
    put_off: list[Acquaintance] = field(default_factory=list)

    @property
    def memory(self) -> Memory:
        return Memory(self.number)

    def moves(self, screen: Mapping[str, Any]) -> list[Move]:
        """What to do on this screen; nothing while the machine works."""
        kind = screen["kind"]
        reaction = getattr(self, f"_{kind}", None)
        if reaction is None:
            raise Deviation(f"unexpected screen: {kind} ({screen['frame']['title']['key']})")
        moves: list[Move] = reaction(screen)
        return moves

    def _home(self, screen: Mapping[str, Any]) -> list[Move]:
        """What is not on the home screen is searched for, by its number in the catalogue."""
        tile = next((tile for tile in screen["tiles"] if tile["id"] == self.service), None)
        if tile is None:
            return [{"touch": "tile.search"}]
        return [] if tile["closed"] else [{"touch": f"tile.{self.service}"}]

    def _browse(self, screen: Mapping[str, Any]) -> list[Move]:
        """Letter by letter, until it is shown."""
        if any(tile["id"] == self.service for tile in screen["tiles"]):
            return [{"touch": f"tile.{self.service}"}]
        return [{"touch": f"key.{letter}"} for letter in self.service[len(screen["query"]) :][:1]]

    def _notice(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.for_another" if self.principal else "action.agree"}]

    def _identity(self, screen: Mapping[str, Any]) -> list[Move]:
        if screen["phase"] == "reading":
            return []
        if screen["whose"]:
            return self._call(screen)
        if screen["frame"]["title"]["key"] == "id.principal_title":
            return [{"hall": "card", "of": self.principal}]
        if self.by in ("shown", "scanned") and screen["code"] and screen["code"]["enabled"]:
            return [{"touch": "action.code"}]
        return [{"hall": "card", "of": self.number}]

    def _call(self, screen: Mapping[str, Any]) -> list[Move]:
        """Whoever was named first has come along; who comes after them confirms later, where that is possible."""
        if not screen["problem"]:
            coming = [one for one in (*self.named, *self.memory.people) if one not in self.called]
            if not coming:
                raise Deviation("nobody else could come along")
            self.called.append(coming[0])
        can_wait = any(action["id"] == "later" for action in screen["frame"]["actions"])
        if len(self.called) > 1 and can_wait:
            self.put_off.append(self.called[-1])
            return [{"touch": "action.later"}]
        return [{"hall": "card", "of": self.called[-1].card}]

    def _code(self, screen: Mapping[str, Any]) -> list[Move]:
        if screen["problem"]:
            raise Deviation(f"the code was refused: {screen['problem']['key']}")
        if self.by == "shown":
            return [{"hall": "code"}]
        return [{"phone": f"{screen['qr']}/{self.number}/agree/person"}] if screen["qr"] else []

    def _consent(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.agree"}]

    def _ways(self, screen: Mapping[str, Any]) -> list[Move]:
        if screen["problem"]:
            raise Deviation(f"the face was not known: {screen['problem']['key']}")
        return [{"touch": "action.face" if self.by == "face" else "action.pin"}]

    def _face(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"hall": "person"}]

    def _pin(self, screen: Mapping[str, Any]) -> list[Move]:
        if self.by == "face":
            raise Deviation("nobody asked for the face")
        if screen["problem"]:
            raise Deviation(f"the PIN was refused: {screen['problem']['key']}")
        return [{"touch": f"digit.{digit}"} for digit in str(100_000 + self.number)[screen["entered"] :]]

    def _question(self, screen: Mapping[str, Any]) -> list[Move]:
        forward: Move = {"touch": "action.next"}
        match screen["editor"]:
            case "choice":
                return [{"touch": f"choice.{self._taste(screen).value}"}]
            case "choices":
                return [*({"touch": f"choice.{option['value']}"} for option in screen["options"][:3]), forward]
            case "area":
                option = self._taste(screen)
                return [{"touch": f"group.{option.group}"}, {"touch": f"choice.{option.value}"}]
            case "date" | "month" as editor:
                part = "day" if editor == "date" else "month"
                return [forward] if screen["value"] else [{"touch": f"date.{part}.prev"}, forward]
            case "digits" | "text" as editor:
                if screen["value"] and not screen["problem"]:
                    return [forward]
                typed = self._known(screen)
                key = "digit" if editor == "digits" else "key"
                erased = [{"touch": f"{key}.back"}] * len(screen["value"])
                keys = list(typed) if editor == "digits" else _letters(typed)
                return [*erased, *({"touch": f"{key}.{one}"} for one in keys), forward]
            case editor:
                raise Deviation(f"no answer for a question of kind {editor}")

    def _known(self, screen: Mapping[str, Any]) -> str:
        """Something one knows by heart that has not been refused here yet. Raises Deviation."""
        key, longest = screen["key"], screen["max_length"] or 100
        for value in self.memory.answers(key, digits=screen["editor"] == "digits"):
            if len(value) <= longest and (key, value) not in self.tried:
                self.tried.add((key, value))
                if key.rpartition(".")[2] in PERSON_NUMBERS and (somebody := self.memory.with_number(value)):
                    self.named.append(somebody)
                return value
        raise Deviation(f"nothing more to answer to {key}")

    def _group(self, screen: Mapping[str, Any]) -> list[Move]:
        """Where somebody has to be named, two are; where nobody has to, nobody is."""
        more = 0 < len(screen["rows"]) < PEOPLE_IN_A_GROUP and not screen["problem"]
        can = any(action["id"] == "add" and action["enabled"] for action in screen["frame"]["actions"])
        return [{"touch": "action.add" if more and can else "action.next"}]

    def _taste(self, screen: Mapping[str, Any]) -> "Taken":
        """A seeded choice, never one that was refused before; the first place asked for is where one is insured."""
        key = screen["key"]
        options = [Taken(option["value"], option["group"]) for option in screen["options"]]
        home = [option for option in options if option.value == "370600"]
        if home and screen["number"] == 1 and (key, "370600") not in self.tried:
            self.tried.add((key, "370600"))
            return home[0]
        open_ = [o for o in options if (key, o.value) not in self.tried and o not in home]
        taken = self.random.choice(open_)
        self.tried.add((key, taken.value))
        return taken

    def _materials(self, screen: Mapping[str, Any]) -> list[Move]:
        """What nobody has is photographed, scanned, or else promised for later; the screen comes again with it."""
        for row in screen["rows"]:
            for way in ("photo", "capture"):
                if way in row["can"] and (way, row["code"]) not in self.tried:
                    self.tried.add((way, row["code"]))
                    return [{"touch": f"prove.{row['code']}.{way}"}]
        later: list[Move] = [{"touch": f"prove.{row['code']}.later"} for row in screen["rows"] if "later" in row["can"]]
        promises = screen["commitment"] or later
        agree: list[Move] = [{"touch": "agree"}] if promises and not screen["agreed"] else []
        return [*later, *agree, {"touch": "action.next"}]

    def _portrait(self, screen: Mapping[str, Any]) -> list[Move]:
        """Somebody stands before the camera, and the library may keep what it takes."""
        if screen["live"]:
            return [{"hall": "person"}]
        return [{"touch": "agree"}, {"touch": "action.use"}]

    def _review(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.next"}]

    def _sign(self, screen: Mapping[str, Any]) -> list[Move]:
        return [*({"stroke": stroke, "item": "sign.pad"} for stroke in INK), {"touch": "action.next"}]

    def _pay(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"phone": screen["qr"]}]

    def _wait(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"hall": "specimen"}] if screen["picture"] == "paper_code" else []

    def _verdict(self, screen: Mapping[str, Any]) -> list[Move]:
        if screen["tone"] != "ok":
            raise Deviation(f"the paper is not good: {screen['frame']['title']['key']}")
        return [{"touch": "action.exit"}]

    def _choice(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.yes"}]

    def _result(self, screen: Mapping[str, Any]) -> list[Move]:
        if screen["problem"]:
            raise Deviation(f"the result has a problem: {screen['problem']['key']}")
        return [{"touch": "action.next"}]

    def _rate(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": f"rate.{self.random.choice('45')}"}]

    def _end(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"hall": "lift"}] if screen["card"] else []


@dataclass(frozen=True)
class Taken:
    value: str
    group: str


def _letters(text: str) -> list[str]:
    """The keys of a text; capitals are switched on and off."""
    keys: list[str] = []
    capital = False
    for character in text:
        if character.isalpha() and character.isupper() != capital:
            capital = not capital
            keys.append("shift")
        keys.append("space" if character == " " else character)
    return keys

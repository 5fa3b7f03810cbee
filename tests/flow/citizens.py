"""A citizen for any service: answers what is asked, tries something else when it is refused, and gets to the end.

Knows nothing of services: only what people know, and what a screen shows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Agree, Answer, Choose, Digit, Intent, Prove, Signed, Speak, Start
from kiosk_app.flow.proving import missing_party
from kiosk_app.flow.screens import (
    BrowseScreen,
    Frame,
    GroupScreen,
    GuideScreen,
    Language,
    MaterialsScreen,
    Message,
    NoticeScreen,
    PinScreen,
    ProblemScreen,
    QuestionScreen,
    ResultScreen,
    ReviewScreen,
    Screen,
    SignScreen,
    VerdictScreen,
    WaysScreen,
    kind,
)
from kiosk_app.protocol.cases import Person
from tests.flow.terminal import CITIZEN, INK, Terminal

MAN, WOMAN, ELDER = "370699199208301232", "370699198506150028", "370699195001010018"
NUMBERS = (
    WOMAN, MAN, ELDER, "13800000003", "4111111111111111", "5000", "100", "20", "12", "1", "123456", "3706001",
)  # fmt: skip
WORDS = ("测试", "91370699MA0TEXT00Q", "12.5", "烟台市虚拟区测试路9号")
TOUCHES = 400


class Stuck(AssertionError):
    """The service cannot be finished. The text names it and the screen."""


def _told(screen: Screen) -> str:
    key = f"{screen.key} {screen.value!r} {screen.problem}" if isinstance(screen, QuestionScreen) else ""
    hint = screen.frame.hint.params if screen.frame.hint else ""
    return f"{kind(screen)} {screen.frame.title.key} {hint} {key}"


def _at_an_end(screen: Screen) -> bool:
    """Something is missing that nobody can give here."""
    if not isinstance(screen, MaterialsScreen):
        return False
    stuck = any(row.state == "missing" and not row.can for row in screen.rows)
    return stuck and not any(action.enabled for action in screen.frame.actions if action.id == "next")


@dataclass
class Citizen:
    """terminal: with `answer` for the effects, as one wishes. Cards come as they are asked for."""

    terminal: Terminal
    person: Person = CITIZEN
    refused: set[tuple[str, str]] = field(default_factory=set)
    touches: int = 0

    def complete(self, service: str, language: Language = "zh_CN") -> None:
        """To the result, or to the end of a guide. Raises Stuck."""
        answer = self.terminal.answer
        self.terminal.answer = lambda effect: self._card(effect, answer)
        self.terminal.touch(Speak(self.terminal.state.serial, language))
        self.terminal.touch(Start(self.terminal.state.serial, service))
        self.go_on(service, language)

    def go_on(self, service: str, language: Language = "zh_CN") -> None:
        """From the screen that is shown, to the result, or to what has to be brought to the hall. Raises Stuck."""
        while self.touches < TOUCHES:
            screen = self.terminal.screen
            if isinstance(screen, GuideScreen | ResultScreen | VerdictScreen) or _at_an_end(screen):
                return
            intent = next(self._moves(screen), None)
            if intent is None:
                break
            self.touches += 1
            self.terminal.touch(intent)
        raise Stuck(f"{service} ({language}): {_told(self.terminal.screen)}")

    def _card(self, effect: fx.Effect, answer: Callable[[fx.Effect], ev.Reply | None]) -> ev.Reply | None:
        visit = self.terminal.state.visit
        if isinstance(effect, fx.ReadCard) and visit and visit.service and visit.person:
            needed = missing_party(visit, self.terminal.state.expressions)
            if needed:
                person = replace(CITIZEN, number=needed.number, name="李测试")
                return ev.CardRead(effect.visit, effect.id, person)
        if isinstance(effect, fx.ReadCard) and visit and visit.service:
            person = replace(self.person, document_type=visit.service.identity.documents[0])
            return ev.CardRead(effect.visit, effect.id, person)
        return answer(effect)

    def _moves(self, screen: object) -> Iterator[Intent]:
        serial = self.terminal.state.serial
        match screen:
            case NoticeScreen() | WaysScreen():
                yield Act(serial, "agree" if isinstance(screen, NoticeScreen) else "pin")
            case BrowseScreen(tiles=tiles):
                yield from (Start(serial, tile.id) for tile in tiles)
            case PinScreen():
                yield Digit(serial, "1")
            case QuestionScreen():
                yield from self._answers(screen, serial)
            case MaterialsScreen(rows=rows, commitment=commitment, agreed=agreed):
                yield from (Prove(serial, row.code, "later") for row in rows if "later" in row.can)
                if commitment and not agreed:
                    yield Agree(serial, True)
                yield Act(serial, "next")
            case GroupScreen() | ReviewScreen():
                yield Act(serial, "next")
            case SignScreen():
                yield Signed(serial, INK)
            case ProblemScreen(frame=Frame(title=Message(key="problem.instead_title"))):
                yield Act(serial, "retry")
            case _:
                return

    def _answers(self, screen: QuestionScreen, serial: int) -> Iterator[Intent]:
        if screen.problem:
            self.refused.add((screen.key, screen.value))
        forward = Act(serial, "next")
        if screen.value and (screen.key, screen.value) not in self.refused:
            yield forward
        for value in self._candidates(screen):
            if (screen.key, value) not in self.refused and not 0 < screen.max_length < len(value):
                if screen.editor in ("choice", "area"):
                    self.refused.add((screen.key, value))
                    yield Choose(serial, screen.key, value)
                yield Answer(serial, screen.key, value)
        yield forward

    def _candidates(self, screen: QuestionScreen) -> tuple[str, ...]:
        match screen.editor:
            case "choice" | "area":
                return tuple(option.value for option in screen.options)
            case "choices":
                return (",".join(option.value for option in screen.options),)
            case "date" | "month":
                ends = tuple(end for end in (screen.latest, screen.earliest) if end)
                return (*ends, "2026-11-20" if screen.editor == "date" else "2026-10")
            case "digits":
                return NUMBERS
            case _:
                return WORDS

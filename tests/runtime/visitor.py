"""A citizen without a display: sees every screen the terminal shows, and answers with intents."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk_app.flow import intents
from kiosk_app.flow.intents import Intent
from kiosk_app.flow.screens import (
    EndScreen,
    HomeScreen,
    IdentityScreen,
    MaterialsScreen,
    NoticeScreen,
    PinScreen,
    QuestionScreen,
    RateScreen,
    ResultScreen,
    ReviewScreen,
    Screen,
    SignScreen,
    WaysScreen,
)

PATIENCE = 20.0
INK = (tuple((n * 10, n * 5, n * 8) for n in range(30)),)
PIN = "100003"
ANSWERS = {"cbd": "370600", "lb": "temporary", "jyd": "110100", "sjh": "13800000003", "xz": "medical", "yt": "housing"}
ANSWERS |= {"rzd": "370600", "hjszd": "no", "jzdz": "虚拟区测试路9号", "jzsy": "study", "lqfs": "site"}
FORWARD: Mapping[type, str] = {NoticeScreen: "agree", WaysScreen: "pin", ReviewScreen: "next", ResultScreen: "next"}
S = TypeVar("S")


@dataclass
class Visitor:
    """service: what the citizen came for. hall: asks the virtual hall for something. citizen: whose card it is."""

    hall: Callable[[str, str, Mapping[str, object] | None], object]
    service: str = "k08"
    citizen: int = 3
    pin: str = PIN
    screens: list[Screen] = field(default_factory=list)
    send: Callable[[Intent], None] = lambda intent: None
    watch: Callable[[Screen], None] = lambda screen: None
    _news: threading.Condition = field(default_factory=threading.Condition)
    _looked: int = 0
    _done: object = None

    def show(self, screen: Screen) -> None:
        """Called in the runtime's thread, `watch` before anybody else knows of the screen."""
        self.watch(screen)
        with self._news:
            self.screens.append(screen)
            self._news.notify_all()

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    def until(self, wanted: Callable[[Screen], object]) -> Screen:
        """The first screen, of those not looked at yet, that is as wanted; waits for it."""
        deadline = time.monotonic() + PATIENCE
        with self._news:
            while True:
                for number in range(self._looked, len(self.screens)):
                    if wanted(self.screens[number]):
                        self._looked = number
                        return self.screens[number]
                self._looked = len(self.screens)
                assert self._news.wait(deadline - time.monotonic()), [s.frame.title.key for s in self.screens]

    def forget(self) -> None:
        """What was shown so far is another terminal's."""
        with self._news:
            self._looked, self._done = len(self.screens), None

    def see(self, kind: type[S], wanted: Callable[[S], object] = lambda screen: True) -> S:
        found = self.until(lambda screen: isinstance(screen, kind) and wanted(screen))
        assert isinstance(found, kind)
        return found

    def title(self, key: str) -> Screen:
        return self.until(lambda screen: screen.frame.title.key == key)

    def act(self, action: str) -> None:
        self.send(intents.Act(self.screen.frame.serial, action))

    def walk(self, to: type[S]) -> S:
        """Do what each screen asks for until one of kind `to` is shown."""
        found = self._walk(lambda screen: isinstance(screen, to))
        assert isinstance(found, to)
        return found

    def walk_to(self, title: str) -> Screen:
        return self._walk(lambda screen: screen.frame.title.key == title)

    def _walk(self, there: Callable[[Screen], bool]) -> Screen:
        while True:
            screen = self.until(lambda screen: there(screen) or self._open(screen))
            if there(screen):
                return screen
            self._done = _place(screen)
            self._react(screen, screen.frame.serial)

    def _open(self, screen: Screen) -> bool:
        """It is the one that is shown, and nothing has been done on it yet."""
        return _place(screen) != self._done and screen.frame.serial == self.screen.frame.serial

    def _react(self, screen: Screen, serial: int) -> None:
        forward = FORWARD.get(type(screen))
        if forward:
            self.send(intents.Act(serial, forward))
        else:
            self._say(screen, serial)

    def _say(self, screen: Screen, serial: int) -> None:
        match screen:
            case HomeScreen():
                self.send(intents.Start(serial, self.service))
            case IdentityScreen(phase="waiting"):
                self.hall("PUT", "/card", {"citizen": self.citizen})
            case PinScreen():
                for digit in self.pin:
                    self.send(intents.Digit(serial, digit))
            case QuestionScreen():
                self._answer(screen, serial)
            case MaterialsScreen():
                self.send(intents.Agree(serial, True))
                self.send(intents.Act(serial, "next"))
            case SignScreen():
                self.send(intents.Signed(serial, INK))
            case RateScreen():
                self.send(intents.Rated(serial, "5"))
            case EndScreen():
                self.hall("DELETE", "/card", None)

    def _answer(self, screen: QuestionScreen, serial: int) -> None:
        value = ANSWERS.get(screen.key, "")
        if screen.editor in ("choice", "area"):
            self.send(intents.Choose(serial, screen.key, value))
            return
        if value:
            self.send(intents.Answer(serial, screen.key, value))
        self.send(intents.Act(serial, "next"))


def _place(screen: Screen) -> object:
    return type(screen), screen.frame.serial

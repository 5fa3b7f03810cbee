"""Where the screen meets the visit: screens come out as plain maps, intents go in, and nothing else crosses.

The one exception is a picture of the empty home screen, for those who look after the terminal from afar.
`show` may be called from any thread. The bridge decides nothing about a visit. What it does decide is what belongs to
fingers: which touches belong together on one page (see `ui.turnstile`) and when a touch that pressed nothing still
means that somebody is there.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace

from PySide6.QtCore import Property, QElapsedTimer, QObject, Qt, Signal, Slot

from kiosk_app.flow import intents
from kiosk_app.flow.intents import Intent
from kiosk_app.flow.screens import Frame, GroupScreen, HomeScreen, Language, Message, QuestionScreen, Screen, kind
from ui.ink import Ink
from ui.texts import LANGUAGES
from ui.turnstile import Turnstile

STAY_EVERY_MS = 1000
Take = Callable[[bytes], None]
SPOKEN: Mapping[str, Language] = {language: language for language in LANGUAGES}


def as_map(screen: Screen) -> dict[str, object]:
    """The screen as maps, lists and plain values, with its `kind`; a message's parameters become a map."""
    return {"kind": kind(screen), **_fields(screen)}


def page_of(screen: Screen) -> str:
    """What stays the same while a citizen is busy with one thing: kind, title and, for a question, which one."""
    key = screen.key if isinstance(screen, QuestionScreen | GroupScreen) else ""
    return f"{kind(screen)}:{screen.frame.title.key}:{key}"


def _fields(value: object) -> dict[str, object]:
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value)} if is_dataclass(value) else {}


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"key": value.key, "params": dict(value.params)}
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def _still(screen: Screen) -> Screen:
    """The screen without what changes when only time has passed."""
    frame: Frame = replace(screen.frame, serial=0, seconds=0.0, warning=False)
    return replace(screen, frame=frame)


class Bridge(QObject):
    """`screenChanged` comes once for each screen shown; `page`, `changed` and `busy` are right when it comes."""

    screen_changed = Signal(name="screenChanged")
    shown = Signal(object)
    failed = Signal()
    looked = Signal(object)
    _arrived = Signal(object)
    _broke = Signal()
    _asked = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._screen: Screen | None = None
        self._map: dict[str, object] = {}
        self._changed = True
        self._turnstile = Turnstile(self)
        self._ink = Ink(self)
        self._since_stay = QElapsedTimer()
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def attach(self, send: Callable[[Intent], None]) -> None:
        """From now on intents go to `send`, in the thread of the screen."""
        self._turnstile.attach(send)

    def show(self, screen: Screen) -> None:
        """Show a screen; callable from any thread, returns at once."""
        self._arrived.emit(screen)

    def fail(self) -> None:
        """Whoever made the screens is gone; callable from any thread, `failed` comes in the thread of the screen."""
        self._broke.emit()

    def look(self, serial: int, take: Take) -> None:
        """Give `take` a PNG of the home screen with this serial, b"" when another one is shown by then.

        Callable from any thread; `take` is called in the thread of the screen, by whoever draws it (`looked`).
        """
        self._asked.emit(serial, take)

    @Slot(int, object)
    def _look(self, serial: int, take: Take) -> None:
        screen = self._screen
        if isinstance(screen, HomeScreen) and screen.frame.serial == serial and not screen.recovered:
            self.looked.emit(take)
        else:
            take(b"")

    @Slot(object)
    def _take(self, screen: Screen) -> None:
        before = self._screen
        self._screen = screen
        self._changed = before is None or _still(before) != _still(screen)
        self._map = as_map(screen)
        page = page_of(screen)
        if page != self._turnstile.page:
            self._ink.clear()
        self._turnstile.arrived(screen.frame.serial, page)
        self.shown.emit(screen)
        self.screen_changed.emit()

    def _get_screen(self) -> dict[str, object]:
        return self._map

    def _get_page(self) -> str:
        return self._turnstile.page

    def _get_changed(self) -> bool:
        return self._changed

    def _get_busy(self) -> bool:
        return self._turnstile.busy

    def _get_ink(self) -> Ink:
        return self._ink

    screen = Property(dict, _get_screen, notify=screen_changed)
    page = Property(str, _get_page, notify=screen_changed)
    changed = Property(bool, _get_changed, notify=screen_changed)
    busy = Property(bool, _get_busy, notify=screen_changed)
    ink = Property(QObject, _get_ink, constant=True)

    @Slot(str)
    def start(self, target: str) -> None:
        self._turnstile.offer(lambda serial: intents.Start(serial, target))

    @Slot(str)
    def act(self, action: str) -> None:
        self._turnstile.offer(lambda serial: intents.Act(serial, action))

    @Slot(str, str)
    def answer(self, key: str, value: str) -> None:
        self._turnstile.offer(lambda serial: intents.Answer(serial, key, value))

    @Slot(str, str)
    def choose(self, key: str, value: str) -> None:
        self._turnstile.offer(lambda serial: intents.Choose(serial, key, value))

    @Slot(str)
    def digit(self, key: str) -> None:
        self._turnstile.offer(lambda serial: intents.Digit(serial, key))

    @Slot(str)
    def edit(self, key: str) -> None:
        self._turnstile.offer(lambda serial: intents.Edit(serial, key))

    @Slot(int)
    def remove(self, row: int) -> None:
        self._turnstile.offer(lambda serial: intents.Remove(serial, row))

    @Slot(str, str)
    def prove(self, code: str, how: str) -> None:
        self._turnstile.offer(lambda serial: intents.Prove(serial, code, how))

    @Slot(bool)
    def agree(self, agreed: bool) -> None:
        self._turnstile.offer(lambda serial: intents.Agree(serial, agreed))

    @Slot()
    def sign(self) -> None:
        strokes = self._ink.taken()
        self._turnstile.offer(lambda serial: intents.Signed(serial, strokes))

    @Slot(str)
    def rate(self, level: str) -> None:
        self._turnstile.offer(lambda serial: intents.Rated(serial, level))

    @Slot(str)
    def speak(self, language: str) -> None:
        self._turnstile.offer(lambda serial: intents.Speak(serial, SPOKEN[language]))

    @Slot()
    def stay(self) -> None:
        self._since_stay.start()
        self._turnstile.offer(intents.Stay)

    def pressed(self) -> None:
        """A finger came down somewhere."""
        self._turnstile.count = 0

    def released(self) -> None:
        """It went up: if nothing was pressed by it, it still means that somebody is there (once a second at most)."""
        runs = self._screen is not None and self._screen.frame.seconds > 0
        due = not self._since_stay.isValid() or self._since_stay.elapsed() >= STAY_EVERY_MS
        if runs and due and self._turnstile.count == 0:
            self.stay()

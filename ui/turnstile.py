"""One intent at a time, in the order of the touches.

A citizen may type faster than a screen can be answered: the second digit would carry the serial of a screen that is
already gone and be dropped. So an intent waits here until the screen that answers the one before has come, and then
carries the new serial. When that screen is another page, what waits was meant for the old one and is dropped.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk_app.flow.intents import Intent

NO_ANSWER_MS = 150


class Turnstile(QObject):
    """Holds intents back while one is on its way; after 150 ms without a screen the next one goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.page = ""
        self.count = 0
        self._serial = 0
        self._send: Callable[[Intent], None] | None = None
        self._waiting: deque[Callable[[int], Intent]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NO_ANSWER_MS)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        return self._timer.isActive()

    def attach(self, send: Callable[[Intent], None]) -> None:
        self._send = send

    def offer(self, make: Callable[[int], Intent]) -> None:
        """Send what `make` makes of the serial, now or when its turn comes."""
        self.count += 1
        self._waiting.append(make)
        if not self.busy:
            self._next()

    def arrived(self, serial: int, page: str) -> None:
        """A screen came: what waits goes on with its serial, or is dropped when the page has turned."""
        self._timer.stop()
        if page != self.page:
            self._waiting.clear()
        self._serial, self.page = serial, page
        self._next()

    def _next(self) -> None:
        if self._waiting and self._send is not None:
            make = self._waiting.popleft()
            self._timer.start()
            self._send(make(self._serial))

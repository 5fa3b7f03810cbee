"""Whether the centre answers, as all threads of the agent find out together."""

import logging
import threading
from collections.abc import Callable
from enum import Enum

from kiosk_app.centre import CentreError, NotAsked, Unreachable

log = logging.getLogger(__name__)


class Presence:
    """changed: called with the new state, from whichever thread found it out."""

    def __init__(self, changed: Callable[[bool], None]) -> None:
        self._changed = changed
        self._online: bool | None = None
        self._lock = threading.Lock()

    @property
    def online(self) -> bool | None:
        """None until somebody has tried."""
        return self._online

    def found(self, online: bool) -> None:
        """Somebody just spoke to the centre, or could not. Logged once per change."""
        with self._lock:
            if self._online is online:
                return
            self._online = online
        log.info("the centre %s", "answers" if online else "does not answer")
        self._changed(online)

    def failed(self, error: CentreError) -> None:
        """A call came to this. Who says no is there; of who was not asked nothing new is known."""
        if not isinstance(error, NotAsked):
            self.found(not isinstance(error, Unreachable))


class Outcome(Enum):
    """What a step of the upload came to."""

    SENT = "sent"
    IDLE = "idle"
    FAILED = "failed"
    HALTED = "halted"

"""Does what the centre owes after a decision, one duty after the other, in a thread of its own for each kind.

So that a text message service, a department or an archive that hangs holds up nothing but itself.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

from central.departments.adapter import Unavailable
from central.opener.refusal import GARBAGE
from central.store import duties
from central.store.database import Store
from central.store.duties import Duty, DutyKind
from offline_store.sealing import SealingError, UnknownRecipient

log = logging.getLogger(__name__)
BATCH: Final = 50
LOOK_SECONDS: Final = 0.5


class FollowUp:
    """perform: does a duty and returns its outcome; called again after a failure or a crash. Raises Unavailable.

    clock: seconds since 1970.
    """

    def __init__(
        self, store: Store, kind: DutyKind, perform: Callable[[Duty], str], clock: Callable[[], float]
    ) -> None:
        self.kind: Final = kind
        self._store = store
        self._perform = perform
        self._clock = clock

    def step(self) -> int:
        """Try every duty that is due, at most `BATCH`; returns how many are settled."""
        with self._store.read() as connection:
            waiting = duties.due(connection, self.kind, self._clock(), BATCH)
        return sum(self._do(duty) for duty in waiting)

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set, which it sets itself when it cannot go on."""
        try:
            while not stop.is_set():
                if not self.step():
                    stop.wait(LOOK_SECONDS)
        finally:
            stop.set()

    def _do(self, duty: Duty) -> bool:
        try:
            outcome = self._perform(duty)
        except (Unavailable, UnknownRecipient, OSError):
            # A key that is not there may come back; nothing of a case was ever sealed to one that was not ours.
            if not duty.attempts:
                log.info("%s of change %d of %s has to wait", duty.kind, duty.number, duty.event_id)
            with self._store.write() as connection:
                duties.put_off(connection, duty, self._clock())
            return False
        except (SealingError, *GARBAGE) as error:
            outcome = f"failed:{type(error).__name__}"
            log.error("%s of change %d of %s cannot be done: %s", duty.kind, duty.number, duty.event_id, outcome)
        with self._store.write() as connection:
            duties.settle(connection, duty, outcome, self._clock())
        return True

"""Follows what becomes of this terminal's cases, and writes it into the receipt rows."""

import logging
import threading
from collections.abc import Callable

from kiosk_app.centre import Centre, CentreError, Unreachable
from kiosk_app.protocol.cases import CaseChange
from kiosk_app.protocol.local import CaseChanged
from kiosk_app.sync.presence import Presence
from offline_store.errors import StoreError
from offline_store.outbox import Outbox
from offline_store.records import ReceiptChange

log = logging.getLogger(__name__)


class Follower:
    """tell: passes a CaseChanged on to the runtime, after the row says so. stop: the store may be closing."""

    def __init__(
        self,
        outbox: Outbox,
        centre: Centre,
        presence: Presence,
        tell: Callable[[CaseChanged], None],
        stop: threading.Event,
    ) -> None:
        self._stop = stop
        self._outbox = outbox
        self._centre = centre
        self._presence = presence
        self._tell = tell

    def step(self, wait: float) -> int | None:
        """Ask once, for up to `wait` seconds. How many changes came; None when it failed."""
        try:
            after = self._outbox.change_cursor()
            answer = self._centre.changes(after, wait)
            self._presence.found(True)
            if self._stop.is_set() or (answer.cursor == after and not answer.changes):
                return 0
            known = self._outbox.update_receipts([_row(change) for change in answer.changes], cursor=answer.cursor)
        except CentreError as error:
            self._presence.found(not isinstance(error, Unreachable))
            return None
        except StoreError as error:
            log.warning("the store cannot take changes now: %s", type(error).__name__)
            return None
        mine = {receipt.event_id for receipt in known}
        for change in answer.changes:
            if change.event_id in mine:
                told = CaseChanged(
                    change.event_id, change.local_number, change.case_number, change.state, change.document
                )
                self._tell(told)
        return len(answer.changes)


def _row(change: CaseChange) -> ReceiptChange:
    return ReceiptChange(change.event_id, change.case_number, change.state.value, change.document, change.updated)

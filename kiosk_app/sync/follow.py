"""Follows what is new for this terminal at the centre.

What became of its cases is written into the receipt rows, commands are lined up.
"""

import logging
import threading
from collections.abc import Callable

from kiosk_app.centre import Centre, CentreError
from kiosk_app.protocol.cases import CaseChange
from kiosk_app.protocol.local import CaseChanged
from kiosk_app.sync.commands import CommandDesk
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
        commands: CommandDesk,
        stop: threading.Event,
    ) -> None:
        self._stop = stop
        self._outbox = outbox
        self._centre = centre
        self._presence = presence
        self._tell = tell
        self._commands = commands

    def step(self, wait: float) -> int | None:
        """Ask once, for up to `wait` seconds. How many changes and commands came; None when it failed."""
        try:
            after = self._outbox.change_cursor()
            asked = self._commands.cursor
            answer = self._centre.changes(after, wait, asked)
            self._presence.found(True)
            if self._stop.is_set():
                return 0
            taken = self._commands.take(asked, answer.commands) if answer.commands else 0
            if answer.cursor == after and not answer.changes:
                return taken
            known = self._outbox.update_receipts([_row(change) for change in answer.changes], cursor=answer.cursor)
        except CentreError as error:
            self._presence.failed(error)
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
        return len(answer.changes) + taken


def _row(change: CaseChange) -> ReceiptChange:
    return ReceiptChange(change.event_id, change.case_number, change.state.value, change.document, change.updated)

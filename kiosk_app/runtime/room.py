"""Watches whether there is room for another case, so that no citizen begins what could not be kept in the end."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from kiosk_app.keeping import LIMITS
from offline_store import room
from offline_store.errors import StoreError
from offline_store.outbox import Outbox

log = logging.getLogger(__name__)
LOOK_SECONDS = 5.0


class Room:
    """directory: the terminal's. Until somebody has looked there is room."""

    def __init__(self, outbox: Outbox, directory: Path) -> None:
        self._outbox = outbox
        self._directory = directory
        self.left = True

    def look(self) -> bool:
        """Whether there is room; said in the log when it changes."""
        try:
            left = room.is_left(self._outbox, self._directory, budget=LIMITS.budget)
        except StoreError as error:
            # A store that cannot say so may still take a case; if not, the citizen is told.
            log.warning("nobody knows how much room is left: %s", type(error).__name__)
            return self.left
        if left != self.left:
            log.log(logging.INFO if left else logging.ERROR, "room for new cases: %s", "again" if left else "none")
        self.left = left
        return left

    async def watch(self, changed: Callable[[bool], None]) -> None:
        """For ever; calls `changed` whenever it does."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            before = self.left
            if await asyncio.to_thread(self.look) != before:
                changed(self.left)

"""Tells waiting requests that a case has moved, with one look at the database for all of them.

The opener is another process, so its commits have to be looked for; a few times a second is soon enough for a citizen.
"""

import asyncio
import time
from typing import Final

from fastapi.concurrency import run_in_threadpool

from central.store.cases import change_heads
from central.store.database import Store

LOOK_SECONDS: Final = 0.1


class ChangeWatch:
    """How long each terminal's log of changes is, followed while someone waits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heads: dict[str, int] = {}
        self._moved = asyncio.Event()
        self._waiting = 0
        self._closing = False

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            if self._waiting:
                heads = await run_in_threadpool(self._look)
                if heads != self._heads:
                    self._heads = heads
                    self._moved.set()
                    self._moved = asyncio.Event()
            await asyncio.sleep(LOOK_SECONDS)

    def close(self) -> None:
        """Let everyone go who waits, now and later."""
        self._closing = True
        self._moved.set()

    async def wait(self, terminal: str, after: int, seconds: float) -> None:
        """Return when the terminal's log is longer than `after`, at the latest after `seconds`."""
        until = time.monotonic() + seconds
        self._waiting += 1
        try:
            while not self._closing and self._heads.get(terminal, 0) <= after:
                left = until - time.monotonic()
                if left <= 0:
                    return
                try:
                    await asyncio.wait_for(self._moved.wait(), left)
                except TimeoutError:
                    return
        finally:
            self._waiting -= 1

    def _look(self) -> dict[str, int]:
        with self._store.read() as connection:
            return change_heads(connection)

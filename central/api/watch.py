"""Tells waiting requests that there is something new, with one look at the database for all of them.

The opener and whoever commands are other processes, so their commits have to be looked for; a few times a second is
soon enough for a citizen.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fastapi.concurrency import run_in_threadpool

from central.store import commands
from central.store.cases import change_heads
from central.store.database import Store

LOOK_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Heads:
    """By terminal: how long its log of changes is, and the number of its newest command that waits."""

    changes: dict[str, int]
    commands: dict[str, int]

    def beyond(self, terminal: str, after: int, commands: int | None) -> bool:
        """Whether there is anything past these cursors; commands: None when nobody wants them."""
        if self.changes.get(terminal, 0) > after:
            return True
        return commands is not None and self.commands.get(terminal, 0) > commands


class ChangeWatch:
    """What is new for each terminal, followed while someone waits. clock: seconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self._heads = Heads({}, {})
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

    async def wait(self, terminal: str, after: int, commands: int | None, seconds: float) -> None:
        """Return when there is something for the terminal past its cursors, at the latest after `seconds`."""
        until = time.monotonic() + seconds
        self._waiting += 1
        try:
            while not self._closing and not self._heads.beyond(terminal, after, commands):
                left = until - time.monotonic()
                if left <= 0:
                    return
                try:
                    await asyncio.wait_for(self._moved.wait(), left)
                except TimeoutError:
                    return
        finally:
            self._waiting -= 1

    def _look(self) -> Heads:
        with self._store.read() as connection:
            return Heads(change_heads(connection), commands.heads(connection, self._clock()))

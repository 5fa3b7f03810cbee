"""Waiting for something to become true, never for a while."""

import asyncio
import time
from collections.abc import Callable

LIMIT = 20.0


def eventually(condition: Callable[[], object], limit: float = LIMIT) -> None:
    """Return as soon as `condition` holds; fail after `limit` seconds."""
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


async def becomes(condition: Callable[[], bool], limit: float = LIMIT) -> None:
    """The same, in an event loop."""
    end = time.monotonic() + limit
    for _ in iter(condition, True):
        assert time.monotonic() < end, "it never came true"
        await asyncio.sleep(0.01)

"""Tells the terminal what time it is, once a minute: services open and close."""

import asyncio
from collections.abc import Callable
from datetime import datetime

MINUTE = 60.0


def local(seconds: float) -> str:
    """YYYY-MM-DDTHH:MM. seconds: since 1970."""
    return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%dT%H:%M}"


async def watch(clock: Callable[[], float], changed: Callable[[str], None]) -> None:
    """Until it is cancelled."""
    while True:
        await asyncio.sleep(MINUTE - clock() % MINUTE)
        changed(local(clock()))


def stamp(seconds: float) -> str:
    """RFC 3339, local. seconds: since 1970."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")

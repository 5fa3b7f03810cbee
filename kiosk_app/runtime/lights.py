"""Lights what the flow wants to be lit, beside everything else: no visit ever waits for a lamp.

One order at a time, and only of what differs from what the service says is lit; whatever was wanted meanwhile is passed
over for what is wanted now. A board that is not there, or does not do it, is asked again when something changes.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Final

from drivers.xfs4iot.client import Client
from kiosk_app.devices import WORKING

log = logging.getLogger(__name__)
COMMAND: Final = "Lights.SetLight"
ORDER_SECONDS: Final = 2.0
OFF: Final = "off"


class Lights:
    """Of all services of `client` that have any. Lives in the loop's thread."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._wanted: Mapping[str, str] = {}
        self._wake = asyncio.Event()
        self._failed: set[str] = set()

    def want(self, wanted: Mapping[str, str]) -> None:
        """Flash rate by light; all others are dark. Returns at once."""
        self._wanted = wanted
        self._wake.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            for service in self._client.services:
                if changes := self._changes(service):
                    await self._order(service, changes)

    def _changes(self, service: str) -> dict[str, str]:
        status = self._client.status(service)
        if status.device not in WORKING:
            return {}
        return {name: rate for name, now in status.lights if (rate := self._wanted.get(name, OFF)) != now}

    async def _order(self, service: str, changes: Mapping[str, str]) -> None:
        body = {name: {"flashRate": rate} for name, rate in changes.items()}
        done = await self._client.execute(service, COMMAND, body, timeout=ORDER_SECONDS)
        if done.code == "success":
            self._failed.discard(service)
        elif service not in self._failed:
            self._failed.add(service)
            log.info("the lights of %s do not obey: %s", service, done.error or done.code)

"""What stands on a paper: scanned, read by a service of its own, and forgotten."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from drivers.xfs4iot.client import Client
from kiosk_app.devices import RECOGNISER
from kiosk_app.flow.effects import Effect, Recognise
from kiosk_app.flow.events import CaptureFailed, Recognised, Reply
from kiosk_app.runtime.peripherals import Peripherals, Scan

READING_SECONDS: Final = 30.0
"""Of the effect's time, what is left when the scanner has had its share: the first page of the day is read slowly."""
SURE: Final = 0.8
"""Confidence below which nothing is filled in: what is typed is then quicker than what is corrected."""


class Recognising:
    def __init__(self, devices: Peripherals, client: Client) -> None:
        self._devices = devices
        self._client = client
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {Recognise: self.read}

    async def read(self, effect: Recognise) -> Reply:
        to = (effect.visit, effect.id)
        scan = await self._devices.scan(effect.seconds - READING_SECONDS)
        if not isinstance(scan, Scan):
            return CaptureFailed(*to, scan)
        order = {"document": effect.paper}
        done = await self._client.execute(
            RECOGNISER, "DocumentReader.Recognise", order, timeout=READING_SECONDS, bulk=scan.data
        )
        if done.code == "commandErrorCode":
            return Recognised(*to, {})
        if done.code != "success":
            return CaptureFailed(*to, "device")
        return Recognised(*to, read_of(done.payload.get("fields")))


def read_of(fields: object) -> dict[str, str]:
    """What is sure enough, by name; unknown shapes read as absent."""
    found: dict[str, str] = {}
    for name, one in fields.items() if isinstance(fields, dict) else ():
        text, confidence = (one.get("text"), one.get("confidence")) if isinstance(one, dict) else (None, None)
        if isinstance(text, str) and isinstance(confidence, int | float) and confidence >= SURE:
            found[str(name)] = text
    return found

"""Papers that somebody scans for themselves: held in memory until the wipe, printed, or handed to a phone.

Nothing of them touches a disk, and what goes through the centre can be read only by the phone that scans the code.
"""

import asyncio
import base64
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk_app.centre import Centre, CentreError
from kiosk_app.flow.effects import Effect, HandOver, PrintPages, ScanPages
from kiosk_app.flow.events import CaptureFailed, Failed, HandoverOffered, HandoverTaken, PagesScanned, Printed, Reply
from kiosk_app.protocol.handovers import NONCE_BYTES, HandoverState
from kiosk_app.runtime.apart import apart
from kiosk_app.runtime.peripherals import Peripherals, Scan
from kiosk_app.runtime.polling import polled

log = logging.getLogger(__name__)
BINDING_SECONDS: Final = 5.0
"""Of an effect's time, what is left when the device has had its share."""
Tell = Callable[[Reply], None]


class OwnPages:
    """tell: takes what happens on the way to an answer."""

    def __init__(self, devices: Peripherals, centre: Centre, tell: Tell) -> None:
        self._devices = devices
        self._centre = centre
        self._tell = tell
        self._pages = b""
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            ScanPages: self.scan,
            PrintPages: self.print,
            HandOver: self.hand_over,
        }

    def wipe(self) -> None:
        self._pages = b""

    async def scan(self, effect: ScanPages) -> Reply:
        to = (effect.visit, effect.id)
        scan = await self._devices.scan(effect.seconds - BINDING_SECONDS, bound=True)
        if not isinstance(scan, Scan):
            return CaptureFailed(*to, scan)
        # Eight megabytes for a process in which hardly anybody copies.
        from kiosk_app.runtime import sheets

        before = self._pages if effect.more else b""
        joined, count = await asyncio.to_thread(sheets.joined, before, scan.data)
        self._pages = joined
        return PagesScanned(*to, count.pages, count.sheets)

    async def print(self, effect: PrintPages) -> Reply:
        from kiosk_app.runtime import sheets

        pdf = await asyncio.to_thread(sheets.on_paper, self._pages, effect.copies)
        outcome = await self._devices.print_page(pdf, effect.seconds - BINDING_SECONDS)
        return Printed(effect.visit, effect.id, *outcome)

    async def hand_over(self, effect: HandOver) -> Reply:
        to = (effect.visit, effect.id)
        key = AESGCM.generate_key(256)
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + AESGCM(key).encrypt(nonce, self._pages, None)
        try:
            offered = await apart(self._centre.hand_over, sealed)
        except CentreError as error:
            log.info("pages for a phone got no answer: %s", type(error).__name__)
            return Failed(*to)
        fragment = base64.urlsafe_b64encode(key).decode("ascii").rstrip("=")
        self._tell(HandoverOffered(*to, f"{offered.address}#{fragment}"))
        now = await polled(
            lambda wait: self._centre.handover_now(offered.id, wait).state,
            while_=HandoverState.OPEN,
            seconds=offered.seconds,
        )
        return HandoverTaken(*to) if now is HandoverState.TAKEN else Failed(*to)

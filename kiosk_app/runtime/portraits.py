"""The camera's side of a portrait: what it took is held until it is sealed.

Nothing of it touches a disk in clear.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from drivers.xfs4iot.client import Client
from kiosk_app.devices import CAMERA
from kiosk_app.flow.camera_effects import TakePortrait, UsePortrait
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import Captured, CaptureFailed, PortraitFailed, PortraitTaken, Reply
from kiosk_app.flow.portrait_screens import Shot
from kiosk_app.protocol.cases import Attachment
from kiosk_app.runtime.capturing import seal
from kiosk_app.runtime.delivery import Delivery
from kiosk_app.runtime.viewfinder import Viewfinder
from offline_store.errors import StoreError

log = logging.getLogger(__name__)
COMPOSITION: Final = {"width": 1200, "height": 1600, "head": 0.42, "above": 0.2}
"""What the photo library cuts all its sizes from: pixels, and shares of the height."""
JPEG: Final = "image/jpeg"
LAST: Final = 1 << 62
"""The number of a picture after which none comes."""


class Portraits:
    """finder: what the camera sees meanwhile. ids: of files, time-ordered."""

    def __init__(self, client: Client, finder: Viewfinder, delivery: Delivery, ids: Callable[[], str]) -> None:
        self._client = client
        self._finder = finder
        self._delivery = delivery
        self._ids = ids
        self._taken = b""
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            TakePortrait: self.take,
            UsePortrait: self.use,
        }

    def wipe(self) -> None:
        self._finder.close()
        self._taken = b""

    def shot(self, after: int) -> Shot | None:
        """What the camera sees now, or what it took, if it is newer than number `after`. From any thread."""
        if self._finder.open:
            return self._finder.shot(after)
        taken = self._taken
        return Shot("jpeg", LAST, 0, 0, 0, taken) if taken and after < LAST else None

    async def take(self, effect: TakePortrait) -> Reply:
        to = (effect.visit, effect.id)
        self.wipe()
        done = await self._finder.look(effect, "Camera.TakePortrait", {"composition": COMPOSITION})
        handle = done.payload.get("handle")
        if done.code != "success" or not isinstance(handle, str):
            return PortraitFailed(*to, "time" if done.code == "timeOut" else "device")
        picture = await self._client.fetch(CAMERA, handle)
        if not picture:
            return PortraitFailed(*to, "device")
        self._taken = picture
        return PortraitTaken(*to)

    async def use(self, effect: UsePortrait) -> Reply:
        to, picture = (effect.visit, effect.id), self._taken
        if not picture:
            return CaptureFailed(*to, "device")
        try:
            # In the loop's thread: a wipe comes before it or finds the file.
            writer = self._delivery.attach(self._ids())
            sealed = await asyncio.to_thread(seal, writer, picture)
        except StoreError as error:
            log.error("a portrait was not stored: %s", type(error).__name__)
            return CaptureFailed(*to, "store")
        self._taken = b""
        digest = sealed.digest.hex()
        return Captured(*to, Attachment(sealed.id, digest, sealed.size, JPEG, effect.material, effect.library))

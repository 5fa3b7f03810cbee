"""The camera's side of a portrait: what it sees is lent to the screen, what it took is held until it is sealed.

Nothing of either touches a disk in clear, and nothing is seen but inside the step that needs it.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, get_args

from drivers.xfs4iot.client import Client
from drivers.xfs4iot.ring import RingError, RingReader
from kiosk_app.devices import CAMERA
from kiosk_app.flow.effects import Effect, TakePortrait, UsePortrait
from kiosk_app.flow.events import (
    Captured,
    CaptureFailed,
    PortraitAdvice,
    PortraitAdvised,
    PortraitFailed,
    PortraitTaken,
    Reply,
)
from kiosk_app.flow.portrait_screens import Shot
from kiosk_app.protocol.cases import Attachment
from kiosk_app.runtime.capturing import seal
from kiosk_app.runtime.delivery import Delivery
from offline_store.errors import StoreError

log = logging.getLogger(__name__)
COMPOSITION: Final = {"width": 1200, "height": 1600, "head": 0.42, "above": 0.2}
"""What the photo library cuts all its sizes from: pixels, and shares of the height."""
ADVICE: Final = {advice: advice for advice in get_args(PortraitAdvice)}
JPEG: Final = "image/jpeg"
LAST: Final = 1 << 62
"""The number of a picture after which none comes."""


class Portraits:
    """tell: takes what happens on the way to an answer. ids: of files, time-ordered."""

    def __init__(
        self, client: Client, delivery: Delivery, tell: Callable[[Reply], None], ids: Callable[[], str]
    ) -> None:
        self._client = client
        self._delivery = delivery
        self._tell = tell
        self._ids = ids
        self._lock = threading.Lock()
        self._ring: RingReader | None = None
        self._taken = b""
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            TakePortrait: self.take,
            UsePortrait: self.use,
        }

    def wipe(self) -> None:
        self._look_away()
        self._taken = b""

    def shot(self, after: int) -> Shot | None:
        """What the camera sees now, or what it took, if it is newer than number `after`. From any thread."""
        with self._lock:
            if self._ring:
                seen = self._ring.latest(after)
                if seen is None:
                    return None
                shape = seen.shape
                return Shot("bgr888", seen.number, shape.width, shape.height, shape.stride, seen.pixels)
            taken = self._taken
        return Shot("jpeg", LAST, 0, 0, 0, taken) if taken and after < LAST else None

    async def take(self, effect: TakePortrait) -> Reply:
        to = (effect.visit, effect.id)
        self.wipe()
        borrowing: list[asyncio.Task[None]] = []

        def on_event(name: str, payload: object) -> None:
            told = payload if isinstance(payload, dict) else {}
            if name == "Camera.PreviewEvent":
                borrowing.append(asyncio.create_task(self._look(str(told.get("handle")))))
            elif advice := ADVICE.get(str(told.get("guidance"))):
                self._tell(PortraitAdvised(*to, advice))

        order = {"timeout": int(effect.seconds * 1000), "preview": True, "composition": COMPOSITION}
        try:
            done = await self._client.execute(
                CAMERA, "Camera.TakePortrait", order, timeout=effect.seconds, on_event=on_event
            )
        finally:
            for task in borrowing:
                task.cancel()
            self._look_away()
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

    async def _look(self, handle: str) -> None:
        """A preview that cannot be had is none: the camera still says what to do."""
        descriptor = await self._client.borrow(CAMERA, handle)
        if descriptor is None:
            return
        with contextlib.suppress(RingError):
            ring = RingReader(descriptor)
            with self._lock:
                self._ring = ring

    def _look_away(self) -> None:
        with self._lock:
            ring, self._ring = self._ring, None
            if ring:
                ring.close()

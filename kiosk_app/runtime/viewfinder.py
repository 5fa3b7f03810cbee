"""A look through the camera: one command at a time, while what it sees is lent to the screen and advice is passed on.

Nothing is seen but inside the step that needs it, and nothing of it is kept here.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Mapping
from typing import Final, get_args

from drivers.xfs4iot.client import Client, Completion
from drivers.xfs4iot.ring import RingError, RingReader
from kiosk_app.devices import CAMERA
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import CameraAdvice, CameraAdvised, Reply
from kiosk_app.flow.portrait_screens import Shot

ADVICE: Final = {advice: advice for advice in get_args(CameraAdvice)}


class Viewfinder:
    """tell: takes the advice on the way to an answer."""

    def __init__(self, client: Client, tell: Callable[[Reply], None]) -> None:
        self._client = client
        self._tell = tell
        self._lock = threading.Lock()
        self._ring: RingReader | None = None

    @property
    def open(self) -> bool:
        """Whether there is something to be seen now."""
        with self._lock:
            return self._ring is not None

    def shot(self, after: int) -> Shot | None:
        """What the camera sees now, if it is newer than number `after`. From any thread."""
        with self._lock:
            seen = self._ring.latest(after) if self._ring else None
        if seen is None:
            return None
        shape = seen.shape
        return Shot("bgr888", seen.number, shape.width, shape.height, shape.stride, seen.pixels)

    async def look(
        self, effect: Effect, command: str, order: Mapping[str, object], bulk: bytes | None = None
    ) -> Completion:
        """Carry out `command` within the seconds of `effect`, whose answers the advice goes among."""
        borrowing: list[asyncio.Task[None]] = []

        def on_event(name: str, payload: object) -> None:
            told = payload if isinstance(payload, dict) else {}
            if name == "Camera.PreviewEvent":
                borrowing.append(asyncio.create_task(self._borrow(str(told.get("handle")))))
            elif advice := ADVICE.get(str(told.get("guidance"))):
                self._tell(CameraAdvised(effect.visit, effect.id, advice))

        whole = {"timeout": int(effect.seconds * 1000), "preview": True, **order}
        try:
            return await self._client.execute(
                CAMERA, command, whole, timeout=effect.seconds, bulk=bulk, on_event=on_event
            )
        finally:
            for task in borrowing:
                task.cancel()
            self.close()

    async def _borrow(self, handle: str) -> None:
        """A preview that cannot be had is none: the camera still says what to do."""
        descriptor = await self._client.borrow(CAMERA, handle)
        if descriptor is None:
            return
        with contextlib.suppress(RingError):
            ring = RingReader(descriptor)
            with self._lock:
                self._ring = ring

    def close(self) -> None:
        with self._lock:
            ring, self._ring = self._ring, None
            if ring:
                ring.close()

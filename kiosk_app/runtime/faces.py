"""Comparing whoever stands before the camera with the photo on their card, on this machine only.

The photo is held in memory from when the card is read until the comparison is over, the next card is read, nobody waits
for anything any more, or the visit is wiped. It is overwritten then, as far as Python lets that be done: copies that
libraries made on its way here are left to the allocator.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from drivers.xfs4iot.client import Completion
from kiosk_app.flow.camera_effects import CompareFace
from kiosk_app.flow.effects import Effect
from kiosk_app.flow.events import FaceCompared, FaceFailed, Reply
from kiosk_app.protocol.cases import FaceResult
from kiosk_app.runtime.viewfinder import Viewfinder

PHOTO_ERRORS: Final = ("noReference", "badReference")


class Faces:
    """finder: looks through the camera. stamp: the time, RFC 3339."""

    def __init__(self, finder: Viewfinder, stamp: Callable[[], str]) -> None:
        self._finder = finder
        self._stamp = stamp
        self._photo = bytearray()
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {CompareFace: self.compare}

    @property
    def held(self) -> bool:
        return bool(self._photo)

    def hold(self, photo: bytes) -> None:
        self.forget()
        self._photo = bytearray(photo)

    def forget(self) -> None:
        photo, self._photo = self._photo, bytearray()
        photo[:] = bytes(len(photo))

    async def compare(self, effect: CompareFace) -> Reply:
        to = (effect.visit, effect.id)
        if not self.held:
            return FaceFailed(*to, "photo")
        done = await self._finder.look(effect, "Camera.CompareFaces", {}, bulk=bytes(self._photo))
        if done.code == "timeOut":
            return FaceFailed(*to, "time")
        if done.error in PHOTO_ERRORS:
            return FaceFailed(*to, "photo")
        result = result_of(done, self._stamp())
        return FaceCompared(*to, done.payload.get("match") is True, result) if result else FaceFailed(*to, "device")


def result_of(done: Completion, time: str) -> FaceResult | None:
    """What is kept of an answer; None of one that is none. time: RFC 3339."""
    score, threshold = done.payload.get("score"), done.payload.get("threshold")
    if done.code != "success" or not isinstance(score, int | float) or not isinstance(threshold, int | float):
        return None
    known, liveness = done.payload.get("evidence"), done.payload.get("liveness")
    evidence = f"{known.get('version')}:{known.get('sha256')}" if isinstance(known, dict) else ""
    return FaceResult(float(score), float(threshold), evidence, liveness if isinstance(liveness, str) else "", time)

"""Looking through the camera, in a thread of its own: OpenCV's calls block, and some drivers never come back.

While it is open the camera is opened again whenever it is lost. A picture that is the same as the one before, grain and
all, is no new one: a camera that has frozen is as silent as one that has gone. Pictures stay in memory and only the
newest one is kept.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Final, Self

import cv2
import numpy as np

from drivers.camera.judging import Pixels
from drivers.camera.source import Source
from drivers.xfs4iot.device import Context

_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
_STEP: Final = 16
"""Every so many pixels one is looked at, to see whether a picture is a new one."""
_GRAINLESS: Final = 4.0
"""Deviation under which a picture says nothing of that: a covered lens is black, and always the same."""


class CameraReason(StrEnum):
    """Why there is no picture."""

    ABSENT = "absent"
    LOST = "lost"
    SILENT = "silent"
    STUCK = "stuck"


class CameraError(Exception):
    """There is no picture."""

    def __init__(self, reason: CameraReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Waits:
    """Seconds. first: for the first picture. silence: without a new one. again: before it is opened once more.

    answer: for OpenCV's own calls. end: for the thread to let go.
    """

    first: float = 8.0
    silence: float = 4.0
    again: float = 0.3
    answer: float = 2.0
    end: float = 3.0


@dataclass(frozen=True)
class Shot:
    """One picture. number: counts from 1. moment: monotonic seconds."""

    number: int
    moment: float
    pixels: Pixels = field(repr=False)


class Capture:
    """An open camera, within a `with`. show: called in its thread with every picture, never after the `with`."""

    def __init__(self, source: Source, waits: Waits, show: Callable[[Pixels, float], None] | None = None) -> None:
        self._source = source
        self._waits = waits
        self._show = show
        self._stop = threading.Event()
        self._news = threading.Condition()
        self._shot: Shot | None = None
        self._fresh = time.monotonic()
        self._reason = CameraReason.ABSENT
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    def __enter__(self) -> Self:
        self._fresh = time.monotonic()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        # Whoever is showing a picture has finished when the lock is free; the last one is forgotten.
        with self._news:
            self._shot = None
        self._thread.join(self._waits.end)

    @property
    def stuck(self) -> bool:
        """Whether it has ended, and OpenCV has not come back."""
        return self._stop.is_set() and self._thread.is_alive()

    def next(self, after: int, context: Context) -> Shot:
        """A picture newer than number `after`. Raises CameraError, and what `context.check` raises."""
        while True:
            context.check()
            with self._news:
                shot = self._shot
                if shot and shot.number > after:
                    return shot
                patience = self._waits.silence if shot else self._waits.first
                if time.monotonic() - self._fresh > patience:
                    raise CameraError(self._reason)
                self._news.wait(0.1)

    def _run(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(cv2.error):
                self._look()
            self._stop.wait(self._waits.again)

    def _look(self) -> None:
        """From opening it until it is lost."""
        camera = self._open()
        try:
            if not camera.isOpened():
                self._reason = CameraReason.LOST if self._shot else CameraReason.ABSENT
                return
            self._reason = CameraReason.SILENT
            # A file has no time of its own: it would be over before anybody has looked.
            pause = 0.0 if self._source.stream or self._source.device else 1 / (camera.get(cv2.CAP_PROP_FPS) or 25.0)
            while not self._stop.wait(pause):
                good, pixels = camera.read()
                if not good:
                    return
                self._arrived(pixels)
        finally:
            camera.release()

    def _open(self) -> cv2.VideoCapture:
        source, answer = self._source, round(self._waits.answer * 1000)
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, answer, cv2.CAP_PROP_READ_TIMEOUT_MSEC, answer]
        if source.device is None:
            return cv2.VideoCapture(source.text, cv2.CAP_FFMPEG, limits)
        camera = cv2.VideoCapture(str(source.device), cv2.CAP_V4L2)
        # Uncompressed pictures of this size do not fit through USB 2.
        camera.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        if source.width and source.height:
            camera.set(cv2.CAP_PROP_FRAME_WIDTH, source.width)
            camera.set(cv2.CAP_PROP_FRAME_HEIGHT, source.height)
        camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return camera

    def _arrived(self, raw: cv2.typing.MatLike) -> None:
        turned = cv2.rotate(raw, _TURNS[self._source.rotate]) if self._source.rotate in _TURNS else raw
        pixels: Pixels = np.ascontiguousarray(turned, dtype=np.uint8)
        now = time.monotonic()
        with self._news:
            if self._stop.is_set():
                return
            if self._show:
                self._show(pixels, now)
            if self._shot and _same(self._shot.pixels, pixels):
                return
            number = self._shot.number + 1 if self._shot else 1
            self._shot, self._fresh = Shot(number, now, pixels), now
            self._news.notify_all()


def _same(one: Pixels, other: Pixels) -> bool:
    few = other[::_STEP, ::_STEP]
    return one.shape == other.shape and bool((one[::_STEP, ::_STEP] == few).all()) and float(few.std()) > _GRAINLESS

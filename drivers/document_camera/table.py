"""Sheet after sheet from the pictures of a camera: found, still, judged, and as JPEGs."""

import math
import time
from collections.abc import Callable
from typing import Final, Protocol

import cv2
from PIL import Image

from drivers.camera.capture import Shot
from drivers.document_camera import judging
from drivers.document_camera.finding import Pixels, find
from drivers.document_camera.judging import Limits, straighten
from drivers.document_camera.laying import Flawed, Pace, Stillness, same, thumb
from drivers.pages.command import INSERTED, NO_MEDIA, Wish, rejected
from drivers.pages.page import Flaw, Place, jpeg
from drivers.xfs4iot.device import Context
from drivers.xfs4iot.extensions import PAGE_READ

_MM_PER_INCH: Final = 25.4
_EVERY: Final = 0.08
"""Seconds between two looks for a sheet; the preview does not wait for them."""


class Pictures(Protocol):
    """What a camera gives (`capture.Capture`)."""

    def next(self, after: int, context: Context) -> Shot:
        """A picture newer than number `after`. Raises CameraError, CommandError."""
        ...


class Table:
    """across: millimetres of it that are seen along a picture's width. resolution: of a page, dots an inch, at most."""

    def __init__(
        self,
        across: float,
        resolution: int,
        *,
        pace: Pace | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._across = across
        self._most = resolution
        self._pace = pace or Pace()
        self._limits = limits or Limits()
        self._clock = clock

    def resolution(self, width: int) -> int:
        """Dots an inch of the pages from a picture of `width` pixels."""
        return min(self._most, round(width / self._across * _MM_PER_INCH))

    def read(self, capture: Pictures, asked: Wish, context: Context) -> tuple[list[bytes], int]:
        """At least one page, and their dots an inch; as many as are laid in time. Raises CameraError, CommandError."""
        shot = capture.next(0, context)
        resolution = self.resolution(shot.pixels.shape[1])
        pages: list[bytes] = []
        before: Pixels | None = None
        while len(pages) < asked.sheets:
            page = self._next(capture, before, context, first=not pages)
            if page is None:
                break
            before = page
            pages.append(jpeg(_picture(page, color=asked.color), resolution))
            if asked.sheets > 1:
                context.event(PAGE_READ, {"pages": len(pages)})
        return pages, resolution

    def _next(self, capture: Pictures, before: Pixels | None, context: Context, *, first: bool) -> Pixels | None:
        """The next sheet, flat; None when none is laid after the first in time. before: the one that lay there."""
        still, flawed, number, told = Stillness(self._pace), Flawed(), 0, False
        old = None if before is None else thumb(before)
        begun = self._clock()
        while first or flawed.there or self._clock() - begun < self._pace.between:
            shot = capture.next(number, context)
            number, place = shot.number, find(shot.pixels)
            lain = still.feed(place, shot.pixels.shape[1], shot.moment)
            if place is None:
                old = None
                if first and not told:
                    context.event(NO_MEDIA)
                    told = True
            elif lain >= self._pace.still:
                page, flaw = self._photograph(shot.pixels, place)
                new = not same(old, thumb(page))
                if new and flaw is None:
                    if told:
                        context.event(INSERTED)
                    return page
                if new and flaw and flawed.feed(shot.moment) >= self._pace.patience:
                    raise rejected(flaw, context)
            if lain == 0.0:
                flawed = Flawed()
            context.wait(_EVERY)
        return None

    def _photograph(self, pixels: Pixels, place: Place) -> tuple[Pixels, Flaw | None]:
        width = pixels.shape[1]
        per_mm = width / self._across
        scale = self.resolution(width) / (per_mm * _MM_PER_INCH)
        wide, tall = (max(64, round(side * scale)) for side in _mean_sides(place))
        page = straighten(pixels, place, (wide, tall))
        return page, judging.flaw(pixels, place, page, per_mm * scale, self._limits)


def _picture(page: Pixels, *, color: bool) -> Image.Image:
    if color:
        return Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2RGB))
    return Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))


def _mean_sides(place: Place) -> tuple[float, float]:
    """Pixels: the far side of a sheet looks shorter than it is, and the near one longer."""
    first, second, third, last = place.corners
    return (
        (math.dist(first, second) + math.dist(last, third)) / 2,
        (math.dist(first, last) + math.dist(second, third)) / 2,
    )

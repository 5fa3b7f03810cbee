"""One step before the camera: what it sees is judged, told and shown, until a picture is good.

The camera is open from here to the end of the step, and pictures are kept no longer. The network that finds faces is
loaded when it is first needed, in the device's own process, and stays: a citizen shall not wait for it twice.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from drivers.camera.capture import Capture, Shot, Waits
from drivers.camera.composition import Composition
from drivers.camera.face import Face
from drivers.camera.guidance import READY, Guide, Pace
from drivers.camera.judging import Advice, Limits, Pixels, judge, measure, persons
from drivers.camera.networks import Detector
from drivers.camera.source import Source
from drivers.camera.view import View
from drivers.xfs4iot.device import CommandError, Context
from drivers.xfs4iot.enums import Code
from drivers.xfs4iot.extensions import GUIDANCE

EVERY: Final = 0.1
"""Seconds between two looks for a face; the preview does not wait for them."""
WARM: Final = 6
"""Pictures a camera takes until it has found its exposure."""


@dataclass(frozen=True)
class Moment:
    """A picture that can be used, and the one face in it."""

    pixels: Pixels = field(repr=False)
    face: Face = field(repr=False)
    sharpness: float


class Looker:
    """Looks through one camera, one step at a time."""

    def __init__(
        self, source: Source, *, limits: Limits | None = None, pace: Pace | None = None, waits: Waits | None = None
    ) -> None:
        self._view = View(source, waits)
        self._limits = limits or Limits()
        self._pace = pace or Pace()
        self._detector: Detector | None = None

    @property
    def stuck(self) -> bool:
        """Whether OpenCV has not come back from the step before."""
        return self._view.stuck

    @property
    def detector(self) -> Detector:
        """Loaded when it is first asked for. Raises ModelMissingError."""
        if self._detector is None:
            self._detector = Detector()
        return self._detector

    def picture(self, context: Context) -> Pixels:
        """The next one, whatever it shows. Raises CameraError, CommandError."""
        with self._view.open(context, preview=False) as capture:
            return capture.next(WARM, context).pixels

    @contextmanager
    def good(
        self, context: Context, *, order: Composition | None = None, preview: bool = False
    ) -> Iterator[Iterator[Moment]]:
        """Moments at which the picture is good, one after the other. `Camera.PreviewEvent` and
        `Camera.GuidanceEvent` tell of the way there. Iterating raises CameraError, CommandError.
        """
        detector = self.detector
        with self._view.open(context, preview=preview) as capture:
            yield self._moments(capture, detector, order, context)

    def _moments(
        self, capture: Capture, detector: Detector, order: Composition | None, context: Context
    ) -> Generator[Moment, None, None]:
        guide, number = Guide(self._pace), 0
        best: Moment | None = None
        announced = False
        try:
            while True:
                shot = capture.next(number, context)
                number = shot.number
                moment = self._look(shot, detector, order, guide, context)
                if moment is None or best is None or moment.sharpness > best.sharpness:
                    best = moment
                if best and guide.ready(shot.moment):
                    if not announced:
                        context.event(GUIDANCE, {"guidance": READY})
                    announced = True
                    yield best
                    best = None
                    guide.again()
                context.wait(EVERY)
        except CommandError as error:
            if error.code is Code.TIME_OUT and guide.told:
                raise CommandError(error.code, payload={"guidance": guide.told.value}) from None
            raise

    def _look(
        self, shot: Shot, detector: Detector, order: Composition | None, guide: Guide, context: Context
    ) -> Moment | None:
        """What is good in one picture; None while it is not."""
        faces = detector.find(shot.pixels)
        advice = judge(shot.pixels, faces, self._limits, order, guide.told)
        found = persons(faces, self._limits)
        moved = bool(found) and guide.moved(*found[0].nose, found[0].eye_distance)
        told = guide.feed(advice, shot.moment, moved=moved)
        if told:
            context.event(GUIDANCE, {"guidance": told.value})
        if advice is not Advice.HOLD_STILL or not guide.good:
            return None
        return Moment(shot.pixels, found[0], measure(shot.pixels, found[0]).sharpness)

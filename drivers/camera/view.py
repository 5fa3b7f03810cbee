"""One camera, looked through by one command at a time, with a preview for the client who asked for one."""

from collections.abc import Iterator
from contextlib import contextmanager

from drivers.camera.capture import CameraError, CameraReason, Capture, Waits
from drivers.camera.preview import Preview
from drivers.camera.source import Source
from drivers.xfs4iot.device import Context
from drivers.xfs4iot.extensions import PREVIEW


class View:
    """Opens the camera, and knows whether OpenCV has let go of it."""

    def __init__(self, source: Source, waits: Waits | None = None) -> None:
        self._source = source
        self._waits = waits or Waits()
        self._last: Capture | None = None

    @property
    def stuck(self) -> bool:
        """Whether OpenCV has not come back from the step before."""
        return self._last is not None and self._last.stuck

    @contextmanager
    def open(self, context: Context, *, preview: bool) -> Iterator[Capture]:
        """Its pictures, the first of which is there; `Camera.PreviewEvent` when that was asked for.

        Raises CameraError, and what `context` raises.
        """
        if self.stuck:
            raise CameraError(CameraReason.STUCK)
        with Preview() as shown:
            self._last = capture = Capture(self._source, self._waits, shown.show if preview else None)
            with capture:
                capture.next(0, context)
                if ring := shown.ring:
                    shape = ring.shape
                    size = {"width": shape.width, "height": shape.height, "stride": shape.stride}
                    context.event(PREVIEW, {"handle": context.lend(ring.descriptor), "format": "BGR888", **size})
                yield capture

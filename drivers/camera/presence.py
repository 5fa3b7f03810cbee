"""Whether a camera can be looked through, as far as that is known without doing it."""

import os
import time
from collections.abc import Callable
from typing import Final

from drivers.camera.source import Source
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import Code, DeviceState

IDLE: Final = 3.0
"""Seconds between two questions whether it is there."""
MISTRUST: Final = 6.0
"""Seconds that a camera which gave no picture counts as away, though it seems to be there."""
STUCK: Final = 10.0
"""Seconds after which a call into OpenCV that has not come back costs this process its life."""
_ENVIRONMENT: Final = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",
    "OPENCV_IO_MAX_IMAGE_PIXELS": str(2**25),
}
"""OpenCV and FFmpeg write to the log by themselves, the camera's address and password too; and a picture of a few bytes
could want all memory. A camera that is silent is waited for two seconds, not ten."""


class StuckCameraError(RuntimeError):
    """A thread that cannot be ended holds the camera: only another process gets it back."""


def quieten() -> None:
    """Before OpenCV is loaded: it reads these once."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


class Presence:
    """What the driver of one camera says of it. `state`, `detail`: as `Common.Status` has them."""

    def __init__(self, source: Source, clock: Callable[[], float] = time.monotonic) -> None:
        self.state = DeviceState.STARTING
        self.detail = ""
        self._source = source
        self._clock = clock
        self._mistrusted = float("-inf")
        self._stuck_since: float | None = None

    def look(self, *, stuck: bool) -> None:
        """See whether it is there, without looking through it. stuck: whether OpenCV still holds it.

        Raises StuckCameraError.
        """
        now = self._clock()
        if stuck:
            self._stuck_since = self._stuck_since or now
            if now - self._stuck_since > STUCK:
                raise StuckCameraError
            return
        self._stuck_since = None
        if not self._source.there():
            self._gone()
        elif now - self._mistrusted >= MISTRUST:
            self.worked()

    def require(self) -> None:
        """Before it is looked through. Raises CommandError when it is not there."""
        if not self._source.there():
            self._gone()
            raise CommandError(Code.HARDWARE_ERROR, description=self.detail)

    def worked(self) -> None:
        """It has given what was wanted."""
        self.state, self.detail = DeviceState.ONLINE, ""

    def failed(self) -> None:
        """It gave no picture, though it seems to be there."""
        self._mistrusted = self._clock()
        self.state, self.detail = DeviceState.OFFLINE, "noAnswer"

    def trust(self) -> None:
        """Forget that it failed."""
        self._mistrusted = float("-inf")

    def _gone(self) -> None:
        self.detail = "lost" if self.state is DeviceState.ONLINE else self.detail or "absent"
        self.state = DeviceState.OFFLINE

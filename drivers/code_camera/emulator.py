"""A network camera before which somebody holds a code, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2

from drivers.camera.emulator_stream import StreamEmulator, StreamFaults
from drivers.code_camera.emulator_scene import Pixels, Sight, grained, still

GRAINS: Final = 3
"""Pictures of one moment that are sent in turn: only a frozen camera sends the same one twice."""
_QUALITY: Final = 90
_ROOM: Final = 7
_RATE: Final = 12.0


@dataclass
class Faults(StreamFaults):
    """What is wrong with how the code is seen; the first that is switched on counts."""

    blurred: bool = False
    faint: bool = False
    dark: bool = False

    def on(self, sight: Sight) -> Sight:
        """What becomes of `sight`."""
        changed = {
            "blurred": replace(sight, blur=14.0),
            "faint": replace(sight, contrast=0.004),
            "dark": replace(sight, shade=1.0, contrast=0.02),
        }
        return next((seen for fault, seen in changed.items() if getattr(self, fault)), sight)


class CodeCameraEmulator(StreamEmulator):
    """`show` may be called from any thread; who looks sees it at the next picture."""

    def __init__(self, port: int = 0, faults: Faults | None = None) -> None:
        super().__init__(port, _RATE)
        self.faults = faults or Faults()
        self._held: tuple[Pixels | None, Sight] = (None, Sight())
        self._drawn: tuple[Pixels | None, Sight, Sequence[bytes]] | None = None

    @property
    def trouble(self) -> StreamFaults:
        return self.faults

    def show(self, code: Pixels | None, sight: Sight | None = None) -> None:
        """Hold a code before it, as `emulator_scene` draws them; None takes it away."""
        held = code, sight or Sight()
        # Drawn before it is shown: the stream does not stop for it.
        self._draw(code, self.faults.on(held[1]))
        self._held = held

    def picture(self, number: int) -> bytes:
        code, sight = self._held
        return self._draw(code, self.faults.on(sight))[number % GRAINS]

    def _draw(self, code: Pixels | None, sight: Sight) -> Sequence[bytes]:
        drawn = self._drawn
        if drawn is None or drawn[0] is not code or drawn[1] != sight:
            seen = still(code, sight, _ROOM)
            grains = [_jpeg(grained(seen, sight.noise, grain)) for grain in range(GRAINS)]
            drawn = self._drawn = code, sight, grains
        return drawn[2]


def _jpeg(pixels: Pixels) -> bytes:
    good, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not good:
        raise RuntimeError("OpenCV made no JPEG")
    return data.tobytes()

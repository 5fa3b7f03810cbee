"""A network camera above a table on which somebody lays papers, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2

from drivers.camera.emulator_stream import StreamEmulator, StreamFaults
from drivers.document_camera.emulator_scene import Pixels, Shot, grained, still

GRAINS: Final = 3
"""Pictures of one moment that are sent in turn: only a frozen camera sends the same one twice."""
_QUALITY: Final = 92
_TABLE: Final = 7
_RATE: Final = 8.0


@dataclass
class Faults(StreamFaults):
    """What is wrong with how a sheet is seen; the first that is switched on counts."""

    blurred: bool = False
    glare: bool = False
    dark: bool = False
    cut_off: bool = False

    def on(self, shot: Shot) -> Shot:
        """What becomes of `shot`."""
        changed = {
            "blurred": replace(shot, blur=3.5),
            "glare": replace(shot, glare=0.5),
            "dark": replace(shot, light=0.35),
            "cut_off": replace(shot, right=160.0),
        }
        return next((seen for fault, seen in changed.items() if getattr(self, fault)), shot)


class DocumentCameraEmulator(StreamEmulator):
    """`lay` may be called from any thread; who looks sees it at the next picture."""

    def __init__(self, port: int = 0, faults: Faults | None = None) -> None:
        super().__init__(port, _RATE)
        self.faults = faults or Faults()
        self._laid: tuple[str | None, Shot] = (None, Shot())
        self._drawn: tuple[str | None, Shot, Sequence[bytes]] | None = None

    @property
    def trouble(self) -> StreamFaults:
        return self.faults

    def lay(self, kind: str | None, shot: Shot | None = None) -> None:
        """Put a paper onto the table, in the place of the one before; None takes it away."""
        laid = kind, shot or Shot()
        # Drawn before it is shown: the stream does not stop for it.
        self._draw(kind, self.faults.on(laid[1]))
        self._laid = laid

    def picture(self, number: int) -> bytes:
        kind, shot = self._laid
        return self._draw(kind, self.faults.on(shot))[number % GRAINS]

    def _draw(self, kind: str | None, shot: Shot) -> Sequence[bytes]:
        drawn = self._drawn
        if drawn is None or drawn[:2] != (kind, shot):
            seen = still(kind, shot, _TABLE)
            grains = [_jpeg(grained(seen, shot.noise, grain)) for grain in range(GRAINS)]
            drawn = self._drawn = kind, shot, grains
        return drawn[2]


def _jpeg(pixels: Pixels) -> bytes:
    good, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not good:
        raise RuntimeError("OpenCV made no JPEG")
    return data.tobytes()

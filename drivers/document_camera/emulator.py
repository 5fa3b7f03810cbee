"""A network camera above a table on which somebody lays papers, one after the other."""

from dataclasses import dataclass, replace
from typing import Final

from drivers.camera.emulator_sensor import jpegs
from drivers.camera.emulator_staged import StagedEmulator
from drivers.camera.emulator_stream import StreamFaults
from drivers.document_camera.emulator_scene import Shot, still

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
        return self.first(changed, shot)


class DocumentCameraEmulator(StagedEmulator[tuple[str | None, Shot]]):
    """`lay` may be called from any thread."""

    def __init__(self, port: int = 0, faults: Faults | None = None) -> None:
        super().__init__(port, _RATE)
        self.faults = faults or Faults()
        self._laid: tuple[str | None, Shot] = (None, Shot())

    @property
    def trouble(self) -> StreamFaults:
        return self.faults

    def lay(self, kind: str | None, shot: Shot | None = None) -> None:
        """Put a paper onto the table, in the place of the one before; None takes it away."""
        laid = kind, shot or Shot()
        self.drawn(self._seen(laid))
        self._laid = laid

    def scene(self) -> tuple[str | None, Shot]:
        return self._seen(self._laid)

    def draw(self, scene: tuple[str | None, Shot]) -> tuple[bytes, ...]:
        kind, shot = scene
        return jpegs(still(kind, shot, _TABLE), shot.noise, _QUALITY)

    def _seen(self, laid: tuple[str | None, Shot]) -> tuple[str | None, Shot]:
        return laid[0], self.faults.on(laid[1])

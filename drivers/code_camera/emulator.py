"""A network camera before which somebody holds a code, or nothing."""

from dataclasses import dataclass, replace
from typing import Final

from drivers.camera.emulator_sensor import jpegs
from drivers.camera.emulator_staged import StagedEmulator
from drivers.camera.emulator_stream import StreamFaults
from drivers.camera.judging import Pixels
from drivers.code_camera.emulator_scene import Sight, still

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
        return self.first(changed, sight)


@dataclass(frozen=True, eq=False)
class Held:
    """What somebody holds before it, once."""

    code: Pixels | None


class CodeCameraEmulator(StagedEmulator[tuple[Held, Sight]]):
    """`show` may be called from any thread."""

    def __init__(self, port: int = 0, faults: Faults | None = None) -> None:
        super().__init__(port, _RATE)
        self.faults = faults or Faults()
        self._shown = Held(None), Sight()

    @property
    def trouble(self) -> StreamFaults:
        return self.faults

    def show(self, code: Pixels | None, sight: Sight | None = None) -> None:
        """Hold a code before it, as `emulator_scene` draws them; None takes it away."""
        shown = Held(code), sight or Sight()
        self.drawn(self._seen(shown))
        self._shown = shown

    def scene(self) -> tuple[Held, Sight]:
        return self._seen(self._shown)

    def draw(self, scene: tuple[Held, Sight]) -> tuple[bytes, ...]:
        held, sight = scene
        return jpegs(still(held.code, sight, _ROOM), sight.noise, _QUALITY)

    def _seen(self, shown: tuple[Held, Sight]) -> tuple[Held, Sight]:
        return shown[0], self.faults.on(shown[1])

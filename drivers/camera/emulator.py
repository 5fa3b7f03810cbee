"""A network camera that sees people who are drawn."""

from dataclasses import dataclass, replace
from typing import Final

from drivers.camera.emulator_scene import Look, jpegs
from drivers.camera.emulator_staged import StagedEmulator
from drivers.camera.emulator_stream import StreamFaults

GRAINS: Final = 6
"""Pictures of one moment that are sent in turn: only a frozen camera sends the same one twice."""


@dataclass
class Faults(StreamFaults):
    """What goes wrong. persons: how many stand there when anybody does. Of those after it the first that is switched
    on counts.
    """

    persons: int = 1
    dark: bool = False
    bright: bool = False
    blurred: bool = False
    near: bool = False
    far: bool = False
    aside: bool = False
    turned: bool = False

    def on(self, look: Look) -> Look:
        """What is seen of `look`."""
        if look.people and self.persons != 1:
            others = tuple(f"another {number}" for number in range(1, self.persons))
            look = replace(look, people=(*look.people, *others)[: max(self.persons, 0)])
        changed = {
            "dark": replace(look, light=0.2),
            "bright": replace(look, light=1.9),
            "blurred": replace(look, blur=9.0),
            "near": replace(look, tall=0.62, crown=0.05),
            "far": replace(look, tall=0.12),
            "aside": replace(look, aside=0.25),
            "turned": replace(look, turn=1.0),
        }
        return self.first(changed, look)


class CameraEmulator(StagedEmulator[Look]):
    """`look` and `faults` may be changed from any thread."""

    def __init__(self, port: int = 0, look: Look | None = None, faults: Faults | None = None) -> None:
        super().__init__(port)
        self.look = look or Look()
        self.faults = faults or Faults()

    @property
    def trouble(self) -> StreamFaults:
        return self.faults

    def scene(self) -> Look:
        return self.faults.on(self.look)

    def draw(self, scene: Look) -> tuple[bytes, ...]:
        return jpegs(scene, GRAINS)

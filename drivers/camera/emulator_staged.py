"""A camera before which something is staged, and drawn once for as long as it stays the same."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic

from drivers.camera.emulator_stream import RATE, Scene, StreamEmulator


class StagedEmulator(StreamEmulator, Generic[Scene]):
    """The scene may be changed from any thread; who looks sees it at the next picture."""

    def __init__(self, port: int, rate: float = RATE) -> None:
        super().__init__(port, rate)
        self._drawn: tuple[Scene, Sequence[bytes]] | None = None

    @abstractmethod
    def scene(self) -> Scene:
        """What is seen now, faults included; equal as long as it looks the same."""

    @abstractmethod
    def draw(self, scene: Scene) -> Sequence[bytes]:
        """JPEGs of it, sent in turn: only a frozen camera sends the same one twice."""

    def picture(self, number: int) -> bytes:
        pictures = self.drawn(self.scene())
        return pictures[number % len(pictures)]

    def drawn(self, scene: Scene) -> Sequence[bytes]:
        """What `draw` makes of it, or made of it last. Called before it is shown, the stream does not stop for it."""
        with self._lock:
            drawn = self._drawn
        if drawn is None or drawn[0] != scene:
            drawn = scene, self.draw(scene)
            with self._lock:
                self._drawn = drawn
        return drawn[1]

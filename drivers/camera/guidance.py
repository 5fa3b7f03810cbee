"""What is told to the citizen over time: seldom, not in turns, and "now" only when the picture has been good a moment.

Pure: it is fed judgements with the seconds at which they were made, and says what to tell.
"""

from dataclasses import dataclass, field
from typing import Final

from drivers.camera.judging import Advice

READY: Final = "portraitReady"
"""Told once, at the end."""


@dataclass(frozen=True)
class Pace:
    """Seconds. apart: between two things told, at least. settled: before something else is worth telling.

    steady: a picture has to be good for so long. still: how far a face may move between two looks, in distances between
    its eyes.
    """

    apart: float = 0.5
    settled: float = 0.3
    steady: float = 0.8
    still: float = 0.12


@dataclass(eq=False)
class Guide:
    """One guided step. `told` is what was told last."""

    pace: Pace = field(default_factory=Pace)
    told: Advice | None = None
    _told_at: float = float("-inf")
    _thought: Advice | None = None
    _thought_at: float = 0.0
    _good_since: float | None = None
    _at: tuple[float, float, float] | None = None

    def moved(self, x: float, y: float, scale: float) -> bool:
        """Whether the face has moved since the last look. x, y: pixels. scale: pixels between its eyes."""
        before, self._at = self._at, (x, y, scale)
        if before is None:
            return False
        return max(abs(x - before[0]), abs(y - before[1])) > self.pace.still * max(scale, 1.0)

    def feed(self, advice: Advice, now: float, *, moved: bool = False) -> Advice | None:
        """What to tell now, if anything. moved: a good picture does not count while somebody moves."""
        if advice is not Advice.HOLD_STILL or moved:
            self._good_since = None
        elif self._good_since is None:
            self._good_since = now
        if advice is not self._thought:
            self._thought, self._thought_at = advice, now
        # The first thing is told at once: nobody has been told anything that it could contradict.
        settled = self.told is None or now - self._thought_at >= self.pace.settled
        if advice is self.told or not settled or now - self._told_at < self.pace.apart:
            return None
        self.told, self._told_at = advice, now
        return advice

    def again(self) -> None:
        """Wait for another good moment."""
        self._good_since = None

    @property
    def good(self) -> bool:
        """Whether the last look was good, and nobody moved."""
        return self._good_since is not None

    def ready(self, now: float) -> bool:
        """Whether the picture has been good for long enough, and may be told to be."""
        steady = self._good_since is not None and now - self._good_since >= self.pace.steady
        return steady and self.told is Advice.HOLD_STILL and now - self._told_at >= self.pace.apart

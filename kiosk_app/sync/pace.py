"""How often the agent does what, and how it waits when something fails."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Pace:
    """All in seconds.

    poll: between looks into the outbox without being poked. wait: how long the centre may hold a question for changes.
    retry_least, retry_most: bounds of the backoff. reconnect: between attempts to reach the runtime.
    retention: between looks for what need not be kept.
    """

    heartbeat: float = 30.0
    catalogue: float = 300.0
    poll: float = 2.0
    wait: float = 25.0
    retry_least: float = 0.5
    retry_most: float = 60.0
    reconnect: float = 0.5
    retention: float = 600.0


DEMO: Final = Pace(heartbeat=10.0, catalogue=30.0, retry_most=5.0)
HALL: Final = Pace()


class Backoff:
    """Exponential, with full jitter: ten thousand terminals do not come back in the same second.

    uniform: a random number between two bounds.
    """

    def __init__(self, pace: Pace, uniform: Callable[[float, float], float]) -> None:
        self._pace = pace
        self._uniform = uniform
        self._failures = 0

    def next(self) -> float:
        """Seconds to wait after one more failure."""
        ceiling = min(self._pace.retry_most, self._pace.retry_least * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return self._uniform(0.0, ceiling)

    def reset(self) -> None:
        self._failures = 0

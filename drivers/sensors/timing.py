"""What depends on the moment: a light that flashes, and a contact that bounces."""

from dataclasses import dataclass
from typing import Final

OFF: Final = "off"
HALF_PERIODS: Final = {"off": 0.0, "slow": 1.0, "medium": 0.5, "quick": 0.25, "continuous": 0.0}
"""Seconds lit, and then dark, by `flashRate`. None flashes more than three times a second (WCAG 2.3.1)."""


def lit(rate: str, now: float) -> bool:
    """Whether a light is on at monotonic second `now`. Lights of one rate flash together."""
    half = HALF_PERIODS[rate]
    return int(now / half) % 2 == 0 if half else rate != OFF


def until_change(rates: set[str], now: float) -> float | None:
    """Seconds until one of lights with these rates changes; None when none will."""
    halves = [half for half in (HALF_PERIODS[rate] for rate in rates) if half]
    return min((half - now % half for half in halves), default=None)


@dataclass
class Debounce:
    """Believes a contact when it has said the same for `seconds`; until then, what it believed before."""

    seconds: float
    believed: bool | None = None
    _heard: bool | None = None
    _since: float = 0.0

    def feed(self, value: bool, now: float) -> bool | None:
        """What is believed; None until anything can be."""
        if value is not self._heard:
            self._heard, self._since = value, now
        if now - self._since >= self.seconds:
            self.believed = value
        return self.believed

    def forget(self) -> None:
        """Nothing is known any more."""
        self.believed = self._heard = None

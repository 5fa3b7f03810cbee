"""What an effect is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """visit: whose; id: unique in it; seconds: how long the answer is waited for."""

    visit: str
    id: int
    seconds: float

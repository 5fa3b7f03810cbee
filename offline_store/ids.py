"""Identifiers that sort by time: UUIDv7 (RFC 9562 §5.7), from a clock and a source of randomness passed in."""

from collections.abc import Callable
from typing import Final

_VARIANT: Final = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


class TimeOrderedIds:
    """Call it for a new id. clock: seconds since 1970; randomness: gives n random bytes."""

    def __init__(self, clock: Callable[[], float], randomness: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._randomness = randomness

    def __call__(self) -> str:
        milliseconds = max(0, int(self._clock() * 1000)) & (2**48 - 1)
        time, random = milliseconds.to_bytes(6, "big").hex(), self._randomness(10).hex()
        return f"{time[:8]}-{time[8:]}-7{random[1:4]}-{_VARIANT[random[4]]}{random[5:8]}-{random[8:]}"

"""Identifiers that sort by time: UUIDv7 (RFC 9562 §5.7), from a clock and a source of randomness passed in."""

from collections.abc import Callable


class TimeOrderedIds:
    """Call it for a new id. clock: seconds since 1970; randomness: gives n random bytes."""

    def __init__(self, clock: Callable[[], float], randomness: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._randomness = randomness

    def __call__(self) -> str:
        milliseconds = max(0, int(self._clock() * 1000)) & (2**48 - 1)
        digits = (milliseconds.to_bytes(6, "big") + self._randomness(10)).hex()
        variant = "89ab"[int(digits[16], 16) & 3]
        return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"

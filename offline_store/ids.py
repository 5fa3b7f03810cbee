"""Identifiers that sort by time: UUIDv7 (RFC 9562 §5.7), from a clock and a source of randomness passed in."""

from collections.abc import Callable


class TimeOrderedIds:
    """Call it for a new id. clock: seconds since 1970; randomness: gives n random bytes."""

    def __init__(self, clock: Callable[[], float], randomness: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._randomness = randomness

    def __call__(self) -> str:
        milliseconds = max(0, int(self._clock() * 1000)) & (2**48 - 1)
        tail = int.from_bytes(self._randomness(10), "big")
        value = milliseconds << 80 | 0x7 << 76 | (tail >> 68 & 0xFFF) << 64 | 0b10 << 62 | tail & (2**62 - 1)
        digits = f"{value:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

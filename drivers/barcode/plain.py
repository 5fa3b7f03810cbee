"""Scanners that answer no orders: a serial one that sends what it reads, with or without a trigger by bytes.

Honeywell's and its kin look after `16 54 0D` and stop after `16 55 0D`, and confirm neither (the makers' manuals).
"""

from typing import Final

from drivers.barcode.reading import Paused, Reply

HONEYWELL_START: Final = b"\x16T\r"
HONEYWELL_STOP: Final = b"\x16U\r"


class PlainListener(Paused):
    """All that comes is a code."""

    def feed(self, data: bytes) -> list[Reply]:
        self._code += data
        return []

"""Scanners that answer no orders: a serial one that sends what it reads, with or without a trigger by bytes.

Honeywell's and its kin look after `16 54 0D` and stop after `16 55 0D`, and confirm neither (the makers' manuals).
"""

from typing import Final

from drivers.barcode.reading import END_MARKS, Broken, Reply, ended

HONEYWELL_START: Final = b"\x16T\r"
HONEYWELL_STOP: Final = b"\x16U\r"


class PlainListener:
    """All that comes is a code, which ends with the pause after it."""

    def __init__(self) -> None:
        self._code = bytearray()

    def feed(self, data: bytes) -> list[Reply]:
        self._code += data
        return []

    @property
    def marked(self) -> bool:
        """Whether what came last was an end mark."""
        return self._code[-1:] != b"" and self._code[-1] in END_MARKS

    @property
    def heard(self) -> bool:
        return bool(self._code)

    def code(self) -> bytes | Broken:
        """What came before the pause."""
        code = bytes(self._code)
        self._code.clear()
        return ended(code)

    def due(self) -> bytes:
        """Nothing is owed."""
        return b""

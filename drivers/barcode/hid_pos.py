"""HID POS scanners (USB HID usage page 8C): 64-byte reports with a code, or a piece of one.

`02`, length, AIM identifier (3), data (56), kind of code, `00`, 1 when more follows. What goes to a Honeywell scanner
is its serial order in a report of its own: `FD`, length, bytes. Source: Honeywell's and NCR's manuals.

An AIM identifier of a QR code whose modifier is 2, 4 or 6 (ISO/IEC 15424) says that the data hold ECI designators.
"""

from typing import Final

from drivers.barcode.plain import HONEYWELL_START, HONEYWELL_STOP
from drivers.barcode.reading import LONGEST, Broken, Reply, ended, text_with_eci

REPORT: Final = 64
ROOM: Final = 56
_ID, _ORDER = 0x02, 0xFD
_DATA_AT = 5
_MORE_AT = 63
_WITH_ECI: Final = (b"]Q2", b"]Q4", b"]Q6")


def order(serial: bytes) -> bytes:
    """A report with a serial order in it."""
    return (bytes((_ORDER, len(serial))) + serial).ljust(REPORT, b"\0")


START: Final = order(HONEYWELL_START)
STOP: Final = order(HONEYWELL_STOP)


def reports(code: bytes, aim: bytes = b"]Q1") -> list[bytes]:
    """The reports of a code; the emulator and the tests speak it."""
    pieces = [code[at : at + ROOM] for at in range(0, len(code), ROOM)]
    return [
        bytes((_ID, len(piece))) + aim + piece.ljust(ROOM, b"\0") + bytes((0, 0, piece is not pieces[-1]))
        for piece in pieces
    ]


class HidListener:
    """Joins reports. What does not look like one is passed over; one that was half heard spoils its code."""

    def __init__(self) -> None:
        self._rest = b""
        self._aim = b""
        self._code = b""
        self._whole = False

    def feed(self, data: bytes) -> list[Reply]:
        self._rest += data
        while len(self._rest) >= REPORT:
            report, self._rest = self._rest[:REPORT], self._rest[REPORT:]
            if report[0] == _ID and report[1] <= ROOM and len(self._code) <= LONGEST:
                self._aim = report[2:_DATA_AT]
                self._code += report[_DATA_AT : _DATA_AT + report[1]]
                self._whole = report[_MORE_AT] == 0
        return []

    @property
    def marked(self) -> bool:
        """Whether the code is whole."""
        return self._whole

    @property
    def heard(self) -> bool:
        return bool(self._code)

    def code(self) -> bytes | str | Broken:
        """The code; broken when its end never came. Text when the scanner has said how it is encoded."""
        code, whole = self._code, self._whole
        self._rest, self._code, self._whole = b"", b"", False
        if not whole:
            return Broken()
        if self._aim in _WITH_ECI:
            said = text_with_eci(code)
            return Broken() if said is None else said
        return ended(code)

    def due(self) -> bytes:
        """Nothing is owed."""
        return b""

"""Scanners that type: key events of the kernel to what a US keyboard would have written.

Such a scanner can only press keys. What needs more than letters, digits and signs (Chinese by Alt and a number, control
keys) is not guessed at: the code is broken. Enter or Tab ends a code. Who has Chinese codes sets the scanner to serial
or HID POS.

An event is a timestamp (two native longs), type, code and value (`struct input_event`, linux/input.h).
"""

import struct
from typing import Final

from drivers.barcode.reading import LONGEST, Broken, Reply

EVENT: Final = struct.Struct("llHHi")
EV_KEY: Final = 1
ENTER, KEYPAD_ENTER, TAB = 28, 96, 15
SHIFTS: Final = (42, 54)
CAPS_LOCK: Final = 58
_RELEASED, _PRESSED = 0, 1
_ROWS: Final = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
}
"""First key code of a row, and what its keys write without and with shift (input-event-codes.h)."""
KEYS: Final = {
    first + at: pair for first, (low, high) in _ROWS.items() for at, pair in enumerate(zip(low, high, strict=True))
}


def event(kind: int, code: int, value: int) -> bytes:
    """One event as the kernel gives it; the emulator and the tests speak it."""
    return EVENT.pack(0, 0, kind, code, value)


class WedgeListener:
    """Follows the keys. Never raises."""

    def __init__(self) -> None:
        self._rest = b""
        self._shifts: set[int] = set()
        self._caps = False
        self._code = ""
        self._wrong = False
        self._ended = False

    def feed(self, data: bytes) -> list[Reply]:
        self._rest += data
        while len(self._rest) >= EVENT.size:
            _, _, kind, code, value = EVENT.unpack_from(self._rest)
            self._rest = self._rest[EVENT.size :]
            if kind == EV_KEY:
                self._key(code, value)
        return []

    def _key(self, code: int, value: int) -> None:
        if code in SHIFTS:
            (self._shifts.discard if value == _RELEASED else self._shifts.add)(code)
        elif value != _PRESSED:
            return
        elif code == CAPS_LOCK:
            self._caps = not self._caps
        elif code in (ENTER, KEYPAD_ENTER, TAB):
            self._ended = True
        elif code in KEYS and len(self._code) <= LONGEST:
            low, high = KEYS[code]
            self._code += high if bool(self._shifts) != (self._caps and low.isalpha()) else low
        else:
            self._wrong = True

    @property
    def marked(self) -> bool:
        """Whether the end of a code was typed."""
        return self._ended

    @property
    def heard(self) -> bool:
        return bool(self._code) or self._wrong or self._ended

    def code(self) -> bytes | Broken:
        """What was typed. A code without its end is broken: keys may have been lost."""
        code, good = self._code, self._ended and not self._wrong
        self._code, self._wrong, self._ended = "", False, False
        return code.encode("ascii") if good else Broken()

    def due(self) -> bytes:
        """Nothing is owed."""
        return b""

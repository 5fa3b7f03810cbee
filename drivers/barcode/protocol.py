"""What a serial scan module and its host say to each other: zone commands one way, replies and codes the other.

One family (GROW GM65 and its many relatives): `7E 00`, type, length, zone address, data, CRC one way; `02 00`, type,
length, data, CRC back. The CRC is CRC-CCITT (polynomial 1021, initial value 0) from the type to the data; `AB CD`
stands for "not checked". A code that was read comes as it stands, with or without an end mark, and between replies.

Source: the modules' manuals as quoted by public code (cv-scanner, Hamlet HBCS2D100W).
"""

import binascii
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.barcode.reading import Paused, Reply

COMMAND: Final = b"\x7e\x00"
REPLY: Final = b"\x02\x00"
UNCHECKED: Final = b"\xab\xcd"
SCANNING: Final = 0x0002
BAUD: Final = 0x002A
"""Zone addresses: whether the module is looking for a code, and the two bytes of its line speed."""


class Kind(IntEnum):
    """Of a command."""

    READ = 7
    WRITE = 8
    SAVE = 9


@dataclass(frozen=True)
class Order:
    """A command, as the module hears it. data: for READ one byte, how many are wanted."""

    kind: int
    address: int
    data: bytes


def order(kind: Kind, address: int, data: bytes) -> bytes:
    """A command as bytes."""
    body = bytes((kind, len(data) if kind is Kind.WRITE else 1)) + address.to_bytes(2, "big") + data
    return COMMAND + body + crc(body)


def reply(data: bytes, status: int = 0) -> bytes:
    body = bytes((status, len(data))) + data
    return REPLY + body + crc(body)


def crc(body: bytes) -> bytes:
    """CRC-CCITT (XMODEM), big-endian."""
    return binascii.crc_hqx(body, 0).to_bytes(2, "big")


START: Final = order(Kind.WRITE, SCANNING, b"\x01")
STOP: Final = order(Kind.WRITE, SCANNING, b"\x00")
ASK_BAUD: Final = order(Kind.READ, BAUD, b"\x02")


@dataclass
class Orders:
    """Cuts what a host writes into commands; what is none is skipped."""

    _rest: bytes = b""

    def feed(self, data: bytes) -> list[Order]:
        self._rest += data
        found = []
        while (at := self._rest.find(COMMAND)) >= 0 and len(self._rest) >= at + 6:
            length = self._rest[at + 3]
            end = at + 6 + length + 2
            if len(self._rest) < end:
                break
            body, check = self._rest[at + 2 : end - 2], self._rest[end - 2 : end]
            good = check in (crc(body), UNCHECKED)
            if good:
                found.append(Order(body[0], int.from_bytes(body[2:4], "big"), body[4:]))
            self._rest = self._rest[end if good else at + 2 :]
        return found


class Listener(Paused):
    """Tells replies from codes."""

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that are whole. What came before one is noise; what comes after the last is kept as a code."""
        replies = []
        self._rest += data
        while self._rest:
            at = self._rest.find(REPLY)
            if at < 0:
                # The first byte of a reply may be the last one so far.
                keep = 1 if self._rest[-1:] == REPLY[:1] else 0
                self._code += self._rest[: len(self._rest) - keep]
                del self._rest[: len(self._rest) - keep]
                break
            self._code += self._rest[:at]
            del self._rest[:at]
            size = 4 + self._rest[3] + 2 if len(self._rest) > 3 else 6
            if len(self._rest) < size:
                break
            body, check = bytes(self._rest[2 : size - 2]), bytes(self._rest[size - 2 : size])
            if check == crc(body):
                replies.append(Reply(body[0], body[2:]))
                del self._rest[:size]
                self._code.clear()
            else:
                self._code += self._rest[:2]
                del self._rest[:2]
        return replies

"""Zebra's Simple Serial Interface: frames both ways, each of which the other side has to acknowledge.

Length (of all but the checksum), opcode, source (04 host, 00 decoder), status, data, checksum: the two's complement of
the sum of what precedes it, big-endian. A code comes as DECODE_DATA, its first byte the kind of code; bit 1 of the
status says that more of it follows, bit 0 that the frame is sent again. Source: vectors of public code
(clocklimited/motorola-ssi-scanner); the status bits are those of Zebra's guide, from memory.
"""

from typing import Final

from drivers.barcode.reading import Broken, Reply, ended

HOST, DECODER = 0x04, 0x00
ACK, NAK, DECODE_DATA = 0xD0, 0xD1, 0xF3
ASK_REVISION, REVISION = 0xA3, 0xA4
START_SESSION, STOP_SESSION = 0xE4, 0xE5
_AGAIN, _MORE = 0x01, 0x02
_SHORTEST = 4


def frame(opcode: int, data: bytes = b"", *, source: int = HOST, status: int = 0) -> bytes:
    """A frame as bytes."""
    body = bytes((_SHORTEST + len(data), opcode, source, status)) + data
    return body + checksum(body)


def checksum(body: bytes) -> bytes:
    """Two's complement of the sum, big-endian."""
    return (-sum(body) & 0xFFFF).to_bytes(2, "big")


START: Final = frame(START_SESSION)
STOP: Final = frame(STOP_SESSION)
HELLO: Final = frame(ASK_REVISION)
ACKNOWLEDGE: Final = frame(ACK)


class Frames:
    """Cuts bytes into frame bodies from `source`; what is none is skipped. Never raises."""

    def __init__(self, source: int) -> None:
        self._source = source
        self._rest = b""

    @property
    def pending(self) -> int:
        """Bytes kept because they may begin a frame."""
        return len(self._rest)

    def feed(self, data: bytes) -> list[bytes]:
        """The bodies that are whole. A whole one further on wins over an unfinished one before it."""
        self._rest += data
        found, at, kept = [], 0, -1
        while at < len(self._rest):
            body = self._at(at)
            if body:
                found.append(body)
                at += len(body) + 2
                self._rest, at, kept = self._rest[at:], 0, -1
                continue
            if body is None and kept < 0:
                kept = at
            at += 1
        self._rest = self._rest[kept:] if kept >= 0 else b""
        return found

    def _at(self, at: int) -> bytes | None:
        """The body that begins here; b"" when none does, None when that cannot be said yet."""
        length = self._rest[at]
        head, whole = self._rest[at : at + 3], self._rest[at : at + length + 2]
        if length < _SHORTEST or (len(head) == 3 and head[2] != self._source):
            return b""
        if len(whole) < length + 2:
            return None
        return whole[:-2] if checksum(whole[:-2]) == whole[-2:] else b""


class SsiListener:
    """Tells answers from codes, and remembers what has to be acknowledged."""

    def __init__(self) -> None:
        self._frames = Frames(DECODER)
        self._code = b""
        self._whole = False
        self._last = b""
        self._due = b""

    def feed(self, data: bytes) -> list[Reply]:
        replies = []
        for body in self._frames.feed(data):
            opcode, status, said = body[1], body[3], body[4:]
            if opcode == DECODE_DATA:
                self._due += ACKNOWLEDGE
                self._take(status, said)
            elif opcode in (ACK, NAK, REVISION):
                replies.append(Reply(int(opcode == NAK), said))
        return replies

    def _take(self, status: int, said: bytes) -> None:
        # A frame that is sent again was heard, but its acknowledgement was not.
        if status & _AGAIN and said == self._last:
            return
        self._last = said
        self._code += said[1:]
        self._whole = not status & _MORE

    @property
    def marked(self) -> bool:
        """Whether the code is whole."""
        return self._whole

    @property
    def heard(self) -> bool:
        return bool(self._code)

    def code(self) -> bytes | Broken:
        """The code; broken when its end never came."""
        code, whole = self._code, self._whole
        self._code, self._whole = b"", False
        return ended(code) if whole else Broken()

    def due(self) -> bytes:
        """The acknowledgements that are owed."""
        due, self._due = self._due, b""
        return due

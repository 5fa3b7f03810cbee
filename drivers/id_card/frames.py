"""Frames of the SAM line: bytes to replies and back, whatever noise lies between them.

Request  `AA AA AA 96 69 | LEN | CMD PARA DATA | CHK`, reply `AA AA AA 96 69 | LEN | SW1 SW2 SW3 DATA | CHK`. LEN is
big-endian and counts everything after itself; CHK is the XOR of everything after the preamble. A leading AA may be lost
on the line, so the parser looks for `AA AA 96 69`. Source: SAM module manual (GA 467) as transcribed publicly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import reduce
from operator import xor

PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
_SYNC = PREAMBLE[1:]
_HEAD = len(_SYNC) + 2
LONGEST = 0x0A00
"""No frame of this protocol is longer: text, photo and two finger templates make 0x090A."""


class Command(IntEnum):
    """CMD and PARA as one number."""

    RESET = 0x10FF
    SAM_STATUS = 0x11FF
    SAM_ID = 0x12FF
    FIND = 0x2001
    SELECT = 0x2002
    READ = 0x3001
    READ_WITH_FINGERPRINTS = 0x3010
    READ_NEWEST_ADDRESS = 0x3003


class Answer(IntEnum):
    """SW3. Any other value is an unrecognised error."""

    OK = 0x90
    FOUND = 0x9F
    NO_SUCH_ITEM = 0x91
    BAD_CHECKSUM = 0x10
    BAD_LENGTH = 0x11
    BAD_COMMAND = 0x21
    UNRECOGNISED = 0x24
    CARD_REFUSES_SAM = 0x31
    SAM_REFUSES_CARD = 0x32
    NOT_VERIFIED = 0x33
    WRONG_CARD_TYPE = 0x40
    READ_FAILED = 0x41
    NO_RANDOM = 0x47
    SELF_TEST_FAILED = 0x60
    SAM_NOT_AUTHORISED = 0x66
    FIND_FAILED = 0x80
    SELECT_FAILED = 0x81


@dataclass(frozen=True)
class Reply:
    """One reply: SW3 and what follows it."""

    answer: int
    data: bytes = field(default=b"", repr=False)


def checksum(body: bytes) -> int:
    """XOR of all bytes."""
    return reduce(xor, body, 0)


def frame(body: bytes) -> bytes:
    """Preamble, length, `body`, checksum."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([checksum(counted)])


def request(command: Command) -> bytes:
    """The frame of a command without data."""
    return frame(command.to_bytes(2, "big"))


def reply(answer: int, data: bytes = b"") -> bytes:
    """The frame of a reply; the emulator and the tests speak it."""
    return frame(bytes([0, 0, answer]) + data)


class Splitter:
    """Cuts an endless stream of bytes into frame bodies. Never raises; what is no frame is dropped.

    Noise may look like the head of a long frame, so a whole frame further on wins over an unfinished one before it.
    """

    def __init__(self) -> None:
        self._buffer = b""

    @property
    def pending(self) -> int:
        """Bytes kept because they may begin a frame."""
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The bodies completed by `data`, checksums verified."""
        self._buffer += data
        start, kept = self._buffer.find(_SYNC), -1
        while start >= 0:
            end = self._end(start)
            if end is None and kept < 0:
                kept = start
            if end:
                yield self._buffer[start + _HEAD : end - 1]
                self._buffer, start, kept = self._buffer[end:], -1, -1
            start = self._buffer.find(_SYNC, start + 1)
        tail = len(_SYNC) - 1
        self._buffer = self._buffer[kept:] if kept >= 0 else self._buffer[-tail:]

    def _end(self, start: int) -> int | None:
        """Where the frame at `start` ends; None when bytes are missing, 0 when it is none."""
        counted = start + len(_SYNC)
        if len(self._buffer) < start + _HEAD:
            return None
        length = int.from_bytes(self._buffer[counted : start + _HEAD], "big")
        end = start + _HEAD + length
        if not 3 <= length <= LONGEST:
            return 0
        if len(self._buffer) < end:
            return None
        return end if checksum(self._buffer[counted:end]) == 0 else 0


def parse_reply(body: bytes) -> Reply | None:
    """The reply in a frame's body, or None when it is not one (SW1 SW2 must be 00 00)."""
    if len(body) < 3 or body[:2] != b"\0\0":
        return None
    return Reply(body[2], body[3:])


def parse_request(body: bytes) -> Command | None:
    """The command in a frame's body, or None when it is unknown."""
    try:
        return Command(int.from_bytes(body, "big")) if len(body) == 2 else None
    except ValueError:
        return None

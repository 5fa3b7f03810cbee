"""Commands and replies, and the two status words that ask for one more exchange.

`61 xx`: xx more bytes wait for GET RESPONSE. `6C xx`: the length asked for was wrong, repeat with xx. Both are answered
here, so that nobody else meets them. Under T=0 a command cannot carry data and expect some: the length is left out, and
the card says `61 xx` (ISO/IEC 7816-3, 12.2; PC/SC leaves this to its users).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from drivers.iso7816.errors import ChipError, ChipFault

ALL = 256
"""`le` of a short command that takes whatever comes."""
LONGEST = 0x10000
"""Bytes no reply is longer than."""
_ROUNDS = 300
_GET_RESPONSE = 0xC0

Transmit = Callable[[bytes], bytes]


@dataclass(frozen=True, repr=False)
class Command:
    """One command. le: bytes wanted, None for none; data over 255 or `le` over 256 bytes make it an extended one."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = b""
    le: int | None = None

    @property
    def header(self) -> bytes:
        """CLA INS P1 P2."""
        return bytes((self.cla, self.ins, self.p1, self.p2))

    @property
    def extended(self) -> bool:
        """Whether lengths take two bytes."""
        return len(self.data) > 0xFF or (self.le or 0) > ALL

    def encode(self) -> bytes:
        """The bytes on the wire."""
        if self.extended:
            lead = b"\0"
            length = lead + len(self.data).to_bytes(2, "big") + self.data if self.data else b""
            wanted = b"" if self.le is None else (b"" if self.data else lead) + (self.le % LONGEST).to_bytes(2, "big")
            return self.header + length + wanted
        length = bytes((len(self.data),)) + self.data if self.data else b""
        return self.header + length + (b"" if self.le is None else bytes((self.le % ALL,)))


@dataclass(frozen=True, repr=False)
class Response:
    """What a card has answered: data and status word."""

    data: bytes
    sw: int

    @property
    def ok(self) -> bool:
        """Whether the card said 9000."""
        return self.sw == 0x9000

    def expect(self, *allowed: int) -> bytes:
        """The data of a success, or of one of the status words `allowed`. Raises ChipError REFUSED."""
        if not self.ok and self.sw not in allowed:
            raise ChipError(ChipFault.REFUSED, self.sw)
        return self.data


Send = Callable[[Command], Response]
"""How the readers of particular cards speak to one. Raises ChipError and whatever the line raises."""


def parse_response(raw: bytes) -> Response:
    """Data and status word. Raises ChipError SHORT."""
    if len(raw) < 2:
        raise ChipError(ChipFault.SHORT)
    return Response(raw[:-2], int.from_bytes(raw[-2:], "big"))


def exchange(transmit: Transmit, command: Command, *, t0: bool = False) -> Response:
    """Send `command` and collect its whole reply. Raises ChipError SHORT or ENDLESS and what `transmit` raises."""
    next_command = replace(command, le=None) if t0 and command.data else command
    collected = b""
    corrected = False
    for _ in range(_ROUNDS):
        reply = parse_response(transmit(next_command.encode()))
        if reply.sw >> 8 == 0x6C and not corrected and not next_command.extended:
            corrected = True
            next_command = replace(next_command, le=reply.sw & 0xFF or ALL)
            continue
        collected += reply.data
        if len(collected) > LONGEST:
            break
        if reply.sw >> 8 != 0x61:
            return Response(collected, reply.sw)
        corrected = False
        next_command = Command(command.cla & 0x03, _GET_RESPONSE, 0, 0, le=reply.sw & 0xFF or ALL)
    raise ChipError(ChipFault.ENDLESS)


def select_application(aid: bytes) -> Command:
    """SELECT by name, first occurrence, with the card's answer."""
    return Command(0x00, 0xA4, 0x04, 0x00, aid, ALL)

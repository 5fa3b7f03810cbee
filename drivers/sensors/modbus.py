"""Modbus RTU, as much of it as a relay and input board speaks: bytes to requests and replies, and back.

A frame is unit, function, data, CRC-16 (polynomial A001, start FFFF, low byte first). Four functions: 01 read coils, 02
read inputs, 05 write one coil, 0F write a run of coils. RTU ends a frame with a pause, which no operating system keeps;
every frame here tells its own length, so a parser that believes the CRC needs no clock.

Source: Modbus application protocol 1.1b3 and serial line guide 1.02; CRC vectors of public relay boards.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

ANY_UNIT: Final = 0xFE
"""Address that the boards with address switches answer whatever they are set to; the reply may bear either."""
MOST: Final = 256
"""Coils or inputs asked for at once: more than any board of this kind has."""
_ON, _OFF = b"\xff\x00", b"\x00\x00"
_EXCEPTION = 0x80


class Function(IntEnum):
    """What a request wants."""

    READ_COILS = 0x01
    READ_INPUTS = 0x02
    WRITE_COIL = 0x05
    WRITE_COILS = 0x0F


_FUNCTIONS: Final = frozenset(function.value for function in Function)
READS: Final = (Function.READ_COILS, Function.READ_INPUTS)


class ModbusFault(StrEnum):
    """What is wrong with an answer."""

    REFUSED = "refused"
    """The board has understood and will not: an exception reply."""
    GARBLED = "garbled"
    """Bytes came, and no frame among them."""


class ModbusError(Exception):
    """A board that answers, but not what was asked. exception: its code when it has refused, else 0."""

    def __init__(self, fault: ModbusFault, exception: int = 0) -> None:
        super().__init__(f"{fault.value} {exception}" if exception else fault.value)
        self.fault = fault
        self.exception = exception


@dataclass(frozen=True)
class Request:
    """`count` coils or inputs from `first` on; `bits` are what coils shall be, empty for a read."""

    unit: int
    function: Function
    first: int
    count: int
    bits: tuple[bool, ...] = ()

    def encode(self) -> bytes:
        """The frame."""
        head = bytes((self.unit, self.function)) + self.first.to_bytes(2, "big")
        if self.function is Function.WRITE_COIL:
            return sealed(head + (_ON if self.bits[0] else _OFF))
        head += self.count.to_bytes(2, "big")
        if self.function is Function.WRITE_COILS:
            packed = pack(self.bits)
            head += bytes([len(packed)]) + packed
        return sealed(head)


def read(unit: int, function: Function, first: int, count: int) -> Request:
    """A question for coils or inputs."""
    return Request(unit, function, first, count)


def write(unit: int, first: int, bits: tuple[bool, ...]) -> Request:
    """An order for a run of coils."""
    function = Function.WRITE_COIL if len(bits) == 1 else Function.WRITE_COILS
    return Request(unit, function, first, len(bits), bits)


def crc(data: bytes) -> bytes:
    """CRC-16/MODBUS, low byte first."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value.to_bytes(2, "little")


def sealed(body: bytes) -> bytes:
    """`body` and its CRC."""
    return body + crc(body)


def pack(bits: tuple[bool, ...]) -> bytes:
    """Eight to a byte, the first in the lowest bit."""
    value = sum(1 << at for at, bit in enumerate(bits) if bit)
    return value.to_bytes((len(bits) + 7) // 8, "little")


def unpack(data: bytes, count: int) -> tuple[bool, ...]:
    """The first `count` bits of `data`."""
    value = int.from_bytes(data, "little")
    return tuple(bool(value >> at & 1) for at in range(count))


def find_reply(request: Request, heard: bytes) -> tuple[bool, ...] | None:
    """The bits in the reply to `request` (for a write, those written) somewhere in `heard`; None while there is none.

    Raises ModbusError REFUSED.
    """
    for start in range(len(heard)):
        rest = heard[start:]
        if len(rest) < 5:
            return None
        if request.unit not in (rest[0], ANY_UNIT):
            continue
        if rest[1] == request.function | _EXCEPTION and rest[3:5] == crc(rest[:3]):
            raise ModbusError(ModbusFault.REFUSED, rest[2])
        if rest[1] == request.function and (bits := _reply_at(request, rest)) is not None:
            return bits
    return None


def _reply_at(request: Request, rest: bytes) -> tuple[bool, ...] | None:
    if request.function in READS:
        size = (request.count + 7) // 8
        end = 3 + size
        if rest[2] == size and rest[end : end + 2] == crc(rest[:end]):
            return unpack(rest[3:end], request.count)
        return None
    repeated = request.encode()[2:6]
    return request.bits if rest[2:6] == repeated and rest[6:8] == crc(rest[:6]) else None


def confirm(request: Request, bits: tuple[bool, ...] = ()) -> bytes:
    """The reply of a board; `bits` are what was read."""
    head = bytes((request.unit, request.function))
    if request.function in READS:
        packed = pack(bits)
        return sealed(head + bytes([len(packed)]) + packed)
    return sealed(head + request.encode()[2:6])


def refuse(request: Request, exception: int) -> bytes:
    """The exception reply of a board."""
    return sealed(bytes((request.unit, request.function | _EXCEPTION, exception)))


class Requests:
    """Cuts what a host writes into requests; what is none is skipped. Never raises."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def pending(self) -> int:
        """Bytes kept because they may begin a request."""
        return len(self._rest)

    def feed(self, data: bytes) -> list[Request]:
        self._rest += data
        found: list[Request] = []
        at = 0
        while at < len(self._rest):
            size = _request_size(self._rest[at:])
            if size is None:
                break
            frame = self._rest[at : at + size]
            request = _request(frame) if size and len(frame) == size else None
            if size and len(frame) < size:
                break
            if request is None:
                at += 1
                continue
            found.append(request)
            at += size
        self._rest = self._rest[at:]
        return found


def _request_size(rest: bytes) -> int | None:
    """Bytes of the request that begins here; 0 when none does, None when that cannot be said yet."""
    if len(rest) < 2:
        return None
    if rest[1] not in _FUNCTIONS:
        return 0
    if rest[1] != Function.WRITE_COILS:
        return 8
    if len(rest) < 7:
        return None
    return 9 + rest[6] if rest[6] <= MOST // 8 else 0


def _request(frame: bytes) -> Request | None:
    body, check = frame[:-2], frame[-2:]
    if check != crc(body):
        return None
    unit, function, first = body[0], Function(body[1]), int.from_bytes(body[2:4], "big")
    if function is Function.WRITE_COIL:
        return Request(unit, function, first, 1, (body[4:6] == _ON,)) if body[4:6] in (_ON, _OFF) else None
    count = int.from_bytes(body[4:6], "big")
    if not 1 <= count <= MOST:
        return None
    if function is Function.WRITE_COILS:
        bits = unpack(body[7:], count)
        return Request(unit, function, first, count, bits) if body[6] == (count + 7) // 8 else None
    return Request(unit, function, first, count)

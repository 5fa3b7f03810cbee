"""IPP messages: values to bytes and back (RFC 8010), with the operations and states of RFC 8011 that printing needs."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


@dataclass(frozen=True)
class Collection:
    """A value made of attributes of its own."""

    members: tuple["Attribute", ...]

    def member(self, name: str) -> tuple["Value", ...]:
        """Values of the member `name`; none when there is no such member."""
        return next((one.values for one in self.members if one.name == name), ())


Value = int | bool | str | bytes | Collection
_DEEPEST = 8
"""Collections in collections; the standard's own go three deep."""


class Tag(IntEnum):
    """Delimiters below 0x10, value syntaxes above."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    BEGIN_COLLECTION = 0x34
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49
    MEMBER = 0x4A


class Operation(IntEnum):
    """operation-id."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


class JobState(IntEnum):
    """job-state."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class PrinterState(IntEnum):
    """printer-state."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


FIRST_ERROR = 0x0100
"""Status codes from here on are failures."""
SERVER_ERROR_BUSY = 0x0507
ATTRIBUTES_NOT_SUPPORTED = 0x040B
SUBSTITUTED = (0x0001, 0x0002)
"""successful-ok, but attributes were ignored or substituted, or contradicted each other."""


class Damage(StrEnum):
    """How a message is broken."""

    TRUNCATED = "truncated"
    VERSION = "version"
    TAG = "tag"
    LENGTH = "length"
    DEPTH = "depth"


class IppError(Exception):
    """Bytes that are no IPP message."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.value)
        self.damage = damage


@dataclass(frozen=True)
class Attribute:
    """Values of one name; all have the syntax `tag`."""

    name: str
    tag: Tag
    values: tuple[Value, ...] = field(repr=False)


@dataclass(frozen=True)
class IppMessage:
    """A request (`code` is the operation) or a response (`code` is the status). `data` follows the attributes."""

    code: int
    request_id: int
    groups: tuple[tuple[Tag, tuple[Attribute, ...]], ...] = ()
    data: bytes = field(default=b"", repr=False)

    def all(self, tag: Tag) -> list[Mapping[str, tuple[Value, ...]]]:
        """Names and values of every group with `tag`."""
        return [{one.name: one.values for one in attributes} for kind, attributes in self.groups if kind is tag]

    def group(self, tag: Tag) -> Mapping[str, tuple[Value, ...]]:
        """Names and values of the first group with `tag`; empty when there is none."""
        return next(iter(self.all(tag)), {})


def attribute(name: str, tag: Tag, *values: Value) -> Attribute:
    """Shorter to read in lists."""
    return Attribute(name, tag, values)


def encode(message: IppMessage) -> bytes:
    """The bytes of `message`, IPP 2.0."""
    parts = [struct.pack(">BBHI", 2, 0, message.code, message.request_id)]
    for tag, attributes in message.groups:
        parts.append(bytes([tag]))
        for one in attributes:
            for at, value in enumerate(one.values):
                parts.append(_encoded(one.tag, b"" if at else one.name.encode(), value))
    return b"".join(parts) + bytes([Tag.END]) + message.data


def _encoded(tag: Tag, name: bytes, value: Value) -> bytes:
    """One value with its tag; a collection with its members, which are named by values (RFC 8010 §3.1.6)."""
    if not isinstance(value, Collection):
        return _field(tag, name, _raw(value))
    parts = [_field(Tag.BEGIN_COLLECTION, name, b"")]
    for one in value.members:
        parts.append(_field(Tag.MEMBER, b"", one.name.encode()))
        parts += [_encoded(one.tag, b"", member) for member in one.values]
    return b"".join((*parts, _field(Tag.END_COLLECTION, b"", b"")))


def _field(tag: Tag, name: bytes, raw: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(raw)) + raw


def _raw(value: int | bool | str | bytes) -> bytes:
    if isinstance(value, bool):
        return b"\x01" if value else b"\x00"
    if isinstance(value, int):
        return struct.pack(">i", value)
    return value.encode() if isinstance(value, str) else value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        piece = self._data[self._at : self._at + count]
        if len(piece) < count:
            raise IppError(Damage.TRUNCATED)
        self._at += count
        return piece

    def number(self) -> int:
        return int.from_bytes(self.take(2), "big")

    def rest(self) -> bytes:
        return self._data[self._at :]


def decode(data: bytes) -> IppMessage:
    """The message in `data`. Raises IppError; nothing else, whatever the bytes are."""
    reader = _Reader(data)
    major, _, code, request_id = struct.unpack(">BBHI", reader.take(8))
    if major not in (1, 2):
        raise IppError(Damage.VERSION)
    groups: list[tuple[Tag, list[tuple[str, int, list[Value]]]]] = []
    while (tag := reader.take(1)[0]) != Tag.END:
        if tag < 0x10:
            groups.append((_delimiter(tag), []))
            continue
        if not groups:
            raise IppError(Damage.TAG)
        _read_value(reader, tag, groups[-1][1])
    finished = tuple((kind, tuple(_attribute(*entry) for entry in entries)) for kind, entries in groups)
    return IppMessage(code, request_id, finished, reader.rest())


def _delimiter(tag: int) -> Tag:
    try:
        return Tag(tag)
    except ValueError:
        return Tag.UNSUPPORTED


def _attribute(name: str, tag: int, values: Sequence[Value]) -> Attribute:
    try:
        return Attribute(name, Tag(tag), tuple(values))
    except ValueError:
        return Attribute(name, Tag.TEXT, tuple(values))


def _read_value(reader: _Reader, tag: int, entries: list[tuple[str, int, list[Value]]]) -> None:
    name = reader.take(reader.number()).decode("utf-8", "replace")
    raw = reader.take(reader.number())
    if name:
        entries.append((name, tag, []))
    elif not entries:
        raise IppError(Damage.TAG)
    entries[-1][2].append(_collection(reader, _DEEPEST) if tag == Tag.BEGIN_COLLECTION else _value(tag, raw))


def _collection(reader: _Reader, deepest: int) -> Collection:
    """What follows the beginning of a collection, up to its end."""
    if not deepest:
        raise IppError(Damage.DEPTH)
    members: list[tuple[str, int, list[Value]]] = []
    name = ""
    while (tag := reader.take(1)[0]) != Tag.END_COLLECTION:
        if tag < 0x10:
            raise IppError(Damage.TAG)
        reader.take(reader.number())
        raw = reader.take(reader.number())
        if tag == Tag.MEMBER:
            name = raw.decode("utf-8", "replace")
            continue
        if name:
            members.append((name, tag, []))
            name = ""
        elif not members:
            raise IppError(Damage.TAG)
        members[-1][2].append(_collection(reader, deepest - 1) if tag == Tag.BEGIN_COLLECTION else _value(tag, raw))
    reader.take(reader.number())
    reader.take(reader.number())
    return Collection(tuple(_attribute(*entry) for entry in members))


def _value(tag: int, raw: bytes) -> Value:
    if tag in (Tag.INTEGER, Tag.ENUM):
        if len(raw) != 4:
            raise IppError(Damage.LENGTH)
        return int(struct.unpack(">i", raw)[0])
    if tag == Tag.BOOLEAN:
        if len(raw) != 1:
            raise IppError(Damage.LENGTH)
        return raw != b"\x00"
    return raw.decode("utf-8", "replace") if tag >= 0x40 else raw

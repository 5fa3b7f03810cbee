"""Data objects: BER-TLV with tags of up to three bytes and definite lengths (ISO/IEC 7816-4, 5.2.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from drivers.iso7816.errors import ChipError, ChipFault

_DEEPEST = 8


@dataclass(frozen=True, repr=False)
class DataObject:
    """A tag and its value. Tags are written as they stand on the card: 0x5F20."""

    tag: int
    value: bytes


def header(data: bytes) -> tuple[int, int, int]:
    """Tag, length of the value and length of the header itself of the object `data` begins with.

    The value need not be there yet. Raises ChipError STRUCTURE.
    """
    if not data:
        raise ChipError(ChipFault.STRUCTURE)
    at = 1
    if data[0] & 0x1F == 0x1F:
        while at < len(data) and data[at] & 0x80:
            at += 1
        at += 1
    tag = data[:at]
    if len(tag) > 3 or at >= len(data):
        raise ChipError(ChipFault.STRUCTURE)
    first = data[at]
    at += 1
    if first < 0x80:
        return int.from_bytes(tag, "big"), first, at
    count = first & 0x7F
    if not 1 <= count <= 3 or at + count > len(data):
        raise ChipError(ChipFault.STRUCTURE)
    return int.from_bytes(tag, "big"), int.from_bytes(data[at : at + count], "big"), at + count


def objects(data: bytes) -> Iterator[DataObject]:
    """The objects that follow each other in `data`; 00 and FF between them is filling. Raises ChipError STRUCTURE."""
    at = 0
    while at < len(data):
        if data[at] in (0x00, 0xFF):
            at += 1
            continue
        tag, length, start = header(data[at:])
        end = at + start + length
        if end > len(data):
            raise ChipError(ChipFault.STRUCTURE)
        yield DataObject(tag, data[at + start : end])
        at = end


def constructed(tag: int) -> bool:
    """Whether the value of such an object is made of objects."""
    while tag > 0xFF:
        tag >>= 8
    return bool(tag & 0x20)


def find(data: bytes, tag: int, *, depth: int = _DEEPEST) -> bytes | None:
    """The value of the first object with `tag`, however deep it lies. Raises ChipError STRUCTURE."""
    for one in objects(data):
        if one.tag == tag:
            return one.value
        if constructed(one.tag) and depth:
            inner = find(one.value, tag, depth=depth - 1)
            if inner is not None:
                return inner
    return None


def encode(tag: int, value: bytes) -> bytes:
    """An object as it stands on the card."""
    head = tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big")
    length = len(value)
    if length < 0x80:
        return head + bytes((length,)) + value
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return head + bytes((0x80 | len(size),)) + size + value

"""What stands in the data groups (ICAO Doc 9303-10): the zone, the face, the name in the holder's own script."""

import struct
from dataclasses import dataclass
from datetime import date

from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import DataObject, find, objects
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.mrz import Mrz, parse_mrz, split_lines

COM, DG1, DG2, DG11, SOD = 0x011E, 0x0101, 0x0102, 0x010B, 0x011D
_TAGS = {0x61: 1, 0x75: 2, 0x63: 3, 0x76: 4, 0x65: 5, 0x66: 6, 0x67: 7, 0x68: 8, 0x69: 9, 0x6A: 10, 0x6B: 11}
_JPEG, _JP2, _CODESTREAM = b"\xff\xd8\xff", b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51"
_FACE_HEADER, _RECORD_HEADER, _POINT, _IMAGE_HEADER = 14, 20, 8, 12
"""Bytes of the parts of a face record (ISO/IEC 19794-5:2005, 5.1)."""


@dataclass(frozen=True, repr=False)
class Photo:
    """media_type: image/jpeg or image/jp2."""

    media_type: str
    data: bytes


@dataclass(frozen=True, repr=False)
class Details:
    """What data group 11 adds; empty where it does not. birth: ISO date."""

    name: str = ""
    birth: str = ""


def listed(common: bytes) -> frozenset[int]:
    """Numbers of the data groups EF.COM says there are. Raises DocumentError CONTENT."""
    return frozenset(_TAGS[tag] for tag in _needed(_inside(common, 0x60, 0x5C)) if tag in _TAGS)


def zone(group: bytes) -> Mrz:
    """Data group 1. Raises DocumentError CONTENT, MRZ, CHECK or DATE."""
    try:
        text = _needed(_inside(group, 0x61, 0x5F1F)).decode("ascii")
    except UnicodeDecodeError:
        raise DocumentError(DocumentFault.MRZ) from None
    return parse_mrz(split_lines(text))


def photo(group: bytes) -> Photo:
    """The first face in data group 2. Raises DocumentError CONTENT."""
    return _image(_needed(_inside(group, 0x75, 0x5F2E) or _inside(group, 0x75, 0x7F2E)))


def details(group: bytes) -> Details:
    """Data group 11. Raises DocumentError CONTENT or DATE."""
    try:
        parts = {one.tag: one.value for one in _template(group, 0x6B)}
    except ChipError:
        raise DocumentError(DocumentFault.CONTENT) from None
    return Details(_name(parts.get(0x5F0E, b"")), _birth(parts.get(0x5F2B, b"")))


def _template(group: bytes, tag: int) -> list[DataObject]:
    """Raises ChipError, DocumentError CONTENT."""
    outer = next(objects(group), None)
    if outer is None or outer.tag != tag:
        raise DocumentError(DocumentFault.CONTENT)
    return list(objects(outer.value))


def _inside(group: bytes, outer: int, tag: int) -> bytes | None:
    try:
        parts = _template(group, outer)
        found = [one.value for one in parts if one.tag == tag]
        inner = [find(one.value, tag) for one in parts if one.tag == 0x7F61]
    except ChipError:
        raise DocumentError(DocumentFault.CONTENT) from None
    return next((value for value in (*found, *inner) if value is not None), None)


def _needed(value: bytes | None) -> bytes:
    if value is None:
        raise DocumentError(DocumentFault.CONTENT)
    return value


def _image(record: bytes) -> Photo:
    """The image behind the headers, whose length depends on how many feature points there are."""
    start = _FACE_HEADER
    try:
        length, points = struct.unpack_from(">IH", record, start)
    except struct.error:
        raise DocumentError(DocumentFault.CONTENT) from None
    data = record[start + _RECORD_HEADER + points * _POINT + _IMAGE_HEADER : start + length]
    if record[:4] != b"FAC\0" or not data:
        raise DocumentError(DocumentFault.CONTENT)
    if data.startswith(_JPEG):
        return Photo("image/jpeg", data)
    if data.startswith((_JP2, _CODESTREAM)):
        return Photo("image/jp2", data)
    raise DocumentError(DocumentFault.CONTENT)


def _name(value: bytes) -> str:
    """UTF-8 by the book; some issuers write GB 18030."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = value.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = text.replace("<", " ").strip(" \0\u3000")
        name = "".join(text.split()) if not text.isascii() else " ".join(text.split())
        if name.isprintable():
            return name
    raise DocumentError(DocumentFault.CONTENT)


def _birth(value: bytes) -> str:
    """Eight digits, as text or packed."""
    if not value:
        return ""
    digits = value.decode("ascii", "replace") if len(value) == 8 else value.hex()
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        raise DocumentError(DocumentFault.DATE) from None

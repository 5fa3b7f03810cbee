"""What an issuer writes on a chip: zones with their check digits, data groups, all of people who do not exist."""

import struct
from dataclasses import dataclass

from drivers.iso7816.tlv import encode
from drivers.travel_document.mrz import check_digit

JPEG = bytes.fromhex("FFD8FFE000104A46494600") + bytes(range(256)) * 3 + bytes.fromhex("FFD9")
"""Begins and ends like one."""


@dataclass(frozen=True, repr=False)
class Traveller:
    """Dates YYMMDD, sex M, F or <."""

    surname: str = "CESHI"
    given_names: str = "SAN"
    name: str = "测试三"
    number: str = "E37069900"
    birth: str = "850615"
    expiry: str = "351231"
    sex: str = "F"
    birth_full: str = "19850615"


def _with_digit(text: str) -> str:
    return text + check_digit(text)


def td3(who: Traveller) -> str:
    """A passport's two lines of 44, run together."""
    first = f"P<CHN{who.surname}<<{who.given_names}".ljust(44, "<")
    number, birth, expiry = (_with_digit(one) for one in (who.number.ljust(9, "<"), who.birth, who.expiry))
    optional = _with_digit("<" * 14)
    composite = check_digit(number + birth + expiry + optional)
    return first + number + "CHN" + birth + who.sex + expiry + optional + composite


def td1(who: Traveller, code: str = "CR") -> str:
    """Three lines of 30, run together."""
    first = f"{code}CHN" + _with_digit(who.number.ljust(9, "<")) + "<" * 15
    birth, expiry = _with_digit(who.birth), _with_digit(who.expiry)
    composite = check_digit(first[5:30] + birth + expiry + "<" * 11)
    second = birth + who.sex + expiry + "CHN" + "<" * 11 + composite
    return first + second + f"{who.surname}<<{who.given_names}".ljust(30, "<")


def permit(who: Traveller, code: str = "CS") -> str:
    """Three lines of 30 as the permits to Hong Kong, Macao and Taiwan have them, run together."""
    parts = "<".join(_with_digit(one) for one in (who.number.ljust(9, "<"), who.expiry, who.birth))
    first = code + parts + "<"
    return first + _with_digit(first)[-1] + f"{'K' * 12}{who.surname}<<{who.given_names}".ljust(30, "<") + "<" * 30


def group1(zone: str) -> bytes:
    """Data group 1."""
    return encode(0x61, encode(0x5F1F, zone.encode("ascii")))


def group2(image: bytes = JPEG, *, points: int = 1) -> bytes:
    """Data group 2 with one face and so many feature points."""
    record = struct.pack(">IH", 32 + 8 * points + len(image), points) + bytes(14 + 8 * points + 12) + image
    face = b"FAC\x00010\x00" + struct.pack(">IH", 14 + len(record), 1) + record
    template = encode(0x7F60, encode(0xA1, encode(0x87, b"\x01\x01")) + encode(0x5F2E, face))
    return encode(0x75, encode(0x7F61, encode(0x02, b"\x01") + template))


def group11(who: Traveller) -> bytes:
    """Data group 11."""
    list_of_tags = encode(0x5C, bytes.fromhex("5F0E5F2B"))
    name, birth = encode(0x5F0E, who.name.encode()), encode(0x5F2B, who.birth_full.encode("ascii"))
    return encode(0x6B, list_of_tags + name + birth)


def common(groups: tuple[int, ...]) -> bytes:
    """EF.COM that lists data groups by number."""
    tags = {1: 0x61, 2: 0x75, 11: 0x6B}
    versions = encode(0x5F01, b"0107") + encode(0x5F36, b"040000")
    return encode(0x60, versions + encode(0x5C, bytes(tags[number] for number in groups)))

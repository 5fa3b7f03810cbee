"""What stands on an identity card: 256 bytes of text to fields, and the SAM's number.

Three layouts are told apart by the UTF-16LE character at offset 248: 'I' foreign permanent resident (2017), 'J' Hong
Kong, Macao and Taiwan residence permit, anything else a resident card. The 2023 foreign card ('Y') has no public
layout and is refused unless somebody gives one. Offsets: public implementations of GA/T 490, three of which agree on
the resident card.

A field that cannot be read makes the card invalid; whether a card has expired is for others to judge.
"""

import struct
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from drivers.id_card.layout_2023 import Layout

TEXT, PHOTO, TEMPLATE, ADDRESS = 256, 1024, 512, 70
"""Bytes on a card: of its text, photo, each of up to two finger templates, and of the address noted on it last."""
LONG_TERM = "长期"
_TYPE_AT = 248
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class DocumentType(StrEnum):
    """The three cards that can be read."""

    RESIDENT = "residentIdentityCard"
    FOREIGN_RESIDENT = "foreignPermanentResidentIdCard"
    RESIDENCE_PERMIT = "hkMacaoTaiwanResidencePermit"


class CardFault(StrEnum):
    """What is wrong with the bytes of a card."""

    LENGTH = "length"
    TEXT = "text"
    TYPE = "type"
    DATE = "date"
    NUMBER = "number"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    NAME = "name"


class CardError(Exception):
    """A card whose bytes do not make sense. Says which field, never what stood there."""

    def __init__(self, fault: CardFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, repr=False)
class Card:
    """One card. Dates are ISO; `valid_to` may be 长期. Fields a layout does not have are empty."""

    document_type: DocumentType
    name: str
    sex: str
    birth_date: str
    number: str
    valid_from: str
    valid_to: str
    authority: str = ""
    ethnicity: str = ""
    address: str = ""
    name_latin: str = ""
    nationality: str = ""
    permit_number: str = ""
    photo: bytes = field(default=b"")
    fingerprints: tuple["Fingerprint", ...] = ()


@dataclass(frozen=True)
class Fingerprint:
    """One template, and which finger it is of, by the card's own number."""

    position: int
    template: bytes = field(repr=False)


def parse_card(data: bytes, *, fingerprints: bool = False, layout_2023: Layout | None = None) -> Card:
    """The card in the data of a READ reply: two lengths, text, photo; with fingerprints a third length and templates.

    Raises CardError.
    """
    head = 6 if fingerprints else 4
    if len(data) < head:
        raise CardError(CardFault.LENGTH)
    lengths = struct.unpack(f">{head // 2}H", data[:head])
    if lengths[0] != TEXT or len(data) < head + sum(lengths):
        raise CardError(CardFault.LENGTH)
    text, rest = data[head : head + TEXT], data[head + TEXT :]
    photo = rest[: lengths[1]]
    card = _card(text, photo, layout_2023)
    return replace(card, fingerprints=_fingerprints(rest[lengths[1] :][: lengths[2]])) if fingerprints else card


def _card(text: bytes, photo: bytes, layout_2023: Layout | None) -> Card:
    kind = _field(text, _TYPE_AT, 2)
    if kind == "I":
        return _foreign(text, photo)
    if kind == "Y" and layout_2023 is None:
        raise CardError(CardFault.TYPE)
    if kind == "Y" and layout_2023:
        return _foreign_2023(text, photo, layout_2023)
    return _permit(text, photo) if kind == "J" else _resident(text, photo)


def _fingerprints(data: bytes) -> tuple[Fingerprint, ...]:
    """None, one or two templates; the sixth byte of each is the finger. Raises CardError."""
    if len(data) not in (0, TEMPLATE, 2 * TEMPLATE):
        raise CardError(CardFault.LENGTH)
    templates = [data[at : at + TEMPLATE] for at in range(0, len(data), TEMPLATE)]
    return tuple(Fingerprint(template[5], template) for template in templates)


def parse_newest_address(data: bytes) -> str:
    """The address in the data of a READ_NEWEST_ADDRESS reply. Raises CardError."""
    if len(data) != ADDRESS:
        raise CardError(CardFault.LENGTH)
    return _name(data, 0, ADDRESS)


def _resident(text: bytes, photo: bytes) -> Card:
    return Card(
        document_type=DocumentType.RESIDENT,
        name=_name(text, 0, 30),
        sex=_sex(text, 30),
        ethnicity=_digits(text, 32, 4, CardFault.ETHNICITY),
        birth_date=_date(text, 36),
        address=_field(text, 52, 70),
        number=_number(text, 122, 36),
        authority=_field(text, 158, 30),
        valid_from=_date(text, 188),
        valid_to=_date_or_long_term(text, 204),
        photo=photo,
    )


def _permit(text: bytes, photo: bytes) -> Card:
    return Card(
        document_type=DocumentType.RESIDENCE_PERMIT,
        name=_name(text, 0, 30),
        sex=_sex(text, 30),
        birth_date=_date(text, 36),
        address=_field(text, 52, 70),
        number=_number(text, 122, 36),
        authority=_field(text, 158, 30),
        valid_from=_date(text, 188),
        valid_to=_date_or_long_term(text, 204),
        permit_number=_field(text, 220, 18),
        photo=photo,
    )


def _foreign(text: bytes, photo: bytes) -> Card:
    number = _field(text, 122, 30)
    if len(number) != 15 or not (number[:3].isascii() and number[:3].isupper() and _is_digits(number[3:])):
        raise CardError(CardFault.NUMBER)
    nationality = _field(text, 152, 6)
    if len(nationality) != 3 or not (nationality.isascii() and nationality.isupper()):
        raise CardError(CardFault.TEXT)
    latin = _name(text, 0, 120)
    return Card(
        document_type=DocumentType.FOREIGN_RESIDENT,
        name=_field(text, 158, 30) or latin,
        name_latin=latin,
        sex=_sex(text, 120),
        number=number,
        nationality=nationality,
        valid_from=_date(text, 188),
        valid_to=_date_or_long_term(text, 204),
        birth_date=_date(text, 220),
        authority=_field(text, 240, 8),
        photo=photo,
    )


def _foreign_2023(text: bytes, photo: bytes, layout: Layout) -> Card:
    def words(name: str) -> str:
        return _field(text, *layout.fields[name]) if name in layout.fields else ""

    latin = words("name_latin") + words("name_latin_more")
    nationality = words("nationality")
    if not latin:
        raise CardError(CardFault.NAME)
    if nationality and not (len(nationality) == 3 and nationality.isascii() and nationality.isupper()):
        raise CardError(CardFault.TEXT)
    return Card(
        document_type=DocumentType.FOREIGN_RESIDENT,
        name=words("name") or latin,
        name_latin=latin,
        sex=_sex(text, layout.fields["sex"][0]),
        number=_number(text, *layout.fields["number"]),
        nationality=nationality,
        valid_from=_date(text, layout.fields["valid_from"][0]),
        valid_to=_date_or_long_term(text, layout.fields["valid_to"][0]),
        birth_date=_date(text, layout.fields["birth"][0]),
        photo=photo,
    )


def _field(text: bytes, offset: int, length: int) -> str:
    try:
        value = text[offset : offset + length].decode("utf-16le").strip(" \0\u3000")
    except UnicodeDecodeError:
        raise CardError(CardFault.TEXT) from None
    if not value.isprintable():
        raise CardError(CardFault.TEXT)
    return value


def _is_digits(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _name(text: bytes, offset: int, length: int) -> str:
    value = _field(text, offset, length)
    if not value:
        raise CardError(CardFault.NAME)
    return value


def _digits(text: bytes, offset: int, length: int, fault: CardFault) -> str:
    value = _field(text, offset, length)
    if len(value) * 2 != length or not _is_digits(value):
        raise CardError(fault)
    return value


def _sex(text: bytes, offset: int) -> str:
    value = _digits(text, offset, 2, CardFault.SEX)
    if value not in "0129":
        raise CardError(CardFault.SEX)
    return value


def _date(text: bytes, offset: int) -> str:
    value = _digits(text, offset, 16, CardFault.DATE)
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:])).isoformat()
    except ValueError:
        raise CardError(CardFault.DATE) from None


def _date_or_long_term(text: bytes, offset: int) -> str:
    return LONG_TERM if _field(text, offset, 16) == LONG_TERM else _date(text, offset)


def _number(text: bytes, offset: int, length: int) -> str:
    value = _field(text, offset, length)
    if not valid_number(value):
        raise CardError(CardFault.NUMBER)
    return value


def check_character(digits: str) -> str:
    """The 18th character of an identity number (GB 11643, ISO 7064 MOD 11-2) after its first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11]


def valid_number(number: str) -> bool:
    """Whether `number` is 17 digits and their check character."""
    return len(number) == 18 and _is_digits(number[:17]) and check_character(number[:17]) == number[17]


def sam_id(data: bytes) -> str:
    """The 16 bytes of a SAM_ID reply as they are printed on the module. Raises CardError."""
    if len(data) < 16:
        raise CardError(CardFault.LENGTH)
    return "{:02d}.{:02d}-{:08d}-{:010d}-{:010d}".format(*struct.unpack("<HHIII", data[:16]))

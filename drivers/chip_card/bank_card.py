"""A bank card, as far as a terminal that takes no payments may know it: which it is, and until when it is valid.

The account number is masked here, first six and last four digits, and leaves this module in no other form. Cards hand
out the data of the magnetic stripe too (tag 57); where the number stands nowhere else it is taken from there, and
nothing of the rest is. Source: EMV book 1 (selection) and book 3 (GET PROCESSING OPTIONS, AFL), JR/T 0025 for the tags.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drivers.chip_card.errors import CardError, CardFault
from drivers.iso7816.apdu import ALL, Command, Response, Send, select_application
from drivers.iso7816.tlv import encode, find, header, objects

PSE, PPSE = b"1PAY.SYS.DDF01", b"2PAY.SYS.DDF01"
KNOWN = tuple(bytes.fromhex(aid) for aid in ("A000000333010101", "A000000333010102", "A000000333010103"))
"""UnionPay debit, credit and quasi-credit, for cards without a directory."""
_PAN, _TRACK, _EXPIRY, _LABEL, _AID, _PRIORITY = 0x5A, 0x57, 0x5F24, 0x50, 0x4F, 0x87
_ENTRY, _PDOL, _AFL, _DIRECTORY = 0x61, 0x9F38, 0x94, 0x88
_CHINA = bytes.fromhex("0156")
_TERMINAL = {0x9F1A: _CHINA, 0x5F2A: _CHINA}
"""What the terminal tells a card that asks: its country and currency; everything else is zero."""
_MOST_RECORDS = 64


@dataclass(frozen=True, repr=False)
class BankCard:
    """expiry: year and month, as on the card's face. masked_number: six digits, stars, four digits."""

    label: str
    masked_number: str
    expiry: str


def read_bank_card(send: Send) -> BankCard:
    """Read the card that was just powered up. Raises CardError, ChipError and what `send` raises."""
    for aid, label in _applications(send):
        chosen = send(select_application(aid))
        if chosen.ok:
            return _read(send, chosen.data, label)
    raise CardError(CardFault.APPLICATION)


def _applications(send: Send) -> Iterator[tuple[bytes, str]]:
    """Names and labels, the card's favourite first."""
    entries = _directory(send)
    found = []
    for entry in entries:
        aid, label, priority = (find(entry, tag) or b"" for tag in (_AID, _LABEL, _PRIORITY))
        if aid:
            found.append((int.from_bytes(priority, "big") & 0x0F or 0x10, aid, _label(label)))
    yield from ((aid, label) for _, aid, label in sorted(found, key=lambda one: one[0]))
    yield from ((aid, "") for aid in KNOWN if not found)


def _directory(send: Send) -> list[bytes]:
    answer = send(select_application(PSE))
    if answer.ok:
        file = find(answer.data, _DIRECTORY) or b""
        records = _records(send, file[0] if file else 1, range(1, 17))
        return [one for record in records for one in _entries(record.data)]
    answer = send(select_application(PPSE))
    return list(_entries(answer.data)) if answer.ok else []


def _entries(data: bytes) -> Iterator[bytes]:
    """The values of all entries, whatever they are wrapped in."""
    for one in objects(data):
        if one.tag == _ENTRY:
            yield one.value
        elif one.tag in (0x70, 0x6F, 0xA5, 0xBF0C):
            yield from _entries(one.value)


def _records(send: Send, file: int, numbers: range) -> Iterator[Response]:
    """Records of the file with short identifier `file`, until the card has no more."""
    for number in numbers:
        response = send(Command(0x00, 0xB2, number, (file & 0x1F) << 3 | 0x04, le=ALL))
        if not response.ok:
            return
        yield response


def _read(send: Send, template: bytes, label: str) -> BankCard:
    label = _label(find(template, _LABEL) or b"") or label
    wanted = _answers(find(template, _PDOL) or b"")
    options = send(Command(0x80, 0xA8, 0x00, 0x00, encode(0x83, wanted), ALL))
    if not options.ok:
        raise CardError(CardFault.SECURED if options.sw in (0x6982, 0x6985) else CardFault.UNREADABLE)
    number, expiry = _from(options.data)
    for record in _listed(send, _file_locator(options.data)):
        found_number, found_expiry = _from(record.data)
        number, expiry = number or found_number, expiry or found_expiry
    return BankCard(label, _mask(number), _month(expiry))


def _answers(list_of_tags: bytes) -> bytes:
    """The values for a list of tags and lengths, in its order."""
    values, at = b"", 0
    while at < len(list_of_tags):
        tag, length, size = header(list_of_tags[at:])
        values += _TERMINAL.get(tag, b"").rjust(length, b"\0")[-length:] if length else b""
        at += size
    return values


def _file_locator(data: bytes) -> bytes:
    """In the short form the locator follows two bytes of profile; in the other it has a tag of its own."""
    if data[:1] == b"\x80":
        return (find(data, 0x80) or b"")[2:]
    return find(data, _AFL) or b""


def _listed(send: Send, locator: bytes) -> Iterator[Response]:
    left = _MOST_RECORDS
    for at in range(0, len(locator) - 3, 4):
        file, first, last = locator[at] >> 3, locator[at + 1], locator[at + 2]
        for response in _records(send, file, range(first, min(last, first + left - 1) + 1)):
            left -= 1
            yield response


def _from(data: bytes) -> tuple[str, str]:
    """Account number and expiry (YYMM or YYMMDD) in a template; empty when they are not there."""
    if data[:1] == b"\x80":
        return "", ""
    number = (find(data, _PAN) or b"").hex().rstrip("f")
    expiry = (find(data, _EXPIRY) or b"").hex()
    if not number:
        number, separator, rest = (find(data, _TRACK) or b"").hex().partition("d")
        expiry = expiry or (rest[:4] if separator else "")
    return number, expiry


def _mask(number: str) -> str:
    if not 13 <= len(number) <= 19 or not number.isdecimal():
        raise CardError(CardFault.NUMBER)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def _month(digits: str) -> str:
    if not digits:
        return ""
    if not digits.isdecimal() or not 1 <= int(digits[2:4] or 0) <= 12:
        raise CardError(CardFault.EXPIRY)
    return f"20{digits[:2]}-{digits[2:4]}"


def _label(value: bytes) -> str:
    text = value.decode("ascii", "replace").strip(" \0")
    return text if text.isprintable() and "\ufffd" not in text else ""

"""A social security card and a bank card, the other way round: the bytes they answer.

Every way in which records are asked for can be switched off, and the two versions number them differently, as real
cards do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from drivers.chip_card.bank_card import PSE
from drivers.chip_card.social_security import (
    APPLICATION,
    BIRTH,
    BIRTHPLACE,
    CARD_CODE,
    CARD_NUMBER,
    CLASS,
    ETHNICITY,
    HOLDER,
    INSTITUTION,
    ISSUE,
    ISSUED,
    NAME,
    NAME_REST,
    NUMBER,
    SEX,
    VALID_TO,
    VERSION,
)
from drivers.iso7816.tlv import encode
from drivers.lab.card_slot import VirtualCard

OK, NOT_FOUND, NO_RECORD = b"\x90\x00", b"\x6a\x82", b"\x6a\x83"
WRONG_P1_P2, NOT_SUPPORTED, PIN_WANTED = b"\x6a\x86", b"\x6d\x00", b"\x69\x82"


@dataclass(frozen=True, repr=False)
class Holder:
    """Whose card it is, as fictitious as anybody here. Dates YYYYMMDD."""

    name: str
    number: str
    sex: str = "1"
    ethnicity: str = "01"
    birth: str = "19500101"


@dataclass(frozen=True)
class Ways:
    """How records may be asked for. bare: what is asked for by its tag comes without tag and length."""

    number: bool = True
    short: bool = True
    tag: bool = True
    bare: bool = False
    select_p1: tuple[int, ...] = (0x00, 0x02)
    pin: bool = False
    """EF06 wants a PIN."""


class SocialSecurityEmulator(VirtualCard):
    """version: 1 or 2. remaining: says 61 xx first and 6C xx when asked for another length, as under T=0."""

    def __init__(
        self, holder: Holder, *, version: int = 2, ways: Ways | None = None, remaining: bool = False, extra: str = ""
    ) -> None:
        self.ways = ways or Ways()
        self._remaining = remaining
        if remaining:
            self.atr = bytes.fromhex("3B021450")
        self._files = {ISSUE: _issue(version), HOLDER: _holder(holder, version, extra)}
        self.reset()

    def reset(self) -> None:
        self._application = False
        self._file = 0
        self._waiting = b""

    def answer(self, command: bytes) -> bytes:
        if command[:2] == b"\x00\xc0" and self._remaining:
            reply, self._waiting = self._waiting + OK, b""
            return reply
        reply = self._reply(command)
        data = reply[:-2]
        if not self._remaining or not data:
            return reply
        if command[1] == 0xA4:
            self._waiting = data
            return bytes((0x61, len(data)))
        return reply if command[4] == len(data) else bytes((0x6C, len(data)))

    def _reply(self, command: bytes) -> bytes:
        instruction, p1, p2 = command[1], command[2], command[3]
        if instruction == 0xA4:
            return self._select(p1, command[5 : 5 + command[4]])
        return self._read(p1, p2) if instruction == 0xB2 else NOT_SUPPORTED

    def _select(self, p1: int, name: bytes) -> bytes:
        if p1 == 0x04:
            self._application = name == APPLICATION
            return encode(0x6F, encode(0x84, APPLICATION)) + OK if self._application else NOT_FOUND
        file = int.from_bytes(name, "big")
        if not self._application or file not in self._files or p1 not in self.ways.select_p1:
            return NOT_FOUND
        self._file = file
        return OK

    def _read(self, p1: int, p2: int) -> bytes:
        ways, file = self.ways, self._file
        if p2 not in (0x00, 0x04):
            file = 0xEF00 | p2 >> 3
        by_tag = p2 & 0x07 == 0
        allowed = ways.tag if by_tag else (ways.number if p2 == 0x04 else ways.short)
        records = self._files.get(file) if self._application else None
        if records is None or not allowed:
            return WRONG_P1_P2
        if ways.pin and file == HOLDER:
            return PIN_WANTED
        if by_tag:
            found = [value[2:] if ways.bare else value for value in records if value[0] == p1]
        else:
            found = records[p1 - 1 : p1]
        return found[0] + OK if found else NO_RECORD


def _bcd(digits: str) -> bytes:
    return bytes.fromhex(digits)


def _record(tag: int, value: bytes) -> bytes:
    return bytes((tag, len(value))) + value


def _issue(version: int) -> list[bytes]:
    return [
        _record(CARD_CODE, _bcd("370699D156000005") + bytes(8)),
        _record(CLASS, b"1"),
        _record(VERSION, f"{version}.00".encode()),
        _record(INSTITUTION, bytes(12)),
        _record(ISSUED, _bcd("20200101")),
        _record(VALID_TO, _bcd("20300101")),
        _record(CARD_NUMBER, b"Z12345678"),
    ]


def _holder(holder: Holder, version: int, extra: str) -> list[bytes]:
    name = (holder.name + extra).encode("gb18030")
    head = [
        _record(NUMBER, holder.number.encode().ljust(18)),
        _record(NAME, name[:30].ljust(30, b"\0")),
    ]
    rest = [
        _record(SEX, holder.sex.encode()),
        _record(ETHNICITY, _bcd(holder.ethnicity)),
        _record(BIRTHPLACE, _bcd("370699")),
        _record(BIRTH, _bcd(holder.birth)),
    ]
    return [*head, *([_record(NAME_REST, name[30:].ljust(20, b"\0"))] if version == 2 else []), *rest]


class BankCardEmulator(VirtualCard):
    """A debit card. directory: PSE, PPSE or b"" for a card that has none. number: of an account that never was.

    pdol: what it wants to be told; track: the number stands in the stripe's data only; short_form: of the options.
    """

    AID = bytes.fromhex("A000000333010101")

    def __init__(
        self,
        *,
        number: str = "6200000000000000003",
        directory: bytes = PSE,
        pdol: bytes = bytes.fromhex("9F1A029505"),
        track: bool = False,
        short_form: bool = True,
    ) -> None:
        self._directory = directory
        self._pdol = pdol
        self._short_form = short_form
        padded = number + "F" * (len(number) % 2)
        stripe = f"{number}D30122200000000000F"
        stripe = stripe + "F" * (len(stripe) % 2)
        body = encode(0x57, bytes.fromhex(stripe))
        if not track:
            body += encode(0x5A, bytes.fromhex(padded)) + encode(0x5F24, bytes.fromhex("301231"))
        self._record = encode(0x70, body)
        self.told = b""
        self.reset()

    def reset(self) -> None:
        self._selected = b""
        self._ready = False

    def answer(self, command: bytes) -> bytes:
        answers: dict[int, Callable[[bytes], bytes]] = {0xA4: self._select, 0xA8: self._options, 0xB2: self._read}
        found = answers.get(command[1])
        return found(command) if found else NOT_SUPPORTED

    def _entry(self) -> bytes:
        return encode(0x61, encode(0x4F, self.AID) + encode(0x50, b"UnionPay Debit") + encode(0x87, b"\x01"))

    def _select(self, command: bytes) -> bytes:
        name = command[5 : 5 + command[4]]
        if name == self.AID:
            inner = encode(0x50, b"UnionPay Debit") + (encode(0x9F38, self._pdol) if self._pdol else b"")
        elif name == self._directory:
            inner = encode(0x88, b"\x01") if name == PSE else encode(0xBF0C, self._entry())
        else:
            return NOT_FOUND
        self._selected, self._ready = name, False
        return encode(0x6F, encode(0x84, name) + encode(0xA5, inner)) + OK

    def _options(self, command: bytes) -> bytes:
        if self._selected != self.AID:
            return b"\x69\x85"
        self.told = command[5 : 5 + command[4]]
        self._ready = True
        profile, locator = bytes.fromhex("7C00"), bytes.fromhex("08010100")
        if self._short_form:
            return encode(0x80, profile + locator) + OK
        return encode(0x77, encode(0x82, profile) + encode(0x94, locator)) + OK

    def _read(self, command: bytes) -> bytes:
        number, file = command[2], command[3] >> 3
        if self._selected == PSE and file == 1:
            return encode(0x70, self._entry()) + OK if number == 1 else NO_RECORD
        return self._record + OK if self._ready and (number, file) == (1, 1) else NO_RECORD

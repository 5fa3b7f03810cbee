"""The social security card: who holds it, from the two files that are free to read.

EF05 (issue) and EF06 (holder) lie under the application 社会保障; every other file wants a key or a PIN, and
some cities' cards want one for EF06 too: those are refused, a PIN is never shown to a card. Tags and lengths as in
public readers of the specification (人社信息函〔2012〕37号). Tag 4E, the rest of a long name, is known from one
source only.
"""

from dataclasses import dataclass
from datetime import date

from drivers.chip_card.errors import CardError, CardFault
from drivers.chip_card.records import read_file
from drivers.id_card.protocol import valid_number
from drivers.iso7816.apdu import Send, select_application

APPLICATION = bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF")
"""sx1.sh. and 社会保障 in GBK."""
ISSUE, HOLDER = 0xEF05, 0xEF06
CARD_CODE, CLASS, VERSION, INSTITUTION, ISSUED, VALID_TO, CARD_NUMBER = 1, 2, 3, 4, 5, 6, 7
NUMBER, NAME, SEX, ETHNICITY, BIRTHPLACE, BIRTH, NAME_REST = 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x4E
ISSUE_LENGTHS = {CARD_CODE: 16, CLASS: 1, VERSION: 4, INSTITUTION: 12, ISSUED: 4, VALID_TO: 4, CARD_NUMBER: 9}
HOLDER_LENGTHS = {NUMBER: 18, NAME: 30, SEX: 1, ETHNICITY: 1, BIRTHPLACE: 3, BIRTH: 4, NAME_REST: 20}
_NOT_SET = ("0" * 8, "F" * 8)


@dataclass(frozen=True, repr=False)
class SocialSecurityCard:
    """Dates are ISO. What a card does not tell is empty."""

    name: str
    number: str
    sex: str
    ethnicity: str
    birth_date: str
    card_number: str
    issuer_region: str
    valid_from: str
    valid_to: str


def read_social_security_card(send: Send) -> SocialSecurityCard:
    """Read the card that was just powered up. Raises CardError, ChipError and what `send` raises."""
    if not send(select_application(APPLICATION)).ok:
        raise CardError(CardFault.APPLICATION)
    issue = read_file(send, ISSUE, ISSUE_LENGTHS)
    holder = read_file(send, HOLDER, HOLDER_LENGTHS)
    return SocialSecurityCard(
        name=_name(holder),
        number=_number(holder.get(NUMBER, b"")),
        sex=_sex(holder.get(SEX, b"")),
        ethnicity=_ethnicity(holder.get(ETHNICITY, b"")),
        birth_date=_date(holder.get(BIRTH, b"")),
        card_number=_text(issue.get(CARD_NUMBER, b""), CardFault.NUMBER),
        issuer_region=_region(issue.get(CARD_CODE, b"")),
        valid_from=_date(issue.get(ISSUED, b"")),
        valid_to=_date(issue.get(VALID_TO, b"")),
    )


def _text(value: bytes, fault: CardFault) -> str:
    try:
        text = value.decode("gb18030").strip(" \0\u3000")
    except UnicodeDecodeError:
        raise CardError(fault) from None
    if not text.isprintable():
        raise CardError(fault)
    return text


def _name(holder: dict[int, bytes]) -> str:
    """A character may be cut in two where the first part ends: joined first, decoded then."""
    parts = [holder.get(tag, b"").rstrip(b" \0") for tag in (NAME, NAME_REST)]
    name = _text(b"".join(parts), CardFault.NAME)
    if not name or not parts[0]:
        raise CardError(CardFault.NAME)
    return name


def _number(value: bytes) -> str:
    """A citizen's, or the 15 characters a foreigner has: three letters and twelve digits."""
    text = _text(value, CardFault.NUMBER)
    foreign = len(text) == 15 and text[:3].isascii() and text[:3].isupper() and text[:3].isalpha()
    if not valid_number(text) and not (foreign and text[3:].isascii() and text[3:].isdigit()):
        raise CardError(CardFault.NUMBER)
    return text


def _sex(value: bytes) -> str:
    if value in (b"", b"\0"):
        return ""
    if value not in (b"0", b"1", b"2", b"9"):
        raise CardError(CardFault.SEX)
    return value.decode("ascii")


def _ethnicity(value: bytes) -> str:
    digits = value.hex()
    if digits in ("", "00", "ff"):
        return ""
    if len(digits) != 2 or not digits.isdecimal():
        raise CardError(CardFault.ETHNICITY)
    return digits


def _date(value: bytes) -> str:
    digits = value.hex().upper()
    if not digits or digits in _NOT_SET:
        return ""
    if len(digits) != 8 or not digits.isdecimal():
        raise CardError(CardFault.DATE)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        raise CardError(CardFault.DATE) from None


def _region(value: bytes) -> str:
    """The six digits of the pooling area the card's code begins with; empty when there are none."""
    digits = value.hex()[:6]
    return digits if len(digits) == 6 and digits.isdecimal() else ""

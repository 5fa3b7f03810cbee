"""The machine readable zone: lines of letters, digits and `<`, with check digits (ICAO Doc 9303 parts 3 to 6).

TD1 is three lines of 30, TD2 two of 36, TD3 two of 44. The Chinese permits to Hong Kong, Macao and Taiwan (codes CS and
CD) fill three lines of 30 in a way of their own, of which the card's face shows the first: code, number, expiry, birth,
each with its check digit. What their last digit is computed over is not public, so it is not judged; their names stand
behind twelve characters that encode the Chinese one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drivers.travel_document.errors import DocumentError, DocumentFault

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (7, 3, 1)
_PERMITS = ("CS", "CD")
_PERMIT_NAME = 12


class Layout(StrEnum):
    """How the lines are filled."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    PERMIT = "permit"


@dataclass(frozen=True, repr=False)
class Mrz:
    """Dates are YYMMDD as printed, sex is M, F or empty; what a layout does not have is empty."""

    layout: Layout
    code: str
    number: str
    birth: str
    expiry: str
    issuer: str = ""
    nationality: str = ""
    sex: str = ""
    surname: str = ""
    given_names: str = ""


def check_digit(text: str) -> str:
    """9303-3, 4.9: weights 7 3 1, `<` is zero."""
    return str(sum(_value(one) * _WEIGHTS[at % 3] for at, one in enumerate(text)) % 10)


def parse_mrz(lines: Sequence[str]) -> Mrz:
    """The lines of a zone, or the one line on the face of a permit. Raises DocumentError MRZ, CHECK or DATE."""
    if any(one not in _ALPHABET + "<" for line in lines for one in line):
        raise DocumentError(DocumentFault.MRZ)
    shape = [len(line) for line in lines]
    if shape in ([30], [30, 30, 30]) and lines[0][:2] in _PERMITS:
        return _permit(lines)
    if shape == [30, 30, 30]:
        return _td1(lines)
    if shape == [36, 36]:
        return _two_lines(lines, Layout.TD2)
    if shape == [44, 44]:
        return _two_lines(lines, Layout.TD3)
    raise DocumentError(DocumentFault.MRZ)


def split_lines(text: str) -> list[str]:
    """The lines of data group 1, which runs them together. Raises DocumentError MRZ."""
    width = {90: 30, 72: 36, 88: 44}.get(len(text), 0)
    if not width:
        raise DocumentError(DocumentFault.MRZ)
    return [text[at : at + width] for at in range(0, len(text), width)]


def full_date(printed: str, latest: date | None = None) -> str:
    """ISO date of YYMMDD: in this century, or, when that is after `latest`, in the last. Raises DocumentError DATE."""
    try:
        found = date(2000 + int(printed[:2]), int(printed[2:4]), int(printed[4:6]))
        if latest and found > latest:
            found = date(found.year - 100, found.month, found.day)
    except ValueError:
        raise DocumentError(DocumentFault.DATE) from None
    return found.isoformat()


def _value(one: str) -> int:
    return 0 if one == "<" else _ALPHABET.index(one)


def _check(text: str, digit: str, *, may_be_empty: bool = False) -> None:
    if may_be_empty and digit == "<" and not text.strip("<"):
        return
    if check_digit(text) != digit:
        raise DocumentError(DocumentFault.CHECK)


def _dated(*printed: str) -> None:
    for one in printed:
        full_date(one)


def _names(text: str) -> tuple[str, str]:
    surname, _, given = text.strip("<").partition("<<")
    return surname.replace("<", " ").strip(), given.replace("<", " ").strip()


def _permit(lines: Sequence[str]) -> Mrz:
    first = lines[0]
    number, expiry, birth = first[2:11], first[13:19], first[21:27]
    for text, digit in ((number, first[11]), (expiry, first[19]), (birth, first[27])):
        _check(text, digit)
    _dated(expiry, birth)
    surname, given = _names(lines[1][_PERMIT_NAME:]) if len(lines) > 1 else ("", "")
    return Mrz(Layout.PERMIT, first[:2], number.rstrip("<"), birth, expiry, "CHN", "CHN", "", surname, given)


def _td1(lines: Sequence[str]) -> Mrz:
    first, second, third = lines
    number = _long_number(first[5:14], first[14], first[15:30])
    _check(second[0:6], second[6])
    _check(second[8:14], second[14])
    _check(first[5:30] + second[0:7] + second[8:15] + second[18:29], second[29])
    _dated(second[0:6], second[8:14])
    surname, given = _names(third)
    return Mrz(
        *(Layout.TD1, first[:2].rstrip("<"), number, second[0:6], second[8:14]),
        *(first[2:5].rstrip("<"), second[15:18].rstrip("<"), second[7].rstrip("<"), surname, given),
    )


def _two_lines(lines: Sequence[str], layout: Layout) -> Mrz:
    first, second = lines
    optional = second[28:-1] if layout is Layout.TD2 else second[28:42]
    number = _long_number(second[0:9], second[9], optional)
    _check(second[13:19], second[19])
    _check(second[21:27], second[27])
    if layout is Layout.TD3:
        _check(optional, second[42], may_be_empty=True)
    _check(second[0:10] + second[13:20] + second[21:-1], second[-1])
    _dated(second[13:19], second[21:27])
    surname, given = _names(first[5:])
    return Mrz(
        *(layout, first[:2].rstrip("<"), number, second[13:19], second[21:27]),
        *(first[2:5].rstrip("<"), second[10:13].rstrip("<"), second[20].rstrip("<"), surname, given),
    )


def _long_number(number: str, digit: str, optional: str) -> str:
    """A number over nine characters goes on in the optional data and has its check digit at the end (9303-5)."""
    rest = optional.partition("<")[0]
    if digit == "<" and len(rest) > 1:
        number, digit = number + rest[:-1], rest[-1]
    _check(number, digit)
    return number.rstrip("<")

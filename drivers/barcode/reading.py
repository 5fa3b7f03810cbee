"""What a scanner has read, whatever brought it: one code as bytes, and what those bytes say.

A code does not tell how its characters are encoded. Chinese QR codes are written in UTF-8 or GB18030 (GBK), so:

1. What a scanner tells itself (an ECI designator, ISO/IEC 18004) decides.
2. Else what a site has set (`encoding`) decides, when its codes are all of one kind.
3. Else UTF-8 if the bytes are UTF-8 and hold a character of three bytes or more, as Chinese does; GB18030 otherwise.
   The rules of UTF-8 are strict: GB18030 text keeps them with characters of three bytes by accident only.

Bytes that are neither are no code: nobody is given a guess.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

END_MARKS: Final = b"\r\n\t"
LONGEST: Final = 7089
"""Bytes of a code: the most that a QR code can hold (digits, ISO/IEC 18004)."""


class Encoding(StrEnum):
    """How a site's codes are written."""

    AUTO = "auto"
    UTF_8 = "utf-8"
    GB18030 = "gb18030"


@dataclass(frozen=True)
class Reply:
    """A scanner's answer to an order. status: 0 is well."""

    status: int
    data: bytes


@dataclass(frozen=True)
class Broken:
    """More bytes without a pause than any code holds, or keys that spell nothing."""


def ended(code: bytes) -> bytes | Broken:
    """A code without its end mark."""
    return code.rstrip(END_MARKS) if len(code) <= LONGEST + len(END_MARKS) else Broken()


class Paused:
    """A code that ends with the pause after it: a mark alone may be part of what it says."""

    def __init__(self) -> None:
        self._code = bytearray()
        self._rest = bytearray()
        """What may begin an answer, and is the code's if the pause comes first."""

    @property
    def marked(self) -> bool:
        """Whether what came last was an end mark."""
        return self._code[-1:] != b"" and self._code[-1] in END_MARKS

    @property
    def heard(self) -> bool:
        return bool(self._code)

    def code(self) -> bytes | Broken:
        """What came before the pause, without its end mark; b"" when it was a mark alone."""
        code = bytes(self._code + self._rest)
        self._code.clear()
        self._rest.clear()
        return ended(code)

    def due(self) -> bytes:
        """Nothing is owed."""
        return b""


def text(code: bytes, encoding: Encoding = Encoding.AUTO) -> str | None:
    """What the code says; None when that cannot be told."""
    if encoding is not Encoding.AUTO:
        return _strict(code, encoding)
    said = _strict(code, Encoding.UTF_8)
    if said is None:
        return _strict(code, Encoding.GB18030)
    if said.isascii() or max(said) > "\u07ff":
        return said
    return _strict(code, Encoding.GB18030) or said


def _strict(code: bytes, encoding: str) -> str | None:
    try:
        return code.decode(encoding)
    except UnicodeDecodeError:
        return None


_ECI: Final = {"000003": "latin-1", "000026": "utf-8", "000029": "gb18030", "000032": "gb18030"}
"""Extended channel interpretations that Chinese codes use: ISO 8859-1, UTF-8, GB 2312, GB 18030 (AIM ITS/04-023)."""


def text_with_eci(code: bytes) -> str | None:
    """What a code says whose bytes hold ECI designators: backslash and six digits; a backslash itself is doubled."""
    said, now = "", None
    for piece in _pieces(code):
        if isinstance(piece, str):
            now = _ECI.get(piece)
            if now is None:
                return None
            continue
        part = _strict(piece, now) if now else text(piece)
        if part is None:
            return None
        said += part
    return said


def _pieces(code: bytes) -> list[bytes | str]:
    """Bytes, and designators as text."""
    pieces: list[bytes | str] = []
    plain, at = b"", 0
    while at < len(code):
        digits = code[at + 1 : at + 7]
        if code[at : at + 2] == b"\\\\":
            plain, at = plain + b"\\", at + 2
        elif code[at : at + 1] == b"\\" and len(digits) == 6 and digits.isdigit():
            pieces += [plain, digits.decode("ascii")]
            plain, at = b"", at + 7
        else:
            plain, at = plain + code[at : at + 1], at + 1
    return [piece for piece in (*pieces, plain) if piece]

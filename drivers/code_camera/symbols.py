"""What a reader has found in a picture: which kind of code, and what it says.

Readers guess how characters are encoded, and guess GB18030 wrong. So only their bytes are taken, and
`drivers.barcode.reading` decides as it does for scan modules. Where a code says itself how it is written, zxing-cpp
gives the bytes in the ECI protocol (ISO/IEC 15424 identifier, backslash and six digits, backslashes doubled).
"""

from dataclasses import dataclass, field
from typing import Final

from zxingcpp import Barcode, BarcodeFormat

from drivers.barcode.reading import LONGEST, Encoding, text, text_with_eci

NAMES: Final = {
    BarcodeFormat.QRCode: "qrCode",
    BarcodeFormat.Code128: "code128",
    BarcodeFormat.Code39: "code39",
    BarcodeFormat.EAN13: "ean13",
    BarcodeFormat.ITF: "itf",
}
"""XFS4IoT's names of what is looked for."""
_IDENTIFIER: Final = 3


@dataclass(frozen=True)
class Symbol:
    """One code. linear: bars, which have little or nothing against being misread.

    text: None when it cannot be told what it says. middle: pixels.
    """

    symbology: str
    linear: bool
    text: str | None = field(repr=False)
    middle: tuple[float, float] = (0.0, 0.0)


def symbol(found: Barcode, encoding: Encoding) -> Symbol:
    """found: read with `TextMode.HexECI`."""
    place = found.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    middle = sum(corner.x for corner in corners) / 4, sum(corner.y for corner in corners) / 4
    name = NAMES.get(found.symbology, "symbologyUnknown")
    return Symbol(name, found.symbology is not BarcodeFormat.QRCode, said(found, encoding), middle)


def said(found: Barcode, encoding: Encoding) -> str | None:
    """What its bytes say; None when that cannot be told."""
    protocol, plain = bytes.fromhex(found.text), found.bytes
    if not plain or len(plain) > LONGEST:
        return None
    # A code that names its encoding has another identifier in the protocol than the one that was found.
    if protocol[:_IDENTIFIER] != found.symbology_identifier.encode("ascii"):
        return text_with_eci(protocol[_IDENTIFIER:])
    return text(plain, encoding)

"""What opens the chip: what is printed on the document, so that only who holds it can read it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.mrz import check_digit, parse_mrz


@dataclass(frozen=True, repr=False)
class AccessKey:
    """Either number and the two dates (YYMMDD), or the six digits of a card access number."""

    number: str = ""
    birth: str = ""
    expiry: str = ""
    can: str = ""

    @property
    def seed(self) -> bytes:
        """SHA-1 over number and dates with their check digits (9303-11, D.2). BAC takes 16 bytes of it, PACE all 20."""
        parts = (self.number.ljust(9, "<"), self.birth, self.expiry)
        text = "".join(part + check_digit(part) for part in parts)
        return hashlib.sha1(text.encode(), usedforsecurity=False).digest()


def access_key(wish: Mapping[str, object]) -> AccessKey:
    """The key in the `accessKey` of a command. Raises DocumentError MRZ, CHECK or DATE."""
    can, lines = wish.get("can"), wish.get("mrz")
    if isinstance(can, str) and re.fullmatch("[0-9]{6}", can):
        return AccessKey(can=can)
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        zone = parse_mrz(lines)
        return AccessKey(zone.number, zone.birth, zone.expiry)
    number, dates = wish.get("documentNumber"), [wish.get("birthDate"), wish.get("expiryDate")]
    if not isinstance(number, str) or not re.fullmatch("[A-Z0-9<]{1,22}", number):
        raise DocumentError(DocumentFault.MRZ)
    birth, expiry = (_printed(one) for one in dates)
    return AccessKey(number, birth, expiry)


def _printed(day: object) -> str:
    """YYMMDD of an ISO date."""
    if not isinstance(day, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
        raise DocumentError(DocumentFault.DATE)
    return day[2:].replace("-", "")

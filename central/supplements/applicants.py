"""Knows an applicant again without keeping who it is: a keyed hash, kept while a case wants something of them, and
with a document that is theirs.

The key lies at the centre, so this guards a database that got out, not a centre that was taken over.
"""

import hashlib
import hmac
from typing import Final

from central.identity.owner_seal import OwnerSeal
from kiosk_app.protocol.cases import Person

KEY_SIZE: Final = 32


class Applicants:
    """key: `KEY_SIZE` random bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, person: Person) -> str:
        """64 hex digits; the same for the same document."""
        text = "\x00".join((person.document_type, person.number, person.name))
        return hmac.digest(self._key, text.encode(), hashlib.sha256).hex()

    def mark_of_number(self, number: str) -> str:
        """Of somebody of whom an application says no more than the number."""
        return hmac.digest(self._key, f"number\x00{number}".encode(), hashlib.sha256).hex()

    def seal(self, purpose: str) -> OwnerSeal:
        """For what the opener writes down and the API shows to whoever it is about."""
        return OwnerSeal(self._key, purpose)


def same(one: Person, other: Person) -> bool:
    return (one.document_type, one.number, one.name) == (other.document_type, other.number, other.name)

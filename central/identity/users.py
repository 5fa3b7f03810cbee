"""Who is the same person, however they made themselves known: one pseudonym, by a key that never leaves the centre."""

import hashlib
import hmac
from typing import Final

from kiosk_app.protocol.cases import Person

KEY_SIZE: Final = 32


class Users:
    """key: `KEY_SIZE` random bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, person: Person) -> str:
        """64 hex digits. By document alone: how a name is written differs from one source to the next."""
        return self.sign(f"{person.document_type}\x00{person.number}").hex()

    def sign(self, text: str) -> bytes:
        """32 bytes that only the key's holder can make for `text`."""
        return hmac.digest(self._key, text.encode(), hashlib.sha256)

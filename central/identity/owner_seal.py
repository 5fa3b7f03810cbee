"""Encrypts what is kept for somebody under a key of their own.

The key is worked out of a secret of the service that keeps it and the owner's pseudonym (HKDF-SHA256), so that it can
be read wherever its owner is known, and a database that got out tells nothing.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE: Final = 32
NONCE_SIZE: Final = 12


class OwnerSeal:
    """secret: `KEY_SIZE` random bytes. purpose: what is kept, so that one secret gives it keys of its own."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._secret = secret
        self._purpose = purpose

    def seal(self, user: str, plain: bytes, about: bytes) -> bytes:
        """user: the pseudonym. about: what has to be said again to open it."""
        nonce = os.urandom(NONCE_SIZE)
        return nonce + self._cipher(user).encrypt(nonce, plain, about)

    def open(self, user: str, sealed: bytes, about: bytes) -> bytes | None:
        """None when it is another's, about something else, or changed."""
        try:
            return self._cipher(user).decrypt(sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], about)
        except InvalidTag:
            return None

    def _cipher(self, user: str) -> AESGCM:
        info = f"{self._purpose}\x00{user}".encode()
        return AESGCM(HKDF(SHA256(), KEY_SIZE, salt=None, info=info).derive(self._secret))

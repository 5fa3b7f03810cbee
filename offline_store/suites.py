"""The algorithms behind an envelope, one number each.

A suite says how a data key is wrapped to a recipient and how a body is encrypted under it. A second suite (the
national SM algorithms) becomes a second line in `SUITES`; envelopes already written stay readable.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


class Cipher(Protocol):
    """A body cipher under one key. `decrypt` raises InvalidTag when it does not fit."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...


class Suite(Protocol):
    """key_size, nonce_size in bytes. `unwrap` raises ValueError or InvalidTag when it does not fit."""

    @property
    def key_size(self) -> int: ...
    @property
    def nonce_size(self) -> int: ...
    def keypair(self) -> tuple[bytes, bytes]: ...
    def wrap(self, key: bytes, public: bytes, info: bytes) -> bytes: ...
    def unwrap(self, wrapped: bytes, private: bytes, info: bytes) -> bytes: ...
    def cipher(self, key: bytes) -> Cipher: ...


class X25519Aes256:
    """HPKE base mode (RFC 9180: DHKEM X25519, HKDF-SHA256, AES-256-GCM) for the key, AES-256-GCM for the body."""

    key_size = 32
    nonce_size = 12

    def __init__(self) -> None:
        self._hpke = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

    def keypair(self) -> tuple[bytes, bytes]:
        """(private, public), 32 bytes each."""
        private = X25519PrivateKey.generate()
        return (
            private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()),
            private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw),
        )

    def wrap(self, key: bytes, public: bytes, info: bytes) -> bytes:
        return self._hpke.encrypt(key, X25519PublicKey.from_public_bytes(public), info)

    def unwrap(self, wrapped: bytes, private: bytes, info: bytes) -> bytes:
        return self._hpke.decrypt(wrapped, X25519PrivateKey.from_private_bytes(private), info)

    def cipher(self, key: bytes) -> Cipher:
        return AESGCM(key)


X25519_AES256: Final = 1
SUITES: Final[Mapping[int, Suite]] = MappingProxyType({X25519_AES256: X25519Aes256()})

"""The algorithms behind an envelope, one number each.

A suite says how a data key is wrapped to a recipient and how a body is encrypted under it. A number once written stays
readable: suites are added, never changed. All keys are raw bytes; their sizes are the suite's own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher as BlockCipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from offline_store import sm2

TAG: Final = 16
"""Bytes of a GCM tag, at the end of every ciphertext."""


class Cipher(Protocol):
    """A body cipher under one key. `decrypt` raises InvalidTag when it does not fit."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...


class Suite(Protocol):
    """key_size, nonce_size in bytes. info binds a wrapped key to its purpose.

    `wrap` raises ValueError when the public key is none, `unwrap` ValueError or InvalidTag when it does not fit.
    """

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
        return private.private_bytes_raw(), private.public_key().public_bytes_raw()

    def wrap(self, key: bytes, public: bytes, info: bytes) -> bytes:
        return self._hpke.encrypt(key, X25519PublicKey.from_public_bytes(public), info)

    def unwrap(self, wrapped: bytes, private: bytes, info: bytes) -> bytes:
        return self._hpke.decrypt(wrapped, X25519PrivateKey.from_private_bytes(private), info)

    def cipher(self, key: bytes) -> Cipher:
        return AESGCM(key)


class MlKem768X25519Aes256:
    """HPKE with the hybrid KEM of ML-KEM-768 (FIPS 203) and X25519, so that a queue recorded today stays closed to the
    computers of tomorrow; AES-256-GCM for the body.

    A public key is the ML-KEM key (1184 bytes) and the X25519 key (32); a private key the ML-KEM seed (64) and the
    X25519 key (32).
    """

    key_size = 32
    nonce_size = 12
    _PUBLIC: Final = 1184
    _SEED: Final = 64

    def __init__(self) -> None:
        self._hpke = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

    def keypair(self) -> tuple[bytes, bytes]:
        """(private, public): 96 and 1216 bytes."""
        lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
        return (
            lattice.private_bytes_raw() + curve.private_bytes_raw(),
            lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        )

    def wrap(self, key: bytes, public: bytes, info: bytes) -> bytes:
        lattice = MLKEM768PublicKey.from_public_bytes(public[: self._PUBLIC])
        curve = X25519PublicKey.from_public_bytes(public[self._PUBLIC :])
        return self._hpke.encrypt(key, hpke.MLKEM768X25519PublicKey(lattice, curve), info)

    def unwrap(self, wrapped: bytes, private: bytes, info: bytes) -> bytes:
        lattice = MLKEM768PrivateKey.from_seed_bytes(private[: self._SEED])
        curve = X25519PrivateKey.from_private_bytes(private[self._SEED :])
        return self._hpke.decrypt(wrapped, hpke.MLKEM768X25519PrivateKey(lattice, curve), info)

    def cipher(self, key: bytes) -> Cipher:
        return AESGCM(key)


class Sm4Gcm:
    """SM4-GCM (GB/T 32907, RFC 8998), which `cryptography` has as a block cipher only."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        encryptor = BlockCipher(self._algorithm, GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(associated_data)
        return encryptor.update(data) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        if len(data) < TAG:
            raise InvalidTag
        decryptor = BlockCipher(self._algorithm, GCM(nonce, data[-TAG:])).decryptor()
        decryptor.authenticate_additional_data(associated_data)
        return decryptor.update(data[:-TAG]) + decryptor.finalize()


class Sm2Sm4:
    """SM2 public-key encryption (GB/T 32918.4, with SM3) for the key, SM4-GCM for the body.

    SM2 has no place for what a key is wrapped for, so its SM3 digest is wrapped along and compared.
    """

    key_size = 16
    nonce_size = 12

    def keypair(self) -> tuple[bytes, bytes]:
        """(private, public): 32 and 65 bytes."""
        return sm2.keypair()

    def wrap(self, key: bytes, public: bytes, info: bytes) -> bytes:
        return sm2.encrypt(key + _sm3(info), public)

    def unwrap(self, wrapped: bytes, private: bytes, info: bytes) -> bytes:
        plain = sm2.decrypt(wrapped, private)
        if plain[self.key_size :] != _sm3(info):
            raise ValueError("info")
        return plain[: self.key_size]

    def cipher(self, key: bytes) -> Cipher:
        return Sm4Gcm(key)


def _sm3(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


X25519_AES256: Final = 1
MLKEM768_X25519_AES256: Final = 2
SM2_SM4: Final = 3
SUITES: Final[Mapping[int, Suite]] = MappingProxyType(
    {X25519_AES256: X25519Aes256(), MLKEM768_X25519_AES256: MlKem768X25519Aes256(), SM2_SM4: Sm2Sm4()}
)
NAMES: Final[Mapping[str, int]] = MappingProxyType(
    {"X25519-AES256GCM": X25519_AES256, "MLKEM768X25519-AES256GCM": MLKEM768_X25519_AES256, "SM2-SM4GCM": SM2_SM4}
)
"""How documents and settings call a suite."""

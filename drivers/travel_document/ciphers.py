"""The two families of ciphers a chip speaks under (ICAO Doc 9303-11, 9.7 and 9.8): Triple DES and AES.

Triple DES and SHA-1 are what old passports have; nothing here chooses them where a chip offers better.
"""

import hashlib
from abc import ABC, abstractmethod

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

ENCRYPTION, AUTHENTICATION, PASSWORD = 1, 2, 3
"""Counters of the key derivation."""
MAC = 8
"""Bytes of a checksum."""


def pad(data: bytes, block: int) -> bytes:
    """ISO/IEC 9797-1, method 2."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpad(data: bytes) -> bytes:
    """The other way round; whoever calls has checked the checksum. Raises ValueError."""
    stripped = data.rstrip(b"\0")
    if stripped[-1:] != b"\x80":
        raise ValueError("no padding")
    return stripped[:-1]


class Suite(ABC):
    """Keys for one conversation. counter: the send sequence counter, `block` bytes; it makes AES's starting value."""

    block: int

    @abstractmethod
    def encrypt(self, data: bytes, counter: bytes) -> bytes:
        """`data` is padded."""

    @abstractmethod
    def decrypt(self, data: bytes, counter: bytes) -> bytes:
        """Raises ValueError unless `data` is whole blocks."""

    @abstractmethod
    def mac(self, data: bytes) -> bytes:
        """Over `data`, padded here."""


class TripleDesSuite(Suite):
    """3DES-EDE2-CBC with a zero starting value, and the retail MAC (ISO/IEC 9797-1, algorithm 3)."""

    block = 8

    def __init__(self, encryption: bytes, authentication: bytes) -> None:
        self._encryption = encryption
        self._authentication = authentication

    def encrypt(self, data: bytes, counter: bytes) -> bytes:
        return _des(self._encryption, data)

    def decrypt(self, data: bytes, counter: bytes) -> bytes:
        decryptor = Cipher(TripleDES(_three(self._encryption)), modes.CBC(bytes(8))).decryptor()
        return decryptor.update(data) + decryptor.finalize()

    def mac(self, data: bytes) -> bytes:
        data = pad(data, self.block)
        left, right = self._authentication[:8], self._authentication[8:]
        chained = _des(left + left, data[:-8])[-8:] if len(data) > 8 else bytes(8)
        last = bytes(a ^ b for a, b in zip(data[-8:], chained, strict=True))
        return _des(left + right, last)


def _three(key: bytes) -> bytes:
    return key + key[:8]


def _des(key: bytes, data: bytes) -> bytes:
    encryptor = Cipher(TripleDES(_three(key)), modes.CBC(bytes(8))).encryptor()
    return encryptor.update(data) + encryptor.finalize()


class AesSuite(Suite):
    """AES-CBC whose starting value is the encrypted counter, and CMAC cut to eight bytes."""

    block = 16

    def __init__(self, encryption: bytes, authentication: bytes) -> None:
        self._encryption = encryption
        self._authentication = authentication

    def encrypt(self, data: bytes, counter: bytes) -> bytes:
        return aes_encrypt(self._encryption, data, self._start(counter))

    def decrypt(self, data: bytes, counter: bytes) -> bytes:
        return aes_decrypt(self._encryption, data, self._start(counter))

    def mac(self, data: bytes) -> bytes:
        return cmac(self._authentication, pad(data, self.block))

    def _start(self, counter: bytes) -> bytes:
        return aes_encrypt(self._encryption, counter)


def aes_decrypt(key: bytes, data: bytes, start: bytes = bytes(16)) -> bytes:
    """AES-CBC. Raises ValueError unless `data` is whole blocks."""
    decryptor = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def aes_encrypt(key: bytes, data: bytes, start: bytes = bytes(16)) -> bytes:
    """AES-CBC of whole blocks."""
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def cmac(key: bytes, data: bytes) -> bytes:
    """AES-CMAC, cut to eight bytes."""
    code = CMAC(algorithms.AES(key))
    code.update(data)
    return code.finalize()[:MAC]


def des_key(secret: bytes, counter: int) -> bytes:
    """A two-key Triple DES key, with odd parity (9303-11, 9.7.1.1)."""
    digest = hashlib.sha1(secret + counter.to_bytes(4, "big"), usedforsecurity=False).digest()[:16]
    return bytes(one & 0xFE | (one >> 1).bit_count() & 1 ^ 1 for one in digest)


def aes_key(secret: bytes, counter: int, size: int) -> bytes:
    """An AES key of 16, 24 or 32 bytes (9303-11, 9.7.1.2 and 9.7.1.3)."""
    text = secret + counter.to_bytes(4, "big")
    if size == 16:
        return hashlib.sha1(text, usedforsecurity=False).digest()[:16]
    return hashlib.sha256(text).digest()[:size]

"""What leaves a citizen's hands is sealed to the centre: the terminal that wrote it cannot read it back.

A data key lives in memory for one visit (`SealingSession`), wrapped to every recipient once; each body is compressed,
then encrypted under it. When the visit is wiped the key is forgotten, and only the holders of the recipients' private
keys can open what was sealed.
"""

import os
import struct
from collections.abc import Callable, Mapping
from typing import Final

import zstandard
from cryptography.exceptions import InvalidTag

from offline_store import envelope as layout
from offline_store.errors import (
    Malformed,
    SealingError,
    SessionForgotten,
    Tampered,
    UnknownRecipient,
    UnknownSuite,
)
from offline_store.suites import SUITES, X25519_AES256, Cipher

__all__ = [
    "MAX_PLAINTEXT",
    "Malformed",
    "Opener",
    "Sealer",
    "SealingError",
    "SealingSession",
    "SessionForgotten",
    "Tampered",
    "UnknownRecipient",
    "UnknownSuite",
    "software_keypair",
]

MAX_PLAINTEXT: Final = 32 * 1024 * 1024
"""Bytes. No case is larger; an envelope that claims to be is refused before it is unpacked."""


def software_keypair(suite: int = X25519_AES256) -> tuple[bytes, bytes]:
    """A new recipient: (private, public), raw bytes of the suite's sizes. The private half is in no security module."""
    if suite not in SUITES:
        raise UnknownSuite(suite)
    return SUITES[suite].keypair()


class SealingSession:
    """One visit's data key. Not thread-safe; `forget` it when the visit ends."""

    def __init__(self, key: bytes, lead: bytes, suite: int, randomness: Callable[[int], bytes]) -> None:
        self._suite = SUITES[suite]
        self._cipher: Cipher | None = self._suite.cipher(key)
        self._lead = lead
        self._randomness = randomness
        self._compressor = zstandard.ZstdCompressor()

    def seal(self, plaintext: bytes, *, aad: bytes) -> bytes:
        """The envelope of `plaintext`, bound to `aad`, which is not in it. Raises SessionForgotten, Malformed."""
        if self._cipher is None:
            raise SessionForgotten
        if len(plaintext) > MAX_PLAINTEXT:
            raise Malformed("too long")
        nonce = self._randomness(self._suite.nonce_size)
        prefix = self._lead + nonce
        return prefix + self._cipher.encrypt(nonce, self._compressor.compress(plaintext), _bound(aad, prefix))

    def file_key(self, *, aad: bytes) -> tuple[bytes, Cipher]:
        """A new key for one file: its envelope, and the cipher under it. Raises SessionForgotten."""
        key = self._randomness(self._suite.key_size)
        return self.seal(key, aad=aad), self._suite.cipher(key)

    def forget(self) -> None:
        """Let the data key go. Afterwards nothing can be sealed, and nothing sealed can be opened here."""
        self._cipher = None


class Sealer:
    """Starts sealing sessions to a fixed set of recipients: {key id: raw public key}."""

    def __init__(
        self,
        recipients: Mapping[str, bytes],
        *,
        suite: int = X25519_AES256,
        randomness: Callable[[int], bytes] = os.urandom,
    ) -> None:
        if suite not in SUITES:
            raise UnknownSuite(suite)
        if not recipients:
            raise Malformed("recipients")
        self._recipients = dict(recipients)
        self._suite = suite
        self._randomness = randomness

    def session(self) -> SealingSession:
        """A new data key, wrapped to every recipient. Raises Malformed when a public key is none."""
        suite = SUITES[self._suite]
        key = self._randomness(suite.key_size)
        try:
            wrapped = tuple(
                layout.Recipient(key_id, suite.wrap(key, public, _info(self._suite, key_id)))
                for key_id, public in self._recipients.items()
            )
        except ValueError:
            raise Malformed("public key") from None
        return SealingSession(key, layout.lead(self._suite, layout.ZSTD, wrapped), self._suite, self._randomness)


class Opener:
    """Opens what was sealed to one of its keys: {key id: raw private key}."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._keys = dict(keys)

    def open(self, envelope: bytes, *, aad: bytes) -> bytes:
        """The plaintext. Raises Malformed, UnknownSuite, UnknownRecipient or Tampered."""
        parts = layout.parse(envelope)
        suite = SUITES[parts.suite]
        mine = [recipient for recipient in parts.recipients if recipient.key_id in self._keys]
        if not mine:
            raise UnknownRecipient(tuple(recipient.key_id for recipient in parts.recipients))
        key_id = mine[0].key_id
        try:
            key = suite.unwrap(mine[0].wrapped, self._keys[key_id], _info(parts.suite, key_id))
            packed = suite.cipher(key).decrypt(parts.nonce, parts.ciphertext, _bound(aad, parts.prefix))
        except (InvalidTag, ValueError):
            raise Tampered from None
        return packed if parts.compression == layout.PLAIN else _unpack(packed)

    def file_key(self, envelope: bytes, *, aad: bytes) -> Cipher:
        """The cipher that `SealingSession.file_key` gave. Raises what `open` raises."""
        key = self.open(envelope, aad=aad)
        suite = SUITES[layout.parse(envelope).suite]
        if len(key) != suite.key_size:
            raise Malformed("key")
        return suite.cipher(key)


def _info(suite: int, key_id: str) -> bytes:
    """HPKE's info: a key wrapped for one purpose or key id opens under no other."""
    return b"kiosk data key\x00" + bytes([suite]) + key_id.encode()


def _bound(aad: bytes, prefix: bytes) -> bytes:
    """What the AEAD covers besides the body; the length keeps the two apart."""
    return struct.pack(">I", len(aad)) + aad + prefix


def _unpack(packed: bytes) -> bytes:
    """The stated size is checked first: decompression allocates what the frame claims."""
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= MAX_PLAINTEXT:
            raise Malformed("size")
        return zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError:
        raise Malformed("compression") from None

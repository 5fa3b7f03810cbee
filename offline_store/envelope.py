"""The binary layout of a sealed envelope, and nothing about keys.

    "KSE" 0x01 | suite u8 | compression u8 | recipients u8
    | for each recipient: key id (u8 length, UTF-8), wrapped key (u16 length, bytes)
    | nonce (the suite's size) | ciphertext with its tag to the end

Numbers are big-endian. Everything before the ciphertext is the prefix, which the AEAD covers too.
"""

import struct
from dataclasses import dataclass
from typing import Final

from offline_store.errors import Malformed, UnknownSuite
from offline_store.suites import SUITES

MAGIC: Final = b"KSE\x01"
PLAIN: Final = 0
ZSTD: Final = 1
MAX_RECIPIENTS: Final = 16
_FIXED = struct.Struct(">BBB")


@dataclass(frozen=True, slots=True)
class Recipient:
    key_id: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope taken apart. prefix: its exact bytes before the ciphertext."""

    suite: int
    compression: int
    recipients: tuple[Recipient, ...]
    nonce: bytes
    prefix: bytes
    ciphertext: bytes


def lead(suite: int, compression: int, recipients: tuple[Recipient, ...]) -> bytes:
    """The prefix up to the nonce, which is what all envelopes of one visit share."""
    if not 0 < len(recipients) <= MAX_RECIPIENTS:
        raise Malformed("recipients")
    parts = [MAGIC, _FIXED.pack(suite, compression, len(recipients))]
    for recipient in recipients:
        key_id = recipient.key_id.encode()
        if not 0 < len(key_id) < 256:
            raise Malformed("key id")
        parts += [struct.pack(">B", len(key_id)), key_id, struct.pack(">H", len(recipient.wrapped)), recipient.wrapped]
    return b"".join(parts)


def parse(data: bytes) -> Envelope:
    """Take an envelope apart. Raises Malformed or UnknownSuite."""
    try:
        return _parse(data)
    except (struct.error, UnicodeDecodeError):
        raise Malformed("cut off") from None


def _parse(data: bytes) -> Envelope:
    if not data.startswith(MAGIC):
        raise Malformed("magic")
    at = len(MAGIC)
    suite, compression, count = _FIXED.unpack_from(data, at)
    at += _FIXED.size
    if suite not in SUITES:
        raise UnknownSuite(suite)
    if compression not in (PLAIN, ZSTD):
        raise UnknownSuite(compression)
    if not 0 < count <= MAX_RECIPIENTS:
        raise Malformed("recipients")
    recipients = []
    for _ in range(count):
        (length,) = struct.unpack_from(">B", data, at)
        key_id = data[at + 1 : at + 1 + length].decode()
        at += 1 + length
        (length,) = struct.unpack_from(">H", data, at)
        wrapped = data[at + 2 : at + 2 + length]
        at += 2 + length
        recipients.append(Recipient(key_id, wrapped))
    end = at + SUITES[suite].nonce_size
    if len(data) <= end:
        raise Malformed("cut off")
    return Envelope(suite, compression, tuple(recipients), data[at:end], data[:end], data[end:])

"""A sealed file: what is too large for an entry, encrypted piece by piece while it is written.

    "KSF" 0x01 | length u16 | the file key's envelope | piece | piece | …

The envelope (`offline_store.envelope`, hence of every suite and to every recipient) holds a key drawn for this file
alone, sealed under the visit's data key with "kiosk file key" 0x00 as its associated data. Everything before the pieces
is the lead. A piece is 262,144 bytes of plaintext encrypted with the suite's body cipher, and its tag of 16 bytes; the
last one has 0 to 262,144 bytes of plaintext, 0 only in an empty file. Numbers are big-endian.

Each piece has the nonce `number u88 | last u8` (pieces from 0; last: 1 for the last one, else 0) and the lead as its
associated data: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as the age format (C2SP age v1) writes it. So a
piece changed, left out, moved, taken from another file or appended does not open, nor does a file cut anywhere.
"""

import hashlib
import struct
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from cryptography.exceptions import InvalidTag

from offline_store.errors import Malformed, SessionForgotten, Tampered
from offline_store.sealing import SealingSession
from offline_store.suites import TAG, Cipher

MAGIC: Final = b"KSF\x01"
PIECE: Final = 262_144
"""Bytes of plaintext."""
_PURPOSE: Final = b"kiosk file key\x00"
_LENGTH: Final = struct.Struct(">H")


class FileKeys(Protocol):
    """`offline_store.sealing.Opener`, or what fetches the keys for one."""

    def file_key(self, envelope: bytes, *, aad: bytes) -> Cipher: ...


class SealedWriter:
    """Seals into `file`, which it neither syncs nor closes. Memory: two pieces, however long the file.

    Its key outlives the session's `forget`, so end it with `finish` or `discard`.
    """

    def __init__(self, file: BinaryIO, session: SealingSession) -> None:
        envelope, cipher = session.file_key(aad=_PURPOSE)
        self._cipher: Cipher | None = cipher
        self._file = file
        self._lead = MAGIC + _LENGTH.pack(len(envelope)) + envelope
        self._waiting = bytearray()
        self._number = 0
        self._size = 0
        self._digest = hashlib.sha256()
        self._put(self._lead)

    def write(self, data: bytes) -> None:
        """Raises OSError from the file, SessionForgotten after the end."""
        if self._cipher is None:
            raise SessionForgotten
        view = memoryview(data)
        while len(view):
            if len(self._waiting) == PIECE:
                # Only now is it known not to be the last one.
                self._seal(last=False)
            count = PIECE - len(self._waiting)
            self._waiting += view[:count]
            view = view[count:]

    def finish(self) -> tuple[int, bytes]:
        """Seal the last piece: (size in bytes, SHA-256) of the sealed file."""
        self._seal(last=True)
        self.discard()
        return self._size, self._digest.digest()

    def discard(self) -> None:
        """Forget the key and what was not sealed yet."""
        self._cipher = None
        self._waiting.clear()

    def _seal(self, *, last: bool) -> None:
        if self._cipher is None:
            raise SessionForgotten
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), bytes(self._waiting), self._lead)
        self._waiting.clear()
        self._number += 1
        self._put(sealed)

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)


def pieces(file: BinaryIO, opener: FileKeys) -> Iterator[bytes]:
    """The plaintext, piece by piece; whole only if it ends without an error.

    file: read from where it stands to its end. Raises Malformed, UnknownSuite, UnknownRecipient or Tampered.
    """
    start = file.read(len(MAGIC) + _LENGTH.size)
    if not start.startswith(MAGIC) or len(start) < len(MAGIC) + _LENGTH.size:
        raise Malformed("magic")
    (length,) = _LENGTH.unpack_from(start, len(MAGIC))
    envelope = file.read(length)
    cipher = opener.file_key(envelope, aad=_PURPOSE)
    lead = start + envelope
    number, piece = 0, file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            plain = cipher.decrypt(_nonce(number, last=not following), piece, lead)
        except (InvalidTag, ValueError):
            raise Tampered from None
        yield plain
        if not following:
            return
        number, piece = number + 1, following


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])

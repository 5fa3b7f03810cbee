"""The hash chain: each entry's digest covers its predecessor's, so a log cannot be changed in the middle unseen."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from offline_store.errors import ChainBroken
from offline_store.records import StoredEntry

START: Final = bytes(32)
"""What the first entry of a stream has as its predecessor."""


def digest(prev: bytes, header: bytes, body: bytes) -> bytes:
    """SHA-256(prev ‖ header ‖ body), 32 bytes. prev is 32 bytes, the header one JSON object: the parts cannot shift."""
    return hashlib.sha256(prev + header + body).digest()


def walk(
    page: Callable[[int], Sequence[StoredEntry]], stream: str, after: int, prev: bytes | None
) -> Iterator[StoredEntry]:
    """The entries of `stream` beyond `after`, each once it has been found to follow its predecessor.

    page: some entries beyond a number, in order; none at the end. prev: the digest of entry `after`, None when nobody
    knows it. Raises ChainBroken at the first entry that does not fit.
    """
    seq = after
    while entries := page(seq):
        for entry in entries:
            seq += 1
            if entry.seq != seq:
                raise ChainBroken(seq, "missing")
            if entry.stream != stream or entry.prev != (entry.prev if prev is None else prev):
                raise ChainBroken(seq, "predecessor")
            prev = digest(entry.prev, entry.header, entry.body)
            if entry.digest != prev:
                raise ChainBroken(seq, "digest")
            yield entry

"""The private keys of the opener, read again when an entry is sealed to one that came after the last look."""

from collections.abc import Callable, Mapping

from offline_store.errors import UnknownRecipient
from offline_store.sealing import Opener


class KeyRing:
    """read: the keys there are, by key id; raw bytes."""

    def __init__(self, read: Callable[[], Mapping[str, bytes]]) -> None:
        self._read = read
        self._opener = Opener(read())

    def open(self, envelope: bytes, *, aad: bytes) -> bytes:
        """As `Opener.open`."""
        try:
            return self._opener.open(envelope, aad=aad)
        except UnknownRecipient:
            self._opener = Opener(self._read())
            return self._opener.open(envelope, aad=aad)

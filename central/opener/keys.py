"""The private keys of the opener, read again when an entry is sealed to one that came after the last look."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from offline_store.errors import UnknownRecipient
from offline_store.sealing import Opener
from offline_store.suites import Cipher

T = TypeVar("T")


class Opens(Protocol):
    """`offline_store.sealing.Opener`, or what fetches the keys for one."""

    def open(self, envelope: bytes, *, aad: bytes) -> bytes: ...

    def file_key(self, envelope: bytes, *, aad: bytes) -> Cipher: ...


class KeyRing:
    """read: the keys there are, by key id; raw bytes."""

    def __init__(self, read: Callable[[], Mapping[str, bytes]]) -> None:
        self._read = read
        self._opener = Opener(read())

    def open(self, envelope: bytes, *, aad: bytes) -> bytes:
        """As `Opener.open`."""
        return self._try(lambda opener: opener.open(envelope, aad=aad))

    def file_key(self, envelope: bytes, *, aad: bytes) -> Cipher:
        """As `Opener.file_key`."""
        return self._try(lambda opener: opener.file_key(envelope, aad=aad))

    def _try(self, work: Callable[[Opener], T]) -> T:
        try:
            return work(self._opener)
        except UnknownRecipient:
            self._opener = Opener(self._read())
            return work(self._opener)

"""What can go wrong with the store and with sealed envelopes, as types with data.

A full disk and a failing one are part of a terminal's life: callers name them and tell the citizen, they are not bugs.
No error carries a plaintext, a key or a header value.
"""

import errno
from enum import StrEnum


class StoreError(Exception):
    """Something the store knows how to name."""


class StoreFull(StoreError):
    """The disk is full. Nothing of the failed call was kept."""


class DiskFailing(StoreError):
    """The disk answers with errors or may only be read; the file may be whole. reason: SQLite's name of it, or ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoreDamaged(StoreError):
    """The file is not what it should be, and waiting does not mend it. reason: SQLite's name of it, or ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoreNewer(StoreError):
    """A newer release has written the file. version: of its schema."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class StoreBusy(StoreError):
    """Another process kept the store locked for longer than the connection waits."""


def is_full(error: Exception) -> bool:
    """Whether it is for want of room, as the store or the system says it."""
    return isinstance(error, StoreFull) or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT))


class HeaderRefused(StoreError):
    """A header field outside the closed list, or of the wrong type. field: its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class WrongStream(StoreError):
    """An acknowledgement for another stream, or beyond the head."""

    def __init__(self, stream: str, through: int) -> None:
        super().__init__(stream, through)
        self.stream = stream
        self.through = through


class ChainBroken(StoreDamaged):
    """The log does not add up at `seq`: a hole, another predecessor, or other bytes than were appended."""

    def __init__(self, seq: int, what: str) -> None:
        super().__init__(f"entry {seq}: {what}")
        self.seq = seq
        self.what = what


class AlreadyAppended(StoreError):
    """The event id was given a local number, and its entry is no longer here to be returned again."""

    def __init__(self, event_id: str, local_number: str) -> None:
        super().__init__(event_id, local_number)
        self.event_id = event_id
        self.local_number = local_number


class AlreadyPrinted(StoreError):
    """An official document whose earlier printing succeeded or may have succeeded. outcome: printed or unknown."""

    def __init__(self, document: str, outcome: str) -> None:
        super().__init__(document, outcome)
        self.document = document
        self.outcome = outcome


class PaperFault(StrEnum):
    """Why numbered paper cannot be used, or not be accounted for as somebody says."""

    NONE_LEFT = "none_left"
    COUNT_NEEDED = "count_needed"
    NOT_A_RANGE = "not_a_range"
    KNOWN = "known"
    NOT_LOADED = "not_loaded"
    PRINTED = "printed"
    PRINTING = "printing"


class PaperError(StoreError):
    """Something about numbered paper. number: the sheet's, "" when it is about none."""

    def __init__(self, fault: PaperFault, number: str = "") -> None:
        super().__init__(fault.value, number)
        self.fault = fault
        self.number = number


class SealingError(Exception):
    """Something about an envelope."""


class Malformed(SealingError):
    """Not an envelope, or cut off. what: the part that does not fit."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class UnknownSuite(SealingError):
    """Sealed with algorithms, or compressed with a method, that this build does not have."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class UnknownRecipient(SealingError):
    """Sealed to none of the keys at hand. key_ids: whom it was sealed to."""

    def __init__(self, key_ids: tuple[str, ...]) -> None:
        super().__init__(key_ids)
        self.key_ids = key_ids


class Tampered(SealingError):
    """Envelope and associated data do not belong together, or a byte of them was changed."""


class SessionForgotten(SealingError):
    """The visit is over and its data key gone."""

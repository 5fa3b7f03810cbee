"""What goes into the outbox and what comes out of it. Plain values; see `outbox` for what happens to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec import Struct

from offline_store.header import HeaderValue
from offline_store.sealing import SealingSession

STORED: Final = "stored"
"""Receipt state before the centre has the entry."""
RECEIVED: Final = "received"
"""Receipt state once the entry is acknowledged; every later state comes from the centre."""

Body = bytes | Callable[[str], bytes]
"""The plaintext, or what makes it once the local number is known (called inside the transaction: be quick)."""


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """Ask for a receipt row and a local number `L-<terminal>-<day>-<seq4>`. day: local date, YYYYMMDD."""

    service: str
    day: str


@dataclass(frozen=True, slots=True)
class SealedAttachment:
    """A finished sealed file. size: bytes; digest: SHA-256 of all of them, 32 bytes."""

    id: str
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class BoundAttachment:
    """A sealed file that the entry `event_id` names. location: where its upload goes on, "" when it has not begun.

    refused: how often the centre got other bytes.
    """

    id: str
    event_id: str
    size: int
    digest: bytes
    location: str
    refused: int


class Draft(Struct, frozen=True):
    """One entry to append; the fields of `Outbox.append`."""

    kind: str
    header: Mapping[str, HeaderValue]
    body: Body
    event_id: str | None = None
    session: SealingSession | None = None
    receipt: ReceiptDraft | None = None
    attachments: Sequence[SealedAttachment] = ()

    def __repr__(self) -> str:
        """Without the body."""
        return f"Draft({self.kind!r}, {self.header!r}, event_id={self.event_id!r})"


class Entry(Struct, frozen=True):
    """An appended entry. digest: 32 bytes. local_number: "" unless a receipt was asked for."""

    stream: str
    seq: int
    event_id: str
    digest: bytes
    local_number: str = ""


class StoredEntry(Struct, frozen=True):
    """An entry as it lies in the store: header is canonical JSON, body a sealed envelope, prev and digest 32 bytes."""

    stream: str
    seq: int
    event_id: str
    kind: str
    header: bytes
    body: bytes
    prev: bytes
    digest: bytes

    def __repr__(self) -> str:
        """Without the body."""
        return f"StoredEntry({self.stream!r}, {self.seq}, {self.kind!r})"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The only row a terminal can read again. document: a result can be fetched. updated: RFC 3339 UTC."""

    local_number: str
    event_id: str
    service: str
    case_number: str
    state: str
    document: bool
    updated: str


@dataclass(frozen=True, slots=True)
class ReceiptChange:
    """How the case of `event_id` stands now, as the centre says."""

    event_id: str
    case_number: str
    state: str
    document: bool
    updated: str


@dataclass(frozen=True, slots=True)
class Stat:
    """head, acknowledged: sequence numbers. backlog: how many are not acknowledged; oldest_seconds: its oldest."""

    stream: str
    head: int
    digest: bytes
    acknowledged: int
    backlog: int
    oldest_seconds: float

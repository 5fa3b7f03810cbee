"""Takes a CloudEvents batch apart and checks all that can be checked without looking at what is already stored."""

import base64
import binascii
import hashlib
import itertools
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from kiosk_app.protocol.entries import MAX_BATCH, SPEC_VERSION, TYPE_PREFIX, EntryEvent

START: Final = bytes(32)
"""The predecessor of a stream's first entry."""


class BadBatch(Exception):
    """A request that is not a batch of one stream of this terminal. reason: a key; never anything of the content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Header:
    """What the centre reads of an entry's header; a newer terminal may say more."""

    terminal: str
    stream: str
    seq: int
    id: str
    kind: str
    time: str
    v: Literal[1]
    service: str = ""
    local_number: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One entry as it arrived: raw bytes, header read, digest recomputed and equal."""

    head: Header
    header: bytes
    body: bytes
    prev: bytes
    digest: bytes


def read(payload: bytes, terminal: str) -> list[Arrival]:
    """Entries of one stream in order, at least one. Raises BadBatch."""
    try:
        events = msgspec.json.decode(payload, type=list[EntryEvent])
    except msgspec.MsgspecError:
        raise BadBatch("json") from None
    if not 0 < len(events) <= MAX_BATCH:
        raise BadBatch("size")
    arrivals = [_arrival(event, terminal) for event in events]
    for before, after in itertools.pairwise(arrivals):
        if after.head.stream != before.head.stream:
            raise BadBatch("streams")
        if after.head.seq != before.head.seq + 1:
            raise BadBatch("order")
        if after.prev != before.digest:
            raise BadBatch("chain")
    return arrivals


def _arrival(event: EntryEvent, terminal: str) -> Arrival:
    try:
        header = event.data.header.encode()
        head = msgspec.json.decode(header, type=Header)
        body = base64.b64decode(event.data.body, validate=True)
        prev, digest = bytes.fromhex(event.data.prev), bytes.fromhex(event.data.digest)
    except (msgspec.MsgspecError, UnicodeEncodeError, binascii.Error, ValueError):
        raise BadBatch("entry") from None
    claimed = (event.specversion, event.id, event.source, event.type, event.time, event.sequence, terminal)
    meant = (
        SPEC_VERSION,
        head.id,
        f"urn:kiosk:{head.terminal}:{head.stream}",
        f"{TYPE_PREFIX}{head.kind}.v1",
        head.time,
        str(head.seq),
        head.terminal,
    )
    if claimed != meant or not head.id or not head.stream or head.seq < 1:
        raise BadBatch("attributes")
    if len(prev) != len(START) or hashlib.sha256(prev + header + body).digest() != digest:
        raise BadBatch("digest")
    return Arrival(head, header, body, prev, digest)

"""Dresses a stored entry as the CloudEvent that the centre takes."""

import binascii

import msgspec

from kiosk_app.protocol.entries import TYPE_PREFIX, EntryData, EntryEvent
from offline_store.records import StoredEntry


class _Time(msgspec.Struct):
    time: str


_TIME = msgspec.json.Decoder(_Time)


def to_event(entry: StoredEntry, terminal: str) -> EntryEvent:
    """The bytes the digest covers go along unchanged; the attributes repeat what the header says."""
    return EntryEvent(
        id=entry.event_id,
        source=f"urn:kiosk:{terminal}:{entry.stream}",
        type=f"{TYPE_PREFIX}{entry.kind}.v1",
        time=_TIME.decode(entry.header).time,
        sequence=str(entry.seq),
        data=EntryData(
            entry.header.decode(),
            binascii.b2a_base64(entry.body, newline=False).decode(),
            entry.prev.hex(),
            entry.digest.hex(),
        ),
    )

"""Dresses a stored entry as the CloudEvent that the centre takes."""

import base64
import json

from kiosk_app.protocol.entries import TYPE_PREFIX, EntryData, EntryEvent
from offline_store.records import StoredEntry


def to_event(entry: StoredEntry, terminal: str) -> EntryEvent:
    """The bytes the digest covers go along unchanged; the attributes repeat what the header says."""
    header = entry.header.decode()
    time: str = json.loads(header)["time"]
    return EntryEvent(
        id=entry.event_id,
        source=f"urn:kiosk:{terminal}:{entry.stream}",
        type=f"{TYPE_PREFIX}{entry.kind}.v1",
        time=time,
        sequence=str(entry.seq),
        data=EntryData(header, base64.b64encode(entry.body).decode(), entry.prev.hex(), entry.digest.hex()),
    )

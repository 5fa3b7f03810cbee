"""A paper becomes a sealed file of the visit: scanned, sealed piece by piece, never in clear on a disk."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from kiosk_app.flow.effects import Capture
from kiosk_app.flow.events import Captured, CaptureFailed, Reply
from kiosk_app.protocol.cases import Attachment
from kiosk_app.runtime.delivery import Delivery
from kiosk_app.runtime.peripherals import Peripherals, Scan
from offline_store.attachments import AttachmentWriter
from offline_store.errors import StoreError
from offline_store.records import SealedAttachment

log = logging.getLogger(__name__)
SEALING_SECONDS: Final = 5.0
"""Of the effect's time, what is left when the scanner has had its share."""


async def capture(effect: Capture, devices: Peripherals, delivery: Delivery, ids: Callable[[], str]) -> Reply:
    """ids: of files, time-ordered. Cancelled, it leaves to the wipe what it has begun."""
    to = (effect.visit, effect.id)
    scan = await devices.scan(effect.seconds - SEALING_SECONDS)
    if not isinstance(scan, Scan):
        return CaptureFailed(*to, scan)
    try:
        # In the loop's thread: a wipe comes before it or finds the file.
        writer = delivery.attach(ids())
        sealed = await asyncio.to_thread(seal, writer, scan.data)
    except StoreError as error:
        log.error("a scan was not stored: %s", type(error).__name__)
        return CaptureFailed(*to, "store")
    return Captured(*to, Attachment(sealed.id, sealed.digest.hex(), sealed.size, scan.media_type, effect.material))


def seal(writer: AttachmentWriter, data: bytes) -> SealedAttachment:
    """Raises the store's errors."""
    writer.write(data)
    return writer.finish()

"""Sealed scans as a terminal makes and sends them."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace

from kiosk_app.protocol.cases import Application, Attachment
from offline_store.sealed_file import SealedWriter
from tests.central.centres import Hall

ID = "018bcfe5-6800-7fff-bfff-000000000001"


def sealed(hall: Hall, content: bytes) -> bytes:
    session, file = hall.trust.sealer().session(), io.BytesIO()
    writer = SealedWriter(file, session)
    writer.write(content)
    writer.finish()
    return file.getvalue()


def attachment(scan: bytes, media_type: str = "image/jpeg", attachment_id: str = ID) -> Attachment:
    """What an application or supplement says of the sealed file `scan`."""
    return Attachment(attachment_id, hashlib.sha256(scan).hexdigest(), len(scan), media_type, "residence_proof")


def naming(named: Attachment) -> Callable[[Application], Application]:
    return lambda application: replace(application, attachments=[named])


def send(hall: Hall, event_id: str, scan: bytes, attachment_id: str = ID) -> None:
    with hall.client() as centre:
        digest = hashlib.sha256(scan).digest()
        location = centre.begin_upload(attachment_id, event_id, len(scan), digest)
        assert centre.upload(location, 0, scan) == len(scan)

"""What terminals have signed of their own logs, checked against what is held and against their certificates."""

import base64
import binascii

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, insert, select

from central.store import tables, terminals
from central.store.opened import Sealed
from kiosk_app.protocol.entries import Checkpoint, statement


def keep(connection: Connection, sealed: Sealed, checkpoint: Checkpoint, now: float) -> str:
    """Keep it. Returns "" when it holds, else an alarm's kind: "disowned" (it is of another history than the one held
    here) or "unsigned" (no key of the terminal has signed it).
    """
    why = _flaw(connection, sealed, checkpoint)
    connection.execute(
        insert(tables.checkpoint).values(
            terminal=sealed.terminal,
            stream=sealed.stream,
            seq=sealed.seq,
            through=checkpoint.through,
            digest=checkpoint.digest[:64],
            signature=checkpoint.signature[:256],
            holds=not why,
            received=now,
        )
    )
    return why


def _flaw(connection: Connection, sealed: Sealed, checkpoint: Checkpoint) -> str:
    entry = tables.entry
    held: bytes | None = connection.execute(
        select(entry.c.digest).where(
            entry.c.terminal == sealed.terminal,
            entry.c.stream == sealed.stream,
            entry.c.seq == checkpoint.through,
        )
    ).scalar_one_or_none()
    if checkpoint.stream != sealed.stream or held is None or held.hex() != checkpoint.digest:
        return "disowned"
    said = statement(sealed.terminal, checkpoint.stream, checkpoint.through, checkpoint.digest)
    papers = terminals.certificates(connection, sealed.terminal)
    return "" if any(_signed(pem, checkpoint.signature, said) for pem in papers) else "unsigned"


def _signed(pem: str, signature: str, said: bytes) -> bool:
    key = x509.load_pem_x509_certificate(pem.encode()).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    try:
        key.verify(base64.b64decode(signature, validate=True), said, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, binascii.Error):
        return False
    return True

"""Which terminals there are, and by which certificate each is known.

A token is kept as its hash only. A certificate counts as long as this list says so, whatever its signature says.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from central.store import tables
from central.store.database import rfc3339, upsert

_certificate = tables.certificate
_invitation = tables.invitation
REQUESTED: Final = "requested"
ISSUED: Final = "issued"
USED: Final = "used"
REVOKED: Final = "revoked"


class No(StrEnum):
    """Why a certificate or a token is refused."""

    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Pending:
    """A certificate request nobody has answered yet. request: digest of its key; signing_request: PKCS #10, PEM."""

    terminal: str
    request: str
    signing_request: str


def invite(connection: Connection, terminal: str, site: str, token: str, expires: float, now: float) -> None:
    """Register `terminal`, or give a known one another board: earlier invitations are void, its certificate counts
    until the new one is issued.
    """
    statement = upsert(connection, tables.terminal).values(terminal=terminal, site=site, invited=rfc3339(now))
    changed = {"site": statement.excluded.site, "invited": statement.excluded.invited}
    connection.execute(statement.on_conflict_do_update(index_elements=["terminal"], set_=changed))
    connection.execute(delete(_invitation).where(_invitation.c.terminal == terminal))
    connection.execute(
        insert(_invitation).values(terminal=terminal, token_hash=_hash(token), expires=expires, request="")
    )


def known(connection: Connection, terminal: str) -> bool:
    query = select(tables.terminal.c.site).where(tables.terminal.c.terminal == terminal)
    return connection.execute(query).first() is not None


def enrol(connection: Connection, terminal: str, token: str, signing_request: str, now: float) -> str | No | None:
    """The certificate (PEM) that the token and this request got; None while the registrar is at it."""
    mine = (_invitation.c.terminal == terminal) & (_invitation.c.token_hash == _hash(token))
    row = connection.execute(select(_invitation.c.expires, _invitation.c.request).where(mine)).one_or_none()
    if row is None:
        return No.UNKNOWN
    request = digest(signing_request)
    if row.request:
        return _granted(connection, terminal, request) if row.request == request else No.CLAIMED
    if now > row.expires:
        return No.EXPIRED
    connection.execute(update(_invitation).where(mine).values(request=request))
    _request(connection, terminal, signing_request, supersedes=True)
    return None


def renew(connection: Connection, terminal: str, signing_request: str) -> str | No | None:
    """As `enrol`, for a terminal that has shown its certificate."""
    request = digest(signing_request)
    known = select(_certificate.c.request).where(_certificate.c.terminal == terminal, _certificate.c.request == request)
    if connection.execute(known).one_or_none():
        return _granted(connection, terminal, request)
    _request(connection, terminal, signing_request, supersedes=False)
    return None


def authenticate(connection: Connection, terminal: str, fingerprint: str, now: float) -> No | bool:
    """Whether the terminal may speak: why not, else whether `mark_used` has to be called."""
    row = connection.execute(
        select(_certificate.c.state, _certificate.c.expires).where(
            _certificate.c.terminal == terminal, _certificate.c.fingerprint == fingerprint
        )
    ).one_or_none()
    if row is None:
        return No.UNKNOWN
    if row.state == REVOKED:
        return No.REVOKED
    if now > row.expires:
        return No.EXPIRED
    return bool(row.state == ISSUED)


def mark_used(connection: Connection, terminal: str, fingerprint: str) -> None:
    """The terminal has its new certificate: the earlier ones are over."""
    mine = (_certificate.c.terminal == terminal) & (_certificate.c.fingerprint == fingerprint)
    number = connection.execute(select(_certificate.c.number).where(mine)).scalar_one()
    connection.execute(update(_certificate).where(mine, _certificate.c.state == ISSUED).values(state=USED))
    _revoke(connection, terminal, _certificate.c.number < number)


def revoke(connection: Connection, terminal: str) -> bool:
    """Every certificate and invitation of the terminal is void from now on. False when it is not known."""
    connection.execute(delete(_invitation).where(_invitation.c.terminal == terminal))
    _revoke(connection, terminal, _certificate.c.number >= 0)
    query = select(tables.terminal.c.terminal).where(tables.terminal.c.terminal == terminal)
    return connection.execute(query).one_or_none() is not None


def pending(connection: Connection) -> list[Pending]:
    query = select(_certificate.c.terminal, _certificate.c.request, _certificate.c.signing_request)
    return [Pending(*row) for row in connection.execute(query.where(_certificate.c.state == REQUESTED))]


def issue(connection: Connection, asked: Pending, pem: str, fingerprint: str, expires: float) -> None:
    """Answer a request. A board that takes the place of another one ends the other's certificate at once."""
    mine = (_certificate.c.terminal == asked.terminal) & (_certificate.c.request == asked.request)
    connection.execute(
        update(_certificate).where(mine).values(pem=pem, fingerprint=fingerprint, expires=expires, state=ISSUED)
    )
    row = connection.execute(select(_certificate.c.number, _certificate.c.supersedes).where(mine)).one()
    if row.supersedes:
        _revoke(connection, asked.terminal, _certificate.c.number < row.number)


def refuse(connection: Connection, asked: Pending) -> None:
    """Nothing will come of this request."""
    mine = (_certificate.c.terminal == asked.terminal) & (_certificate.c.request == asked.request)
    connection.execute(update(_certificate).where(mine).values(state=REVOKED))


def certificates(connection: Connection, terminal: str) -> list[str]:
    """All that were ever issued to the terminal, PEM, newest first: by them, what it has signed is checked."""
    query = select(_certificate.c.pem).where(_certificate.c.terminal == terminal, _certificate.c.pem != "")
    return list(connection.execute(query.order_by(_certificate.c.number.desc())).scalars())


def digest(signing_request: str) -> str:
    """Of the key it asks for, SHA-256, hex: who asks again for the same key asks the same. Raises ValueError."""
    key = x509.load_pem_x509_csr(signing_request.encode()).public_key()
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def _request(connection: Connection, terminal: str, signing_request: str, *, supersedes: bool) -> None:
    count = select(func.coalesce(func.max(_certificate.c.number), 0) + 1).where(_certificate.c.terminal == terminal)
    connection.execute(
        insert(_certificate).values(
            terminal=terminal,
            request=digest(signing_request),
            signing_request=signing_request,
            supersedes=supersedes,
            fingerprint="",
            pem="",
            expires=0.0,
            number=connection.execute(count).scalar_one(),
            state=REQUESTED,
        )
    )


def _granted(connection: Connection, terminal: str, request: str) -> str | No | None:
    row = connection.execute(
        select(_certificate.c.state, _certificate.c.pem).where(
            _certificate.c.terminal == terminal, _certificate.c.request == request
        )
    ).one()
    if row.state == REVOKED:
        return No.REVOKED
    return row.pem or None


def _revoke(connection: Connection, terminal: str, which: ColumnElement[bool]) -> None:
    connection.execute(update(_certificate).where(_certificate.c.terminal == terminal, which).values(state=REVOKED))


def _hash(token: str) -> bytes:
    """Tokens are 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()

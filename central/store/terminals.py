"""Which terminals there are. A token is kept as its hash only: who reads the database cannot speak as a terminal."""

import hashlib

from sqlalchemy import Connection, delete, insert, select

from central.store import tables
from central.store.database import rfc3339


def enrol(connection: Connection, terminal: str, site: str, token: str, now: float) -> None:
    """Register `terminal`, or give it a new token: the old one stops working."""
    connection.execute(delete(tables.terminal).where(tables.terminal.c.terminal == terminal))
    connection.execute(
        insert(tables.terminal).values(terminal=terminal, site=site, token_hash=_hash(token), enrolled=rfc3339(now))
    )


def known(connection: Connection, terminal: str) -> bool:
    query = select(tables.terminal.c.site).where(tables.terminal.c.terminal == terminal)
    return connection.execute(query).first() is not None


def by_token(connection: Connection, token: str) -> str | None:
    """The terminal that `token` was given to."""
    query = select(tables.terminal.c.terminal).where(tables.terminal.c.token_hash == _hash(token))
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def _hash(token: str) -> bytes:
    """Tokens are 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()

"""Stands in for a text message service: writes down what would be sent, sealed, since it holds a phone number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import msgspec
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, Text, select

from central.opener.keys import Opens
from central.store.database import Store, rfc3339, upsert
from offline_store.sealing import Sealer

metadata: Final = MetaData()
_message: Final = Table(
    "message",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("time", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """time: RFC 3339 UTC."""

    time: str
    phone: str = field(repr=False)
    text: str = field(repr=False)


class StandIn:
    """Implements `Messenger`. store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, sealer: Callable[[], Sealer], clock: Callable[[], float]) -> None:
        self._store = store
        self._sealer = sealer
        self._clock = clock

    def send(self, phone: str, text: str, key: str) -> None:
        sent = Sent(rfc3339(self._clock()), phone, text)
        session = self._sealer().session()
        sealed = session.seal(msgspec.json.encode(sent), aad=key.encode())
        session.forget()
        with self._store.write() as connection:
            written = upsert(connection, _message).values(key=key, time=sent.time, sealed=sealed)
            connection.execute(written.on_conflict_do_nothing())


def outbox(store: Store, opener: Opens) -> list[Sent]:
    """What would have been sent, in order. Raises SealingError."""
    with store.read() as connection:
        rows = connection.execute(select(_message.c.key, _message.c.sealed).order_by(_message.c.time)).all()
    return [msgspec.json.decode(opener.open(row.sealed, aad=row.key.encode()), type=Sent) for row in rows]

"""Makes an entry of a draft: number, header, local number, seal and digest, inside the caller's transaction."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Final

from offline_store import bindings, chain, entries, header, receipts
from offline_store.header import HeaderValue
from offline_store.records import Draft, Entry, StoredEntry
from offline_store.sealing import Sealer, SealingSession

HOUR: Final = 3600.0


class HourKey:
    """The data key of what belongs to no visit: one for an hour, then it is forgotten. monotonic: seconds."""

    def __init__(self, sealer: Sealer, monotonic: Callable[[], float]) -> None:
        self._sealer = sealer
        self._monotonic = monotonic
        self._session: SealingSession | None = None
        self._until = 0.0

    def seal_with(self, sealer: Sealer) -> None:
        """To other recipients from now on."""
        self.forget()
        self._sealer = sealer

    def session(self) -> SealingSession:
        self.expire()
        if self._session is None:
            self._session = self._sealer.session()
            self._until = self._monotonic() + HOUR
        return self._session

    def expire(self) -> None:
        if self._session is not None and self._monotonic() >= self._until:
            self.forget()

    def forget(self) -> None:
        if self._session is not None:
            self._session.forget()
        self._session = None


class Appender:
    """clock: seconds since 1970. ids: a new unique id at each call. common: header fields of every entry."""

    def __init__(
        self,
        key: HourKey,
        *,
        clock: Callable[[], float],
        ids: Callable[[], str],
        common: Mapping[str, HeaderValue],
    ) -> None:
        self._key = key
        self._clock = clock
        self._ids = ids
        self._common = dict(common)

    def begin(self, connection: sqlite3.Connection, body: bytes, *, number_floor: int = 0) -> None:
        """A new stream; `body` is that of its first entry, of kind `stream`."""
        stream = self._ids()
        entries.begin(connection, stream, after=0, digest=chain.START, number_floor=number_floor)
        self.append(connection, Draft("stream", {}, body), Entry(stream, 0, "", chain.START))

    def append(self, connection: sqlite3.Connection, draft: Draft, last: Entry) -> Entry:
        """The entry after `last`, or the one that has the draft's event id already."""
        if draft.event_id is not None and (known := entries.known(connection, draft.event_id)):
            return known
        event_id = draft.event_id if draft.event_id is not None else self._ids()
        stream, seq, prev = last.stream, last.seq + 1, last.digest
        fields = {**self._common, **draft.header}
        time, local_number = header.rfc3339(self._clock()), ""
        if draft.receipt:
            local_number = receipts.allocate(connection, draft.receipt, str(fields.get("terminal", "")), event_id, time)
        head = header.canonical(fields, stream, seq, event_id, draft.kind, time, local_number)
        plaintext = draft.body if isinstance(draft.body, bytes) else draft.body(local_number)
        body = (draft.session or self._key.session()).seal(plaintext, aad=head)
        digest = chain.digest(prev, head, body)
        entry = StoredEntry(stream, seq, event_id, draft.kind, head, body, prev, digest)
        entries.insert(connection, entry, named=draft.event_id is not None)
        if draft.attachments:
            bindings.bind(connection, seq, event_id, draft.attachments)
        return Entry(stream, seq, event_id, digest, local_number)

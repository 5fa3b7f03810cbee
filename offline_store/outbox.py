"""The outbox: a durable, sealed, gapless log of what has to reach the centre.

An entry is (stream, seq). It is never changed, only acknowledged and, much later, let go; a new file is a new stream.
Several processes may write: the head is known inside `BEGIN IMMEDIATE` only (`entries.Head`).
"""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from offline_store import aside, bindings, chain, commands, database, entries, header, receipts
from offline_store.appending import Appender, HourKey
from offline_store.bindings import Bound
from offline_store.errors import ChainBroken, WrongStream
from offline_store.group_commit import GroupCommit
from offline_store.header import HeaderValue
from offline_store.records import (
    Body,
    Draft,
    Entry,
    Receipt,
    ReceiptChange,
    ReceiptDraft,
    SealedAttachment,
    Stat,
    StoredEntry,
)
from offline_store.salvage import salvage
from offline_store.sealing import Sealer, SealingSession
from offline_store.store import Store

SCHEMA: Final = ("0001.sql", "0002.sql")
PAGE: Final = 200


class Outbox:
    """One connection to the outbox; safe to share between threads. Close it, or use it as a context manager.

    attachments: the sealed files that entries name and the centre does not hold yet.

    Every method raises StoreFull, StoreDamaged, DiskFailing or StoreBusy when the disk does not do its part; nothing is
    then half-done.
    """

    def __init__(self, store: Store, appender: Appender, key: HourKey, clock: Callable[[], float]) -> None:
        self.store: Final = store
        self._key = key
        self._clock = clock
        self._commits = GroupCommit(store, appender.append)
        self.attachments: Final = Bound(store)

    @classmethod
    def open(
        cls,
        path: Path | str,
        sealer: Sealer,
        *,
        clock: Callable[[], float],
        ids: Callable[[], str],
        common: Mapping[str, HeaderValue] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        replaces: bool = False,
    ) -> Self:
        """Open or create the store. A new one begins a new stream, whose first entry is of kind `stream`.

        clock: seconds since 1970. ids: a new unique id at each call (`TimeOrderedIds`). common: header fields of every
        entry written through this object, such as terminal and boot id; what `append` is given comes on top.
        monotonic: seconds. replaces: whether a damaged file, now or later, is set aside and a new stream begun, whose
        first entry tells of the old one; without it StoreDamaged is raised. Raises StoreNewer as well.
        """
        common = common or {}
        header.check(common)
        key = HourKey(sealer, monotonic)
        appender = Appender(key, clock=clock, ids=ids, common=common)
        store = Store(Path(path), _Log(Path(path), appender), replaces=replaces)
        return cls(store, appender, key, clock)

    def seal_with(self, sealer: Sealer) -> None:
        """To other recipients from now on, what comes without a session of its own."""
        with self.store.lock:
            self._key.seal_with(sealer)

    def close(self) -> None:
        self.store.close()
        self._key.forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(
        self,
        kind: str,
        header: Mapping[str, HeaderValue],
        body: Body,
        *,
        event_id: str | None = None,
        session: SealingSession | None = None,
        receipt: ReceiptDraft | None = None,
        attachments: Sequence[SealedAttachment] = (),
    ) -> Entry:
        """Seal `body` and append it. Returns only when it would survive a power cut.

        header: fields of the closed list in `offline_store.header`. event_id: makes the call repeatable; the same id
        gives the entry it was first given, whatever else is passed. session: the visit's data key; without one the key
        of the hour is used. receipt: in the same transaction, a receipt row and a local number, which a callable `body`
        is given. attachments: finished files of `AttachmentStore`, bound to the entry in the same transaction.

        Raises HeaderRefused, SessionForgotten, AlreadyAppended, and the store's errors.
        """
        return self.append_many([Draft(kind, header, body, event_id, session, receipt, attachments)])[0]

    def append_many(self, drafts: Sequence[Draft]) -> list[Entry]:
        """Append all of `drafts` in order in one transaction, or none of them."""
        for draft in drafts:
            header.check(draft.header)
        return self._commits.append(drafts)

    def pending(self, limit: int) -> list[StoredEntry]:
        """The oldest entries not yet acknowledged, at most `limit`, in order."""
        with self.store.reading as connection:
            (acknowledged,) = connection.execute("SELECT acknowledged FROM stream").fetchone()
            return entries.after(connection, acknowledged, limit)

    def entries(self, after: int, limit: int) -> list[StoredEntry]:
        """Entries with a sequence number above `after`, acknowledged or not, at most `limit`, in order."""
        with self.store.reading as connection:
            return entries.after(connection, after, limit)

    def acknowledge(self, stream: str, through: int) -> None:
        """The centre holds everything of `stream` up to `through`. Going back is ignored. Raises WrongStream."""
        with self.store.writing as connection:
            mine, head, acknowledged = connection.execute(
                "SELECT stream, (SELECT coalesce(max(seq), pruned) FROM entry), acknowledged FROM stream"
            ).fetchone()
            if stream != mine or through > head:
                raise WrongStream(stream, through)
            if through > acknowledged:
                connection.execute("UPDATE stream SET acknowledged = ?", (through,))
                receipts.mark_received(connection, acknowledged, through, header.rfc3339(self._clock()))

    def arrived(self, event_ids: Sequence[str]) -> None:
        """The centre holds the entries of these ids, which came to it from the rest of an earlier stream."""
        with self.store.writing as connection:
            receipts.mark_sent(connection, event_ids, header.rfc3339(self._clock()))

    def verify(self) -> int:
        """Walk the chain from the oldest entry to the head; returns how many entries there are.

        Raises ChainBroken at the first entry that does not fit. A tail that was cut off before it was acknowledged is
        seen by the centre, which was told of the head. Reads page by page, so that writers are never held up; entries
        appended meanwhile are walked too.
        """
        with self.store.reading as connection:
            anchor = connection.execute("SELECT stream, pruned, pruned_digest FROM stream").fetchone()
        try:
            return _walk(lambda seq: self.entries(seq, PAGE), anchor, self.stat().acknowledged)
        except ChainBroken:
            self.store.mistrust()
            raise

    def check(self) -> None:
        """Whether the file itself is whole, in about 2 ms per thousand entries; `verify` reads the log as well."""
        with self.store.reading as connection:
            database.check(connection)

    def stat(self) -> Stat:
        """How far the log goes and how much of it has not arrived."""
        with self.store.reading as connection:
            self._key.expire()
            stream, head, digest, acknowledged = entries.head(connection) or ("", 0, b"", 0)
            oldest = connection.execute(
                "SELECT json_extract(CAST(header AS TEXT), '$.time') FROM entry WHERE seq > ? ORDER BY seq LIMIT 1",
                (acknowledged,),
            ).fetchone()
        age = max(0.0, self._clock() - header.seconds_of(oldest[0])) if oldest else 0.0
        return Stat(stream, head, digest, acknowledged, head - acknowledged, age)

    def receipts(self) -> list[Receipt]:
        """All receipt rows, newest local number last."""
        with self.store.reading as connection:
            return receipts.all_rows(connection)

    def receipt(self, local_number: str) -> Receipt | None:
        with self.store.reading as connection:
            return receipts.by_local_number(connection, local_number)

    def update_receipts(self, changes: Sequence[ReceiptChange], *, cursor: int | None = None) -> list[Receipt]:
        """Bring receipt rows up to date and remember the centre's change cursor, in one transaction.

        Returns the rows that were there to change; a change of an unknown event id is passed over.
        """
        with self.store.writing as connection:
            changed = [row for change in changes if (row := receipts.update(connection, change))]
            if cursor is not None:
                connection.execute("INSERT OR REPLACE INTO change_cursor (one, cursor) VALUES (1, ?)", (cursor,))
            return changed

    def update_receipt(self, change: ReceiptChange) -> Receipt | None:
        """`update_receipts` for one change; None when there is no such row."""
        return next(iter(self.update_receipts([change])), None)

    def change_cursor(self) -> int:
        """How far the centre's changes are known here; 0 in a new store."""
        with self.store.reading as connection:
            row = connection.execute("SELECT cursor FROM change_cursor").fetchone()
            return row[0] if row else 0


class _Log:
    """What makes a store an outbox."""

    schema = SCHEMA

    def __init__(self, path: Path, appender: Appender) -> None:
        self._path = path
        self._appender = appender

    def begin(self, connection: sqlite3.Connection) -> None:
        if not connection.execute("SELECT 1 FROM stream").fetchone():
            self._appender.begin(connection, b"{}")

    def examine(self, connection: sqlite3.Connection) -> None:
        stream, pruned, digest, acknowledged = connection.execute(
            "SELECT stream, pruned, pruned_digest, acknowledged FROM stream"
        ).fetchone()
        _walk(lambda seq: entries.after(connection, seq, PAGE), (stream, pruned, digest), acknowledged)

    def salvage(self, damaged: Path, connection: sqlite3.Connection) -> None:
        found = salvage(damaged, self._path.parent, SCHEMA, aside.generation(self._path))
        with database.transaction(connection):
            self._appender.begin(connection, found.account(), number_floor=found.number_floor)
            for row in found.receipts.values():
                receipts.insert(connection, row)
            connection.execute("INSERT INTO change_cursor (one, cursor) VALUES (1, ?)", (found.cursor,))
            old = database.connect_to_read(damaged)
            try:
                bindings.carry_over(old, connection)
                commands.carry_over(old, connection)
            finally:
                old.close()


def _walk(page: Callable[[int], Sequence[StoredEntry]], anchor: tuple[str, int, bytes], acknowledged: int) -> int:
    stream, seq, prev = anchor
    count = sum(1 for _ in chain.walk(page, stream, seq, prev))
    if seq + count < acknowledged:
        raise ChainBroken(seq + count + 1, "missing")
    return count

"""The outbox: a durable, sealed, gapless log of what has to reach the centre.

An entry is (stream, seq). It is never changed, only acknowledged and, much later, pruned; a new file is a new stream.
Several processes may write: the head is read inside `BEGIN IMMEDIATE`, never remembered.
"""

import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from offline_store import chain, database, header, receipts
from offline_store.bindings import Bound
from offline_store.errors import ChainBroken, StoreDamaged, WrongStream
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
from offline_store.sealing import Sealer, SealingSession

SCHEMA: Final = ("0001.sql", "0003.sql", "0004.sql")
PAGE: Final = 200
HEAD: Final = (
    "SELECT stream.stream, coalesce(seq, pruned), coalesce(digest, pruned_digest), acknowledged FROM stream"
    " LEFT JOIN (SELECT seq, digest FROM entry ORDER BY seq DESC LIMIT 1)"
)
"""Stream, head, its digest, acknowledged."""


class Outbox:
    """One connection to the outbox; safe to share between threads. Close it, or use it as a context manager.

    attachments: the sealed files that entries name and the centre does not hold yet.

    Every method raises StoreFull, StoreDamaged or StoreBusy when the disk does not do its part; nothing is then
    half-done.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        sealer: Sealer,
        *,
        clock: Callable[[], float],
        ids: Callable[[], str],
        common: Mapping[str, HeaderValue],
    ) -> None:
        self._connection = connection
        self._sealer = sealer
        self._clock = clock
        self._ids = ids
        self._common = dict(common)
        self._lock = threading.Lock()
        self.attachments = Bound(connection, self._lock)

    @classmethod
    def open(
        cls,
        path: Path | str,
        sealer: Sealer,
        *,
        clock: Callable[[], float],
        ids: Callable[[], str],
        common: Mapping[str, HeaderValue] | None = None,
    ) -> Self:
        """Open or create the store. A new one begins a new stream, whose first entry is of kind `stream`.

        clock: seconds since 1970. ids: a new unique id at each call (`TimeOrderedIds`). common: header fields of every
        entry written through this object, such as terminal and boot id; what `append` is given comes on top.
        """
        common = common or {}
        header.check(common)
        connection = database.connect(Path(path))
        try:
            database.apply_schema(connection, SCHEMA)
            outbox = cls(connection, sealer, clock=clock, ids=ids, common=common)
            outbox._begin_stream()
        except BaseException:
            connection.close()
            raise
        return outbox

    def seal_with(self, sealer: Sealer) -> None:
        """To other recipients from now on, what comes without a session of its own."""
        with self._lock:
            self._sealer = sealer

    def close(self) -> None:
        with self._lock:
            self._connection.close()

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
        gives the entry it was first given, whatever else is passed. session: the visit's data key; without one the
        entry gets its own. receipt: in the same transaction, a receipt row and a local number, which a callable `body`
        is given. attachments: finished files of `AttachmentStore`, bound to the entry in the same transaction.

        Raises HeaderRefused, SessionForgotten, and the store's errors.
        """
        return self.append_many([Draft(kind, header, body, event_id, session, receipt, attachments)])[0]

    def append_many(self, drafts: Sequence[Draft]) -> list[Entry]:
        """Append all of `drafts` in order in one transaction, or none of them."""
        for draft in drafts:
            header.check(draft.header)
        with self._lock, database.Transaction(self._connection):
            return [self._append(draft) for draft in drafts]

    def pending(self, limit: int) -> list[StoredEntry]:
        """The oldest entries not yet acknowledged, at most `limit`, in order."""
        with self._lock, database.KnownErrors():
            (acknowledged,) = self._connection.execute("SELECT acknowledged FROM stream").fetchone()
            return self._after(acknowledged, limit)

    def entries(self, after: int, limit: int) -> list[StoredEntry]:
        """Entries with a sequence number above `after`, acknowledged or not, at most `limit`, in order."""
        with self._lock, database.KnownErrors():
            return self._after(after, limit)

    def acknowledge(self, stream: str, through: int) -> None:
        """The centre holds everything of `stream` up to `through`. Going back is ignored. Raises WrongStream."""
        with self._lock, database.Transaction(self._connection):
            mine, head, acknowledged = self._connection.execute(
                "SELECT stream, (SELECT coalesce(max(seq), pruned) FROM entry), acknowledged FROM stream"
            ).fetchone()
            if stream != mine or through > head:
                raise WrongStream(stream, through)
            if through > acknowledged:
                self._connection.execute("UPDATE stream SET acknowledged = ?", (through,))
                receipts.mark_received(self._connection, acknowledged, through, header.rfc3339(self._clock()))

    def prune(self, keep: int) -> int:
        """Delete acknowledged entries except the newest `keep`; returns how many went.

        Their event ids are forgotten. The chain can still be verified from the prune anchor on.
        """
        with self._lock, database.Transaction(self._connection):
            (acknowledged,) = self._connection.execute("SELECT acknowledged FROM stream").fetchone()
            through = acknowledged - keep
            last = self._connection.execute("SELECT digest FROM entry WHERE seq = ?", (through,)).fetchone()
            if last is None:
                return 0
            gone = self._connection.execute("DELETE FROM entry WHERE seq <= ?", (through,)).rowcount
            self._connection.execute("UPDATE stream SET pruned = ?, pruned_digest = ?", (through, last[0]))
            return gone

    def verify(self) -> int:
        """Walk the chain from the prune anchor to the head; returns how many entries there are.

        Raises ChainBroken at the first entry that does not fit. A tail that was cut off before it was acknowledged is
        seen by the centre, which was told of the head. Reads page by page, so that writers are never held up; entries
        appended meanwhile are walked too.
        """
        with self._lock, database.KnownErrors():
            row = self._connection.execute("SELECT stream, pruned, pruned_digest FROM stream").fetchone()
        stream, seq, prev = row
        count = 0
        while page := self.entries(seq, PAGE):
            for entry in page:
                seq += 1
                if entry.seq != seq:
                    raise ChainBroken(seq, "missing")
                if entry.stream != stream or entry.prev != prev:
                    raise ChainBroken(seq, "predecessor")
                prev = chain.digest(entry.prev, entry.header, entry.body)
                if entry.digest != prev:
                    raise ChainBroken(seq, "digest")
                count += 1
        if seq < self.stat().acknowledged:
            raise ChainBroken(seq + 1, "missing")
        return count

    def check(self) -> None:
        """Whether the file itself is whole, in about 2 ms per thousand entries; `verify` reads the log as well."""
        with self._lock:
            database.check(self._connection)

    def stat(self) -> Stat:
        """How far the log goes and how much of it has not arrived."""
        with self._lock, database.KnownErrors():
            stream, head, digest, acknowledged = self._connection.execute(HEAD).fetchone()
            oldest = self._connection.execute(
                "SELECT json_extract(CAST(header AS TEXT), '$.time') FROM entry WHERE seq > ? ORDER BY seq LIMIT 1",
                (acknowledged,),
            ).fetchone()
        age = max(0.0, self._clock() - header.seconds_of(oldest[0])) if oldest else 0.0
        return Stat(stream, head, digest, acknowledged, head - acknowledged, age)

    def receipts(self) -> list[Receipt]:
        """All receipt rows, newest local number last."""
        with self._lock, database.KnownErrors():
            return receipts.all_rows(self._connection)

    def receipt(self, local_number: str) -> Receipt | None:
        with self._lock, database.KnownErrors():
            return receipts.by_local_number(self._connection, local_number)

    def update_receipts(self, changes: Sequence[ReceiptChange], *, cursor: int | None = None) -> list[Receipt]:
        """Bring receipt rows up to date and remember the centre's change cursor, in one transaction.

        Returns the rows that were there to change; a change of an unknown event id is passed over.
        """
        with self._lock, database.Transaction(self._connection):
            changed = [row for change in changes if (row := receipts.update(self._connection, change))]
            if cursor is not None:
                self._connection.execute("INSERT OR REPLACE INTO change_cursor (one, cursor) VALUES (1, ?)", (cursor,))
            return changed

    def update_receipt(self, change: ReceiptChange) -> Receipt | None:
        """`update_receipts` for one change; None when there is no such row."""
        return next(iter(self.update_receipts([change])), None)

    def change_cursor(self) -> int:
        """How far the centre's changes are known here; 0 in a new store."""
        with self._lock, database.KnownErrors():
            row = self._connection.execute("SELECT cursor FROM change_cursor").fetchone()
            return row[0] if row else 0

    def _begin_stream(self) -> None:
        with database.Transaction(self._connection):
            if self._connection.execute("SELECT 1 FROM stream").fetchone():
                return
            self._connection.execute(
                "INSERT INTO stream (one, stream, acknowledged, pruned, pruned_digest) VALUES (1, ?, 0, 0, ?)",
                (str(self._ids()), chain.START),
            )
            self._append(Draft("stream", {}, b"{}"))

    def _append(self, draft: Draft) -> Entry:
        """Inside a transaction."""
        if draft.event_id is not None and (known := self._known(draft.event_id)):
            return known
        event_id = draft.event_id if draft.event_id is not None else str(self._ids())
        row = self._connection.execute(HEAD).fetchone()
        if row is None:
            raise StoreDamaged("no stream")
        stream, head, prev, _ = row
        seq = head + 1
        fields = {**self._common, **draft.header}
        now = self._clock()
        local_number = ""
        if draft.receipt:
            terminal = str(fields.get("terminal", ""))
            local_number = receipts.allocate(self._connection, draft.receipt, terminal, event_id, header.rfc3339(now))
        head_bytes = header.canonical(
            fields, stream=stream, seq=seq, event_id=event_id, kind=draft.kind, time=now, local_number=local_number
        )
        plaintext = draft.body if isinstance(draft.body, bytes) else draft.body(local_number)
        if draft.session:
            body = draft.session.seal(plaintext, aad=head_bytes)
        else:
            session = self._sealer.session()
            body = session.seal(plaintext, aad=head_bytes)
            session.forget()
        digest = chain.digest(prev, head_bytes, body)
        self._connection.execute(
            "INSERT INTO entry (stream, seq, event_id, named, kind, header, body, prev, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (stream, seq, event_id, draft.event_id is not None, draft.kind, head_bytes, body, prev, digest),
        )
        self.attachments.bind(seq, event_id, draft.attachments)
        return Entry(stream, seq, event_id, digest, local_number)

    def _known(self, event_id: str) -> Entry | None:
        row = self._connection.execute(
            "SELECT entry.stream, entry.seq, entry.digest, receipt.local_number FROM entry"
            " LEFT JOIN receipt USING (event_id) WHERE event_id = ? AND named = 1",
            (event_id,),
        ).fetchone()
        return Entry(row[0], row[1], event_id, row[2], row[3] or "") if row else None

    def _after(self, after: int, limit: int) -> list[StoredEntry]:
        rows = self._connection.execute(
            "SELECT stream, seq, event_id, kind, header, body, prev, digest FROM entry"
            " WHERE seq > ? ORDER BY seq LIMIT ?",
            (after, limit),
        ).fetchall()
        return [StoredEntry(*row) for row in rows]

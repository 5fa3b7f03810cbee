"""Reads what can be read of a damaged outbox, without changing it.

What the centre does not yet hold and verifies, up to the first broken link, becomes an outbox file of its own, to be
sent as the rest of the old stream. Receipt rows go over into the new outbox, and local numbers go on in the next
thousand, above everything that was given out and may not be readable any more.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from offline_store import aside, chain, database, entries, receipts
from offline_store.errors import ChainBroken
from offline_store.records import STORED, Receipt, StoredEntry

DIRECTORY: Final = "salvaged"
PAGE: Final = 200
THOUSAND: Final = 1000
_NAME: Final = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass
class Salvage:
    """What is known of the old stream. stream: "" when not even that is; head, digest: of its last readable entry.

    through: up to where its entries are at the centre or could be salvaged. lost: local numbers of cases that nobody
    holds any more. number_floor: no local number that was given out is higher. cursor: of the centre's changes.
    """

    stream: str = ""
    head: int = 0
    digest: bytes = b""
    through: int = 0
    cursor: int = 0
    number_floor: int = 0
    receipts: dict[str, Receipt] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def account(self) -> bytes:
        """The body of the new stream's first entry, JSON."""
        after = {
            "stream": self.stream,
            "head": self.head,
            "digest": self.digest.hex(),
            "salvaged": self.through,
            "lost": self.lost,
        }
        return json.dumps({"after": after, "v": 1}, sort_keys=True, separators=(",", ":")).encode()


def rests(directory: Path) -> list[Path]:
    """The outbox files of what was salvaged and is not yet sent, oldest stream first. directory: of the outbox."""
    return sorted((directory / DIRECTORY).glob("*.db"))


def done_with(path: Path) -> None:
    """Everything of this rest is at the centre. Raises StoreFull, DiskFailing."""
    try:
        aside.discard(path)
        path.with_suffix(".lock").unlink(missing_ok=True)
        aside.sync(path.parent)
    except OSError as error:
        raise database.named(error) from None


def salvage(damaged: Path, directory: Path, schema: tuple[str, ...], generation: int) -> Salvage:
    """Leaves `salvaged/<stream>.db` below `directory` when there is something to send. generation: of the damage.

    Raises StoreFull, DiskFailing.
    """
    connection = database.connect_to_read(damaged)
    try:
        found = Salvage()
        rest = _Rest(connection, found)
        if _NAME.fullmatch(found.stream):
            _keep(rest, directory / DIRECTORY, schema)
        _carry_over(connection, found, rest)
        found.number_floor = _above(_given(connection, found), generation)
        return found
    finally:
        connection.close()


class _Rest:
    """The entries that the centre lacks, as far as they verify. Gathered on the way: event ids, and their receipts."""

    def __init__(self, connection: sqlite3.Connection, found: Salvage) -> None:
        self.found = found
        self.event_ids: set[str] = set()
        self.receipts: list[Receipt] = []
        self._connection = connection
        told = database.readable(connection, "SELECT stream, acknowledged FROM stream", str, int)
        # What may have been acknowledged, the centre takes again without harm.
        first = database.readable(connection, "SELECT stream, seq - 1 FROM entry ORDER BY seq LIMIT 1", str, int)
        found.stream, found.through = next(iter([*told, *first]), ("", 0))
        last = "SELECT seq, digest FROM entry ORDER BY seq DESC LIMIT 1"
        found.head, found.digest = next(iter(database.readable(connection, last, int, bytes)), (found.through, b""))

    def __iter__(self) -> Iterator[StoredEntry]:
        try:
            for entry in chain.walk(self._page, self.found.stream, self.found.through, None):
                self.found.through = entry.seq
                self.event_ids.add(entry.event_id)
                self.receipts += _receipt(entry)
                yield entry
        except ChainBroken:
            return

    def _page(self, seq: int) -> list[StoredEntry]:
        sql = (
            "SELECT stream, seq, event_id, kind, header, body, prev, digest FROM entry"
            " WHERE seq > ? ORDER BY seq LIMIT ?"
        )
        kinds = (str, int, str, str, bytes, bytes, bytes, bytes)
        return [StoredEntry(*row) for row in database.readable(self._connection, sql, *kinds, given=(seq, PAGE))]


def _keep(rest: _Rest, directory: Path, schema: tuple[str, ...]) -> None:
    """Write them to `directory`, whole and durable, or not at all."""
    following = iter(rest)
    first = next(following, None)
    if first is None:
        return
    directory.mkdir(mode=0o700, exist_ok=True)
    path = directory / f"{first.stream}.db"
    fresh = path.with_suffix(".new")
    aside.discard(fresh)
    connection = database.connect(fresh)
    try:
        database.apply_schema(connection, schema)
        with database.transaction(connection):
            entries.begin(connection, first.stream, after=first.seq - 1, digest=first.prev)
            for entry in (first, *following):
                entries.insert(connection, entry, named=False)
    finally:
        connection.close()
    fresh.rename(path)
    aside.sync(directory)
    aside.sync(directory.parent)


def _carry_over(connection: sqlite3.Connection, found: Salvage, rest: _Rest) -> None:
    kinds = (str, str, str, str, str, int, str)
    rows = [receipts.from_row(row) for row in database.readable(connection, receipts.ALL, *kinds)]
    rows += reversed([receipts.from_row(row) for row in database.readable(connection, f"{receipts.ALL} DESC", *kinds)])
    for row in (*rows, *rest.receipts):
        found.receipts.setdefault(row.event_id, row)
    found.lost = [
        row.local_number
        for row in found.receipts.values()
        if row.state == STORED and row.event_id not in rest.event_ids
    ]
    for (found.cursor,) in database.readable(connection, "SELECT cursor FROM change_cursor", int):
        """There is one at most."""


def _given(connection: sqlite3.Connection, found: Salvage) -> list[int]:
    """Of every local number and every counter that can be read, the part that counts."""
    counters = "SELECT last FROM local_number", "SELECT number_floor FROM stream"
    given = [number for counter in counters for (number,) in database.readable(connection, counter, int)]
    tails = (row.local_number.rpartition("-")[2] for row in found.receipts.values())
    return [*given, *(int(tail) for tail in tails if tail.isdecimal())]


def _above(given: Sequence[int], generation: int) -> int:
    """The next thousand; each damage takes one, so that numbers nobody can read any more are below it, too."""
    return max(max(given, default=0) // THOUSAND + 1, generation) * THOUSAND


def _receipt(entry: StoredEntry) -> list[Receipt]:
    """The receipt row that an application was given, as far as its header tells."""
    facts = json.loads(entry.header)
    number, service = facts.get("local_number"), facts.get("service")
    if not number or not service:
        return []
    return [Receipt(number, entry.event_id, service, "", STORED, document=False, updated=facts["time"])]

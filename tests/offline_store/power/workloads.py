"""What a terminal does to its stores: `python -m tests.offline_store.power.workloads DIRECTORY NAME`.

Each call that returned is noted in the file `marks`, one JSON object a line: what it promised to keep.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from offline_store.errors import StoreDamaged
from offline_store.outbox import Outbox
from offline_store.print_ledger import Outcome, PrintLedger
from offline_store.records import Draft, Entry, ReceiptDraft
from offline_store.retention import Limits, Retention
from tests.offline_store.stores import Clock, Recipient, counting, dumped

RECEIPT = ReceiptDraft("k01", "20261123")
BODY = bytes(range(256)) * 2
FRAMES = 12
"""The write-ahead log is written back after so many pages, so that a short workload has it come round."""


class Promises:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._marks = os.open(directory / "marks", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._number = 0

    def note(self, **facts: object) -> None:
        os.write(self._marks, json.dumps(facts).encode() + b"\n")

    def appended(self, *entries: Entry) -> None:
        for entry in entries:
            self.note(stream=entry.stream, seq=entry.seq, digest=entry.digest.hex(), local_number=entry.local_number)

    def acknowledge(self, outbox: Outbox, through: int) -> None:
        stream = outbox.stat().stream
        outbox.acknowledge(stream, through)
        self.note(stream=stream, acknowledged=through)

    def open(self, *, replaces: bool = False) -> Outbox:
        self._number += 1
        outbox = Outbox.open(
            self.directory / "outbox.db",
            Recipient().sealer,
            clock=Clock(),
            ids=counting(f"id{self._number}"),
            common={"terminal": "T1"},
            replaces=replaces,
        )
        with outbox.store.reading as connection:
            connection.execute(f"PRAGMA wal_autocheckpoint = {FRAMES}")
        return outbox

    def append(self, outbox: Outbox, count: int) -> None:
        for _ in range(count):
            self.appended(outbox.append("application", {"service": "k01"}, os.urandom(300), receipt=RECEIPT))


def append(promises: Promises) -> None:
    for _ in range(2):
        with promises.open() as outbox:
            promises.append(outbox, 12)


def careless(promises: Promises) -> None:
    """As many do it."""
    with promises.open() as outbox:
        with outbox.store.reading as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 30")
        promises.append(outbox, 20)


def hot(promises: Promises) -> None:
    """Nothing is written back in between."""
    with promises.open() as outbox:
        with outbox.store.reading as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
        promises.append(outbox, 50)


def append_many(promises: Promises) -> None:
    with promises.open() as outbox:
        for count in range(1, 9):
            drafts = [Draft("application", {"service": "k01"}, BODY, receipt=RECEIPT)] * count
            promises.appended(*outbox.append_many(drafts))


def acknowledge(promises: Promises) -> None:
    with promises.open() as outbox:
        for through in range(2, 12):
            promises.append(outbox, 1)
            promises.acknowledge(outbox, through)


def retention(promises: Promises) -> None:
    now = Clock(0.0)
    with promises.open() as outbox:
        keeper = Retention(outbox, Limits(50.0, 100.0, 10**9, ("received",)), now)
        for _ in range(8):
            promises.append(outbox, 3)
            promises.acknowledge(outbox, outbox.stat().head - 1)
            now.now += 40
            promises.note(forgets=keeper.step())


def migration(promises: Promises) -> None:
    connection = sqlite3.connect(promises.directory / "outbox.db")
    connection.executescript(dumped("outbox_1.sql"))
    entries = connection.execute("SELECT stream, seq, digest FROM entry").fetchall()
    connection.close()
    for path in (promises.directory / "outbox.db", promises.directory):
        _sync(path)
    for stream, seq, digest in entries:
        promises.note(stream=stream, seq=seq, digest=digest.hex(), local_number="")
    for _ in range(2):
        with promises.open() as outbox:
            promises.append(outbox, 3)


def checkpoint(promises: Promises) -> None:
    with promises.open() as outbox:
        for mode in ("PASSIVE", "FULL", "RESTART", "TRUNCATE"):
            promises.append(outbox, 3)
            with outbox.store.reading as connection:
                connection.execute(f"PRAGMA wal_checkpoint({mode})")


def damage(promises: Promises) -> None:
    """The second entry from the end says something else than when it was written."""
    with promises.open() as outbox:
        promises.append(outbox, 6)
        promises.acknowledge(outbox, 2)
        stream, head = outbox.stat().stream, outbox.stat().head
        promises.note(stream=stream, broken=head - 1)
        with outbox.store.writing as connection:
            connection.execute("UPDATE entry SET body = x'00' WHERE seq = ?", (head - 1,))
    with promises.open(replaces=True) as outbox:
        with suppress(StoreDamaged):
            outbox.verify()
        promises.append(outbox, 3)


def ledger(promises: Promises) -> None:
    with PrintLedger.open(promises.directory / "ledger.db", clock=Clock()) as prints:
        for number in range(10):
            attempt = prints.intend(f"D-{number}", event_id=f"e-{number}", official=True)
            promises.note(document=attempt.document, outcome="")
            outcome = (Outcome.PRINTED, Outcome.UNKNOWN)[number % 2]
            prints.settle(attempt.number, outcome)
            promises.note(document=attempt.document, outcome=outcome)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


WORKLOADS: Mapping[str, Callable[[Promises], None]] = {
    work.__name__: work
    for work in (
        append,
        careless,
        hot,
        append_many,
        acknowledge,
        retention,
        migration,
        checkpoint,
        damage,
        ledger,
    )
}

if __name__ == "__main__":
    WORKLOADS[sys.argv[2]](Promises(Path(sys.argv[1])))

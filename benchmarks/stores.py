"""Outboxes to measure: sealed as in service, and one whose envelope is left out, to compare with what seals nothing."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers import Append
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.sealing import Sealer, SealingSession, software_keypair

SIZE = 2048
MANY = 1_000_000
SEALER = Sealer({"centre": software_keypair()[1], "escrow": software_keypair()[1]})


class Unsealed(SealingSession):
    """Gives the body back as it is."""

    def __init__(self) -> None:
        """Needs no key."""

    def seal(self, plaintext: bytes, *, aad: bytes) -> bytes:
        return plaintext


def opened(directory: Path) -> Outbox:
    ids = TimeOrderedIds(time.time, os.urandom)
    return Outbox.open(
        directory / "outbox.db",
        SEALER,
        clock=time.time,
        ids=ids,
        common={"terminal": "370602-0001", "boot": "b", "trusted": True},
    )


@contextmanager
def sealed(directory: Path) -> Iterator[Append]:
    with opened(directory) as outbox:
        session = SEALER.session()
        yield lambda body: outbox.append("application", {}, body, session=session)


@contextmanager
def unsealed(directory: Path) -> Iterator[Append]:
    with opened(directory) as outbox:
        session = Unsealed()
        yield lambda body: outbox.append("application", {}, body, session=session)


def fill(directory: Path, count: int) -> None:
    """Put `count` acknowledged-to-be entries of 2 KB into the outbox at once, past its front door: only their bulk
    matters to what is measured afterwards.
    """
    opened(directory).close()
    connection = sqlite3.connect(directory / "outbox.db")
    (stream,) = connection.execute("SELECT stream FROM stream").fetchone()
    digest = bytes(32)
    header = b'{"time":"2026-11-23T00:00:00.000Z"}'.ljust(220)
    connection.executemany(
        "INSERT INTO entry (stream, seq, event_id, named, kind, header, body, prev, digest)"
        " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
        (
            (
                stream,
                seq,
                f"018bcfe5-0000-7000-8000-{seq:012d}",
                "application",
                header,
                os.urandom(SIZE),
                digest,
                digest,
            )
            for seq in range(2, count + 2)
        ),
    )
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()

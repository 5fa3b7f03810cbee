"""Other stores that could hold a queue, each made as durable as the outbox: WAL and a sync with every commit."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import diskcache
import huey.storage
import litequeue
import sqlite_utils
from persistqueue.sqlqueue import SQLiteQueue

Append = Callable[[bytes], object]


@contextmanager
def raw(directory: Path) -> Iterator[Append]:
    """The physical limit: append to a file and fdatasync."""
    with (directory / "raw").open("ab", buffering=0) as file:

        def append(body: bytes) -> None:
            os.write(file.fileno(), body)
            os.fdatasync(file.fileno())

        yield append


@contextmanager
def persist_queue(directory: Path) -> Iterator[Append]:
    queue = SQLiteQueue(str(directory / "persistqueue"), auto_commit=True, multithreading=True)
    vars(queue)["_putter"].execute("PRAGMA synchronous = FULL")
    yield queue.put
    queue.close()


@contextmanager
def lite_queue(directory: Path) -> Iterator[Append]:
    queue = litequeue.LiteQueue(str(directory / "litequeue.db"))
    queue.conn.execute("PRAGMA journal_mode = WAL")
    queue.conn.execute("PRAGMA synchronous = FULL")
    yield queue.put
    queue.close()


@contextmanager
def huey_storage(directory: Path) -> Iterator[Append]:
    storage = huey.storage.SqliteStorage("bench", str(directory / "huey.db"), fsync=True)
    yield storage.enqueue
    storage.close()


@contextmanager
def disk_cache(directory: Path) -> Iterator[Append]:
    cache = diskcache.Cache(str(directory / "diskcache"), sqlite_synchronous=2)
    yield cache.push
    cache.close()


@contextmanager
def plain_sqlite_utils(directory: Path) -> Iterator[Append]:
    database = sqlite_utils.Database(directory / "plain.db")
    database.enable_wal()
    database.execute("PRAGMA synchronous = FULL")
    table = database.table("entry")
    yield lambda body: table.insert({"body": body})
    database.close()


PEERS = {
    "persist-queue": persist_queue,
    "litequeue": lite_queue,
    "huey": huey_storage,
    "diskcache": disk_cache,
    "sqlite-utils": plain_sqlite_utils,
}

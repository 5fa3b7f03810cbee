"""The only place that opens a SQLite file of a terminal, so that no connection is ever less durable than another.

WAL with synchronous=FULL, said on every connection: the defaults can lose a commit in a power cut. 8 KB pages because
a sealed entry is about 2 KB and two would not fit into 4 KB.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import sqlite_utils

from offline_store.errors import DiskFailing, StoreBusy, StoreDamaged, StoreError, StoreFull, StoreNewer, is_full

BUSY_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 0.01
PAGE_SIZE: Final = 8192
_UNREADABLE: Final = ("SQLITE_IOERR_READ", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA")


def connect(path: Path) -> sqlite3.Connection:
    """Open or create `path` (0600), in autocommit mode; usable from any thread, one at a time.

    Raises StoreFull, StoreDamaged, DiskFailing, StoreBusy.
    """
    with KnownErrors():
        _create(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_size_limit = 16777216")
        except BaseException:
            connection.close()
            raise
        return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that must not be changed any more; its write-ahead log is read as well. Raises the same errors."""
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() else "immutable=1"
    with KnownErrors():
        return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)


def _create(path: Path) -> None:
    """A file that is there is not opened: closing it would drop the locks this process has on it."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise named(error) from None


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Two processes that open a new file at once: SQLite does not wait for this lock by itself, so wait here."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            if mode != "wal":
                raise DiskFailing(f"journal mode {mode}")
            return


def apply_schema(connection: sqlite3.Connection, versions: tuple[str, ...]) -> None:
    """Bring a database to the newest of `versions` (files in schema/), each in one transaction with its number.

    Raises StoreNewer when the file is of a newer version than this build knows.
    """
    while True:
        with transaction(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(versions):
                raise StoreNewer(version)
            if version == len(versions):
                return
            database = sqlite_utils.Database(connection, execute_plugins=False)
            script = resources.files("offline_store").joinpath("schema", versions[version]).read_text(encoding="utf-8")
            for statement in script.split(";\n"):
                if statement.strip():
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {version + 1}")


def check(connection: sqlite3.Connection) -> None:
    """Read every page of the file. Raises StoreDamaged when they do not fit together."""
    with KnownErrors():
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreDamaged("quick_check")


def readable(connection: sqlite3.Connection, sql: str, *kinds: type, given: tuple[int, ...] = ()) -> list[Any]:
    """The rows of a damaged file, up to the first that cannot be read or whose columns are not of `kinds`."""
    rows = []
    try:
        for row in connection.execute(sql, given):
            if not all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=True)):
                break
            rows.append(row)
    except sqlite3.Error:
        """This is where the damage is."""
    return rows


def named(error: OSError) -> StoreError:
    """What the system says about a disk, as the store says it."""
    return StoreFull() if is_full(error) else DiskFailing(error.strerror or type(error).__name__)


class KnownErrors:
    """Turns what SQLite says about disks and locks into the store's errors; a bug stays what it is."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if as_known := known(error):
            raise as_known from None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction that holds the lock from its first statement; nothing of it remains when anything fails."""
    with KnownErrors(), connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def known(error: BaseException | None) -> StoreError | None:
    """What SQLite says about disks and locks, as the store says it; None when it is something else."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name: str = getattr(error, "sqlite_errorname", "")
    # The second is how a full disk looks to the first one who opens a store: there is no room for the WAL's index.
    if code == sqlite3.SQLITE_FULL or name == "SQLITE_IOERR_SHMSIZE":
        return StoreFull()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy()
    # A sector that cannot be read is lost; one that cannot be written may be so for want of a good cable.
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or name in _UNREADABLE:
        return StoreDamaged(name)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return DiskFailing(name)
    return None

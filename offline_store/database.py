"""The only place that opens a SQLite file of a terminal, so that no connection is ever less durable than another.

WAL with synchronous=FULL, said on every connection: the defaults can lose a commit in a power cut. 8 KB pages because
a sealed entry is about 2 KB and two would not fit into 4 KB.
"""

import os
import sqlite3
import time
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Final

import sqlite_utils

from offline_store.errors import StoreBusy, StoreDamaged, StoreError, StoreFull, is_full

BUSY_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 0.01
PAGE_SIZE: Final = 8192


def connect(path: Path) -> sqlite3.Connection:
    """Open or create `path` (0600), in autocommit mode; usable from any thread, one at a time.

    Raises StoreFull, StoreDamaged, StoreBusy.
    """
    with KnownErrors():
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise StoreFull if is_full(error) else StoreDamaged(error.strerror or "open") from None
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
                raise StoreDamaged(f"journal mode {mode}")
            return


def apply_schema(connection: sqlite3.Connection, versions: tuple[str, ...]) -> None:
    """Bring a database to the newest of `versions` (files in schema/), each in one transaction with its number.

    Raises StoreDamaged when the file is of a newer version than this build knows.
    """
    while True:
        with Transaction(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(versions):
                raise StoreDamaged(f"schema version {version}")
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


class KnownErrors:
    """Turns what SQLite says about disks and locks into StoreFull, StoreDamaged, StoreBusy; a bug stays what it is."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, sqlite3.Error) and (named := _named(error)):
            raise named from None


class Transaction(KnownErrors):
    """A write transaction that holds the lock from its first statement; nothing of it remains when anything fails.

    Both are classes, not generators: they stand around every append.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        with _KNOWN_ERRORS:
            self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            with _KNOWN_ERRORS:
                self._commit()
            return
        self._roll_back()
        super().__exit__(kind, error, at)

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """SQLite may have done it already, when the disk was full."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


_KNOWN_ERRORS: Final = KnownErrors()


def _named(error: sqlite3.Error) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name: str = getattr(error, "sqlite_errorname", "")
    # The second is how a full disk looks to the first one who opens a store: there is no room for the WAL's index.
    if code == sqlite3.SQLITE_FULL or name == "SQLITE_IOERR_SHMSIZE":
        return StoreFull()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy()
    damaged = (
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    )
    return StoreDamaged(name) if code in damaged else None

"""Opens a database of the centre. A write transaction takes its lock at the first statement, a read one takes none."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from central.store import after_tables

_READING = "kiosk_reading"


class Store:
    """One database. Safe to share between threads; close it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str, metadata: MetaData = after_tables.metadata) -> Self:
        """Open `url` (SQLAlchemy's notation) and create what is missing. A new SQLite file is its owner's only."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            os.close(os.open(Path(parsed.database), os.O_RDWR | os.O_CREAT, 0o600))
        engine = create_engine(parsed, connect_args={"timeout": 30} if parsed.get_backend_name() == "sqlite" else {})
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _durable)
            event.listen(engine, "begin", _begin)
        store = cls(engine)
        with store.write() as connection:
            metadata.create_all(connection)
        return store

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, undone when it raises."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; keep it short, an open reader keeps the write-ahead log from being trimmed."""
        with self._engine.connect().execution_options(**{_READING: True}) as connection:
            yield connection


def _durable(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """WAL and FULL on every connection; transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    for pragma in ("page_size = 8192", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get(_READING) else "BEGIN IMMEDIATE")


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what happens on a conflict, in the database's own dialect."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def rfc3339(seconds: float) -> str:
    """UTC with milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

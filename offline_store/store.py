"""One file of the terminal that several threads and processes use, and that goes on when it turns out to be damaged.

What is in it is another's business (`Contents`). A store that may replace its file does so when opening it or reading
it shows damage: the damaged one is set aside whole, and what can be read of it is carried over. Everybody else who has
it open notices at the next step that another file lies there, and opens that.
"""

import logging
import sqlite3
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol

from offline_store import aside, database
from offline_store.errors import StoreDamaged
from offline_store.gate import Gate

log = logging.getLogger(__name__)


class Contents(Protocol):
    """What kind of store it is."""

    @property
    def schema(self) -> tuple[str, ...]:
        """Its versions, files in schema/."""

    def begin(self, connection: sqlite3.Connection) -> None:
        """Fill a store that may be new, inside a transaction."""

    def examine(self, connection: sqlite3.Connection) -> None:
        """Read all of it. Raises StoreDamaged when it does not add up."""

    def salvage(self, damaged: Path, connection: sqlite3.Connection) -> None:
        """Fill a new store with what can be read of a damaged one, which must not be changed."""


class Store:
    """Opens or creates the file. replaces: whether damage is set aside; else it raises StoreDamaged.

    Everything raises StoreFull, StoreDamaged, DiskFailing, StoreBusy or StoreNewer; nothing is then half-done.
    """

    def __init__(self, path: Path, contents: Contents, *, replaces: bool) -> None:
        self._path = path
        self._contents = contents
        self._replaces = replaces
        self._suspect = False
        self._closed = False
        self._connection: sqlite3.Connection | None = None
        self.lock: Final = threading.Lock()
        self.reading: Final = Reading(self)
        self.writing: Final = Writing(self)
        self._gate = Gate(path)
        try:
            with self.reading:
                """Opens it."""
        except BaseException:
            self._gate.close()
            raise

    def close(self) -> None:
        with self.lock:
            self._disconnect()
            if not self._closed:
                self._gate.close()
            self._closed = True

    def mistrust(self) -> None:
        """Somebody found something wrong: the next step examines the file before it does anything."""
        self._suspect = True

    def enter(self, *, look: bool = False) -> sqlite3.Connection:
        """The connection to the file that lies there now, for this thread alone until it leaves.

        look: also whether somebody has moved it by hand, which is not asked before every append.
        """
        self.lock.acquire()
        try:
            while self._gate.share() or self._connection is None or self._suspect or (look and self._gate.moved()):
                self._disconnect()
                self._gate.alone()
                self._connection = self._open()
                self._gate.remember()
                self._suspect = False
        except BaseException as error:
            self.leave(error)
            raise
        return self._connection

    def leave(self, error: BaseException | None) -> None:
        """Raises what SQLite said in `error` as one of the store's own."""
        try:
            if error is not None:
                self._judge(error)
        finally:
            try:
                self._gate.leave()
            finally:
                self.lock.release()

    def _judge(self, error: BaseException) -> None:
        known = database.known(error)
        if isinstance(known or error, StoreDamaged):
            self.mistrust()
        if known:
            raise known from None

    def _open(self) -> sqlite3.Connection:
        place = aside.unfinished(self._path)
        if place is None:
            try:
                return self._connect()
            except StoreDamaged as error:
                if not self._replaces:
                    raise
                self._gate.replaces()
                place = aside.begin(self._path)
                log.error("%s is damaged (%s); it is set aside as %s", self._path.name, error, place.name)
        if not self._replaces:
            raise StoreDamaged("not yet replaced")
        aside.replace(self._path, place, self._build)
        log.error("%s begins anew with what could be read of %s", self._path.name, place.name)
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = database.connect(self._path)
        try:
            database.apply_schema(connection, self._contents.schema)
            if self._suspect:
                database.check(connection)
                self._contents.examine(connection)
            with database.transaction(connection):
                self._contents.begin(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _build(self, damaged: Path, fresh: Path) -> None:
        connection = database.connect(fresh)
        try:
            database.apply_schema(connection, self._contents.schema)
            self._contents.salvage(damaged, connection)
        finally:
            # The last to close a database writes its log back, durably, and takes it away.
            connection.close()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Reading:
    """Gives the connection, which no other thread uses meanwhile.

    Both are classes, not generators: they stand around every append.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> sqlite3.Connection:
        return self._store.enter(look=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._store.leave(error)


class Writing:
    """The same, inside a transaction that is durable when it is left, or of which nothing remains."""

    _connection: sqlite3.Connection

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> sqlite3.Connection:
        self._connection = self._store.enter()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException as error:
            self._store.leave(error)
            raise
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is not None:
            self._undo(error)
            return
        try:
            self._connection.execute("COMMIT")
        except BaseException as failed:
            self._undo(failed)
            raise
        self._store.leave(None)

    def _undo(self, error: BaseException) -> None:
        """SQLite may have rolled back already, when the disk was full."""
        try:
            self._connection.rollback()
        finally:
            self._store.leave(error)

"""A disk that is full when a test says so, as SQLite sees it: no store may grow by a page."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_store import database
from offline_store.errors import StoreFull
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.sealing import Sealer, software_keypair

ENOUGH = 4294967294


class Disk:
    """Every connection that the stores open from now on stands on it."""

    def __init__(self, directory: Path, patch: pytest.MonkeyPatch) -> None:
        self._directory = directory
        self._connect = database.connect
        self._connections: list[tuple[str, sqlite3.Connection]] = []
        self._limits: dict[str, int] = {}
        patch.setattr(database, "connect", self._open)

    def _open(self, path: Path) -> sqlite3.Connection:
        connection = self._connect(path)
        self._connections.append((path.name, connection))
        self._apply(path.name, connection)
        return connection

    def _apply(self, name: str, connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {self._limits.get(name, ENOUGH)}")

    def _limit(self, name: str, pages: int) -> None:
        self._limits[name] = pages
        for known, connection in self._connections:
            if known == name:
                try:
                    self._apply(name, connection)
                except sqlite3.ProgrammingError:
                    """It is closed."""

    def fill(self, name: str) -> None:
        """Not one more entry fits into the store `name`."""
        probe = self._connect(self._directory / name)
        (pages,) = probe.execute("PRAGMA page_count").fetchone()
        probe.close()
        self._limit(name, pages)
        if name == "outbox.db":
            sealer = Sealer({"f": software_keypair()[1]})
            ids = TimeOrderedIds(time.time, lambda count: bytes(count))
            with Outbox.open(self._directory / name, sealer, clock=time.time, ids=ids) as outbox:
                _until_full(lambda: outbox.append("evaluation", {}, b"{}"))
        else:
            with PrintLedger.open(self._directory / name, clock=time.time) as ledger:
                _until_full(lambda: ledger.intend("d", event_id="e", official=False))

    def allow_nothing(self) -> None:
        """Not even an empty store can be made."""
        for name in ("outbox.db", "ledger.db"):
            self._limit(name, 1)

    def make_room(self) -> None:
        for name in ("outbox.db", "ledger.db"):
            self._limit(name, ENOUGH)


def _until_full(write: Callable[[], object]) -> None:
    try:
        while True:
            write()
    except StoreFull:
        return

"""Appends that come at once from several threads share one commit, for a commit costs a sync and little else does.

Whoever comes first leads: it commits what is waiting by then. The others find theirs done, each with its own entries
or its own error.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType

from msgspec import Struct

from offline_store.entries import Head
from offline_store.records import Draft, Entry
from offline_store.store import Store


class _Call(Struct, eq=False):
    """One caller's drafts, and what became of them."""

    drafts: Sequence[Draft]
    entries: list[Entry] = []
    error: BaseException | None = None
    done: bool = False


class GroupCommit:
    """append: makes of a draft the entry that follows another, inside the transaction."""

    def __init__(self, store: Store, append: Callable[[sqlite3.Connection, Draft, Entry], Entry]) -> None:
        self._store = store
        self._append = append
        self._head = Head()
        self._waiting: deque[_Call] = deque()
        self._turn = threading.Lock()

    def append(self, drafts: Sequence[Draft]) -> list[Entry]:
        """All of `drafts` in order, or none of them. Returns when they are durable."""
        call = _Call(drafts)
        self._waiting.append(call)
        with self._turn:
            if not call.done:
                self._commit()
        if call.error is not None:
            raise call.error
        return call.entries

    def _commit(self) -> None:
        calls = []
        while self._waiting:
            calls.append(self._waiting.popleft())
        try:
            with self._store.writing as connection:
                last = self._head.read(connection)
                for call in calls:
                    if len(calls) == 1:
                        last = self._make(connection, call, last)
                    else:
                        with _Part(connection, call):
                            last = self._make(connection, call, last)
            self._head.keep(last)
        except BaseException as error:
            for call in calls:
                call.error = error
            raise
        finally:
            for call in calls:
                call.done = True

    def _make(self, connection: sqlite3.Connection, call: _Call, last: Entry) -> Entry:
        """Returns what is the last entry then: not one that was there before."""
        for draft in call.drafts:
            entry = self._append(connection, draft, last)
            call.entries.append(entry)
            last = entry if entry.seq > last.seq else last
        return last


class _Part:
    """One call's part of a shared transaction: what is wrong with it is its own. A failing disk is everybody's."""

    def __init__(self, connection: sqlite3.Connection, call: _Call) -> None:
        self._connection = connection
        self._call = call

    def __enter__(self) -> None:
        self._connection.execute("SAVEPOINT part")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if isinstance(error, sqlite3.Error) or (error and not isinstance(error, Exception)):
            return False
        if error:
            self._call.error = error
            self._connection.execute("ROLLBACK TO part")
        self._connection.execute("RELEASE part")
        return True

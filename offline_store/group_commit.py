"""Appends that come at once from several threads share one commit, for a commit costs a sync and little else does.

Whoever comes first leads: it commits what is waiting by then. The others find theirs done, each with its own entries
or its own error.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType

from offline_store.records import Draft, Entry
from offline_store.store import Store


class _Call:
    """One caller's drafts, and what became of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.entries: list[Entry] = []
        self.error: BaseException | None = None
        self.done = False

    def result(self) -> list[Entry]:
        if self.error:
            raise self.error
        return self.entries


class GroupCommit:
    """append: makes one entry of a draft, inside the transaction."""

    def __init__(self, store: Store, append: Callable[[sqlite3.Connection, Draft], Entry]) -> None:
        self._store = store
        self._append = append
        self._waiting: deque[_Call] = deque()
        self._turn = threading.Lock()

    def append(self, drafts: Sequence[Draft]) -> list[Entry]:
        """All of `drafts` in order, or none of them. Returns when they are durable."""
        call = _Call(drafts)
        self._waiting.append(call)
        with self._turn:
            if not call.done:
                self._commit([self._waiting.popleft() for _ in range(len(self._waiting))])
        return call.result()

    def _commit(self, calls: list[_Call]) -> None:
        try:
            with self._store.writing as connection:
                for call in calls:
                    if len(calls) == 1:
                        self._make(connection, call)
                    else:
                        with _Part(connection, call):
                            self._make(connection, call)
        except BaseException as error:
            for call in calls:
                call.error = error
            raise
        finally:
            for call in calls:
                call.done = True

    def _make(self, connection: sqlite3.Connection, call: _Call) -> None:
        call.entries = [self._append(connection, draft) for draft in call.drafts]


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

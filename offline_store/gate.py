"""Keeps a file from being replaced under somebody who is using it, between threads and between processes.

Whoever uses the file holds its lock file shared, whoever replaces it holds it alone: else an entry could be committed
to the damaged file when all that can be read of it has been carried over, and be lost. SQLite's own locks do not serve:
a file that has to be replaced may be none that SQLite can lock. The lock file gets one byte longer with each
replacement, which is the cheapest thing to ask for before every append.
"""

import fcntl
import os
from pathlib import Path

from offline_store.database import named


class Gate:
    """path: of the file; the lock lies beside it. Not for two threads at once. Raises StoreFull, DiskFailing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._length = -1
        self._file: tuple[int, int] | None = None
        try:
            self._lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_APPEND, 0o600)
        except OSError as error:
            raise named(error) from None

    def close(self) -> None:
        """Whoever comes too late gets a ValueError, not the lock of the next file that is opened."""
        os.close(self._lock)
        self._lock = -1

    def share(self) -> bool:
        """Waits while somebody is alone with the file. From being alone, it lets go of that.

        Returns whether the file was replaced, or is going to be, since it was remembered.
        """
        fcntl.flock(self._lock, fcntl.LOCK_SH)
        return os.lseek(self._lock, 0, os.SEEK_END) != self._length

    def alone(self) -> None:
        """Waits until nobody else uses the file; others may have come first in between."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def leave(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)

    def remember(self) -> None:
        """The file that lies there now is the one in use."""
        self._length = os.lseek(self._lock, 0, os.SEEK_END)
        self._file = self._lies_there()

    def replaces(self) -> None:
        """Whoever uses the file has to open it anew. Said first: nobody must go on with it when this process dies."""
        try:
            os.write(self._lock, b"r")
        except OSError as error:
            raise named(error) from None

    def moved(self) -> bool:
        """Whether something else lies there than what was remembered."""
        return self._file is None or self._lies_there() != self._file

    def _lies_there(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self._path)
        except OSError:
            return None
        return status.st_dev, status.st_ino

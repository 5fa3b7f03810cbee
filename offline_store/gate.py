"""Keeps a file from being replaced under somebody who is using it, between threads and between processes.

Whoever uses the file holds its lock file shared, whoever replaces it holds it alone. SQLite's own locks do not serve:
a file that has to be replaced may be none that SQLite can lock.
"""

import fcntl
import os
from pathlib import Path

from offline_store.database import named


class Gate:
    """path: of the file; the lock lies beside it. Not for two threads at once. Raises StoreFull, DiskFailing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        try:
            self._lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise named(error) from None

    def close(self) -> None:
        os.close(self._lock)

    def share(self) -> None:
        """Waits while somebody is alone with the file. From being alone, it lets go of that."""
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def alone(self) -> None:
        """Waits until nobody else uses the file; others may have come first in between."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def leave(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)

    def remember(self) -> None:
        """The file that lies there now is the one in use."""
        self._seen = self._now()

    def is_another(self) -> bool:
        """Whether something else lies there than what was remembered."""
        return self._seen is None or self._now() != self._seen

    def _now(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self._path)
        except OSError:
            return None
        return status.st_dev, status.st_ino

"""Remembers across a crash which case the visit at the terminal has made durable and not yet ended.

The ledger knows whether a slip came out, not whether the citizen was still looking at the result when the screen died.
"""

import os
from pathlib import Path
from typing import Final

FILE: Final = "open_case"


class OpenCase:
    """directory: the terminal's data directory. Holds an event id, nothing of a person. Raises OSError on writing."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE

    def begin(self, event_id: str) -> None:
        """Call before the case is appended: an id that never became a case is passed over at the next start."""
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(event_id)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def end(self) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def event_id(self) -> str:
        """ "" when the last visit came to its end."""
        try:
            return self._path.read_text(encoding="ascii")
        except (FileNotFoundError, UnicodeDecodeError):
            return ""

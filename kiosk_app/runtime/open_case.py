"""Remembers across a crash which case the visit at the terminal has made durable and not yet ended.

The ledger knows whether a slip came out, not whether the citizen was still looking at the result when the screen died.
"""

import logging
import os
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)
FILE: Final = "open_case"


class OpenCase:
    """directory: the terminal's data directory. Holds an event id, nothing of a person."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE

    def begin(self, event_id: str) -> None:
        """Call before the case is appended: an id that never became a case is passed over at the next start.

        Raises OSError.
        """
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(event_id)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def end(self) -> None:
        """What cannot be forgotten is told of at the next start, which does no harm."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the open case cannot be forgotten: %s", error.strerror)

    @property
    def event_id(self) -> str:
        """ "" when the last visit came to its end."""
        try:
            return self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            log.warning("the open case cannot be read: %s", type(error).__name__)
            return ""

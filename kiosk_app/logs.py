"""What the processes of a terminal log is kept in `DIR/log/` as well, a little of it, for whoever looks later.

Several processes write one file (a publisher and its devices), so it is opened for each line and turned over under a
lock. A log that cannot be written costs the line, never the terminal.
"""

import fcntl
import logging
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

KEPT: Final = ".log"
OLDER: Final = ".log.1"
MAX_BYTES: Final = 1024 * 1024
STAMP: Final = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3} ")
"""How a line begins: `%(asctime)s`."""


def folder(directory: Path) -> Path:
    """Of a terminal's data directory."""
    return directory / "log"


def keep(directory: Path, name: str, layout: str) -> None:
    """From now on what this process logs is kept in `DIR/log/NAME.log`. layout: as for `logging.Formatter`."""
    handler = _Kept(folder(directory) / f"{name}{KEPT}")
    handler.setFormatter(logging.Formatter(layout))
    logging.getLogger().addHandler(handler)


class _Kept(logging.Handler):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record).replace("\n", " ") + "\n"
        with suppress(OSError):
            self._write(line.encode(errors="replace"))

    def _write(self, line: bytes) -> None:
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        with self._path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if file.tell() + len(line) > MAX_BYTES:
                self._path.replace(self._path.with_suffix(OLDER))
                with self._path.open("ab") as fresh:
                    fresh.write(line)
            else:
                file.write(line)

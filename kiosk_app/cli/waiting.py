"""A process that needs another waits for the file which that one leaves when it is ready."""

import time
from pathlib import Path

POLL = 0.05


def appears(path: Path, seconds: float) -> bool:
    """False when it is not there by then."""
    deadline = time.monotonic() + seconds
    while not path.exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL)
    return True

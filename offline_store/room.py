"""Whether there is room for what is going to be accepted, so that nothing is begun that could not be kept."""

import os
from pathlib import Path
from typing import Final

from offline_store import retention
from offline_store.database import named
from offline_store.outbox import Outbox

RESERVE: Final = 64 * 2**20
"""Bytes that have to be free before anything new is begun: what is under way then still fits, many times over."""


def is_left(outbox: Outbox, directory: Path, *, budget: int, reserve: int = RESERVE) -> bool:
    """Both on the file system of `directory` and within `budget`, bytes of what the centre does not hold.

    The budget is that of `retention`, which lets go of everything else first. Raises the store's errors.
    """
    try:
        disk = os.statvfs(directory)
    except OSError as error:
        raise named(error) from None
    with outbox.store.reading as connection:
        used = retention.used(connection)
    return disk.f_bavail * disk.f_frsize >= reserve and used < budget + reserve

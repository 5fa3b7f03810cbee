"""The sealed files themselves, one writer at a time for each, whichever process it is in."""

import fcntl
import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from offline_store.sealed_file import PIECE


class Locked(Exception):
    """Somebody else is writing this file."""


def place(folder: Path, terminal: str, attachment_id: str) -> Path:
    """attachment_id: a UUID. A terminal's name may be anything, so its folder is named by its hash."""
    return folder / hashlib.sha256(terminal.encode()).hexdigest()[:32] / attachment_id


class IncomingFile:
    """Open for appending after the bytes that count; closes and unlocks when it is left. Raises Locked and OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # It may have been erased between the two.
            if os.fstat(self._descriptor).st_ino != path.stat().st_ino:
                raise Locked
        except (BlockingIOError, FileNotFoundError, Locked):
            os.close(self._descriptor)
            raise Locked from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._descriptor)

    def cut(self, size: int) -> bool:
        """Drop what stands beyond `size`, and write there next. False when the file is shorter."""
        if os.fstat(self._descriptor).st_size < size:
            return False
        os.ftruncate(self._descriptor, size)
        os.lseek(self._descriptor, size, os.SEEK_SET)
        return True

    def write(self, block: bytes) -> None:
        view = memoryview(block)
        while len(view):
            view = view[os.write(self._descriptor, view) :]

    def sync(self, *, name: bool) -> None:
        """Its bytes survive a power cut from here on. name: so does its name, which is needed once."""
        os.fsync(self._descriptor)
        for folder in (self._path.parent, self._path.parent.parent) if name else ():
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def digest(self) -> bytes:
        """SHA-256 of all of it."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        digest = hashlib.sha256()
        while block := os.read(self._descriptor, PIECE):
            digest.update(block)
        return digest.digest()

    def erase(self) -> None:
        self._path.unlink(missing_ok=True)

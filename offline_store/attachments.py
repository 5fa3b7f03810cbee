"""The folder of sealed files: scans and photos that wait for the centre beside the outbox.

A file is named by its id and by nothing else. It is the visit's until an entry is appended that names it
(`Outbox.append(attachments=…)`); what no entry names is erased at the wipe, or at the next start. Until then it is as
closed to the terminal as every other one.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

from offline_store import aside
from offline_store.bindings import Bound
from offline_store.errors import StoreDamaged, StoreFull, is_full
from offline_store.records import SealedAttachment
from offline_store.sealed_file import SealedWriter
from offline_store.sealing import SealingSession

FOLDER: Final = "attachments"
BUDGET: Final = 4 * 1024**3
"""Bytes that all waiting files of a terminal may take."""
MAX_SIZE: Final = 512 * 1024**2
"""Bytes of one sealed file. The centre takes no larger one."""


class AttachmentStore:
    """The folder of the terminal whose data `directory` this is; made when the first file is begun.

    budget: bytes. Only the one object that writes a visit's files knows which of them are still the visit's.
    """

    def __init__(self, directory: Path, *, budget: int = BUDGET) -> None:
        self._folder = directory / FOLDER
        self._budget = budget
        self._fresh: dict[str, AttachmentWriter] = {}

    def begin(self, attachment_id: str, session: SealingSession) -> "AttachmentWriter":
        """A new file under a key of its own, wrapped by the visit's. attachment_id: a UUIDv7 never used before.

        Raises SessionForgotten, StoreFull or StoreDamaged.
        """
        room = min(MAX_SIZE, self._budget - self.used())
        if room <= 0:
            raise StoreFull
        path = self.path(attachment_id)
        with _Known():
            if not self._folder.exists():
                self._folder.mkdir(mode=0o700)
                _sync(self._folder.parent)
            file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        try:
            with _Known():
                sealed = SealedWriter(file, session)
        except BaseException:
            _erase(path, file)
            raise
        writer = AttachmentWriter(path, file, sealed, room)
        self._fresh[attachment_id] = writer
        return writer

    @contextmanager
    def naming(self, attachments: Iterable[SealedAttachment]) -> Iterator[None]:
        """Around the append of the entry that names them: a wipe meanwhile, and every later one, leaves them alone.

        They are the visit's again when the block raises.
        """
        mine = {one.id: self._fresh.pop(one.id) for one in attachments if one.id in self._fresh}
        try:
            yield
        except BaseException:
            self._fresh.update(mine)
            raise

    def wipe(self) -> None:
        """Erase what this object began and no entry names, finished or not."""
        while self._fresh:
            self._fresh.popitem()[1].discard()

    def erase_unbound(self, bound: Bound) -> int:
        """Erase what no entry names; returns how many files went. For the start, before any visit.

        Nothing goes on a terminal whose outbox was ever damaged: what named a file may be what could not be read.
        Raises the store's errors.
        """
        if aside.any_of(self._folder.parent):
            return 0
        named = {one.id for one in bound.all()}
        strangers = [path for path in self._files() if path.name not in named]
        for path in strangers:
            self.erase(path.name)
        return len(strangers)

    def path(self, attachment_id: str) -> Path:
        return self._folder / attachment_id

    def read(self, attachment_id: str, offset: int, count: int) -> bytes:
        """At most `count` sealed bytes from `offset` on; none when the file ends before, or is not there."""
        with _Known(), suppress(FileNotFoundError), self.path(attachment_id).open("rb") as file:
            file.seek(offset)
            return file.read(count)
        return b""

    def erase(self, attachment_id: str) -> None:
        """Safe to repeat."""
        with _Known():
            self.path(attachment_id).unlink(missing_ok=True)

    def used(self) -> int:
        """Bytes that all files take together."""
        total = 0
        for path in self._files():
            # The agent may erase one meanwhile.
            with suppress(FileNotFoundError):
                total += path.stat().st_size
        return total

    def _files(self) -> list[Path]:
        with _Known():
            return list(self._folder.iterdir()) if self._folder.exists() else []


class AttachmentWriter:
    """One file being written; not thread-safe.

    `write` and `finish` raise StoreFull or StoreDamaged; nothing is then left of the file.
    """

    def __init__(self, path: Path, file: BinaryIO, sealed: SealedWriter, room: int) -> None:
        self._path = path
        self._file = file
        self._sealed = sealed
        self._room = room

    def write(self, data: bytes) -> None:
        """Seal what is given and write it, never in clear. Raises SessionForgotten after the end."""
        with _Known(self):
            self._sealed.write(data)
            self._within(self._file.tell())

    def finish(self) -> SealedAttachment:
        """Returns only when the whole file would survive a power cut. Raises SessionForgotten after the end."""
        with _Known(self):
            size, digest = self._sealed.finish()
            self._within(size)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _sync(self._path.parent)
        return SealedAttachment(self._path.name, size, digest)

    def discard(self) -> None:
        """Nothing of it remains. Safe at any time before an entry names it, and more than once."""
        self._sealed.discard()
        _erase(self._path, self._file)

    def _within(self, size: int) -> None:
        if size > self._room:
            raise StoreFull


class _Known:
    """Turns what the system says about the disk into StoreFull and StoreDamaged, after the writer let its file go."""

    def __init__(self, writer: AttachmentWriter | None = None) -> None:
        self._writer = writer

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, OSError | StoreFull):
            if self._writer:
                self._writer.discard()
            raise StoreFull if is_full(error) else StoreDamaged(getattr(error, "strerror", None) or "file") from None


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _erase(path: Path, file: BinaryIO) -> None:
    """What the disk does not let go now, the next start erases; a full one speaks again when the buffer goes out."""
    with suppress(OSError):
        file.close()
    with suppress(OSError):
        path.unlink()

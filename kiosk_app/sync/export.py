"""Puts what the centre does not hold into one sealed file, for a terminal that will not come back.

Every stream goes along as far as it adds up; nothing on the terminal changes.
"""

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from kiosk_app.enrolment import Enrolment
from kiosk_app.protocol.entries import MAX_BATCH
from kiosk_app.protocol.stick import ATTACHMENTS, ENTRIES, MANIFEST, FilePart, Manifest, StreamPart
from kiosk_app.sync.events import to_event
from kiosk_app.sync.upload import MAX_BYTES
from offline_store import chain
from offline_store.attachments import AttachmentStore
from offline_store.errors import ChainBroken, StoreError
from offline_store.header import rfc3339
from offline_store.outbox import Outbox
from offline_store.records import StoredEntry
from offline_store.salvage import rests
from offline_store.sealed_file import SealedWriter
from offline_store.sealing import Sealer

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

OUTBOX: Final = "outbox.db"


@dataclass
class Export:
    """What went along, and what could not. troubles: one sentence each, of files and numbers only."""

    streams: list[StreamPart] = field(default_factory=list)
    attachments: list[FilePart] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def export(directory: Path, enrolment: Enrolment, to: Path, now: float) -> Export:
    """Write `to`, whole or not at all. now: seconds since 1970. Raises OSError when it cannot be written."""
    fresh = to.with_name(f"{to.name}.new")
    sealer = enrolment.trust.sealer()
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            done = _write(directory, enrolment.terminal, sealer, file, rfc3339(now))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(to)
    finally:
        fresh.unlink(missing_ok=True)
    return done


def _write(directory: Path, terminal: str, sealer: Sealer, file: BinaryIO, made: str) -> Export:
    session = sealer.session()
    writer = SealedWriter(file, session)
    session.forget()
    with tarfile.open(fileobj=_Sealing(writer), mode="w|") as archive:
        exporting = _Exporting(AttachmentStore(directory), terminal, archive)
        for path in (*rests(directory), directory / OUTBOX):
            exporting.add(path, sealer)
        exporting.close(made)
    writer.finish()
    return exporting.done


class _Sealing(io.RawIOBase):
    """The sealed file as tarfile writes it."""

    def __init__(self, writer: SealedWriter) -> None:
        self._writer = writer

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        block = bytes(data)
        self._writer.write(block)
        return len(block)


class _Exporting:
    def __init__(self, files: AttachmentStore, terminal: str, archive: tarfile.TarFile) -> None:
        self.done = Export()
        self._files = files
        self._terminal = terminal
        self._archive = archive
        self._requests = 0

    def add(self, path: Path, sealer: Sealer) -> None:
        """What can be read of one store."""
        if not path.exists():
            self.done.troubles.append(f"{path.name} is not there")
            return
        with (
            self._noting(path),
            Outbox.open(path, sealer, clock=lambda: 0.0, ids=_nothing_is_written) as outbox,
        ):
            with self._noting(path):
                for batch in _batches(outbox):
                    self._add_batch(batch)
            for one in outbox.attachments.all():
                self._add_file(FilePart(one.id, one.event_id, one.size, one.digest.hex()))

    def close(self, made: str) -> None:
        manifest = Manifest(self._terminal, made, self.done.streams, self.done.attachments)
        self._put(MANIFEST, msgspec.json.encode(manifest))

    @contextmanager
    def _noting(self, path: Path) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            self.done.troubles.append(f"{path.name} is not whole: {type(error).__name__} {error}".rstrip())

    def _add_batch(self, batch: list[StoredEntry]) -> None:
        self._requests += 1
        events = [to_event(entry, self._terminal) for entry in batch]
        self._put(f"{ENTRIES}{self._requests:06d}.json", msgspec.json.encode(events))
        streams, stream, first = self.done.streams, batch[0].stream, batch[0].seq
        if streams and streams[-1].stream == stream:
            first = streams.pop().first
        streams.append(StreamPart(stream, first, batch[-1].seq))

    def _add_file(self, part: FilePart) -> None:
        path = self._files.path(part.id)
        if not path.exists() or path.stat().st_size != part.size:
            self.done.troubles.append(f"attachment {part.id} is not there whole")
            return
        member = tarfile.TarInfo(f"{ATTACHMENTS}{part.id}")
        member.size = part.size
        with path.open("rb") as file:
            self._archive.addfile(member, file)
        self.done.attachments.append(part)

    def _put(self, name: str, content: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        self._archive.addfile(member, io.BytesIO(content))


def _batches(outbox: Outbox) -> Iterator[list[StoredEntry]]:
    """What is not acknowledged, in order, as requests. Raises ChainBroken after the last entry that adds up."""
    seq, prev, batch, size = outbox.stat().acknowledged, b"", list[StoredEntry](), 0
    while page := outbox.entries(seq, MAX_BATCH):
        for entry in page:
            if not _follows(entry, seq, prev):
                if batch:
                    yield batch
                raise ChainBroken(seq + 1, "export")
            if len(batch) == MAX_BATCH or (batch and size + len(entry.body) > MAX_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(entry)
            seq, prev, size = entry.seq, entry.digest, size + len(entry.body)
    if batch:
        yield batch


def _follows(entry: StoredEntry, seq: int, prev: bytes) -> bool:
    """prev: b"" when the one before is not at hand."""
    digest = chain.digest(entry.prev, entry.header, entry.body)
    return entry.seq == seq + 1 and entry.digest == digest and entry.prev == (prev or entry.prev)


def _nothing_is_written() -> str:
    raise AssertionError("an existing outbox was expected")

"""Takes in what was carried by hand from a terminal (`kiosk_app.protocol.stick`), as if it had been sent.

First all of the file is opened and compared with its manifest, then it is read again and stored through the same door
as what comes over the network. So a damaged or foreign file changes nothing, and what the centre holds is there once.
"""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final, Protocol

import msgspec

from central.store import attachments, cases, terminals
from central.store.attachment_files import IncomingFile, Locked, place
from central.store.attachments import Declaration
from central.store.batch import Arrival, BadBatch, read
from central.store.database import Store
from central.store.ingest import acknowledged, ingest
from kiosk_app.protocol.entries import Refusal
from kiosk_app.protocol.stick import ATTACHMENTS, ENTRIES, MANIFEST, FilePart, Manifest, StreamPart
from offline_store.sealed_file import PIECE, pieces
from offline_store.sealing import Opener, SealingError, UnknownRecipient

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_REQUEST: Final = 96 * 1024 * 1024
"""Bytes of one request in the archive. The largest entry alone makes about half of it."""
DAMAGED: Final = "it is damaged, or no export of a terminal"


class StickRefused(Exception):
    """Nothing of the file was taken. reason: why, for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Imported:
    """What became of it. new: entries per stream that were not here before; held: files that are here now.

    troubles: what was not taken, one sentence each.
    """

    terminal: str
    new: dict[str, int] = field(default_factory=dict)
    held: int = 0
    troubles: list[str] = field(default_factory=list)


class _Reader(Protocol):
    """Is shown what the archive holds, in its order."""

    def entries(self, arrivals: list[Arrival]) -> None: ...
    def attachment(self, attachment_id: str, content: IO[bytes]) -> None: ...


def bring_in(file: Path, opener: Opener, store: Store, folder: Path, clock: Callable[[], float]) -> Imported:
    """folder: of sealed files. clock: seconds since 1970. Raises StickRefused, and OSError."""
    with _refusing():
        manifest = _manifest(file, opener)
        checking = _Checking(manifest)
        _show(file, opener, manifest.terminal, checking)
        checking.close()
    with store.read() as connection:
        if not terminals.known(connection, manifest.terminal):
            raise StickRefused(f"it comes from {manifest.terminal}, which is not enrolled here")
    storing = _Storing(manifest, store, folder, clock)
    with _refusing():
        _show(file, opener, manifest.terminal, storing)
    return storing.done


class _Checking:
    """Compares what is there with what the manifest says. Raises BadBatch."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._last: Arrival | None = None
        self._streams = list[StreamPart]()
        self._files = dict[str, tuple[int, str]]()

    def entries(self, arrivals: list[Arrival]) -> None:
        head, last = arrivals[0].head, self._last
        first = head.seq
        if last and last.head.stream == head.stream:
            if (head.seq, arrivals[0].prev) != (last.head.seq + 1, last.digest):
                raise BadBatch("order")
            first = self._streams.pop().first
        self._last = arrivals[-1]
        self._streams.append(StreamPart(head.stream, first, self._last.head.seq))

    def attachment(self, attachment_id: str, content: IO[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        while block := content.read(PIECE):
            digest.update(block)
            size += len(block)
        self._files[attachment_id] = (size, digest.hexdigest())

    def close(self) -> None:
        named = {part.id: (part.size, part.sha256) for part in self._manifest.attachments}
        if self._streams != self._manifest.streams or self._files != named:
            raise BadBatch("manifest")


class _Storing:
    """Stores it. What the centre does not take is said in `done`, and keeps back nothing else."""

    def __init__(self, manifest: Manifest, store: Store, folder: Path, clock: Callable[[], float]) -> None:
        self.done = Imported(manifest.terminal, {part.stream: 0 for part in manifest.streams})
        self._store = store
        self._folder = folder
        self._clock = clock
        self._parts = {part.id: part for part in manifest.attachments}
        self._stopped = set[str]()

    def entries(self, arrivals: list[Arrival]) -> None:
        stream = arrivals[0].head.stream
        if stream in self._stopped:
            return
        with self._store.write() as connection:
            before = acknowledged(connection, self.done.terminal, stream)
            outcome = ingest(connection, arrivals, self._clock())
        if not isinstance(outcome, Refusal):
            self.done.new[stream] += outcome.through - before
            return
        self._stopped.add(stream)
        if outcome.error == "gap":
            self.done.troubles.append(f"stream {stream}: the centre misses entries from {outcome.seq} on")
        else:
            self.done.troubles.append(f"stream {stream}: the centre holds another entry {outcome.seq}")

    def attachment(self, attachment_id: str, content: IO[bytes]) -> None:
        trouble = self._take(self._parts[attachment_id], content)
        if trouble:
            self.done.troubles.append(f"attachment {attachment_id}: {trouble}")
        else:
            self.done.held += 1

    def _take(self, part: FilePart, content: IO[bytes]) -> str:
        """ "" when it is held now, else why it is not."""
        terminal, digest = self.done.terminal, bytes.fromhex(part.sha256)
        declaration = Declaration(terminal, part.id, part.event_id, part.size, digest)
        with self._store.write() as connection:
            if cases.find(connection, terminal, part.event_id) is None:
                return "its application is not here"
            if attachments.declare(connection, declaration, self._clock()).declaration != declaration:
                return "it was declared otherwise before"
        try:
            with IncomingFile(place(self._folder, terminal, part.id)) as file:
                with self._store.write() as connection:
                    arriving = attachments.find(connection, terminal, part.id)
                    if arriving and arriving.held:
                        return ""
                    attachments.advance(connection, declaration, 0)
                file.cut(0)
                while block := content.read(PIECE):
                    file.write(block)
                fresh = attachments.Arriving(declaration, 0, held=False)
                right = attachments.settle(self._store, file, fresh, part.size, self._clock())
                return "" if right else "it has another digest than declared"
        except Locked:
            return "the terminal is sending it just now"


class _Plain(io.RawIOBase):
    """The plaintext of a sealed file, to be read like a file. Raises what `pieces` raises."""

    def __init__(self, file: BinaryIO, opener: Opener) -> None:
        self._pieces = pieces(file, opener)
        self._here = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        self._here = self._here or next(self._pieces, b"")
        view = memoryview(buffer)
        count = min(len(view), len(self._here))
        view[:count] = self._here[:count]
        self._here = self._here[count:]
        return count


def _members(file: Path, opener: Opener) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of each; ends only when all of the file has been opened."""
    with file.open("rb") as sealed, io.BufferedReader(_Plain(sealed, opener), PIECE) as plain:
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content is None:
                    raise BadBatch("member")
                yield member.name, content
        # What stands behind the archive's end is opened too: a cut there would say nothing else.
        while block := plain.read(PIECE):
            if block.strip(b"\x00"):
                raise BadBatch("end")


def _manifest(file: Path, opener: Opener) -> Manifest:
    found: Manifest | None = None
    for name, content in _members(file, opener):
        if found:
            raise BadBatch("manifest")
        if name == MANIFEST:
            found = msgspec.json.decode(_all(content), type=Manifest)
    if found is None or found.v != 1:
        raise BadBatch("manifest")
    return found


def _show(file: Path, opener: Opener, terminal: str, reader: _Reader) -> None:
    for name, content in _members(file, opener):
        if name.startswith(ENTRIES):
            reader.entries(read(_all(content), terminal))
        elif name.startswith(ATTACHMENTS):
            reader.attachment(name.removeprefix(ATTACHMENTS), content)
        elif name != MANIFEST:
            raise BadBatch("member")


def _all(content: IO[bytes]) -> bytes:
    read_ = content.read(MAX_REQUEST + 1)
    if len(read_) > MAX_REQUEST:
        raise BadBatch("size")
    return read_


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except UnknownRecipient:
        raise StickRefused("it is sealed to others than this centre's opener") from None
    except (SealingError, tarfile.TarError, msgspec.MsgspecError, BadBatch, ValueError):
        raise StickRefused(DAMAGED) from None

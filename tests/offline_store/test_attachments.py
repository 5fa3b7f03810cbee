"""Files that belong to a visit, then to an entry, and never lie in clear or ownerless on the disk."""

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_store import attachments
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.errors import ChainBroken, HeaderRefused, SessionForgotten, StoreDamaged, StoreFull
from offline_store.outbox import Outbox
from offline_store.records import BoundAttachment, SealedAttachment
from offline_store.sealed_file import PIECE, pieces
from offline_store.sealing import SealingSession
from tests.offline_store.stores import Recipient, open_outbox

WORDS = ("张三", "370699195001010018", "烟台市虚拟区测试路1号")
SCAN = "；".join(WORDS * 20_000).encode()


@pytest.fixture
def recipient() -> Recipient:
    return Recipient()


@pytest.fixture
def session(recipient: Recipient) -> SealingSession:
    return recipient.sealer.session()


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path)


@pytest.fixture
def outbox(tmp_path: Path, recipient: Recipient) -> Iterator[Outbox]:
    with open_outbox(tmp_path, recipient) as opened:
        yield opened


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in (directory / FOLDER).iterdir())


def written(store: AttachmentStore, session: SealingSession, name: str, content: bytes = b"scan") -> SealedAttachment:
    writer = store.begin(name, session)
    writer.write(content)
    return writer.finish()


def in_clear(directory: Path) -> bool:
    files = [path.read_bytes() for path in directory.rglob("*") if path.is_file()]
    encodings = ("utf-8", "utf-16-le", "gb18030")
    return any(word.encode(encoding) in content for word in WORDS for encoding in encodings for content in files)


def test_a_file_is_private_and_opens_at_the_centre(
    tmp_path: Path, recipient: Recipient, store: AttachmentStore, session: SealingSession
) -> None:
    sealed = written(store, session, "a", SCAN)
    path = tmp_path / FOLDER / "a"
    assert (sealed.id, sealed.size) == ("a", path.stat().st_size)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    with path.open("rb") as file:
        assert b"".join(pieces(file, recipient.opener)) == SCAN
    assert store.used() == sealed.size
    assert store.read("a", 4, 2) == path.read_bytes()[4:6]
    assert store.read("a", sealed.size, 1) == store.read("nothing", 0, 1) == b""


def test_nothing_is_in_clear_while_it_is_written(
    tmp_path: Path, store: AttachmentStore, session: SealingSession
) -> None:
    writer = store.begin("a", session)
    for at in range(0, len(SCAN), 50_000):
        writer.write(SCAN[at : at + 50_000])
        assert not in_clear(tmp_path)
    writer.finish()
    assert (tmp_path / FOLDER / "a").stat().st_size > len(SCAN)
    assert not in_clear(tmp_path)
    assert WORDS[0] not in repr(writer)


WRITER = """
import os, sys
from pathlib import Path
from offline_store.attachments import AttachmentStore
from tests.offline_store.stores import Recipient
from tests.offline_store.test_attachments import SCAN
writer = AttachmentStore(Path(sys.argv[1])).begin("a", Recipient().sealer.session())
writer.write(SCAN)
print("written", flush=True)
sys.stdin.read()
"""


def test_what_a_killed_process_was_writing_is_closed_and_goes_at_the_next_start(
    tmp_path: Path, store: AttachmentStore, outbox: Outbox
) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        assert not in_clear(tmp_path)
        os.kill(process.pid, signal.SIGKILL)
    assert (tmp_path / FOLDER / "a").stat().st_size > PIECE
    assert not in_clear(tmp_path)
    assert store.erase_unbound(outbox.attachments) == 1
    assert names(tmp_path) == []


def test_the_wipe_takes_what_no_entry_names(
    tmp_path: Path, store: AttachmentStore, outbox: Outbox, session: SealingSession
) -> None:
    kept, left = written(store, session, "kept"), written(store, session, "left")
    store.begin("open", session).write(SCAN)
    with store.naming([kept]):
        entry = outbox.append("application", {}, b"{}", session=session, attachments=[kept])
    with pytest.raises(HeaderRefused), store.naming([left]):
        outbox.append("application", {"name": "x"}, b"{}", session=session, attachments=[left])
    store.wipe()
    assert names(tmp_path) == ["kept"]
    assert outbox.attachments.all() == [BoundAttachment("kept", entry.event_id, kept.size, kept.digest, "", 0)]
    store.wipe()
    assert AttachmentStore(tmp_path).erase_unbound(outbox.attachments) == 0
    assert names(tmp_path) == ["kept"]


def test_a_wipe_in_the_middle_of_the_append_leaves_what_the_entry_names(
    tmp_path: Path, store: AttachmentStore, outbox: Outbox, session: SealingSession
) -> None:
    one, other = written(store, session, "one"), written(store, session, "other")
    with store.naming([one]):
        store.wipe()
        outbox.append("application", {}, b"{}", session=session, attachments=[one])
    assert names(tmp_path) == ["one"]
    assert store.read(other.id, 0, 1) == b""


def test_the_same_application_again_binds_nothing_twice(
    store: AttachmentStore, outbox: Outbox, session: SealingSession
) -> None:
    sealed = written(store, session, "a")
    for _ in range(2):
        outbox.append("application", {}, b"{}", event_id="e", session=session, attachments=[sealed])
    assert [one.event_id for one in outbox.attachments.all()] == ["e"]
    outbox.attachments.release("a")
    outbox.append("application", {}, b"{}", event_id="e", session=session, attachments=[sealed])
    assert outbox.attachments.all() == []


def test_an_entry_that_fails_binds_nothing(outbox: Outbox) -> None:
    def broken(_: str) -> bytes:
        raise KeyError

    with pytest.raises(KeyError):
        outbox.append("application", {}, broken, attachments=[SealedAttachment("a", 1, b"d")])
    assert outbox.attachments.all() == []


def test_files_wait_for_their_entry_and_go_smallest_first(outbox: Outbox) -> None:
    large, small = SealedAttachment("large", 9, b"d"), SealedAttachment("small", 3, b"d")
    entry = outbox.append("application", {}, b"{}", attachments=[large, small])
    later = outbox.append("application", {}, b"{}", attachments=[SealedAttachment("later", 1, b"d")])
    assert outbox.attachments.waiting() == []
    outbox.acknowledge(entry.stream, entry.seq)
    assert [one.id for one in outbox.attachments.waiting()] == ["small", "large"]
    outbox.acknowledge(entry.stream, later.seq)
    outbox.attachments.locate("large", "/somewhere")
    outbox.attachments.release("small")
    assert [(one.id, one.location) for one in outbox.attachments.waiting()] == [("later", ""), ("large", "/somewhere")]


def test_a_file_the_centre_denies_is_sent_once_more(outbox: Outbox) -> None:
    entry = outbox.append("application", {}, b"{}", attachments=[SealedAttachment("a", 3, b"d")])
    outbox.acknowledge(entry.stream, entry.seq)
    outbox.attachments.locate("a", "/somewhere")
    outbox.attachments.refuse("a")
    assert [(one.location, one.refused) for one in outbox.attachments.waiting()] == [("", 1)]
    outbox.attachments.refuse("a")
    assert outbox.attachments.waiting() == []
    assert [one.refused for one in outbox.attachments.all()] == [2]


def test_files_outlive_the_damage_of_the_outbox_that_names_them(
    tmp_path: Path, store: AttachmentStore, recipient: Recipient, session: SealingSession
) -> None:
    """Those whose rows can be read are sent as before; of the others nothing is erased, for nobody knows."""
    old, unnamed = written(store, session, "old"), written(store, session, "unnamed")
    with open_outbox(tmp_path, recipient) as outbox:
        entry = outbox.append("application", {}, b"{}", attachments=[old])
    connection = sqlite3.connect(tmp_path / "outbox.db")
    connection.execute("UPDATE entry SET body = x'00' WHERE seq = ?", (entry.seq,))
    connection.commit()
    connection.close()
    with open_outbox(tmp_path, recipient, prefix="new", replaces=True) as outbox:
        with pytest.raises(ChainBroken):
            outbox.verify()
        assert [(one.id, one.event_id) for one in outbox.attachments.waiting()] == [("old", entry.event_id)]
        assert AttachmentStore(tmp_path).erase_unbound(outbox.attachments) == 0
        assert sorted(names(tmp_path)) == ["old", unnamed.id]


def test_what_would_go_over_the_budget_is_refused_whole(tmp_path: Path, session: SealingSession) -> None:
    store = AttachmentStore(tmp_path, budget=3 * PIECE)
    written(store, session, "a", bytes(PIECE))
    writer = store.begin("b", session)
    with pytest.raises(StoreFull):
        writer.write(bytes(3 * PIECE))
    assert names(tmp_path) == ["a"]
    writer = store.begin("b", session)
    writer.write(bytes(2 * PIECE - 100))
    with pytest.raises(StoreFull):
        writer.finish()
    assert names(tmp_path) == ["a"]
    AttachmentStore(tmp_path).erase("a")
    written(store, session, "c", bytes(2 * PIECE))
    with pytest.raises(StoreFull):
        AttachmentStore(tmp_path, budget=PIECE).begin("d", session)


def test_no_file_is_longer_than_the_centre_takes(
    store: AttachmentStore, session: SealingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MAX_SIZE", PIECE)
    with pytest.raises(StoreFull):
        store.begin("a", session).write(bytes(3 * PIECE))
    assert store.used() == 0


def test_a_disk_that_fails_is_said_and_leaves_nothing(
    tmp_path: Path, store: AttachmentStore, session: SealingSession
) -> None:
    """The limit on a file's length stands in for it: the system answers in the same place."""
    writer = store.begin("a", session)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PIECE, before[1]))
    try:
        with pytest.raises(StoreDamaged):
            writer.write(bytes(3 * PIECE))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert names(tmp_path) == []
    with pytest.raises(SessionForgotten):
        writer.write(b"x")
    writer.discard()


def test_a_disk_without_a_byte_left_is_full(store: AttachmentStore, session: SealingSession, tmp_path: Path) -> None:
    writer = store.begin("a", session)
    with Path("/dev/full").open("wb") as full:
        os.dup2(full.fileno(), writer._file.fileno())
    with pytest.raises(StoreFull):
        writer.write(bytes(2 * PIECE))
    assert names(tmp_path) == []


def test_a_forgotten_visit_begins_no_file(tmp_path: Path, store: AttachmentStore, session: SealingSession) -> None:
    session.forget()
    with pytest.raises(SessionForgotten):
        store.begin("a", session)
    assert names(tmp_path) == []


MEASURED = """
import resource, sys
from pathlib import Path
from offline_store.attachments import AttachmentStore
from offline_store.sealed_file import pieces
from tests.offline_store.stores import Recipient
recipient, block = Recipient(), bytes(1_000_000)
store = AttachmentStore(Path(sys.argv[1]))
used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = used()
writer = store.begin("a", recipient.sealer.session())
for _ in range(int(sys.argv[2])):
    writer.write(block)
sealed = writer.finish()
with store.path("a").open("rb") as file:
    read = sum(map(len, pieces(file, recipient.opener)))
print(read, sealed.size, used() - before)
"""


@pytest.mark.parametrize("megabytes", [20, pytest.param(200, marks=pytest.mark.long)])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, megabytes: int) -> None:
    command = [sys.executable, "-c", MEASURED, str(tmp_path), str(megabytes)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=100).stdout
    read, size, grown = map(int, said.split())
    assert read == megabytes * 1_000_000 < size
    assert grown < 16, "MB"

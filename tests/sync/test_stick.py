"""What is carried by hand from a terminal that will not come back: there once, or not at all."""

import io
import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from central import site, stick
from central.cli import main as central
from central.stick import DAMAGED, Imported, StickRefused
from central.store import tables, terminals
from central.store.attachment_files import IncomingFile, place
from central.store.verify import check_streams
from kiosk_app import enrolment
from kiosk_app.protocol.stick import Manifest
from kiosk_app.sync.export import Export, export
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.records import Draft, Entry, SealedAttachment
from offline_store.sealed_file import PIECE, SealedWriter, pieces
from offline_store.sealing import Opener, software_keypair
from tests.central.centres import CERTIFICATE, PEOPLE, TERMINAL, Hall, apply, send_all
from tests.sync.agents import agent, wait_for

ID = "018bcfe5-6800-7fff-bfff-{:012d}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def exported(hall: Hall, directory: Path, file: Path) -> Export:
    hall.enrol_terminal(directory)
    return export(directory, enrolment.load(directory), file, hall.clock())


def opener(hall: Hall) -> Opener:
    return Opener(site.private_keys(hall.data))


def imported(hall: Hall, file: Path) -> Imported:
    return stick.bring_in(file, opener(hall), hall.store, hall.data / site.ATTACHMENTS, hall.clock)


def sealed(hall: Hall, directory: Path, number: int, size: int = 1000) -> SealedAttachment:
    writer = AttachmentStore(directory).begin(ID.format(number), hall.trust.sealer().session())
    writer.write(bytes([number]) * size)
    return writer.finish()


def held(hall: Hall) -> list[str]:
    with hall.store.read() as connection:
        return list(connection.execute(select(tables.entry.c.event_id).order_by(tables.entry.c.seq)).scalars())


def count(hall: Hall, table: str) -> int:
    with hall.store.read() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one()


def state(hall: Hall, entry: Entry) -> str:
    while hall.work.step():
        pass
    with hall.client() as centre:
        progress = centre.progress(entry.local_number)
    assert progress
    return progress.state.value


def snapshot(directory: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file()}


def archive(hall: Hall, file: Path) -> dict[str, bytes]:
    with file.open("rb") as opened:
        plain = b"".join(pieces(opened, opener(hall)))
    with tarfile.open(fileobj=io.BytesIO(plain)) as found:
        return {member.name: (found.extractfile(member) or io.BytesIO()).read() for member in found}


def packed(hall: Hall, file: Path, members: dict[str, bytes], tail: bytes = b"") -> None:
    """Write a file that a terminal could have sealed."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as made:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
    with file.open("wb") as opened:
        writer = SealedWriter(opened, hall.trust.sealer().session())
        writer.write(plain.getvalue() + tail)
        writer.finish()


def test_what_was_not_acknowledged_comes_in_and_is_worked_on(hall: Hall, directory: Path, file: Path) -> None:
    one = sealed(hall, directory, 1, 3 * PIECE)
    with hall.outbox(directory) as outbox:
        apply(outbox, "k08", PEOPLE[3], {})
        send_all(hall, outbox)
        entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one])
        outbox.append_many([Draft("evaluation", {}, b"{}")] * 250)
        stream, head = outbox.stat().stream, outbox.stat().head
        everything = [row.event_id for row in outbox.entries(0, 1000)]
    hall.enrol_terminal(directory)
    before = snapshot(directory)
    done = exported(hall, directory, file)
    assert snapshot(directory) == before
    assert [(part.stream, part.first, part.last) for part in done.streams] == [(stream, 3, head)]
    assert ([part.id for part in done.attachments], done.troubles) == ([one.id], [])
    assert imported(hall, file) == Imported(TERMINAL, {stream: 251}, 1, [])
    assert held(hall) == everything
    assert state(hall, entry) == "done"
    assert imported(hall, file) == Imported(TERMINAL, {stream: 0}, 1, [])
    assert held(hall) == everything
    with hall.store.read() as connection:
        assert all(check.broken is None for check in check_streams(connection))


def test_a_terminal_that_comes_back_after_all_has_nothing_twice(hall: Hall, directory: Path, file: Path) -> None:
    one = sealed(hall, directory, 1, 3 * PIECE)
    hall.enrol_terminal(directory)
    with hall.outbox(directory) as outbox:
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one])
        exported(hall, directory, file)
        imported(hall, file)
        outbox.append("evaluation", {}, b"{}")
        with agent(directory, hall.clock):
            wait_for(lambda: outbox.stat().backlog == 0 and not outbox.attachments.all())
        assert held(hall) == [row.event_id for row in outbox.entries(0, 10)]
        assert imported(hall, file).troubles == []
        # The agent's own checkpoint has come as well.
        assert count(hall, "entry") == outbox.stat().head
    assert (count(hall, "attachment"), count(hall, "alarm")) == (1, 0)


def test_nothing_can_be_read_on_the_way(hall: Hall, directory: Path, file: Path) -> None:
    with hall.outbox(directory) as outbox:
        entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    exported(hall, directory, file)
    content = file.read_bytes()
    for word in ("k01", "application", TERMINAL, entry.event_id, entry.local_number, "李四", "manifest", "ustar"):
        assert word.encode() not in content
    assert file.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in file.parent.iterdir()) == ["centre", f"centre.{TERMINAL}", "stick", "terminal"]


def test_salvaged_streams_come_along_oldest_first(hall: Hall, directory: Path, file: Path) -> None:
    one = sealed(hall, directory, 1)
    (directory / "salvaged").mkdir()
    for name in ("b", "a"):
        with hall.outbox(directory, name) as outbox:
            apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one] if name == "a" else [])
        for path in directory.glob("outbox.db*"):
            path.rename(directory / "salvaged" / path.name.replace("outbox", name))
    with hall.outbox(directory, "now") as outbox:
        outbox.append("evaluation", {}, b"{}")
    done = exported(hall, directory, file)
    assert [part.stream for part in done.streams] == ["a-1", "b-1", "now-1"]
    assert imported(hall, file) == Imported(TERMINAL, {"a-1": 2, "b-1": 2, "now-1": 2}, 1, [])


def test_a_stream_goes_along_as_far_as_it_adds_up(hall: Hall, directory: Path, file: Path) -> None:
    good, gone = sealed(hall, directory, 1), sealed(hall, directory, 2)
    with hall.outbox(directory) as outbox:
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[good, gone])
        outbox.append_many([Draft("evaluation", {}, b"{}")] * 5)
    (directory / FOLDER / gone.id).unlink()
    with sqlite3.connect(directory / "outbox.db") as connection:
        connection.execute("UPDATE entry SET body = x'00' WHERE seq = 5")
    connection.close()
    (directory / "salvaged").mkdir()
    (directory / "salvaged" / "old.db").write_bytes(b"no database" * 1000)
    done = exported(hall, directory, file)
    assert [(part.first, part.last) for part in done.streams] == [(1, 4)]
    assert len(done.troubles) == 3
    assert imported(hall, file) == Imported(TERMINAL, {"id-1": 4}, 1, [])


def test_a_gap_and_a_fork_are_said_and_keep_back_nothing_else(hall: Hall, directory: Path, file: Path) -> None:
    (directory / "salvaged").mkdir()
    for name in ("forked", "gap"):
        with hall.outbox(directory, name) as outbox:
            outbox.append_many([Draft("evaluation", {}, b"{}")] * 3)
            if name == "gap":
                send_all(hall, outbox)
                outbox.append("evaluation", {}, b"{}")
        for path in directory.glob("outbox.db*"):
            path.rename(directory / "salvaged" / path.name.replace("outbox", name))
    with hall.outbox(directory, "whole") as outbox:
        outbox.append("evaluation", {}, b"{}")
    exported(hall, directory, file)
    with hall.store.write() as connection:
        connection.execute(tables.entry.delete().where(tables.entry.c.seq > 2))
        connection.execute(tables.stream_cursor.update().values(acked=2))
    (directory / "copy").mkdir()
    with hall.outbox(directory / "copy", "forked") as outbox:
        send_all(hall, outbox)
    done = imported(hall, file)
    assert done.troubles == [
        "stream forked-1: the centre holds another entry 1",
        "stream gap-1: the centre misses entries from 3 on",
    ]
    assert done.new == {"forked-1": 0, "gap-1": 0, "whole-1": 2}
    with hall.store.read() as connection:
        assert connection.execute(select(tables.alarm.c.kind, tables.alarm.c.stream)).all() == [("fork", "forked-1")]


def test_a_file_that_is_half_here_or_being_sent(hall: Hall, directory: Path, file: Path) -> None:
    one, lost = sealed(hall, directory, 1, 3 * PIECE), sealed(hall, directory, 2)
    with hall.outbox(directory) as outbox:
        entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one])
        other = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[lost])
        send_all(hall, outbox)
    exported(hall, directory, file)
    with hall.client() as centre:
        location = centre.begin_upload(one.id, entry.event_id, one.size, one.digest)
        centre.upload(location, 0, (directory / FOLDER / one.id).read_bytes()[:1000])
    with hall.store.write() as connection:
        connection.execute(tables.case.delete().where(tables.case.c.event_id == other.event_id))
    with IncomingFile(place(hall.data / site.ATTACHMENTS, TERMINAL, one.id)):
        assert imported(hall, file).troubles == [
            f"attachment {one.id}: the terminal is sending it just now",
            f"attachment {lost.id}: its application is not here",
        ]
    assert imported(hall, file).held == 1
    assert (
        place(hall.data / site.ATTACHMENTS, TERMINAL, one.id).read_bytes() == (directory / FOLDER / one.id).read_bytes()
    )


def refused(hall: Hall, file: Path) -> str:
    with pytest.raises(StickRefused) as caught:
        imported(hall, file)
    assert (count(hall, "entry"), count(hall, "attachment"), count(hall, "case_")) == (0, 0, 0)
    assert not (hall.data / site.ATTACHMENTS).exists()
    return caught.value.reason


def test_a_damaged_file_is_refused_whole(hall: Hall, directory: Path, file: Path) -> None:
    one = sealed(hall, directory, 1, PIECE)
    with hall.outbox(directory) as outbox:
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one])
    exported(hall, directory, file)
    whole = file.read_bytes()
    assert len(whole) > PIECE
    for at in range(0, len(whole), len(whole) // 25):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        # A changed key id of a recipient looks like a stranger's.
        assert refused(hall, file) in {DAMAGED, "it is sealed to others than this centre's opener"}
        file.write_bytes(whole[:at])
        assert refused(hall, file) == DAMAGED
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert refused(hall, file) == DAMAGED
    file.write_bytes(whole)
    assert imported(hall, file).troubles == []


def test_a_foreign_file_is_refused_whole(hall: Hall, directory: Path, file: Path, tmp_path: Path) -> None:
    with hall.outbox(directory) as outbox:
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    exported(hall, directory, file)
    stranger = Opener({"other": software_keypair()[0]})
    with pytest.raises(StickRefused, match="sealed to others"):
        stick.bring_in(file, stranger, hall.store, tmp_path / "x", hall.clock)
    with hall.store.write() as connection:
        connection.execute(tables.terminal.update().values(terminal="another"))
    assert refused(hall, file) == f"it comes from {TERMINAL}, which is not enrolled here"
    with hall.store.write() as connection:
        terminals.invite(connection, TERMINAL, "x", "again", 1.0, 0.0)
    assert imported(hall, file).troubles == []


def test_what_does_not_fit_its_manifest_is_refused_whole(hall: Hall, directory: Path, file: Path) -> None:
    one, two = sealed(hall, directory, 1), sealed(hall, directory, 2)
    with hall.outbox(directory) as outbox:
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one, two])
        outbox.append_many([Draft("evaluation", {}, b"{}")] * 200)
    exported(hall, directory, file)
    whole = archive(hall, file)
    names = list(whole)
    assert names == [
        *(f"entries/{number:06d}.json" for number in (1, 2, 3)),
        *(f"attachments/{part.id}" for part in (one, two)),
        "manifest.json",
    ]
    manifest = msgspec.json.decode(whole["manifest.json"], type=Manifest)
    for name in names:
        packed(hall, file, {other: whole[other] for other in names if other != name})
        assert refused(hall, file) == DAMAGED, name
    spoilt: list[dict[str, bytes]] = [
        {},
        {**whole, "more": b""},
        {"more": b"", **whole},
        {**whole, names[3]: whole[names[4]]},
        {**whole, names[0]: b"[]"},
        {names[1]: whole[names[1]], **{name: whole[name] for name in names if name != names[1]}},
        {**whole, "manifest.json": b"{}"},
        {**whole, "manifest.json": msgspec.json.encode({**msgspec.to_builtins(manifest), "v": 2})},
        {**whole, "manifest.json": msgspec.json.encode({**msgspec.to_builtins(manifest), "terminal": "another"})},
    ]
    for members in spoilt:
        packed(hall, file, members)
        assert refused(hall, file) == DAMAGED, list(members)
    packed(hall, file, whole, tail=b"something")
    assert refused(hall, file) == DAMAGED
    packed(hall, file, whole)
    assert imported(hall, file).troubles == []


def kiosk(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "kiosk_app.cli.main", "outbox", "export", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_commands(hall: Hall, directory: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = kiosk("--data", str(directory), "--to", str(file))
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)
    hall.enrol_terminal(directory)
    assert kiosk("--data", str(directory)).stderr == "Say where to: kiosk outbox export --to FILE\n"
    with hall.outbox(directory) as outbox:
        stream = outbox.stat().stream
    unwritable = kiosk("--data", str(directory), "--to", str(file / "deeper"))
    assert (unwritable.returncode, unwritable.stdout) == (2, "")
    assert unwritable.stderr == f"{file / 'deeper'} cannot be written: No such file or directory\n"
    done = kiosk("--data", str(directory), "--to", str(file), "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, '{"entries": 1, "streams": 1, "attachments": 0}\n', "")
    assert central(["import", str(file), "--data", str(hall.data)]) == 0
    assert capsys.readouterr() == (f"{TERMINAL} {stream} 1 new\n{TERMINAL} attachments 0\n", "")
    os.truncate(file, 100)
    assert central(["import", str(file), "--data", str(hall.data)]) == 2
    assert capsys.readouterr() == ("", f"{file} was not taken: {DAMAGED}\n")
    assert central(["import", str(file / "x"), "--data", str(hall.data)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    (directory / "outbox.db").unlink()
    empty = kiosk("--data", str(directory), "--to", str(file))
    assert (empty.returncode, empty.stderr) == (1, "outbox.db is not there\n")


def test_a_full_stick_keeps_what_was_on_it(hall: Hall, directory: Path, file: Path) -> None:
    hall.enrol_terminal(directory)
    with hall.outbox(directory):
        pass
    file.write_bytes(b"an earlier export")
    (file.parent / "stick.new").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space"):
        exported(hall, directory, file)
    assert file.read_bytes() == b"an earlier export"
    assert not (file.parent / "stick.new").is_symlink()


def test_an_outbox_that_is_written_meanwhile_is_exported_as_far_as_it_was(
    hall: Hall, directory: Path, file: Path
) -> None:
    with hall.outbox(directory) as outbox:
        outbox.append_many([Draft("evaluation", {}, b"{}")] * 10)
        exported(hall, directory, file)
        outbox.append("evaluation", {}, b"{}")
        assert list(imported(hall, file).new.values()) == [11]
        send_all(hall, outbox)
    assert len(held(hall)) == 12

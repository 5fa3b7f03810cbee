"""Sealed files on their way up: cut off, mistreated, killed on both ends, and there exactly once."""

import functools
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from central import site
from central.store import attachments, tables
from central.store.attachment_files import place
from kiosk_app.centre import Centre
from kiosk_app.sync.attachments import PIECE, AttachmentUploader
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Outcome, Presence
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.outbox import Outbox
from offline_store.records import Entry, SealedAttachment
from offline_store.sealed_file import pieces
from offline_store.sealing import Opener, SealingError
from tests.central.centres import CERTIFICATE, PEOPLE, TERMINAL, Hall, apply, send_all
from tests.central.test_serve import client, enrolled_at, pid, serving
from tests.e2e.traces import secrets
from tests.offline_store.stores import counting
from tests.sync.agents import agent, wait_for
from tests.sync.hostile import TRICKS, between
from tests.sync.test_agent import AGENT

ID = "018bcfe5-6800-7fff-bfff-{:012d}"
MB = 1_000_000


def sealed(hall: Hall, directory: Path, number: int, size: int) -> SealedAttachment:
    """A finished file of a visit, of about this size."""
    session = hall.trust.sealer().session()
    writer = AttachmentStore(directory).begin(ID.format(number), session)
    writer.write(bytes([number]) * size)
    return writer.finish()


def submitted(outbox: Outbox, *files: SealedAttachment) -> Entry:
    return apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=files)


def held(hall: Hall) -> set[str]:
    with hall.store.read() as connection:
        query = select(tables.attachment.c.id).where(tables.attachment.c.held)
        return set(connection.execute(query).scalars())


def content(hall: Hall, one: SealedAttachment) -> bytes:
    """What an opener reads in the file the centre holds."""
    with place(hall.data / site.ATTACHMENTS, TERMINAL, one.id).open("rb") as file:
        return b"".join(pieces(file, Opener(site.private_keys(hall.data))))


def waiting(directory: Path) -> list[str]:
    return sorted(path.name for path in (directory / FOLDER).iterdir())


def test_files_follow_their_application_and_are_erased_once_held(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    files = [sealed(hall, directory, number, size) for number, size in ((1, 3 * PIECE), (2, 10), (3, PIECE))]
    with hall.outbox(directory) as outbox:
        entry = submitted(outbox, *files)
        with agent(directory, hall.clock):
            wait_for(lambda: outbox.attachments.all() == [])
            wait_for(lambda: waiting(directory) == [])
        while hall.work.step():
            pass
        with hall.client() as centre:
            progress = centre.progress(entry.local_number)
    assert progress
    assert progress.state == "done"
    assert held(hall) == {one.id for one in files}
    for number, one in enumerate(files, 1):
        assert set(content(hall, one)) == {number}


OTHER_SEED = pytest.param(2, marks=pytest.mark.long)


@pytest.mark.parametrize("seed", [1, OTHER_SEED])
def test_they_arrive_through_a_hostile_network(hall: Hall, directory: Path, seed: int) -> None:
    with between(hall, seed, hostility=6) as (proxy, base):
        hall.enrol_terminal(directory, base)
        files = [sealed(hall, directory, number, number * 400_000) for number in range(1, 6)]
        with hall.outbox(directory) as outbox:
            for one in files:
                submitted(outbox, one)
            with agent(directory, hall.clock):
                wait_for(lambda: outbox.attachments.all() == [] and set(TRICKS) <= set(proxy.tricks))
    assert held(hall) == {one.id for one in files}
    assert [len(content(hall, one)) for one in files] == [number * 400_000 for number in range(1, 6)]
    with hall.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(tables.alarm)).scalar_one() == 0


class Cable:
    """A line to the centre that breaks whenever another `every` bytes went up. sent: how many did."""

    def __init__(self, url: str, every: int) -> None:
        self._port = urlsplit(url).port or 0
        self._every = every
        self.sent = 0
        self.cuts = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # `close` alone does not wake who is in `accept`.
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                below, _ = self._server.accept()
                above = socket.create_connection(("127.0.0.1", self._port))
                for source, sink, up in ((below, above, True), (above, below, False)):
                    threading.Thread(target=self._carry, args=(source, sink, up), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while data := source.recv(16_384):
                sink.sendall(data)
                if up:
                    self.sent += len(data)
                    if self.sent // self._every > self.cuts:
                        self.cuts += 1
                        break
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def uploading(outbox: Outbox, directory: Path, centre: Centre) -> AttachmentUploader:
    return AttachmentUploader(outbox.attachments, AttachmentStore(directory), centre, Presence(lambda _: None))


def test_a_thief_of_the_disk_opens_no_file(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    one = sealed(hall, directory, 1, MB)
    path = directory / FOLDER / one.id
    keys = secrets(directory)
    assert keys
    for key in keys:
        with path.open("rb") as file, pytest.raises(SealingError):
            next(pieces(file, Opener(dict.fromkeys(hall.trust.recipients, key))))
    with path.open("rb") as file:
        assert next(pieces(file, Opener(site.private_keys(hall.data))))


@pytest.mark.parametrize("size", [2 * MB, 20 * MB])
def test_a_cut_costs_one_piece_at_most(hall: Hall, directory: Path, size: int) -> None:
    """At every 5 % of the file."""
    one = sealed(hall, directory, 1, size)
    with hall.outbox(directory) as outbox:
        submitted(outbox, one)
        send_all(hall, outbox)
        cable = Cable(hall.url, size // 20)
        with hall.client(base=cable.url) as centre:
            uploader = uploading(outbox, directory, centre)
            outcomes = [uploader.step()]
            while outcomes[-1] is not Outcome.IDLE:
                outcomes.append(uploader.step())
                if outcomes[-1] is Outcome.FAILED:
                    time.sleep(0.01)
        cable.close()
    assert held(hall) == {one.id}
    assert len(content(hall, one)) == size
    assert cable.cuts >= 20
    heads = 1000 * len(outcomes)
    assert one.size < cable.sent <= one.size + cable.cuts * PIECE + heads


def beyond(hall: Hall, arrived: int) -> bool:
    with hall.store.read() as connection:
        found = attachments.find(connection, TERMINAL, ID.format(1))
    return found is not None and found.arrived > arrived


def test_an_agent_killed_at_any_instant_goes_on_where_it_was(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    one = sealed(hall, directory, 1, 12 * PIECE)
    with hall.outbox(directory) as outbox:
        submitted(outbox, one)
        for round_ in range(3):
            with subprocess.Popen([sys.executable, "-c", AGENT, str(directory)], stderr=subprocess.DEVNULL) as process:
                wait_for(functools.partial(beyond, hall, round_ * PIECE))
                os.kill(process.pid, signal.SIGKILL)
        with agent(directory, hall.clock):
            wait_for(lambda: waiting(directory) == [])
    assert held(hall) == {one.id}
    assert len(content(hall, one)) == 12 * PIECE


@contextmanager
def one_at_a_centre(tmp_path: Path, size: int) -> Iterator[tuple[Path, AttachmentUploader, Outbox]]:
    """A centre of real processes that has the application, and a terminal with its file of `size` bytes."""
    data, directory = tmp_path / "centre", tmp_path / "terminal"
    directory.mkdir()
    with serving(data):
        mine = enrolled_at(data, directory)
        sealer = mine.trust.sealer()
        writer = AttachmentStore(directory).begin(ID.format(1), sealer.session())
        for _ in range(0, size, PIECE):
            writer.write(bytes(PIECE))
        one = writer.finish()
        common = {"terminal": "T1"}
        with (
            Outbox.open(directory / "outbox.db", sealer, clock=time.time, ids=counting(), common=common) as outbox,
            client(mine) as centre,
        ):
            apply(outbox, "k01", PEOPLE[2], CERTIFICATE, attachments=[one])
            last = centre.send([to_event(entry, "T1") for entry in outbox.pending(10)])
            outbox.acknowledge(last.stream, last.through)
            yield data, uploading(outbox, directory, centre), outbox
        with place(data / site.ATTACHMENTS, "T1", one.id).open("rb") as file:
            assert sum(map(len, pieces(file, Opener(site.private_keys(data))))) == size


def all_sent(uploader: AttachmentUploader, outbox: Outbox) -> None:
    until = time.monotonic() + 100
    while outbox.attachments.all():
        assert time.monotonic() < until
        if uploader.step() is Outcome.FAILED:
            time.sleep(0.01)


def restarted(data: Path, killed: int) -> bool:
    return pid(data, "api") != killed


def test_a_centre_killed_in_the_middle_goes_on_where_it_was(tmp_path: Path) -> None:
    def kill_now_and_then() -> None:
        for _ in range(3):
            killed = pid(data, "api")
            time.sleep(0.2)
            os.kill(killed, signal.SIGKILL)
            wait_for(functools.partial(restarted, data, killed))

    with one_at_a_centre(tmp_path, 40 * PIECE) as (data, uploader, outbox):
        killing = threading.Thread(target=kill_now_and_then)
        killing.start()
        all_sent(uploader, outbox)
        killing.join()


def most_memory(process: int) -> int:
    """The most it ever had, in MB."""
    (line,) = re.findall(r"^VmHWM:\s+(\d+) kB$", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    return int(line) // 1024


@pytest.mark.long
@pytest.mark.parametrize("size", [40 * PIECE, 400 * PIECE])
def test_the_memory_of_both_ends_does_not_grow_with_the_file(tmp_path: Path, size: int) -> None:
    with one_at_a_centre(tmp_path, size) as (data, uploader, outbox):
        for _ in range(6):
            uploader.step()
        api = pid(data, "api")
        before = most_memory(api), most_memory(os.getpid())
        all_sent(uploader, outbox)
        assert pid(data, "api") == api
        assert most_memory(api) - before[0] < 16
        assert most_memory(os.getpid()) - before[1] < 16


def until_idle(uploader: AttachmentUploader, rounds: int = 50) -> None:
    """All that can be done; what is refused again and again is left then."""
    for _ in range(rounds):
        if uploader.step() is Outcome.IDLE:
            return


def test_a_file_that_changed_here_is_refused_sent_once_more_and_kept(
    hall: Hall, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = sealed(hall, directory, 1, 1000), sealed(hall, directory, 2, 2000)
    path = directory / FOLDER / bad.id
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with hall.outbox(directory) as outbox, hall.client() as centre:
        submitted(outbox, bad, good)
        send_all(hall, outbox)
        until_idle(uploading(outbox, directory, centre))
        assert [(one.id, one.refused) for one in outbox.attachments.all()] == [(bad.id, 2)]
    assert held(hall) == {good.id}
    assert waiting(directory) == [bad.id]
    assert caplog.text.count("ALARM: the centre got other bytes") == 2
    with hall.store.read() as connection:
        assert connection.execute(select(tables.alarm.c.kind, tables.alarm.c.stream)).all() == [("attachment", bad.id)]


def test_a_file_that_is_gone_or_too_short_holds_up_no_other(
    hall: Hall, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = [sealed(hall, directory, number, number * PIECE) for number in range(1, 4)]
    (directory / FOLDER / files[0].id).unlink()
    os.truncate(directory / FOLDER / files[1].id, PIECE)
    with hall.outbox(directory) as outbox, hall.client() as centre:
        submitted(outbox, *files)
        send_all(hall, outbox)
        until_idle(uploading(outbox, directory, centre))
        assert [one.id for one in outbox.attachments.all()] == [files[0].id, files[1].id]
    assert held(hall) == {files[2].id}
    assert caplog.text.count("ALARM") == 2


def test_a_centre_that_forgot_the_upload_gets_it_from_the_beginning(hall: Hall, directory: Path) -> None:
    one = sealed(hall, directory, 1, 3 * PIECE)
    with hall.outbox(directory) as outbox, hall.client() as centre:
        submitted(outbox, one)
        send_all(hall, outbox)
        uploader = uploading(outbox, directory, centre)
        for _ in range(4):
            uploader.step()
        assert beyond(hall, PIECE)
        with hall.store.write() as connection:
            connection.execute(tables.attachment.delete())
        until_idle(uploader)
        assert outbox.attachments.all() == []
    assert len(content(hall, one)) == 3 * PIECE


def test_an_application_that_the_centre_lost_holds_its_file_back(hall: Hall, directory: Path) -> None:
    lost, there = sealed(hall, directory, 1, 10), sealed(hall, directory, 2, 20)
    with hall.outbox(directory) as outbox, hall.client() as centre:
        entry = submitted(outbox, lost)
        submitted(outbox, there)
        send_all(hall, outbox)
        with hall.store.write() as connection:
            connection.execute(tables.entry.delete().where(tables.entry.c.event_id == entry.event_id))
        until_idle(uploading(outbox, directory, centre), 12)
        assert [(one.id, one.refused) for one in outbox.attachments.all()] == [(lost.id, 0)]
    assert held(hall) == {there.id}

"""The centre as its processes: what is left on the disk, who is restarted, who dies with whom."""

import atexit
import functools
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
import requests

from central import serve, site
from central.catalogue import publish, stock
from central.repository import Repository
from central.serve import listen
from central.store import opened
from central.store.database import Store
from kiosk_app import enrolling, enrolment
from kiosk_app.centre import Centre, CentreError, Refused
from kiosk_app.enrolment import Enrolment
from kiosk_app.identity import anonymous_context
from kiosk_app.sync.downloads import Downloads
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from tests.offline_store.stores import counting

COMMAND = [sys.executable, "-m", "central.cli"]
PATIENCE = 20.0


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def answers(url: str, data: Path) -> bool:
    authority = (data / "keys" / "authority" / "authority.pem").read_text()
    with Centre(url, context=anonymous_context(authority), connect_seconds=PATIENCE) as nobody:
        try:
            nobody.changes(0, 0)
        except Refused as error:
            return error.status == 401
        except CentreError:
            return False
    return False


def pid(data: Path, name: str) -> int:
    return int((data / "run" / f"{name}.pid").read_text())


@functools.cache
def two_services() -> Path:
    """Sources that are read in no time: of all services those that tests apply for."""
    made = Path(tempfile.mkdtemp(prefix="kiosk-sources-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    for name in ("tables", "library"):
        shutil.copytree(publish.SOURCES / name, made / name)
    (made / "services").mkdir()
    for name in ("k01.yaml", "k08.yaml"):
        shutil.copy(publish.SOURCES / "services" / name, made / "services")
    return made


@contextmanager
def serving(data: Path, *extra: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The process and its URL. What it says is in `<data>.log`."""
    command = [*COMMAND, "serve", "--data", str(data), "--sources", str(two_services()), *extra]
    before = (data / "api.url").stat().st_mtime_ns if (data / "api.url").exists() else 0
    with (
        data.with_suffix(".log").open("wb") as log,
        subprocess.Popen(command, stderr=log) as process,
    ):
        try:
            wait_for(lambda: (data / "api.url").exists() and (data / "api.url").stat().st_mtime_ns != before)
            url = (data / "api.url").read_text().strip()
            wait_for(lambda: answers(url, data))
            yield process, url
        finally:
            process.terminate()
            process.wait(PATIENCE)


def unopened(store: Store) -> list[int]:
    with store.read() as connection:
        return [sealed.seq for sealed in opened.unopened(connection, 10)]


def enrolled_at(data: Path, directory: Path) -> Enrolment:
    out = directory / "invitation.json"
    invite = [*COMMAND, "invite", "--data", str(data), "--terminal", "T1", "--site", "市民之家", "--out", str(out)]
    subprocess.run(invite, check=True, capture_output=True)
    enrolling.enrol(directory, enrolling.read(out))
    return enrolment.load(directory)


def client(mine: Enrolment) -> Centre:
    assert mine.credentials
    return Centre(mine.centre, context=mine.credentials.context())


@pytest.mark.long
def test_the_centre_lives_and_its_directory_is_private(tmp_path: Path) -> None:
    data = tmp_path / "centre"
    with serving(data) as (process, url):
        opener = pid(data, "opener")
        os.kill(opener, signal.SIGKILL)
        wait_for(lambda: pid(data, "opener") != opener)
        api = pid(data, "api")
        os.kill(api, signal.SIGKILL)
        # The socket is the parent's: a request made now waits for the next API instead of being refused.
        assert answers(url, data)
        assert pid(data, "api") != api
        enrolled = enrolled_at(data, tmp_path)
        assert (enrolled.terminal, enrolled.centre) == ("T1", url)
        assert {key_id[0] for key_id in enrolled.trust.recipients} == {"c", "e"}
        with client(enrolled) as centre:
            assert centre.changes(0, 0).changes == []
        for path in [data, *data.rglob("*")]:
            assert path.stat().st_mode & 0o077 == 0, path
        children = [pid(data, name) for name in ("api", "web", "opener")]
        for running in (process.pid, *children):
            assert psutil.Process(running).rlimit(resource.RLIMIT_CORE) == (0, 0)
    assert process.returncode == 0
    assert not any(psutil.pid_exists(child) for child in children)
    with serving(data) as (process, again):
        assert again == url
        children = [pid(data, name) for name in ("api", "web", "opener")]
        process.kill()
        process.wait()
        wait_for(lambda: not any(psutil.pid_exists(child) for child in children))
    verify = subprocess.run([*COMMAND, "verify", "--data", str(data)], check=True, capture_output=True)
    assert verify.stdout == b""


def test_the_api_takes_entries_without_a_private_key(tmp_path: Path) -> None:
    """It runs without the folders they lie in, and without the publisher's; only the opener opens."""
    data = tmp_path / "centre"
    with serving(data) as (_, url):
        mine = enrolled_at(data, tmp_path)
        for name in ("opener", "escrow", "root", "online", "catalogue.key"):
            (data / "keys" / name).rename(tmp_path / name)
        api = pid(data, "api")
        os.kill(api, signal.SIGKILL)
        wait_for(lambda: pid(data, "api") != api)
        assert answers(url, data)
        path, sealer = tmp_path / "outbox.db", mine.trust.sealer()
        common = {"terminal": "T1"}
        with (
            Outbox.open(path, sealer, clock=time.time, ids=counting(), common=common) as outbox,
            client(mine) as centre,
        ):
            outbox.append("application", {"service": "k08"}, b"{}")
            sent = centre.send([to_event(entry, "T1") for entry in outbox.pending(10)])
            assert sent.through == outbox.stat().head == 2


@pytest.mark.long
def test_an_opener_that_finds_no_key_lets_entries_wait(tmp_path: Path) -> None:
    """Set aside as sealed to somebody else, they would be gone when the key comes back."""
    data = tmp_path / "centre"
    with serving(data):
        pass
    (data / "keys" / "opener").rename(tmp_path / "safe")
    with serving(data):
        mine = enrolled_at(data, tmp_path)
        path, sealer = tmp_path / "outbox.db", mine.trust.sealer()
        with (
            Outbox.open(path, sealer, clock=time.time, ids=counting(), common={"terminal": "T1"}) as outbox,
            client(mine) as centre,
            site.open_store(data) as store,
        ):
            centre.send([to_event(entry, "T1") for entry in outbox.pending(10)])
            wait_for(lambda: b"there is no key" in data.with_suffix(".log").read_bytes())
            waiting = unopened(store)
            (tmp_path / "safe").rename(data / "keys" / "opener")
            wait_for(lambda: not unopened(store))
    assert waiting == [1]
    assert data.with_suffix(".log").read_bytes().count(b"\n") == 1


@pytest.mark.long
def test_a_mistake_in_the_sources_leaves_terminals_the_last_good_catalogue(tmp_path: Path) -> None:
    data, sources = tmp_path / "centre", tmp_path / "sources"
    shutil.copytree(two_services(), sources)
    with serving(data, "--sources", str(sources)):
        published = stock.take(Repository(data, time.time))
    bad = sources / "services" / "k08.yaml"
    bad.write_text(bad.read_text(encoding="utf-8").replace("kind: area", "kind: arena", 1), encoding="utf-8")
    with serving(data, "--sources", str(sources)):
        mine = enrolled_at(data, tmp_path)
        with client(mine) as centre:
            fetched = Downloads(centre, tmp_path, time.time).step()
    assert "catalogue.json" in fetched
    assert (tmp_path / "catalogue" / "bundle.json").read_bytes() == published
    mistake, consequence = data.with_suffix(".log").read_text(encoding="utf-8").splitlines()
    assert re.match(r"k08\.yaml:\d+: fields\.\d+\.kind: ", mistake)
    assert consequence == "Terminals go on getting version 1 of the catalogue, published earlier."


def test_it_ends_at_once_though_terminals_and_a_page_wait_for_news(tmp_path: Path) -> None:
    data = tmp_path / "centre"
    with serving(data) as (process, url), ExitStack() as stack:
        mine = enrolled_at(data, tmp_path)
        assert mine.credentials
        plain = stack.enter_context(socket.create_connection(("127.0.0.1", urlsplit(url).port or 0)))
        context = mine.credentials.context()
        poll = stack.enter_context(context.wrap_socket(plain, server_hostname="127.0.0.1"))
        poll.sendall(b"GET /v1/changes?wait=60 HTTP/1.1\r\nHost: x\r\n\r\n")
        pages = (data / "centre.url").read_text().strip()
        page = stack.enter_context(requests.get(f"{pages}/fleet/events", stream=True, timeout=10))
        # A frame on the page comes a second after the poll was sent: by then that waits too.
        assert next(page.iter_lines())
        began = time.monotonic()
        process.terminate()
        assert process.wait(PATIENCE) == 0
        # Who does not end by itself is killed after that long.
        assert time.monotonic() - began < serve.PATIENCE_SECONDS
        assert poll.recv(4096).startswith(b"HTTP/1.1 200")


def test_an_invitation_says_what_is_missing(tmp_path: Path) -> None:
    invite = ["invite", "--data", str(tmp_path / "c"), "--terminal", "T1", "--site", "x", "--out", str(tmp_path / "e")]
    result = subprocess.run([*COMMAND, *invite], check=False, capture_output=True, text=True)
    assert result.returncode == 1
    assert "--centre" in result.stderr
    assert not (tmp_path / "e").exists()


def test_the_port_of_the_last_time_is_waited_for(tmp_path: Path) -> None:
    """An API whose parent was killed still holds it for a moment, and the terminals know no other."""
    last = listen(tmp_path / "api.url", 0)
    port = last.getsockname()[1]
    (tmp_path / "api.url").write_text(f"http://127.0.0.1:{port}\n")
    ending = threading.Timer(0.5, last.close)
    ending.start()
    with listen(tmp_path / "api.url", 0) as listening:
        assert listening.getsockname()[1] == port
    ending.join()


def test_a_port_that_somebody_keeps_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PATIENCE_SECONDS", 0.3)
    with listen(tmp_path / "api.url", 0) as other:
        (tmp_path / "api.url").write_text(f"http://127.0.0.1:{other.getsockname()[1]}\n")
        with listen(tmp_path / "api.url", 0) as listening:
            assert listening.getsockname() != other.getsockname()

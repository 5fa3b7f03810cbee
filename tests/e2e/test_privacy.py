"""While a terminal runs, and when it dies in the middle of a visit, nothing of its citizens lies anywhere.

`test_demo.py` looks at terminals that were switched off.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from kiosk_app.config import centre_of, lab_of
from tests.e2e.conftest import files_below
from tests.e2e.rig import Rig, running
from tests.e2e.traces import Search, Trace, may_dump_core, words_of
from tests.e2e.visits import Visits

ALIVE, BROKEN = 2, 3


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    """Where the terminal's processes put temporary files."""
    with tempfile.TemporaryDirectory(prefix="kiosk-tmp-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def rig(scratch: Path) -> Iterator[Rig]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        patch.setenv("KIOSK_LOG", "DEBUG")
        with running() as started:
            yield started


@pytest.fixture(scope="module")
def visited(rig: Rig) -> Rig:
    """A terminal that is on, has served one citizen to the end and another until its screen was killed."""
    visits = Visits(rig)
    assert "end" in visits.serve("k01", ALIVE, {}).steps
    assert visits.serve("k08", BROKEN, {"sign": "ui"}).broken
    return rig


def terminal_of(rig: Rig) -> list[psutil.Process]:
    """The supervisor and all below it that is not the centre's."""
    centre = str(centre_of(rig.data))
    return [process for process in rig.processes() if centre not in process.cmdline()]


def left(rig: Rig, scratch: Path, words: tuple[str, ...]) -> list[Trace]:
    search = Search(words)
    files = [*files_below(rig.data, lab_of(rig.data), scratch), rig.log]
    return search.files(files) + search.processes(terminal_of(rig))


@pytest.mark.long
@pytest.mark.parametrize("citizen", [ALIVE, BROKEN])
def test_nothing_of_a_citizen_lies_on_a_terminal_that_runs(visited: Rig, scratch: Path, citizen: int) -> None:
    names = {path.name for path in files_below(visited.data)}
    assert {"outbox.db", "outbox.db-wal", "outbox.db-shm", "ledger.db-wal", "ui.log"} <= names
    assert len(terminal_of(visited)) >= 8
    assert left(visited, scratch, words_of(citizen)) == []


@pytest.mark.long
def test_nothing_that_runs_leaves_a_core(visited: Rig) -> None:
    assert [process.cmdline() for process in visited.processes() if may_dump_core(process)] == []


@pytest.mark.long
def test_a_search_of_a_terminal_that_runs_would_find_it(visited: Rig, scratch: Path) -> None:
    """A word that the terminal does hold: in its store, as it is now."""
    stream = next(iter(visited.data.glob("outbox.db-wal"))).read_bytes()
    assert stream
    assert left(visited, scratch, ("370602-0001",))
    assert left(visited, scratch, (str(visited.data),))


HOLDING = """
import os, signal, sys, tempfile
with tempfile.TemporaryFile() as file:
    file.write(open(sys.argv[1], 'rb').read())
    file.flush()
    memory = os.memfd_create('sheet')
    os.write(memory, open(sys.argv[2], 'rb').read())
    print(flush=True)
    signal.pause()
"""


@pytest.fixture
def holding(tmp_path: Path) -> Iterator[Callable[..., psutil.Process]]:
    """Starts a process that keeps these bytes: in a file without a name, in memory with a name, in its environment."""
    started: list[subprocess.Popen[bytes]] = []

    def start(file: bytes = b"", memory: bytes = b"", **environment: str) -> psutil.Process:
        for name, content in (("file", file), ("memory", memory)):
            (tmp_path / name).write_bytes(content)
        command = [sys.executable, "-c", HOLDING, str(tmp_path / "file"), str(tmp_path / "memory")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **environment})
        started.append(process)
        assert process.stdout
        process.stdout.readline()
        return psutil.Process(process.pid)

    yield start
    for process in started:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def test_the_search_looks_where_no_name_leads(holding: Callable[..., psutil.Process]) -> None:
    name, number, address, phone, _ = words_of(ALIVE)
    search = Search(words_of(ALIVE))
    assert search.processes([holding()]) == []
    places = {
        0: holding(file=name.encode("gb18030")),
        1: holding(memory=number.encode("utf-16-le")),
        2: holding(WHO=address),
        3: holding(WHO=phone),
    }
    for word, process in places.items():
        assert [trace.word for trace in search.processes([process])] == [word]


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_search_reads_every_encoding(code: str) -> None:
    words = words_of(BROKEN)
    search = Search(words)
    for number, word in enumerate(words):
        assert number in [trace.word for trace in search.bytes("", b"\x00\xff" + word.encode(code) + b"\xff")]
    assert search.bytes("", b'{"hash": "a100003f13800000003"}') == []


@pytest.mark.parametrize("ink", [b"\x89PNG\r\n", b'"png":"iVBORw0KGgoAAAANSUhEUg"', b"[[[120,431,0],[124,440,12]]]"])
def test_the_search_knows_a_signature(ink: bytes) -> None:
    assert Search(()).bytes("", ink) != []

"""`kiosk run` from its first line to its end: what it says, what it leaves, and who may run beside it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import requests

from tests.docs.pages import PAGES
from tests.drivers.waiting import eventually

KIOSK = [sys.executable, "-m", "kiosk_app.cli.main"]
NO_DISPLAY = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}


class Running:
    """process: `kiosk run`. said: its lines until everything had been started."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said: list[str] = []
        assert process.stdout
        for line in process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("Ctrl+C"):
                break
        self.children = psutil.Process(process.pid).children(recursive=True)

    def interrupt(self) -> tuple[int, str]:
        """Ctrl+C as a terminal does it: to the whole process group. Gives exit code and what was said from then on."""
        os.killpg(self.process.pid, signal.SIGINT)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out + err


@contextmanager
def run(*arguments: str, environment: dict[str, str] = NO_DISPLAY) -> Iterator[Running]:
    process = subprocess.Popen(
        [*KIOSK, "run", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    with process:
        try:
            yield Running(process)
        finally:
            process.terminate()


def once(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run([*KIOSK, "run", *arguments], capture_output=True, text=True, env=NO_DISPLAY, timeout=60)
    return done.returncode, done.stdout, done.stderr


def data_of(tmp_path: Path) -> tuple[str, ...]:
    return "--profile", "demo", "--data", str(tmp_path / "terminal")


GONE = pytest.param(":32999", marks=pytest.mark.long)


@pytest.mark.parametrize("display", ["", GONE], ids=["no display", "a display that is gone"])
def test_without_a_display_it_is_shown_in_a_browser_of_this_machine_only(tmp_path: Path, display: str) -> None:
    with run(*data_of(tmp_path), environment={**NO_DISPLAY, "DISPLAY": display}) as running:
        found = re.search(r"in a browser at (http://127\.0\.0\.1:\d+/vnc\.html)", running.said[0])
        assert found, running.said
        assert "noVNC" in requests.get(found[1], timeout=10).text
        listening = {
            connection.laddr.ip
            for child in running.children
            for connection in child.net_connections("tcp")
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening <= {"127.0.0.1", "::1"}
        assert running.interrupt() == (0, "")


def test_from_the_first_line_to_ctrl_c(tmp_path: Path) -> None:
    """A second one on the same directory is told, what the docs tell of is made, and nobody is left behind."""
    data = tmp_path / "terminal"
    with run(*data_of(tmp_path), "--headless") as running:
        assert running.said == ["Ctrl+C ends it."]
        assert len(running.children) >= 6
        sentence = f"A terminal is running in {data} already; end it, or name another --data\n"
        assert once(*data_of(tmp_path), "--headless") == (2, "", sentence)
        eventually(lambda: names_in(data) >= {"outbox.db", "ledger.db", "catalogue"})
        assert names_in(data) <= told_by_the_docs()
        assert all(child.is_running() for child in running.children)
        assert running.interrupt() == (0, "")
    assert [child for child in running.children if child.is_running()] == []
    assert list((data / "run").glob("*.pid")) == []


def names_in(data: Path) -> set[str]:
    return {path.name for path in data.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def told_by_the_docs() -> set[str]:
    table = PAGES["docs/architecture.md"].partition("## The data directory")[2]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return {name.strip("/") for row in rows for name in row.split("`")[1::2]}


def test_a_terminal_nobody_enrolled_is_told_in_one_sentence(tmp_path: Path) -> None:
    code, out, err = once("--profile", "hall", "--data", str(tmp_path / "terminal"), "--headless")
    assert (code, out) == (2, "")
    assert err.endswith("and take it up here: kiosk enrol\n")
    assert err.count("\n") == 1


def test_a_directory_that_cannot_be_one_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert once("--data", str(tmp_path / "file")) == (1, "", f"{tmp_path / 'file'}: File exists\n")


@pytest.mark.long
def test_a_second_start_finds_its_centre_again_even_when_the_port_of_the_cable_is_taken(tmp_path: Path) -> None:
    with run(*data_of(tmp_path), "--headless") as running:
        assert running.interrupt() == (0, "")
    enrolment = tmp_path / "terminal" / "enrolment.json"
    before = enrolment.read_text()
    with run(*data_of(tmp_path), "--headless") as running:
        assert running.interrupt() == (0, "")
    assert enrolment.read_text() == before
    port = int((tmp_path / "terminal.lab" / "link.address").read_text().rpartition(":")[2])
    with socket.create_server(("127.0.0.1", port)), run(*data_of(tmp_path), "--headless") as running:
        until_well(tmp_path / "terminal")
        assert running.interrupt() == (0, "")
    assert enrolment.read_text() != before


def until_well(data: Path) -> None:
    """As `kiosk doctor` sees it: devices, store, centre, clock and catalogue."""
    deadline = time.monotonic() + 40
    while True:
        done = subprocess.run([*KIOSK, "doctor", "--data", str(data)], capture_output=True, text=True, timeout=60)
        if done.returncode == 0:
            return
        assert time.monotonic() < deadline, done.stdout

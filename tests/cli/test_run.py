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


@pytest.mark.parametrize("display", ["", ":32999"], ids=["no display", "a display that is gone"])
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


def test_ctrl_c_is_quiet_and_leaves_nobody(tmp_path: Path) -> None:
    with run(*data_of(tmp_path), "--headless") as running:
        assert running.said == ["Ctrl+C ends it."]
        assert len(running.children) >= 6
        assert running.interrupt() == (0, "")
    assert [child for child in running.children if child.is_running()] == []
    assert list((tmp_path / "terminal" / "run").glob("*.pid")) == []


def test_the_second_on_one_directory_is_told_and_the_first_goes_on(tmp_path: Path) -> None:
    with run(*data_of(tmp_path), "--headless") as running:
        sentence = f"A terminal is running in {tmp_path / 'terminal'} already; end it, or name another --data\n"
        assert once(*data_of(tmp_path), "--headless") == (2, "", sentence)
        assert all(child.is_running() for child in running.children)
        assert running.interrupt() == (0, "")


def test_the_directories_the_docs_tell_of_are_what_a_run_makes(tmp_path: Path) -> None:
    data = tmp_path / "terminal"
    table = PAGES["docs/architecture.md"].partition("## The data directory")[2]
    told = {
        name.strip("/") for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in row.split("`")[1::2]
    }
    deadline = time.monotonic() + 30
    with run(*data_of(tmp_path), "--headless"):
        while not {"outbox.db", "ledger.db", "catalogue"} <= (made := {path.name for path in data.iterdir()}):
            assert time.monotonic() < deadline, made
            time.sleep(0.05)
    assert {name for name in made if not name.endswith(("-wal", "-shm"))} <= told


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

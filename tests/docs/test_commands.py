"""Every command in the docs is one that works: the cheap ones are run here, in an empty directory."""

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from central.cli import parser as central
from kiosk_app.cli.main import parser as kiosk
from tests.docs.pages import ROOT, commands

BIN = Path(sys.executable).parent
PARSERS = {"kiosk": kiosk, "kiosk-central": central}
COMMANDS = sorted(set(commands()))

# Exit code, and how the answer begins, where nothing has been set up.
RUN_HERE = {
    ".venv/bin/kiosk doctor --data var/kiosk": (2, "Nothing is configured in "),
    ".venv/bin/kiosk outbox verify --data var/kiosk": (2, "There is no outbox in "),
    ".venv/bin/kiosk paper stat --data var/kiosk": (2, "There is no ledger in "),
    ".venv/bin/kiosk-central departments faults --data var/kiosk.centre": (0, "latency: 0.0"),
    ".venv/bin/kiosk-central exchange tables": (0, "CREATE TABLE pre_apasinfo"),
    ".venv/bin/kiosk-central exchange codes": (0, "SUBMIT  8*"),
    ".venv/bin/kiosk-central messages --data var/kiosk.centre": (0, ""),
    ".venv/bin/kiosk-central archive list --data var/kiosk.centre": (0, ""),
    ".venv/bin/kiosk-central archive check --data var/kiosk.centre": (0, ""),
    ".venv/bin/kiosk-central licences log --since 2026-01-01 --data var/kiosk.centre": (0, "time,terminal,service"),
    ".venv/bin/kiosk-central openapi": (0, '{\n "openapi": "3.1.0"'),
    ".venv/bin/kiosk-central catalogue check": (0, ""),
    ".venv/bin/kiosk-central catalogue diff --data var/kiosk.centre": (0, "i011: new: "),
    ".venv/bin/kiosk-central catalogue list": (0, "i011 "),
    ".venv/bin/kiosk-central catalogue preview k08": (0, "异地就医备案 · "),
    ".venv/bin/kiosk-central catalogue publish --data var/kiosk.centre": (0, ""),
}
RUN_ELSEWHERE = {
    ".venv/bin/kiosk-central command send 370602-0001 out-of-service reason=maintenance --by WHO --reason WHY"
    " --data var/kiosk.centre": "tests/e2e/test_commands.py",
    ".venv/bin/kiosk demo k08 --offline --out var/demo": "tests/e2e/test_demo.py",
    "make bench": "Makefile",
    "make fuzz": "Makefile",
    "make lint": ".ci/run",
    "make run": "tests/packaging/test_fresh_system.py",
    "make test": ".ci/run",
    "make test-long": "Makefile",
}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_each_documented_command_is_run_by_something() -> None:
    assert set(COMMANDS) == {*RUN_HERE, *RUN_ELSEWHERE}
    assert [place for place in RUN_ELSEWHERE.values() if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_a_target_or_its_program_takes_its_words(command: str) -> None:
    program, *words = shlex.split(command)
    if program == "make":
        assert len(words) == 1
        assert words[0] in targets()
        return
    assert program.startswith(".venv/bin/")
    assert (BIN / Path(program).name).exists()
    options: argparse.Namespace = PARSERS[Path(program).name]().parse_args(words)
    if service := getattr(options, "service", ""):
        assert service in {definition.id for definition in read_sources(SOURCES).definitions}


@pytest.mark.parametrize("command", RUN_HERE)
def test_it_says_what_it_should_in_an_empty_directory(command: str, tmp_path: Path) -> None:
    code, beginning = RUN_HERE[command]
    program, *words = shlex.split(command)
    done = subprocess.run([BIN / Path(program).name, *words], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stderr
    said, silent = (done.stderr, done.stdout) if code else (done.stdout, done.stderr)
    assert said.startswith(beginning)
    assert silent == ""
    if code:
        assert said.count("\n") == 1, "one sentence"
        assert list(tmp_path.iterdir()) == [], "asking changes nothing"


def test_every_target_is_phony() -> None:
    """Else a file of that name would silence it."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split()) == targets()


def test_every_target_sets_the_machine_up_first_but_the_one_that_writes_the_lock() -> None:
    for target in targets() - {"lock"}:
        command = ["make", "-n", "--no-print-directory", target]
        steps = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
        assert steps.stdout.startswith("packaging/bootstrap.sh"), target

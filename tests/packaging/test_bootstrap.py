"""The set-up script on machines that lack packages: each machine is a PATH with its own dpkg-query, id and sudo."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = [
    line
    for line in (ROOT / "packaging" / "apt-packages.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TOOLS = [
    "awk",
    "bash",
    "cat",
    "comm",
    "dirname",
    "env",
    "flock",
    "grep",
    "mkdir",
    "sh",
    "sha256sum",
    "sort",
    "tail",
    "true",
]
NEVER_HEARD_OF_ANY = "exit 1"
HAS_ALL_BUT_THE_FIRST = """
shift 2
while [ $# -gt 0 ]; do [ "$1" = "$FIRST" ] || echo "ii  $1"; shift; done
exit 1
"""
HAS_ALL = HAS_ALL_BUT_THE_FIRST.replace('[ "$1" = "$FIRST" ] || ', "")
A_USER, ROOT_ITSELF = "echo 1000", "echo 0"
# What runs through this sudo is marked; nothing else is.
SUDO = '[ "$1" = -n ] && shift; VIA=sudo exec "$@"'
APT = 'echo "${VIA:-alone} $*" >>"$CALLS"'


class Machine:
    """A copy of the project's set-up on a machine made of these programs. Set up already, but for its packages."""

    def __init__(self, home: Path) -> None:
        self.project, self.path, self.calls = home / "project", home / "bin", home / "calls"
        self.path.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (self.path / tool).symlink_to(found)
        (self.project / "packaging").mkdir(parents=True)
        (self.project / "ui" / "i18n").mkdir(parents=True)
        for name in ("bootstrap.sh", "apt-packages.txt", "requirements.lock"):
            shutil.copy(ROOT / "packaging" / name, self.project / "packaging" / name)
        shutil.copy(ROOT / "pyproject.toml", self.project)

    def give(self, program: str, script: str) -> None:
        file = self.path / program
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def venv_is_made(self) -> None:
        made_from = b"".join(
            (self.project / name).read_bytes() for name in ("packaging/requirements.lock", "pyproject.toml")
        )
        (self.project / ".venv").mkdir()
        (self.project / ".venv" / "stamp").write_text(hashlib.sha256(made_from).hexdigest() + "  -\n")

    def files(self) -> set[Path]:
        return set(self.project.rglob("*"))

    def set_up(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.project / "packaging" / "bootstrap.sh"],
            env={"PATH": str(self.path), "CALLS": str(self.calls), "FIRST": PACKAGES[0]},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
        )

    def asked_of_apt(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.give("dpkg-query", NEVER_HEARD_OF_ANY)
    machine.give("id", A_USER)
    machine.give("apt-get", APT)
    return machine


@pytest.mark.parametrize("sudo", ["", "exit 1"], ids=["no sudo", "a sudo that refuses"])
def test_a_user_who_may_not_install_is_told_what_is_missing_in_one_sentence(machine: Machine, sudo: str) -> None:
    if sudo:
        machine.give("sudo", sudo)
    before = machine.files()
    done = machine.set_up()
    assert (done.returncode, done.stdout) == (1, "")
    sentence, named = done.stderr.removesuffix("\n").split(": apt-get install ")
    assert sentence == "These Debian packages are missing; please ask an administrator to run"
    assert named.split(" ") == sorted(PACKAGES)
    assert machine.files() == before
    assert machine.asked_of_apt() == []


def test_only_what_is_missing_is_named(machine: Machine) -> None:
    machine.give("dpkg-query", HAS_ALL_BUT_THE_FIRST)
    assert machine.set_up().stderr.endswith(f": apt-get install {PACKAGES[0]}\n")


@pytest.mark.parametrize(("who", "through"), [(A_USER, "sudo"), (ROOT_ITSELF, "alone")], ids=["sudo", "root"])
def test_who_may_install_does(machine: Machine, who: str, through: str) -> None:
    machine.give("id", who)
    machine.give("sudo", SUDO)
    machine.venv_is_made()
    done = machine.set_up()
    assert (done.returncode, done.stderr) == (0, "")
    update, install = machine.asked_of_apt()
    assert update == f"{through} update -q"
    assert install == f"{through} install -y -q --no-install-recommends {' '.join(sorted(PACKAGES))}"


def test_a_refused_installation_is_told_and_ends_the_set_up(machine: Machine) -> None:
    machine.give("id", ROOT_ITSELF)
    machine.give("apt-get", "echo 'E: no such mirror'; exit 100")
    done = machine.set_up()
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "E: no such mirror",
        "Debian packages could not be installed; the whole output is in .venv/apt.log",
    ]
    assert not (machine.project / ".venv" / "stamp").exists()


def test_a_machine_that_is_set_up_is_left_alone(machine: Machine) -> None:
    machine.give("dpkg-query", HAS_ALL)
    machine.venv_is_made()
    before = machine.files()
    done = machine.set_up()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.files() == before
    assert machine.asked_of_apt() == []

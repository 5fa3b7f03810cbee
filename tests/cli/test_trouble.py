"""The commands on a data directory that is spoilt: one sentence, an exit code that says what it is, no traceback."""

import json
import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from central import site
from kiosk_app import trust
from kiosk_app.cli import doctor
from kiosk_app.protocol.enrolment import EnrolmentFile
from kiosk_app.supervisor import Child, Supervisor
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.sealing import Sealer, software_keypair
from tests.central import pki

PUBLIC = software_keypair()[1]
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def kiosk(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "kiosk_app.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=ENVIRONMENT)


def sentence(done: "subprocess.CompletedProcess[str]", code: int) -> str:
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    return line


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An enrolled terminal that has run. Its centre does not answer."""
    directory = tmp_path / "terminal"
    directory.mkdir()
    file = EnrolmentFile("370602-0001", "测试网点", "https://127.0.0.1:1", pki.pem())
    (directory / "enrolment.json").write_bytes(msgspec.json.encode(file))
    pki.papers("370602-0001").kept(directory)
    repository = site.prepare(tmp_path / "centre")
    signed = repository.read("trust.json")
    assert signed
    trust.keep(directory, signed.decode(), repository.root())
    ids = TimeOrderedIds(time.time, os.urandom)
    with Outbox.open(directory / "outbox.db", Sealer({"c": PUBLIC}), clock=time.time, ids=ids) as outbox:
        outbox.append("evaluation", {}, b"{}")
    PrintLedger.open(directory / "ledger.db", clock=time.time).close()
    return directory


Findings = dict[str, dict[str, object]]


def findings(said: str) -> Findings:
    return {finding["part"]: finding for finding in json.loads(said)}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[[Path], Findings]:
    """What the doctor finds, without waiting for device services that are not there."""
    monkeypatch.setattr(doctor, "PATIENCE", 0.0)

    def ask(data: Path) -> Findings:
        assert doctor.main(Namespace(data=data, json=True)) == 1
        said = capfd.readouterr()
        assert said.err == ""
        return findings(said.out)

    return ask


@pytest.mark.parametrize("how", ["--headless", "--profile=hall"])
def test_a_screen_that_cannot_start_says_one_sentence_and_is_to_be_started_again(data: Path, how: str) -> None:
    (data / "runtime.sock").mkdir()
    assert sentence(kiosk("ui", "--data", str(data), how), 1).startswith("The terminal cannot start: ")


def configure(data: Path, port: str) -> None:
    text = f'[[devices]]\nname = "IdCard"\ndriver = "id_card"\n[devices.options]\nport = {port}\n'
    (data / "settings.toml").write_text(text, encoding="utf-8")


def test_device_services_that_cannot_start_say_one_sentence(data: Path) -> None:
    configure(data, "'/dev/null'")
    (data / "xfs4iot.token").mkdir()
    said = sentence(kiosk("devices", "--data", str(data)), 1)
    assert said.startswith("The device services cannot start: ")


def test_a_driver_that_is_not_told_its_port_says_where_to_correct_it(data: Path) -> None:
    configure(data, "1")
    said = sentence(kiosk("devices", "--data", str(data)), 2)
    assert said == f"{data / 'settings.toml'}: driver option 'port' is missing or of the wrong type"


@pytest.mark.parametrize("command", ["ui", "sync", "run"])
def test_an_enrolment_that_makes_no_sense_is_not_worth_another_try(data: Path, command: str) -> None:
    (data / "enrolment.json").write_bytes(b'{"terminal": "\xff')
    said = sentence(kiosk(command, "--data", str(data)), 2)
    assert said.startswith(f"{data / 'enrolment.json'} is missing or cannot be used; ")


@pytest.mark.parametrize("file", ["outbox.db", "ledger.db"])
@pytest.mark.parametrize("damage", ["garbage", "half"])
def test_the_doctor_knows_a_damaged_store_and_what_to_do(
    data: Path, told: Callable[[Path], Findings], file: str, damage: str
) -> None:
    path = data / file
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == "half" else b"\xde\xad" * 9999)
    found = told(data)
    bad, good = ("store", "ledger") if file == "outbox.db" else ("ledger", "store")
    assert (found[bad]["works"], found[good]["works"]) == (False, True)
    assert str(found[bad]["state"]).startswith("damaged: ")
    advice = f"Start the terminal: it sets {file} aside in damaged/ and goes on. Delete nothing: cases may be in it."
    assert found[bad]["advice"] == advice


def test_the_doctor_takes_an_empty_file_for_no_store(data: Path) -> None:
    (data / "outbox.db").write_bytes(b"")
    done = kiosk("doctor", "--data", str(data), "--json")
    assert (done.returncode, done.stderr) == (1, "")
    assert findings(done.stdout)["store"]["state"] == "absent"
    assert "There is no outbox" in sentence(kiosk("outbox", "stat", "--data", str(data)), 2)


def test_who_only_looks_says_that_the_file_is_damaged_and_leaves_it(
    data: Path, told: Callable[[Path], Findings]
) -> None:
    bad = b"\xde\xad" * 9999
    (data / "outbox.db").write_bytes(bad)
    assert sentence(kiosk("outbox", "verify", "--data", str(data)), 1) == "The outbox: StoreDamaged SQLITE_NOTADB"
    assert told(data)["store"]["works"] is False
    assert (data / "outbox.db").read_bytes() == bad


def test_a_note_that_cannot_be_written_ends_no_terminal(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor(tmp_path)
    (tmp_path / "one.pid").mkdir()
    supervisor.start(Child("one", [sys.executable, "-c", "input()"]))
    assert "one.pid cannot be written" in caplog.text
    (tmp_path / "one.pid").rmdir()
    supervisor.stop()

"""`kiosk-central command`: what operators type, and what they are told."""

import json
import re
from pathlib import Path

import pytest

from central import command_key, site
from central.cli import main
from central.store import commands, terminals
from kiosk_app.protocol.commands import CommandResult
from kiosk_app.sync.command_check import check

WHO = ["--by", "王操作", "--reason", "paper ordered"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made = tmp_path / "centre"
    site.prepare(made)
    with site.open_store(made) as store, store.write() as connection:
        terminals.invite(connection, "T1", "市民之家", "secret", 1.0, 0.0)
    return made


def test_a_command_is_signed_and_waits(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["zh_CN=请到三号窗口。", "en=Please go to counter 3 = left."]
    where = ["--data", str(data)]
    assert main(["command", "send", "T1", "out-of-service", "reason=supplies", *words, *where, *WHO]) == 0
    sent = capsys.readouterr().out.strip()
    with site.open_store(data) as store, store.read() as connection:
        _, (signed,) = commands.waiting(connection, "T1", 0, 0.0)
    public = command_key.key(data).public_key().public_bytes_raw()
    good = check(signed, {signed.key: public}, "T1")
    assert good.refusal(good.issued) is None
    assert (good.id, good.given["en"]) == (sent, "Please go to counter 3 = left.")
    assert good.expires - good.issued == 3600
    assert main(["command", "list", "T1", *where]) == 0
    assert re.fullmatch(rf"{sent}  \S+ \S+  out-of-service  waiting  王操作\n", capsys.readouterr().out)
    assert main(["command", "cancel", sent, *where, *WHO]) == 0
    assert main(["command", "cancel", sent, *where, *WHO]) == 1
    assert main(["command", "show", sent, *where]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "T1  out-of-service  cancelled  0 bytes"
    assert json.loads(told[1])["nonce"] == good.nonce
    assert [line.split("  ", 1)[1] for line in told[2:]] == [
        "issued  paper ordered  王操作",
        "cancelled  paper ordered  王操作",
    ]


def test_what_it_brought_is_written_where_it_is_wanted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--data", str(data)]
    assert main(["command", "send", "T1", "idle-picture", *where, *WHO, "--within", "60"]) == 0
    sent = capsys.readouterr().out.strip()
    out = data / "picture.png"
    assert main(["command", "show", sent, *where, "--out", str(out)]) == 1
    assert capsys.readouterr().err == "it brought nothing\n"
    result = CommandResult(sent, "done", "", "2026-11-23T04:00:00.000Z", b"\x89PNG")
    with site.open_store(data) as store, store.write() as connection:
        commands.keep_result(connection, "T1", sent, result, 0.0)
    assert main(["command", "show", sent, *where, "--out", str(out)]) == 0
    assert out.read_bytes() == b"\x89PNG"
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["T1", "self-test"], "self-test: arguments not as they should be"),
        (["T1", "self-test", "IdCard"], "arguments are KEY=VALUE, each key once"),
        (["T1", "self-test", "service=A", "service=B"], "arguments are KEY=VALUE, each key once"),
        (["T1", "message", "until=noon"], "message: time not as they should be"),
        (["T2", "in-service"], "there is no terminal T2"),
    ],
)
def test_what_no_terminal_would_do_is_not_sent(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["command", "send", *words, "--data", str(data), *WHO]) == 1
    assert capsys.readouterr().err.startswith(said)
    with site.open_store(data) as store, store.read() as connection:
        assert commands.heads(connection, 0.0) == {}


def test_an_unknown_command_is_said_to_be_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["command", "show", "x", "--data", str(data)]) == 1
    assert capsys.readouterr().err == "there is no such command\n"


def test_where_there_is_no_centre_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["command", "send", "T1", "in-service", "--data", str(tmp_path), *WHO]) == 1
    assert capsys.readouterr().err == f"there is no centre in {tmp_path}\n"
    assert list(tmp_path.iterdir()) == []


def test_who_and_why_must_be_said(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["command", "send", "T1", "in-service", "--data", str(data)])
    assert "--reason, --by" in capsys.readouterr().err


def test_results_are_kept_per_terminal(data: Path) -> None:
    """Another terminal cannot answer for this one."""
    result = CommandResult("c-1", "done", "", "")
    with site.open_store(data) as store, store.write() as connection:
        commands.keep_result(connection, "T9", "e-1", result, 0.0)
        assert commands.find(connection, "T9", "c-1", 0.0) is None
        (row,) = commands.audit(connection, "T9", "c-1")
    assert (row.what, row.detail) == ("result", "done")

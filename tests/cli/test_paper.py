"""The technician's command for numbered paper, as it is typed."""

import json
import time
from pathlib import Path

import pytest

from kiosk_app.cli import paper
from kiosk_app.cli.main import parser
from offline_store.print_ledger import Outcome, PrintLedger


@pytest.fixture
def data(tmp_path: Path) -> Path:
    PrintLedger.open(tmp_path / "ledger.db", clock=time.time).close()
    return tmp_path


def _do(data: Path, *words: str) -> int:
    return paper.main(parser().parse_args(["paper", "--data", str(data), *words]))


def _facts(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert _do(data, *words, "--json") == 0
    facts: dict[str, object] = json.loads(capsys.readouterr().out)
    return facts


def test_paper_is_loaded_counted_and_spoilt(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _facts(data, capsys, "load", "370699-000101", "370699-000200")["loaded"] == 100
    assert _facts(data, capsys, "spoil", "370699-000101")["next"] == "370699-000102"
    facts = _facts(data, capsys, "count", "370699-000104")
    assert (facts["next"], facts["missing"], facts["spoilt"]) == ("370699-000104", 2, 1)
    assert _facts(data, capsys, "count", "0")["next"] == ""
    assert _facts(data, capsys, "stat")["missing"] == 99


def test_what_cannot_be_is_said_in_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _do(data, "load", "A-1", "A-5")
    capsys.readouterr()
    for words, said in (
        (("load", "A-5", "A-9"), "A-5 was loaded before\n"),
        (("load", "A-9", "A-1"), "These are not the first and the last number of one pack\n"),
        (("count", "A-7"), "A-7 is not in the tray, as far as is known\n"),
    ):
        assert _do(data, *words) == 1
        assert capsys.readouterr().err == said
    assert _do(data, "load", "A-6") == 2
    assert capsys.readouterr().err == "Say: kiosk paper load FIRST LAST\n"


def test_a_sheet_that_is_nowhere_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with PrintLedger.open(data / "ledger.db", clock=time.time) as ledger:
        ledger.paper.load("A-1", "A-5")
        ledger.settle(ledger.intend("D", event_id="e", official=True, numbered=1).number, Outcome.UNKNOWN)
    assert _do(data, "stat") == 0
    assert "until it is known where A-1 is" in capsys.readouterr().out
    assert _do(data, "spoil", "A-1") == 0
    assert "until it is known" not in capsys.readouterr().out


def test_without_a_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _do(tmp_path, "stat") == 2
    assert "There is no ledger" in capsys.readouterr().err

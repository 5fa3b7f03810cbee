import sqlite3
from pathlib import Path

import pytest

from offline_store.errors import AlreadyPrinted
from offline_store.print_ledger import Outcome, PrintLedger
from tests.offline_store.stores import Clock, dumped


def test_an_official_sheet_is_not_printed_again_silently(tmp_path: Path) -> None:
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        first = ledger.intend("D-1", event_id="e", official=True)
        with pytest.raises(AlreadyPrinted) as caught:
            ledger.intend("D-1", event_id="e", official=True)
        assert caught.value.outcome == "unknown"
        ledger.settle(first.number, Outcome.FAILED)
        second = ledger.intend("D-1", event_id="e", official=True)
        ledger.settle(second.number, Outcome.PRINTED)
        with pytest.raises(AlreadyPrinted) as caught:
            ledger.intend("D-1", event_id="e", official=True)
        assert caught.value.outcome == "printed"
        again = ledger.intend("D-1", event_id="e", official=True, reason="citizen_has_none")
        assert [record.number for record in ledger.history("D-1")] == [first.number, second.number, again.number]


def test_a_slip_may_come_out_twice(tmp_path: Path) -> None:
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        for _ in range(2):
            ledger.settle(ledger.intend("slip", event_id="e", official=False).number, Outcome.PRINTED)


def test_an_interrupted_print_becomes_unknown(tmp_path: Path) -> None:
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        ledger.intend("D-1", event_id="e", official=True)
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        assert [record.outcome for record in ledger.settle_interrupted()] == [Outcome.UNKNOWN]
        assert ledger.settle_interrupted() == []
        with pytest.raises(AlreadyPrinted):
            ledger.intend("D-1", event_id="e", official=True)


def test_a_ledger_from_before_numbered_paper_goes_on(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "ledger.db")
    old.executescript(dumped("ledger_1.sql"))
    before = old.execute("SELECT * FROM print").fetchall()
    old.close()
    for last in ("370699-000101", "370699-000102"):
        with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
            ledger.paper.load(last, last)
            assert ledger.history("370600261123009000001-1")[0].outcome is Outcome.PRINTED
            with pytest.raises(AlreadyPrinted):
                ledger.intend("370600261123009000001-1", event_id="event-0", official=True, numbered=1)
    PrintLedger.open(tmp_path / "new.db", clock=Clock()).close()
    layouts = []
    for name in ("ledger.db", "new.db"):
        connection = sqlite3.connect(tmp_path / name)
        layouts.append(connection.execute("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY name").fetchall())
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        if name == "ledger.db":
            assert connection.execute("SELECT * FROM print").fetchall() == before
        connection.close()
    assert layouts[0] == layouts[1]

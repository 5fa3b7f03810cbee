"""Each numbered sheet is accounted for, and a number stands on one document."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_store.errors import PaperError, PaperFault, StoreDamaged
from offline_store.paper_stock import SheetState, numbers
from offline_store.print_ledger import Outcome, PrintLedger
from tests.offline_store.stores import Clock

FIRST, LAST = "370699-000101", "370699-000105"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[PrintLedger]:
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        ledger.paper.load(FIRST, LAST)
        yield ledger


def _print(ledger: PrintLedger, document: str, outcome: Outcome, sheets: int = 1, reason: str = "") -> tuple[str, ...]:
    record = ledger.intend(document, event_id=f"e-{document}", official=True, reason=reason, numbered=sheets)
    ledger.settle(record.number, outcome)
    return record.papers


def _fault(ledger: PrintLedger, document: str = "D-9", sheets: int = 1) -> PaperFault:
    with pytest.raises(PaperError) as caught:
        _print(ledger, document, Outcome.PRINTED, sheets)
    return caught.value.fault


def _states(ledger: PrintLedger) -> list[str]:
    return [sheet.state.value for sheet in ledger.paper.sheets()]


def test_numbers_are_used_one_after_the_other_and_never_twice(ledger: PrintLedger) -> None:
    assert _print(ledger, "D-1", Outcome.PRINTED) == ("370699-000101",)
    assert _print(ledger, "D-2", Outcome.PRINTED, sheets=2) == ("370699-000102", "370699-000103")
    assert (ledger.paper.next, ledger.paper.counts()) == (
        "370699-000104",
        {SheetState.PRINTED: 3, SheetState.LOADED: 2},
    )
    assert [sheet.number for sheet in ledger.paper.of("D-2")] == ["370699-000102", "370699-000103"]
    with pytest.raises(PaperError) as caught:
        ledger.paper.load("370699-000100", "370699-000200")
    assert (caught.value.fault, caught.value.number) == (PaperFault.KNOWN, "370699-000101")
    assert ledger.paper.counts()[SheetState.LOADED] == 2


def test_a_print_of_which_nothing_was_sent_gives_its_number_back(ledger: PrintLedger) -> None:
    assert _print(ledger, "D-1", Outcome.FAILED) == ("370699-000101",)
    assert ledger.paper.of("D-1") == []
    assert _print(ledger, "D-2", Outcome.PRINTED) == ("370699-000101",)


def test_paper_that_has_run_out_gives_nothing_away(ledger: PrintLedger) -> None:
    assert _fault(ledger, sheets=6) is PaperFault.NONE_LEFT
    assert ledger.history("D-9") == []
    assert _print(ledger, "D-1", Outcome.PRINTED, sheets=5)
    assert (_fault(ledger), ledger.paper.next) == (PaperFault.NONE_LEFT, "")


def test_after_an_uncertain_print_nothing_numbered_until_somebody_knows(ledger: PrintLedger) -> None:
    record = ledger.intend("D-1", event_id="e", official=True, numbered=1)
    ledger.settle(record.number, Outcome.UNKNOWN)
    assert _fault(ledger) is PaperFault.COUNT_NEEDED
    ledger.settle(record.number, Outcome.PRINTED)
    assert _print(ledger, "D-2", Outcome.PRINTED) == ("370699-000102",)


def test_a_citizen_who_has_nothing_does_not_know_where_the_sheet_is(ledger: PrintLedger) -> None:
    record = ledger.intend("D-1", event_id="e", official=True, numbered=1)
    ledger.settle(record.number, Outcome.UNKNOWN)
    ledger.settle(record.number, Outcome.FAILED)
    assert _fault(ledger) is PaperFault.COUNT_NEEDED
    assert _states(ledger)[0] == "unknown"


@pytest.mark.parametrize(
    ("said", "top", "sheet", "outcome"),
    [
        (Outcome.UNKNOWN, "370699-000101", "loaded", Outcome.FAILED),
        (Outcome.UNKNOWN, "370699-000102", "printed", Outcome.PRINTED),
        (Outcome.FAILED, "370699-000101", "loaded", Outcome.FAILED),
        (Outcome.FAILED, "370699-000102", "spoilt", Outcome.FAILED),
        (Outcome.UNKNOWN, "", "printed", Outcome.PRINTED),
    ],
)
def test_a_count_settles_what_was_unknown(
    ledger: PrintLedger, said: Outcome, top: str, sheet: str, outcome: Outcome
) -> None:
    record = ledger.intend("D-1", event_id="e", official=True, numbered=1)
    ledger.settle(record.number, Outcome.UNKNOWN)
    ledger.settle(record.number, said)
    ledger.paper.count(top)
    assert _states(ledger)[0] == sheet
    assert ledger.history("D-1")[0].outcome is outcome
    assert ledger.paper.next == top


def test_what_is_gone_without_a_print_is_missing(ledger: PrintLedger) -> None:
    _print(ledger, "D-1", Outcome.PRINTED)
    ledger.paper.count("370699-000104")
    assert _states(ledger) == ["printed", "missing", "missing", "loaded", "loaded"]
    for number in ("370699-000101", "370699-000102", "370699-999999"):
        with pytest.raises(PaperError) as caught:
            ledger.paper.count(number)
        assert (caught.value.fault, caught.value.number) == (PaperFault.NOT_LOADED, number)


def test_a_spoilt_sheet_is_passed_over(ledger: PrintLedger) -> None:
    record = ledger.intend("D-1", event_id="e", official=True, numbered=1)
    with pytest.raises(PaperError) as caught:
        ledger.paper.spoil("370699-000101")
    assert caught.value.fault is PaperFault.PRINTING
    with pytest.raises(PaperError) as caught:
        ledger.paper.count("370699-000101")
    assert caught.value.fault is PaperFault.PRINTING
    ledger.settle(record.number, Outcome.UNKNOWN)
    ledger.paper.spoil("370699-000101")
    ledger.paper.spoil("370699-000102")
    assert ledger.history("D-1")[0].outcome is Outcome.FAILED
    assert _print(ledger, "D-1", Outcome.PRINTED) == ("370699-000103",)
    for number, fault in (("370699-000103", PaperFault.PRINTED), ("370699-000200", PaperFault.NOT_LOADED)):
        with pytest.raises(PaperError) as caught:
            ledger.paper.spoil(number)
        assert caught.value.fault is fault


def test_a_process_that_died_leaves_its_number_unknown(tmp_path: Path) -> None:
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        ledger.paper.load(FIRST, LAST)
        ledger.intend("D-1", event_id="e", official=True, numbered=1)
    with PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        assert _states(ledger)[0] == "intended"
        ledger.settle_interrupted()
        assert _states(ledger)[0] == "unknown"


def test_the_centre_is_told_each_change_once(ledger: PrintLedger) -> None:
    def untold() -> list[tuple[str, str]]:
        sheets = ledger.paper.untold()
        ledger.paper.tell(sheets)
        return [(sheet.number[-3:], sheet.state.value) for sheet in sheets]

    assert untold() == []
    record = ledger.intend("D-1", event_id="e", official=True, numbered=1)
    assert untold() == []
    ledger.settle(record.number, Outcome.UNKNOWN)
    assert (untold(), untold()) == ([("101", "unknown")], [])
    ledger.paper.count("370699-000101")
    assert (untold(), untold()) == ([("101", "loaded")], [])
    ledger.paper.spoil("370699-000101")
    ledger.paper.count("370699-000103")
    assert untold() == [("101", "spoilt"), ("102", "missing")]


def test_what_can_be_read_of_a_damaged_ledger_has_to_be_counted(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with PrintLedger.open(path, clock=Clock()) as ledger:
        ledger.paper.load(FIRST, LAST)
        _print(ledger, "D-1", Outcome.PRINTED)
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'paper_state'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with PrintLedger.open(path, clock=Clock(), known_cases=lambda: ["e-D-1"]) as ledger:
        with pytest.raises(StoreDamaged):
            ledger.paper.counts()
        assert _fault(ledger) is PaperFault.COUNT_NEEDED
        assert _states(ledger) == ["printed", "unknown", "loaded", "loaded", "loaded"]
        ledger.paper.count("370699-000103")
        assert _states(ledger)[1] == "missing"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("1", "0"),
        ("A-1", "B-2"),
        ("A-01", "A-2"),
        ("", ""),
        ("A", "B"),
        ("370699-000001", "370699-009999"),
        ("1 2", "1 3"),
        ("证-1", "证-2"),
    ],
)
def test_what_is_no_range(first: str, last: str) -> None:
    with pytest.raises(PaperError) as caught:
        numbers(first, last)
    assert caught.value.fault is PaperFault.NOT_A_RANGE


def test_ranges() -> None:
    assert numbers("099", "101") == ["099", "100", "101"]
    assert numbers("SD2026A0007", "SD2026A0007") == ["SD2026A0007"]

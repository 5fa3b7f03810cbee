"""One number, one document: what the centre believes of numbered paper, and what it raises an alarm about."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from sqlalchemy import select

from central.api.results import _pdf
from central.departments import records
from central.store import cases, numbered, tables
from central.store.cases import Sheet
from central.store.database import Store
from kiosk_app.documents import document
from kiosk_app.protocol.cases import PrintReport, SheetState
from offline_store.outbox import Outbox
from tests.central.centres import Hall
from tests.central.test_opener import open_all

NUMBER, NEXT = "370699-000101", "370699-000102"
TIME = "2026-11-23T04:00:00.000Z"


class Books:
    """The centre's, without a centre."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tell(self, document: str, sheets: dict[str, SheetState], terminal: str = "T-1") -> list[str]:
        report = PrintReport(f"case-{document}", document, "printed", TIME, sheets=sheets)
        with self._store.write() as connection:
            return numbered.account(connection, terminal, report, 0.0)

    def numbers(self, document: str) -> list[str]:
        with self._store.read() as connection:
            return numbered.numbers_of(connection, document)

    def alarms(self) -> list[str]:
        with self._store.read() as connection:
            return [f"{row.kind} {row.stream}" for row in connection.execute(select(tables.alarm))]


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with Store.open(f"sqlite:///{tmp_path}/central.db") as store:
        yield Books(store)


def test_a_number_is_kept_with_its_document(books: Books) -> None:
    for _ in range(2):
        assert books.tell("D-1", {NUMBER: "printed", NEXT: "printed"}) == []
    assert (books.numbers("D-1"), books.alarms()) == ([NUMBER, NEXT], [])


@pytest.mark.parametrize("terminal", ["T-1", "T-2"])
def test_a_second_document_on_the_same_number_is_an_alarm(books: Books, terminal: str) -> None:
    books.tell("D-1", {NUMBER: "printed"})
    assert books.tell("D-2", {NUMBER: "printed", NEXT: "printed"}, terminal) == [NUMBER]
    assert books.tell("D-2", {NUMBER: "printed", NEXT: "printed"}, terminal) == []
    assert (books.numbers("D-1"), books.numbers("D-2")) == ([NUMBER], [NEXT])
    assert books.alarms() == [f"paper {NUMBER}"]


@pytest.mark.parametrize("later", [state for state in get_args(SheetState) if state != "printed"])
def test_what_was_printed_stays_printed(books: Books, later: SheetState) -> None:
    books.tell("D-1", {NUMBER: "printed"})
    assert books.tell("", {NUMBER: later}) == [NUMBER]
    assert books.numbers("D-1") == [NUMBER]


@pytest.mark.parametrize("later", [state for state in get_args(SheetState) if state != "unknown"])
def test_what_was_unknown_is_cleared_up(books: Books, later: SheetState) -> None:
    books.tell("D-1", {NUMBER: "unknown"})
    assert books.numbers("D-1") == [NUMBER]
    gone = later in ("loaded", "missing")
    assert books.tell("" if gone else "D-1", {NUMBER: later}) == []
    assert books.numbers("D-1") == ([] if gone else [NUMBER])


def test_a_sheet_that_never_left_its_tray_takes_another_document(books: Books) -> None:
    books.tell("D-1", {NUMBER: "unknown"})
    books.tell("", {NUMBER: "loaded"})
    assert books.tell("D-2", {NUMBER: "printed"}) == []
    assert books.numbers("D-2") == [NUMBER]


def test_a_sheet_that_may_hold_one_document_takes_no_other(books: Books) -> None:
    books.tell("D-1", {NUMBER: "unknown"})
    assert books.tell("D-2", {NUMBER: "printed"}) == [NUMBER]
    assert books.numbers("D-1") == [NUMBER]


@pytest.mark.parametrize("stock", ["plain", "certificate"])
def test_a_document_says_on_which_paper_it_is_printed(tmp_path: Path, stock: str) -> None:
    with Store.open(f"sqlite:///{tmp_path}/central.db") as store, store.write() as connection:
        cases.register(connection, "T-1", "e", "L-1", "k22", 0.0)
        case = cases.find(connection, "T-1", "e")
        assert case
        cases.keep_document(connection, case, Sheet("D-1", "business_licence", 1, "ABCD", b"%PDF-", stock=stock))
        found = cases.document(connection, "T-1", "e")
    assert found
    assert document(_pdf(found).headers, found.pdf).stock == stock


def test_licences_are_printed_on_numbered_paper() -> None:
    books = records.fictitious().books.values()
    papers = {name for book in books for name, paper in book.papers.items() if paper.stock == "certificate"}
    assert papers == {"business_licence"}


def test_reports_are_opened_with_and_without_paper(
    hall: Hall, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.append("print", {}, f'{{"event_id":"e","document":"D","outcome":"printed","time":"{TIME}","v":1}}'.encode())
    for printed in ("D-1", "D-2"):
        report = PrintReport("case", printed, "printed", TIME, sheets={NUMBER: "printed"})
        outbox.append("print", {}, msgspec.json.encode(report))
    open_all(hall, outbox)
    books = Books(hall.store)
    assert (books.numbers("D-1"), books.numbers("D-2"), books.alarms()) == ([NUMBER], [], [f"paper {NUMBER}"])
    assert [record.message for record in caplog.records if NUMBER in record.message] == [
        f"paper {NUMBER} of YT-HALL-01 was told of before, otherwise"
    ]

"""The sheet of a finished case, at any terminal: for its applicant, and for nobody else."""

import dataclasses
from collections.abc import Callable, Iterator

import msgspec
import pytest
from sqlalchemy import select

from central.store import after_tables
from kiosk_app.documents import OwnDocument
from kiosk_app.protocol.cases import Person, PrintReport
from kiosk_app.protocol.live import DocumentQuestion
from offline_store.outbox import Outbox
from offline_store.records import Entry
from tests.central.after import settle
from tests.central.centres import CERTIFICATE, PEOPLE, Hall, apply, enrolled, send_all

NUMBER = "370600261123009000001"
TIME = "2026-11-23T05:00:00.000Z"


@pytest.fixture
def certificate(hall: Hall, outbox: Outbox) -> Entry:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)
    settle(hall)
    return entry


Ask = Callable[[str, Person], OwnDocument | None]


@pytest.fixture
def ask(hall: Hall) -> Iterator[Ask]:
    """At another terminal than the one that it came from."""
    with hall.client(credentials=enrolled(hall.store, hall.data, "YT-BANK-07", hall.clock)) as centre:
        yield lambda number, person: centre.own_document(DocumentQuestion(number, person))


def test_its_applicant_gets_it_by_either_number(ask: Ask, certificate: Entry) -> None:
    by_case, by_local = ask(NUMBER, PEOPLE[2]), ask(certificate.local_number, PEOPLE[2])
    assert by_case
    assert by_case == by_local
    assert by_case.case == certificate.event_id
    assert by_case.document.pdf.startswith(b"%PDF-")
    assert not by_case.printed


def test_nobody_else_learns_that_there_is_one(ask: Ask, certificate: Entry) -> None:
    stranger = dataclasses.replace(PEOPLE[2], name="张四")
    passport = dataclasses.replace(PEOPLE[2], document_type="414")
    for person in (PEOPLE[1], stranger, passport):
        assert ask(NUMBER, person) is None
    for number in ("", "370600261123009000002", certificate.event_id):
        assert ask(number, PEOPLE[2]) is None


def test_a_case_without_a_document_keeps_no_mark(hall: Hall, outbox: Outbox, ask: Ask) -> None:
    filing = {"qsrq": "2026-11-23", "jsrq": "2027-05-23", "sjh": "13800000001"}
    entry = apply(outbox, "k08", PEOPLE[1], filing)
    send_all(hall, outbox)
    settle(hall)
    assert ask(entry.local_number, PEOPLE[1]) is None
    with hall.store.read() as connection:
        assert connection.execute(select(after_tables.owner)).all() == []


@pytest.mark.parametrize(("outcome", "may_exist"), [("printed", True), ("unknown", True), ("failed", False)])
def test_what_a_terminal_has_printed_is_told_to_the_next(
    hall: Hall, outbox: Outbox, ask: Ask, certificate: Entry, outcome: str, may_exist: bool
) -> None:
    found = ask(NUMBER, PEOPLE[2])
    assert found
    other = {"event_id": certificate.event_id, "document": "another", "outcome": "printed", "time": TIME}
    own = {**other, "document": found.document.document_id, "outcome": outcome}
    for report in (other, own):
        body = msgspec.json.encode(msgspec.convert(report, PrintReport))
        outbox.append("print", {}, body)
    send_all(hall, outbox)
    settle(hall)
    again = ask(NUMBER, PEOPLE[2])
    assert again
    assert again.printed is may_exist

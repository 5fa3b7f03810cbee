"""A ticket for 12345: received without network, numbered once, found by either number."""

import dataclasses
import json

import msgspec
import pytest
from sqlalchemy import select

from central.departments.adapter import Unavailable
from central.store import after_tables, fleet, tables
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.hotline import MAX_TEXT, SERVICE, Ticket
from offline_store.outbox import Outbox
from offline_store.records import Entry, ReceiptDraft
from tests.central.after import settle
from tests.central.centres import DAY, Hall, send_all

TIME = "2026-11-23T04:00:00.000Z"
TICKET = Ticket("complaint", "打印机卡纸了", TIME, "", "k01", "370600261123009000001", "13800000001")


def tell(outbox: Outbox, ticket: Ticket = TICKET) -> Entry:
    """As a terminal does it: a receipt with a local number, in the header nothing but the hotline."""

    def body(local_number: str) -> bytes:
        return msgspec.json.encode(dataclasses.replace(ticket, local_number=ticket.local_number or local_number))

    return outbox.append("ticket", {"service": SERVICE}, body, receipt=ReceiptDraft(SERVICE, DAY))


def test_a_local_receipt_becomes_a_ticket_number(hall: Hall, outbox: Outbox) -> None:
    entries = [tell(outbox), tell(outbox)]
    send_all(hall, outbox)
    with hall.client() as centre:
        progress = centre.progress(entries[0].local_number)
        assert progress
        assert (progress.state, progress.case_number) == (CaseState.RECEIVED, "")
        settle(hall)
        changes = centre.changes(0, 0).changes
        assert [(one.event_id, one.case_number, one.service) for one in changes] == [
            (entries[0].event_id, "12345261123000001", SERVICE),
            (entries[1].event_id, "12345261123000002", SERVICE),
        ]
        by_ticket, by_local = (centre.progress(number) for number in ("12345261123000001", entries[0].local_number))
        assert by_ticket
        assert by_local
        assert by_ticket.state is by_local.state is CaseState.ACCEPTED
        assert by_local.case_number == "12345261123000001"


def test_a_ticket_is_numbered_once_whatever_happens(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hotline takes it and its answer is lost; then the entry is opened again."""
    tell(outbox)
    send_all(hall, outbox)
    file = hall.outside.hotline.file

    def lost(ticket: Ticket, key: str) -> str:
        file(ticket, key)
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(hall.outside.hotline, "file", lost)
        settle(hall)
    settle(hall)
    with hall.store.write() as connection:
        connection.execute(tables.entry.update().values(opened=False))
    hall.clock.now += 86400
    settle(hall)
    with hall.client() as centre:
        assert [one.case_number for one in centre.changes(0, 0).changes] == ["12345261123000001"]


def test_a_ticket_is_no_case_for_department_archive_and_messages(hall: Hall, outbox: Outbox) -> None:
    tell(outbox)
    send_all(hall, outbox)
    settle(hall)
    with hall.store.read() as connection:
        assert connection.execute(select(after_tables.duty)).all() == []
        assert fleet.overview(connection, hall.clock()).cases_today == {}


def test_what_was_said_lies_nowhere_in_clear(hall: Hall, outbox: Outbox) -> None:
    tell(outbox)
    send_all(hall, outbox)
    settle(hall)
    kept = b"".join(path.read_bytes() for path in hall.data.rglob("*") if path.is_file())
    for word in (TICKET.text, TICKET.phone):
        assert word.encode() not in kept
        assert json.dumps(word).encode() not in kept
        assert word not in repr(TICKET)


@pytest.mark.parametrize(
    "ticket",
    [
        dataclasses.replace(TICKET, text="长" * (MAX_TEXT + 1)),
        dataclasses.replace(TICKET, local_number="L-other"),
    ],
)
def test_what_is_no_ticket_is_set_aside(hall: Hall, outbox: Outbox, ticket: Ticket) -> None:
    tell(outbox, ticket)
    outbox.append("ticket", {"service": "k01"}, msgspec.json.encode(TICKET), receipt=ReceiptDraft("k01", DAY))
    outbox.append("ticket", {"service": SERVICE}, b'{"category": "other"}')
    send_all(hall, outbox)
    settle(hall)
    with hall.store.read() as connection:
        found = list(connection.execute(select(tables.quarantine.c.reason).order_by(tables.quarantine.c.seq)).scalars())
    assert found[1:] == ["header", "body"]
    assert found[0] in ("length", "header")

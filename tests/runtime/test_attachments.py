"""A visit's files: bound by what is submitted, erased at the wipe or the next start when nothing names them."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from drivers.xfs4iot.client import Client
from kiosk_app.centre import Centre
from kiosk_app.flow.effects import Draft, Submit
from kiosk_app.flow.events import SubmitFailed, Submitted
from kiosk_app.protocol.cases import Application, Attachment, Person
from kiosk_app.runtime.delivery import Delivery
from kiosk_app.runtime.open_case import OpenCase
from kiosk_app.runtime.peripherals import Peripherals
from kiosk_app.runtime.questions import Questions
from offline_store.attachments import FOLDER, AttachmentStore
from offline_store.errors import StoreFull
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.records import Entry
from tests.offline_store.stores import Clock, Recipient, open_outbox


def delivery(directory: Path, outbox: Outbox, ledger: PrintLedger, recipient: Recipient) -> Delivery:
    return Delivery(
        outbox,
        ledger,
        AttachmentStore(directory),
        recipient.sealer,
        OpenCase(directory),
        Peripherals(Client(directory, on_change=lambda name, status: None)),
        Questions(Centre("http://127.0.0.1:9"), outbox),
        terminal="T1",
        site="市民之家",
        appended=lambda: None,
        stamp=dict,
        clock=Clock(),
    )


def submit(attachments: tuple[Attachment, ...]) -> Submit:
    person = Person("张三", "370699195001010018", "111")
    draft = Draft("k01", 1, "", "zh_CN", person, {}, {}, (), (), None, "", (), attachments)
    return Submit("visit", 1, 10.0, "event", draft)


def captured(delivery: Delivery, name: str) -> Attachment:
    writer = delivery.attach(name)
    writer.write(b"a scan")
    sealed = writer.finish()
    return Attachment(sealed.id, sealed.digest.hex(), sealed.size, "image/jpeg", "photo")


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in (directory / FOLDER).iterdir())


def test_what_is_submitted_keeps_its_files_and_the_wipe_takes_the_rest(tmp_path: Path) -> None:
    recipient = Recipient()
    with open_outbox(tmp_path, recipient) as outbox, PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        visit = delivery(tmp_path, outbox, ledger, recipient)
        kept = captured(visit, "kept")
        captured(visit, "taken again")
        visit.attach("broken off").write(b"half a scan")
        assert isinstance(asyncio.run(visit.submit(submit((kept,)))), Submitted)
        visit.wipe()
        assert names(tmp_path) == ["kept"]
        (entry,) = outbox.entries(1, 10)
        body = recipient.opener.open(entry.body, aad=entry.header)
        assert msgspec.json.decode(body, type=Application).attachments == [kept]
        assert [(one.id, one.event_id) for one in outbox.attachments.all()] == [("kept", "event")]


def test_what_was_not_taken_in_goes_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> list[Entry]:
        raise StoreFull

    recipient = Recipient()
    with open_outbox(tmp_path, recipient) as outbox, PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        visit = delivery(tmp_path, outbox, ledger, recipient)
        lost = captured(visit, "lost")
        monkeypatch.setattr(outbox, "append_many", full)
        assert isinstance(asyncio.run(visit.submit(submit((lost,)))), SubmitFailed)
        assert names(tmp_path) == ["lost"]
        visit.wipe()
        assert names(tmp_path) == []


def test_the_next_start_erases_what_a_broken_visit_left(tmp_path: Path) -> None:
    recipient = Recipient()
    with open_outbox(tmp_path, recipient) as outbox, PrintLedger.open(tmp_path / "ledger.db", clock=Clock()) as ledger:
        visit = delivery(tmp_path, outbox, ledger, recipient)
        kept = captured(visit, "kept")
        asyncio.run(visit.submit(submit((kept,))))
        captured(visit, "left behind")
        again = delivery(tmp_path, outbox, ledger, recipient)
        again.recover(str)
        assert names(tmp_path) == ["kept"]

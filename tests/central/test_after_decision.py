"""A case is decided: the citizen hears of it, the department hears of it, the archive has it; each once."""

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from central import recipients, site
from central.archive.check import check
from central.archive.container import sm3, unpack
from central.cli import main
from central.departments.adapter import Decision, Unavailable
from central.messages.texts import templates
from central.push.adapter import Decided
from central.push.standin import StandIn as Departments
from central.recipients import StillInUse
from central.store import after_tables, archives, duties, sealing
from central.store.archives import Package
from central.store.duties import DutyKind
from kiosk_app.protocol.cases import Application, CaseState
from offline_store.outbox import Outbox
from tests.central.after import PHONE, sent, settle
from tests.central.centres import CERTIFICATE, PEOPLE, TERMINAL, Hall, apply, send_all
from tests.central.records import picture
from tests.central.scans import attachment, naming, sealed, send

FILING: dict[str, object] = {"qsrq": "2026-11-23", "jsrq": "2027-05-23", "sjh": PHONE}


def packages(hall: Hall) -> list[Package]:
    with hall.store.read() as connection:
        return archives.listing(connection)


def told(hall: Hall) -> list[tuple[str, str]]:
    assert isinstance(hall.outside.receiver, Departments)
    return [(decided.case_number, decided.state.value) for _, decided in hall.outside.receiver.received()]


def outcomes(hall: Hall, kind: str) -> list[str]:
    table = after_tables.duty
    with hall.store.read() as connection:
        query = select(table.c.outcome).where(table.c.kind == kind).order_by(table.c.event_id, table.c.number)
        return list(connection.execute(query).scalars())


def test_the_citizen_is_told_in_their_language_and_nothing_but_the_number(hall: Hall, outbox: Outbox) -> None:
    for code in ("zh_CN", "en", "ko", "ja", "xx"):

        def spoken(made: Application, code: str = code) -> Application:
            return dataclasses.replace(made, language=code)

        apply(outbox, "k08", PEOPLE[3], {"sjh": PHONE}, change=spoken)
    send_all(hall, outbox)
    settle(hall)
    number = "37060026112302500000"
    words = templates()["accepted"]
    assert [one.text for one in sent(hall)] == [
        words[code].format(number=f"{number}{index}", local="", phone="12393")
        for index, code in enumerate(("zh_CN", "en", "ko", "ja", "zh_CN"), 1)
    ]
    for one in sent(hall):
        assert one.phone == PHONE
        assert PEOPLE[3].name not in one.text
        assert PEOPLE[3].number not in one.text


def test_an_application_received_without_network_is_told_its_number_by_its_local_number(
    hall: Hall, outbox: Outbox
) -> None:
    entry = apply(outbox, "k08", PEOPLE[1], FILING, deferred=("rule:active_insurance",))
    send_all(hall, outbox)
    settle(hall)
    assert [one.text for one in sent(hall)] == [
        templates()["numbered"]["zh_CN"].format(number="370600261123025000001", local=entry.local_number, phone="12393")
    ]


def test_only_the_state_in_effect_is_told_and_only_once(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate is accepted and done in one go; and a service that answers late is given the same key again."""
    apply(outbox, "k01", PEOPLE[2], {**CERTIFICATE, "sjh": PHONE})
    send_all(hall, outbox)
    while hall.work.step():
        pass
    keys = []
    send = hall.outside.messenger.send

    def late(phone: str, text: str, key: str) -> None:
        keys.append(key)
        send(phone, text, key)
        if len(keys) == 1:
            raise Unavailable

    monkeypatch.setattr(hall.outside.messenger, "send", late)
    settle(hall)
    hall.clock.now += 10
    settle(hall)
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert len(sent(hall)) == 1
    assert "370600261123009000001" in sent(hall)[0].text
    assert outcomes(hall, "message") == ["superseded", "done"]


@pytest.mark.parametrize("phone", ["", "0535-6666666", "1380000000", 13800000001, None, "138000000011"])
def test_nobody_is_told_without_a_phone(hall: Hall, outbox: Outbox, phone: object) -> None:
    apply(outbox, "k08", PEOPLE[3], {"sjh": phone})
    apply(outbox, "k08", PEOPLE[3], {})
    send_all(hall, outbox)
    settle(hall)
    assert sent(hall) == []
    assert outcomes(hall, "message") == ["no phone"] * 2


def test_a_phone_number_lies_nowhere_in_clear(hall: Hall, outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    apply(outbox, "k08", PEOPLE[1], FILING, pin="100001")
    apply(outbox, "k01", PEOPLE[2], {**CERTIFICATE, "sjh": PHONE})
    apply(outbox, "k08", PEOPLE[2], FILING, pin="999999", deferred=("factor",))
    send_all(hall, outbox)
    settle(hall)
    assert len(sent(hall)) == 3
    assert len(packages(hall)) == 1
    kept = b"".join(path.read_bytes() for path in hall.data.rglob("*") if path.is_file()) + caplog.text.encode()
    for word in (PHONE, *(word for person in PEOPLE.values() for word in (person.name, person.number))):
        assert word.encode() not in kept
    assert PHONE not in repr(sent(hall))


def test_what_would_have_been_sent_can_be_looked_at(
    hall: Hall, outbox: Outbox, capsys: pytest.CaptureFixture[str]
) -> None:
    apply(outbox, "k08", PEOPLE[3], FILING)
    send_all(hall, outbox)
    settle(hall)
    assert main(["messages", "--data", str(hall.data)]) == 0
    said = capsys.readouterr().out
    assert "138****0001" in said
    assert "370600261123025000001" in said
    assert PHONE not in said


def test_a_decision_is_due_at_its_department_the_moment_it_is_taken(hall: Hall, outbox: Outbox) -> None:
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)
    while hall.work.step():
        pass
    with hall.store.read() as connection:
        (duty,) = duties.due(connection, DutyKind.PUSH, hall.clock(), 10)
        assert duties.due(connection, DutyKind.PUSH, hall.clock() - 0.001, 10) == []
    assert duty.attempts == 0
    settle(hall)
    assert isinstance(hall.outside.receiver, Departments)
    assert [received for received, _ in hall.outside.receiver.received()] == [hall.clock()] * 2


def test_a_department_is_told_of_each_decision_at_once_and_keeps_it_once(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    apply(outbox, "k08", PEOPLE[2], FILING, pin="999999", deferred=("factor",))
    send_all(hall, outbox)
    receive = hall.outside.receiver.receive
    calls = []

    def unsure(decided: Decided, key: str) -> None:
        """It has taken it, and its answer is lost, the first time."""
        calls.append(key)
        receive(decided, key)
        if calls.count(key) == 1:
            raise Unavailable

    monkeypatch.setattr(hall.outside.receiver, "receive", unsure)
    for _ in range(4):
        settle(hall)
        hall.clock.now += 10
    assert told(hall) == [
        ("370600261123009000001", "accepted"),
        ("", "supplement"),
        ("370600261123009000001", "done"),
    ]
    assert len(calls) == 6


def test_a_finished_case_has_one_package_and_its_receipt(
    hall: Hall, outbox: Outbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    apply(outbox, "k08", PEOPLE[3], FILING)
    send_all(hall, outbox)
    settle(hall)
    (package,) = packages(hall)
    assert (package.event_id, package.findings, package.state) == (entry.event_id, 0, "handed over")
    with hall.store.write() as connection:
        connection.execute(after_tables.duty.update().values(outcome="", settled=""))
    settle(hall)
    assert packages(hall) == [package]
    (file,) = (hall.data / "archive").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700

    data = ["--data", str(hall.data)]
    assert main(["archive", "list", *data]) == 0
    assert f"{package.name}  {package.sm3}  {package.size}  handed over  R-" in capsys.readouterr().out
    to = tmp_path / "package.zip"
    assert main(["archive", "export", package.name, "--to", str(to), *data]) == 0
    assert sm3(to.read_bytes()) == package.sm3
    assert check(to.read_bytes(), package.sm3).passed
    with zipfile.ZipFile(io.BytesIO(to.read_bytes())) as archive:
        names = archive.namelist()
    assert "k01_370600261123009000001/归档材料/04办结结果/370600261123009000001-1.pdf" in names
    assert main(["archive", "check", *data]) == 0
    assert capsys.readouterr().out == f"{package.name}  passed\n"
    file.write_bytes(file.read_bytes()[:-1])
    assert main(["archive", "check", *data]) == 1
    assert "package-opens" in capsys.readouterr().out
    assert main(["archive", "export", "other", *data]) == 2
    assert main(["archive", "export", package.name, *data]) == 2


def test_an_archive_that_is_away_gets_the_package_that_was_made(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)

    def away(*_: object) -> str:
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(hall.outside.archive, "receive", away)
        settle(hall)
    (kept,) = packages(hall)
    assert kept.state == "kept"
    hall.clock.now += 10
    settle(hall)
    (package,) = packages(hall)
    assert dataclasses.replace(package, receipt="") == kept
    assert package.state == "handed over"


def test_scans_are_opened_into_the_package(hall: Hall, outbox: Outbox) -> None:
    content = picture("JPEG")
    scan = sealed(hall, content)
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=naming(attachment(scan)))
    send_all(hall, outbox)
    settle(hall)
    assert packages(hall) == []
    send(hall, entry.event_id, scan)
    settle(hall)
    (package,) = packages(hall)
    assert package.state == "handed over"
    files = unpack(site.shelf(hall.data).take(package.sm3))
    assert files["k01_370600261123009000001/归档材料/01申请材料/residence_proof-1.jpg"] == content


def test_a_package_that_fails_its_check_is_kept_and_not_handed_over(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A scan is what it is, whatever the terminal said."""
    scan = sealed(hall, b"no picture")
    monkeypatch.setattr(hall.department, "decide", lambda *_: Decision(CaseState.REFUSED, "no_overlap"))
    entry = apply(outbox, "k08", PEOPLE[3], FILING, change=naming(attachment(scan)))
    send_all(hall, outbox)
    send(hall, entry.event_id, scan)
    settle(hall)
    (package,) = packages(hall)
    assert (package.state, package.receipt) == ("check failed", "")
    assert "file-opens" in caplog.text
    assert outcomes(hall, "archive") == ["check failed"]


def test_a_key_is_kept_while_a_case_that_was_sealed_to_it_goes_on(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows a decision opens the application again, weeks later if it has to."""
    (old,) = site.private_keys(hall.data)
    monkeypatch.setattr(sealing, "not_drained", lambda *_: ())
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)
    recipients.rotate(hall.data, hall.repository)

    def retire() -> tuple[str, ...]:
        with pytest.raises(StillInUse) as caught:
            recipients.retire(hall.data, hall.repository, hall.store, old)
        return caught.value.terminals

    assert retire() == (TERMINAL,), "nobody has opened it"
    while hall.work.step():
        pass
    assert retire() == (TERMINAL,), "it is not archived"
    settle(hall)
    outbox.append("evaluation", {}, b"{}")
    send_all(hall, outbox)
    assert retire() == (TERMINAL,), "a rating, that nobody has opened"
    settle(hall)
    recipients.retire(hall.data, hall.repository, hall.store, old)
    assert old not in site.private_keys(hall.data)

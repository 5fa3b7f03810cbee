"""From a sealed entry to a case number, and what never stops the opener."""

import dataclasses
import threading
import time
from collections.abc import Mapping

import msgspec
import pypdfium2
import pytest
from sqlalchemy import func, select

from central import site
from central.departments.adapter import Unavailable
from central.departments.standin import ATTEMPTS
from central.opener.work import Work
from central.store import tables
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import Definition
from kiosk_app.centre import Centre
from kiosk_app.documents import Document, DocumentPending
from kiosk_app.protocol.cases import Agent, Application, CaseState, Evaluation, Factor, PrintReport
from kiosk_app.protocol.live import CheckQuestion, IdentityQuestion, ShareQuestion
from offline_store.outbox import Outbox
from offline_store.sealing import Opener, Sealer, software_keypair
from tests.central.centres import CERTIFICATE, PEOPLE, Hall, apply, definitions, send_all

FILING: dict[str, object] = {"qsrq": "2026-11-23", "jsrq": "2027-05-23"}
CHECKS = ("factor", "share:insurance_status", "rule:active_insurance", "rule:no_overlap")


def open_all(hall: Hall, outbox: Outbox) -> None:
    send_all(hall, outbox)
    while hall.work.step():
        pass


def states(centre: Centre) -> dict[str, tuple[str, str, str]]:
    """The last word on each case."""
    found = {}
    for change in centre.changes(0, 0).changes:
        found[change.event_id] = (change.state.value, change.case_number, change.reason)
    return found


def count(hall: Hall, table: str) -> int:
    with hall.store.read() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one()


def test_a_certificate_is_made_and_fetched(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    assert centre.document(entry.event_id) is None
    send_all(hall, outbox)
    assert centre.document(entry.event_id) == DocumentPending()
    progress = centre.progress(entry.local_number)
    assert progress is not None
    assert progress.state is CaseState.RECEIVED
    open_all(hall, outbox)
    assert states(centre)[entry.event_id] == ("done", "370600261123009000001", "")
    document = centre.document(entry.event_id)
    assert isinstance(document, Document)
    assert (document.document_id, document.pages) == ("370600261123009000001-1", 1)
    pdf = pypdfium2.PdfDocument(document.pdf)
    text = "".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    for part in (
        "社会保险参保证明",
        "李四",
        "370699198506150028",
        "烟台虚拟制造有限公司",
        "企业职工基本养老保险",
        "购房租房",
        "自助终端打印",
        "YT-HALL-01",
        "演示专用",
        document.code.replace("-", ""),
    ):
        assert part in text
    assert "13" in text
    # The name is in the page, not in what a file manager shows.
    assert "李四".encode() not in document.pdf


def test_a_filing_made_offline_is_checked_here(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    good = apply(outbox, "k08", PEOPLE[1], FILING, pin="100001", deferred=CHECKS)
    again = apply(outbox, "k08", PEOPLE[1], {"qsrq": "2027-05-23"}, pin="100001", deferred=CHECKS)
    later = apply(outbox, "k08", PEOPLE[1], {"qsrq": "2027-05-24"}, pin="100001", deferred=CHECKS)
    wrong = apply(outbox, "k08", PEOPLE[2], FILING, pin="999999", deferred=CHECKS)
    lapsed = apply(outbox, "k08", PEOPLE[4], FILING, pin="100004", deferred=CHECKS)
    nobody = apply(outbox, "k08", PEOPLE[3], FILING, deferred=CHECKS)
    open_all(hall, outbox)
    assert states(centre) == {
        good.event_id: ("accepted", "370600261123025000001", ""),
        again.event_id: ("supplement", "", "no_overlap"),
        later.event_id: ("accepted", "370600261123025000002", ""),
        wrong.event_id: ("supplement", "", "identity"),
        lapsed.event_id: ("supplement", "", "active_insurance"),
        nobody.event_id: ("supplement", "", "identity"),
    }
    assert centre.document(good.event_id) is None


def test_evaluations_and_print_reports_are_kept_once(hall: Hall, outbox: Outbox) -> None:
    case = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    evaluation = Evaluation(case.event_id, "k01", 5, "2026-11-23T04:00:00.000Z")
    for _ in range(2):
        outbox.append("evaluation", {}, msgspec.json.encode(evaluation))
    report = PrintReport(case.event_id, "D-1", "printed", "2026-11-23T04:00:00.000Z")
    outbox.append("print", {}, msgspec.json.encode(report))
    outbox.append("evaluation", {}, msgspec.json.encode(dataclasses.replace(evaluation, event_id="x", level=6)))
    open_all(hall, outbox)
    assert (count(hall, "evaluation"), count(hall, "print_report"), count(hall, "quarantine")) == (1, 1, 1)


def test_garbage_does_not_stop_the_opener(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    _, stranger = software_keypair()
    outbox.append("application", {"service": "k01"}, b"no json")
    outbox.append("application", {"service": "k01"}, b'{"v": 1}')
    outbox.append("application", {"service": "k01"}, b"\xff" * 5000)
    outbox.append("application", {"service": "k01"}, b"", session=Sealer({"elsewhere": stranger}).session())
    outbox.append("unheard_of", {}, b"{}")
    apply(outbox, "k99", PEOPLE[1], {})
    apply(outbox, "k01", PEOPLE[2], {"xz": "pension", "qs": "never", "js": 7})
    apply(outbox, "k01", PEOPLE[2], {})
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=lambda made: dataclasses.replace(made, local_number="L-X"))
    good = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    open_all(hall, outbox)
    with hall.store.read() as connection:
        reasons = list(
            connection.execute(select(tables.quarantine.c.reason).order_by(tables.quarantine.c.seq)).scalars()
        )
    assert reasons == [
        "body",
        "body",
        "body",
        "UnknownRecipient",
        "kind",
        "service",
        "garbage:CannotBeFilledIn",
        "garbage:CannotBeFilledIn",
        "header",
    ]
    assert states(centre)[good.event_id][0] == "done"
    assert outbox.stat().backlog == 0


def test_a_department_that_is_away_is_asked_again(
    hall: Hall, centre: Centre, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    outbox.append(
        "evaluation", {}, msgspec.json.encode(Evaluation(entry.event_id, "k01", 1, "2026-11-23T04:00:00.000Z"))
    )
    send_all(hall, outbox)
    with monkeypatch.context() as patched:

        def away(*_: object) -> None:
            raise Unavailable

        patched.setattr(hall.department, "decide", away)
        assert hall.work.step() == 2
        assert hall.work.step() == 0
    assert count(hall, "evaluation") == 1
    assert hall.work.step() == 1
    assert states(centre)[entry.event_id][0] == "done"


def test_a_catalogue_that_cannot_be_read_keeps_applications_waiting(
    hall: Hall, centre: Centre, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    """A case is good whether or not the centre's own file is; it must not end among what nobody can open."""
    entry = apply(outbox, "k08", PEOPLE[3], FILING)
    send_all(hall, outbox)
    troubles: list[Exception] = [BadBundle("digest"), FileNotFoundError()]

    def unreadable() -> Mapping[str, Definition]:
        if troubles:
            raise troubles.pop()
        return definitions()

    opener = Opener(site.private_keys(hall.data))
    work = Work(
        hall.store,
        opener,
        hall.department,
        hall.orders,
        hall.outside.hotline,
        site.applicants(hall.data),
        unreadable,
        hall.clock,
    )
    while troubles:
        work.step()
    assert count(hall, "quarantine") == 0
    assert caplog.text.count("catalogue cannot be read") == 1
    work.step()
    assert states(centre)[entry.event_id][0] == "accepted"


def test_an_opener_killed_in_the_middle_does_nothing_twice(
    hall: Hall, centre: Centre, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    for name in ("decide", "document"):
        with monkeypatch.context() as patched:
            patched.setattr(hall.department, name, killed)
            with pytest.raises(Killed):
                hall.work.step()
    assert centre.document(entry.event_id) == DocumentPending()
    hall.work.step()
    assert [change.state for change in centre.changes(0, 0).changes] == [CaseState.ACCEPTED, CaseState.DONE]
    assert states(centre)[entry.event_id] == ("done", "370600261123009000001", "")


def test_case_numbers_have_no_gaps_over_a_day(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    for index in range(6):
        apply(outbox, "k01" if index % 2 else "k08", PEOPLE[3], CERTIFICATE if index % 2 else {})
    open_all(hall, outbox)
    hall.clock.now += 86400
    apply(outbox, "k08", PEOPLE[3], {})
    open_all(hall, outbox)
    numbers = [number for _, number, _ in states(centre).values()]
    assert [int(number[-6:]) for number in numbers] == [1, 2, 3, 4, 5, 6, 1]
    assert {len(number) for number in numbers} == {21}
    assert numbers[-1][6:12] == "261124"


def test_the_same_application_twice_is_one_case(hall: Hall, outbox: Outbox) -> None:
    """A document made again from the same facts is the same document."""
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    open_all(hall, outbox)
    with hall.store.read() as connection:
        first = connection.execute(select(tables.document.c.pdf)).scalar_one()
    with hall.store.write() as connection:
        connection.execute(tables.document.delete())
        connection.execute(tables.case.update().values(making=True))
        connection.execute(tables.entry.update().values(opened=False))
    while hall.work.step():
        pass
    with hall.store.read() as connection:
        assert connection.execute(select(tables.document.c.pdf)).scalar_one() == first
    assert count(hall, "case_") == 1


def test_waiting_for_changes_ends_when_one_comes(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    entry = apply(outbox, "k08", PEOPLE[3], {})
    send_all(hall, outbox)
    assert centre.changes(0, 0.2).changes == []
    later = threading.Timer(0.3, hall.work.step)
    later.start()
    began = time.monotonic()
    answer = centre.changes(0, 20)
    later.join()
    assert time.monotonic() - began < 5
    assert [change.event_id for change in answer.changes] == [entry.event_id]
    assert centre.changes(answer.cursor, 0).changes == []
    # A cursor from before the centre lost its database: everything again, which changes nothing at the terminal.
    assert centre.changes(999, 0) == answer


def test_questions_while_the_citizen_waits(hall: Hall, centre: Centre) -> None:
    person = PEOPLE[1]
    assert centre.identity(IdentityQuestion(person, Factor("pin", "100001"), "k01")).outcome == "verified"
    left = [
        centre.identity(IdentityQuestion(person, Factor("pin", "000000"), "k01")).attempts_left for _ in range(ATTEMPTS)
    ]
    assert left == [4, 3, 2, 1, 0]
    locked = centre.identity(IdentityQuestion(person, Factor("pin", "100001"), "k01"))
    assert (locked.outcome, locked.attempts_left) == ("refused", 0)
    hall.clock.now += 3600
    assert centre.identity(IdentityQuestion(person, Factor("pin", "100001"), "k01")).outcome == "verified"
    shared = centre.share(ShareQuestion("insurance_status", "k01", person))
    assert (shared.found, shared.values["area"], shared.values["phone"]) == (True, "370600", "13800000001")
    found = [centre.share(ShareQuestion("residence_elsewhere", "k08", PEOPLE[index])).found for index in PEOPLE]
    assert found == [False, False, True, False]
    stranger = dataclasses.replace(person, name="张四")
    assert not centre.share(ShareQuestion("insurance_status", "k01", stranger)).found
    active = [centre.check(CheckQuestion("k08", "active_insurance", PEOPLE[index], {})).holds for index in PEOPLE]
    assert active == [True, True, True, False]
    assert not centre.check(CheckQuestion("k08", "unheard_of", person, {})).holds


def test_the_centre_keeps_no_names(
    hall: Hall, centre: Centre, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    apply(outbox, "k08", PEOPLE[1], FILING, pin="100001", deferred=CHECKS)
    apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    open_all(hall, outbox)
    kept = b"".join(path.read_bytes() for path in hall.data.rglob("*") if path.is_file()) + caplog.text.encode()
    for person in PEOPLE.values():
        for word in (person.name, person.number):
            for encoding in ("utf-8", "utf-16-le", "gb18030"):
                assert word.encode(encoding) not in kept


@pytest.mark.parametrize(("pin", "state"), [("100002", "accepted"), ("100003", "supplement")])
def test_who_acts_for_another_is_known_by_their_own_pin(
    hall: Hall, centre: Centre, outbox: Outbox, pin: str, state: str
) -> None:
    def acted(application: Application) -> Application:
        return dataclasses.replace(application, agent=Agent(PEOPLE[2], "card"))

    entry = apply(outbox, "k08", PEOPLE[3], FILING, pin=pin, deferred=("factor",), change=acted)
    send_all(hall, outbox)
    hall.work.step()
    assert states(centre)[entry.event_id][0] == state

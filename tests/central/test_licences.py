"""E-licences: every question is on record without a name, every copy says what it is good for and cannot unsay it."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from central import cli
from central.archive.check import check
from central.archive.layout import APPLIED, build, contents
from central.departments.adapter import Decision, UnknownTemplate
from central.licences.call_log import Call
from central.licences.copies import Copy, draw
from central.licences.deriving import Deriving
from central.licences.printing import NONE, WithCopies
from central.seal_key import Seal
from central.store import cases
from central.store.cases import Case
from central.store.duties import DutyKind
from kiosk_app.catalogue.model import Result
from kiosk_app.centre import Centre
from kiosk_app.protocol.cases import Application, CaseState, Enterprise, MaterialProof, Person
from kiosk_app.protocol.live import ShareAnswer, ShareQuestion
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, TERMINAL, Hall, apply, definitions, send_all
from tests.central.records import application, record
from tests.central.test_opener import FILING

WU = PEOPLE[3]
PURPOSE = "为您办理“新生儿出生一件事”"
MARRIAGE = {"number": "J370699-2024-000001", "issued": "2024-05-20", "issuer": "烟台市测试区民政局"}
COPY = Copy(
    "结婚证", (("持证人", "王五"),), "烟台市测试区民政局", "入学报名", TERMINAL, "2026年11月23日", "1", "AAAA", "KS1"
)


def lent(scene: str, person: Person) -> ShareAnswer:
    """Everybody is married, and has nothing else."""
    return ShareAnswer(True, dict(MARRIAGE)) if scene == "licence/marriage" else ShareAnswer(False)


def deriving(hall: Hall) -> Deriving:
    return Deriving(lent, hall.shared.licences, hall.shared.users, Seal(hall.data))


def calls(hall: Hall) -> list[Call]:
    return hall.shared.licences.since(0)


def married(made: Application) -> Application:
    return replace(made, applicant=WU, materials=[MaterialProof("marriage_proof", "licence", "licence/marriage")])


def pixels(pdf: bytes) -> list[tuple[int, int, int]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        page = document[0]
        assert page.get_textpage().get_text_range() == "", "nothing that could be taken off"
        found = page.render(scale=1.0).to_pil().convert("RGB").tobytes()
    finally:
        document.close()
    return list(zip(found[::3], found[1::3], found[2::3], strict=True))


def test_a_question_is_noted_with_service_purpose_and_terminal_and_without_a_name(hall: Hall, centre: Centre) -> None:
    centre.share(ShareQuestion("licence/marriage", "y01", WU, PURPOSE))
    centre.share(ShareQuestion("insurance_status", "k08", WU, PURPOSE))
    (call,) = calls(hall)
    assert (call.terminal, call.service, call.licence, call.purpose) == (TERMINAL, "y01", "marriage", PURPOSE)
    assert (call.use, call.found, call.user) == ("data", False, hall.shared.users.of(WU))
    kept = b"".join(path.read_bytes() for path in hall.data.glob("licences.db*"))
    for word in (WU.name, WU.number):
        assert word.encode() not in kept


def test_the_log_is_a_table_for_whoever_has_to_account_for_it(
    hall: Hall, centre: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    centre.share(ShareQuestion("licence/marriage", "y01", WU, PURPOSE))
    assert cli.main(["licences", "log", "--since", "2020-01-01", "--data", str(hall.data)]) == 0
    written = capsys.readouterr().out
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row["service"], row["licence"], row["purpose"], row["found"]) == ("y01", "marriage", PURPOSE, "no")
    assert WU.name not in written
    assert WU.number not in written
    assert cli.main(["licences", "log", "--since", "2099-01-01", "--data", str(hall.data)]) == 0
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == []


def test_the_watermark_goes_through_everything_and_is_one_with_it() -> None:
    plain, marked = (pixels(draw(replace(COPY, purpose=purpose))) for purpose in ("", "入学报名入学报名"))
    red = [one for one in marked if one[0] > one[1] + 25]
    assert len(red) > len(marked) / 50
    assert plain != marked
    thirds = [marked[at : at + len(marked) // 3] for at in range(0, len(marked) - 2, len(marked) // 3)]
    assert all(any(one[0] > one[1] + 25 for one in third) for third in thirds)
    assert COPY.watermark == f"仅用于入学报名　2026年11月23日　终端 {TERMINAL}"


def test_the_same_copy_is_the_same_bytes(hall: Hall) -> None:
    assert draw(COPY) == draw(COPY)
    case = record().case
    one, other = (deriving(hall).of_case(married(application()), definitions()["y01"], case) for _ in range(2))
    assert one == other
    assert [call.use for call in calls(hall)] == ["copy", "copy"]


def test_a_material_that_a_licence_proved_is_in_the_archive_as_a_copy(hall: Hall) -> None:
    made = record()
    scans = deriving(hall).of_case(married(made.application), made.definition, made.case)
    (scan,) = scans
    assert (scan.material, scan.media_type) == ("marriage_proof", "application/pdf")
    packed = replace(made, scans=scans)
    assert f"{APPLIED}marriage_proof-1.pdf" in contents(packed)
    assert check(build(packed)).passed


def test_the_archive_says_how_the_applicant_was_known_and_for_whom_they_spoke() -> None:
    made = record()
    firm = Enterprise("91370699MA0TEXT00Q", "烟台虚拟制造有限公司")
    coded = replace(made, application=replace(made.application, known_by="shown", enterprise=firm))
    form = contents(coded)[f"{APPLIED}申请表.xml"].decode()
    for word in ("亮码", firm.uscc, firm.name):
        assert word in form
    assert check(build(coded)).passed
    assert "身份证件" in contents(made)[f"{APPLIED}申请表.xml"].decode()


def test_a_licence_that_is_gone_by_then_holds_up_no_package(hall: Hall, outbox: Outbox) -> None:
    event_id = apply(outbox, "k08", WU, FILING, change=married).event_id
    send_all(hall, outbox)
    hall.work.step()
    with hall.store.write() as connection:
        found = cases.find(connection, TERMINAL, event_id)
        assert found
        cases.move(connection, found, CaseState.DONE, hall.clock())
    (archiving,) = [one for one in hall.follow_ups if one.kind is DutyKind.ARCHIVE]
    assert archiving.step() == 1
    assert [(call.licence, call.found, call.use) for call in calls(hall)] == [("marriage", False, "copy")]


class Behind:
    """A department that takes everything in and makes nothing."""

    def share(self, scene: str, person: Person) -> ShareAnswer:
        return lent(scene, person)

    def decide(self, *_: object) -> Decision:
        return Decision(CaseState.ACCEPTED)

    def document(self, *_: object) -> object:
        raise UnknownTemplate("licence_copy")

    def identify(self, *_: object) -> object:
        raise NotImplementedError

    def check(self, *_: object) -> bool:
        return True


def wish(licence: str) -> Application:
    fields: Mapping[str, object] = {"zzlx": licence, "zzyt": "入学报名"}
    return replace(application(), service="u01", applicant=WU, fields=dict(fields))


def case(hall: Hall) -> Case:
    return replace(record().case, service="u01", terminal=TERMINAL)


def test_a_copy_is_handed_out_on_paper_with_its_own_purpose(hall: Hall) -> None:
    behind: Any = Behind()
    department, definition = WithCopies(behind, deriving(hall)), definitions()["u01"]
    asked = wish("marriage")
    assert department.decide(asked, definition, "e").state is CaseState.ACCEPTED
    sheet = department.document(asked, definition, case(hall))
    assert (sheet.template, sheet.pages) == ("licence_copy", 1)
    assert pixels(sheet.pdf)
    assert [call.purpose for call in calls(hall)] == ["入学报名"]
    assert department.document(asked, definition, case(hall)) == sheet


def test_who_has_no_such_licence_gets_no_copy(hall: Hall) -> None:
    behind: Any = Behind()
    department, definition = WithCopies(behind, deriving(hall)), definitions()["u01"]
    assert department.decide(wish("driving"), definition, "e") == Decision(CaseState.REFUSED, NONE)
    with pytest.raises(UnknownTemplate):
        department.document(wish("driving"), definition, case(hall))


def test_other_papers_are_the_departments_own(hall: Hall, tmp_path: Path) -> None:
    department = WithCopies(hall.department, deriving(hall))
    unheard = replace(definitions()["k02"], result=Result("nobody_makes"))
    with pytest.raises(UnknownTemplate):
        department.document(application(), unheard, case(hall))
    assert department.check("k08", "active_insurance", WU, {})
    assert not department.share("licence/marriage", WU).found

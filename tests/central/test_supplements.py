"""A case that wants a supplement gets it at any terminal, from its applicant alone, and is decided again, once."""

import dataclasses
from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import select

from central.opener.dossier import merged
from central.store import after_tables, sealing, tables
from central.supplements import reasons
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import CaseState, Factor, MaterialProof
from kiosk_app.protocol.supplements import Supplement
from offline_store.outbox import Outbox
from offline_store.records import Entry
from tests.central.after import ask, quarantined, sent, settle, state
from tests.central.centres import PEOPLE, Hall, apply, definitions, send_all
from tests.central.records import application
from tests.central.scans import attachment, naming, sealed, send

TIME = "2026-11-23T05:00:00.000Z"
FILING: dict[str, object] = {"qsrq": "2026-11-23", "jsrq": "2027-05-23", "sjh": "13800000001"}


@pytest.fixture
def wrong_pin(hall: Hall, outbox: Outbox) -> Entry:
    """A case that could not be decided, for whoever gave the PIN was not the applicant."""
    entry = apply(outbox, "k08", PEOPLE[1], FILING, pin="999999", deferred=("factor",))
    send_all(hall, outbox)
    settle(hall)
    return entry


def needed(hall: Hall) -> int:
    """How many entries will be opened again."""
    with hall.store.read() as connection:
        return len(list(sealing.still_needed(connection)))


def test_what_is_missing_is_told_to_the_applicant_alone(hall: Hall, wrong_pin: Entry) -> None:
    wanted = ask(hall, wrong_pin.local_number, PEOPLE[1])
    assert wanted
    assert (wanted.case, wanted.service, wanted.reason) == (wrong_pin.event_id, "k08", "identity")
    assert sorted(wanted.text) == ["en", "ja", "ko", "zh_CN"]
    stranger = dataclasses.replace(PEOPLE[1], name="张四")
    passport = dataclasses.replace(PEOPLE[1], document_type="414")
    for person in (PEOPLE[2], stranger, passport):
        assert ask(hall, wrong_pin.local_number, person) is None
    for number in ("", "L-YT-HALL-01-20261123-0002", wrong_pin.event_id):
        assert ask(hall, number, PEOPLE[1]) is None


def test_a_supplement_at_another_terminal_has_the_case_decided_again(
    hall: Hall, wrong_pin: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    elsewhere(Supplement(wrong_pin.event_id, PEOPLE[1], TIME, factor=Factor("pin", "100001")))
    assert state(hall, wrong_pin) == ("accepted", "370600261123025000001")
    assert ask(hall, wrong_pin.local_number, PEOPLE[1]) is None
    with hall.store.read() as connection:
        assert connection.execute(select(after_tables.wanted)).all() == []
    assert [one.text[6:10] for one in sent(hall)] == ["您的申请", "您暂存的"]
    with hall.client() as centre:
        moves = [change.state for change in centre.changes(0, 0).changes]
    assert moves == [CaseState.SUPPLEMENT, CaseState.RECEIVED, CaseState.ACCEPTED]
    assert quarantined(hall) == []


def test_a_corrected_field_is_judged_and_what_is_still_wrong_is_asked_again(
    hall: Hall, outbox: Outbox, elsewhere: Callable[[Supplement], Entry]
) -> None:
    apply(outbox, "k08", PEOPLE[1], FILING)
    overlapping = apply(outbox, "k08", PEOPLE[1], FILING, deferred=("rule:no_overlap",))
    send_all(hall, outbox)
    settle(hall)
    wanted = ask(hall, overlapping.local_number, PEOPLE[1])
    assert wanted
    assert (wanted.reason, wanted.fields) == ("no_overlap", ["qsrq"])
    assert wanted.text["zh_CN"] == "这段时间已有备案，请修改日期"
    elsewhere(Supplement(wanted.case, PEOPLE[1], TIME, {"qsrq": "2027-05-01"}))
    assert state(hall, overlapping) == ("supplement", "")
    assert ask(hall, overlapping.local_number, PEOPLE[1]) == wanted
    elsewhere(Supplement(wanted.case, PEOPLE[1], TIME, {"qsrq": "2027-06-01", "jsrq": "2027-12-01"}))
    assert state(hall, overlapping) == ("accepted", "370600261123025000002")


def test_somebody_else_s_late_and_pointless_ones_change_nothing(
    hall: Hall, wrong_pin: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    right = Supplement(wrong_pin.event_id, PEOPLE[1], TIME, factor=Factor("pin", "100001"))
    elsewhere(dataclasses.replace(right, applicant=PEOPLE[2]))
    elsewhere(dataclasses.replace(right, case="nobody-s"))
    assert state(hall, wrong_pin) == ("supplement", "")
    elsewhere(right)
    elsewhere(right)
    assert state(hall, wrong_pin) == ("accepted", "370600261123025000001")
    assert quarantined(hall) == ["supplement:person", "supplement:case", "supplement:late"]
    with hall.store.read() as connection:
        assert len(connection.execute(select(after_tables.supplement)).all()) == 1


def test_the_same_entry_opened_again_is_added_once(
    hall: Hall, wrong_pin: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    elsewhere(Supplement(wrong_pin.event_id, PEOPLE[1], TIME, factor=Factor("pin", "100001")))
    before = state(hall, wrong_pin)
    with hall.store.write() as connection:
        connection.execute(tables.entry.update().values(opened=False))
    settle(hall)
    assert state(hall, wrong_pin) == before
    assert quarantined(hall) == []
    with hall.store.read() as connection:
        assert len(connection.execute(select(after_tables.supplement)).all()) == 1
        assert not any(connection.execute(select(~tables.entry.c.opened)).scalars())


def test_a_supplement_waits_for_the_scans_that_it_names(hall: Hall, outbox: Outbox, wrong_pin: Entry) -> None:
    scan = sealed(hall, b"scan")
    supplement = Supplement(
        wrong_pin.event_id,
        PEOPLE[1],
        TIME,
        factor=Factor("pin", "100001"),
        materials=[MaterialProof("residence_proof", "capture")],
        attachments=[attachment(scan)],
    )
    entry = outbox.append("supplement", {}, msgspec.json.encode(supplement))
    send_all(hall, outbox)
    settle(hall)
    assert state(hall, wrong_pin)[0] == "supplement"
    assert needed(hall) == 2, "the application and what waits"
    send(hall, entry.event_id, scan)
    settle(hall)
    assert needed(hall) == 2, "both, until the case has ended"
    assert state(hall, wrong_pin)[0] == "accepted"
    dossier = hall.work.dossiers.of("YT-HALL-01", wrong_pin.event_id)
    assert [(terminal, one.id) for terminal, one in dossier.files] == [("YT-HALL-01", attachment(scan).id)]
    assert dossier.application.supplements == [entry.event_id]


def test_what_is_handed_in_later_takes_the_place_of_what_was_there() -> None:
    first = application()
    later = Supplement(
        "id",
        first.applicant,
        TIME,
        {"jyd": "310000"},
        [MaterialProof("id_card", "capture"), MaterialProof("residence_proof", "capture")],
        Factor("pin", "1"),
    )
    made = merged(first, later, "s-1")
    assert made.fields == {**first.fields, "jyd": "310000"}
    assert [(proof.code, proof.source) for proof in made.materials] == [
        ("id_card", "capture"),
        ("residence_proof", "capture"),
    ]
    assert (made.factor, made.signature, made.supplements) == (Factor("pin", "1"), first.signature, ["s-1"])
    again = merged(made, Supplement("id", first.applicant, TIME), "s-2")
    assert dataclasses.replace(again, supplements=["s-1"]) == made


def definition() -> Definition:
    return definitions()["k08"]


def test_a_reason_may_name_the_material_that_is_missing() -> None:
    want = reasons.wanted("material:residence_proof", definition())
    assert (want.materials, want.fields) == (["residence_proof"], [])
    assert want.text == reasons.wanted("material", definition()).text
    assert reasons.wanted("unheard_of", definition()).text["zh_CN"] == "申请信息需要补正，请核对后重新提交"


def test_naming_files_changes_only_them() -> None:
    named = attachment(b"x")
    assert naming(named)(application()).attachments == [named]

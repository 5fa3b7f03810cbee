"""A rating is kept once, a low one is followed up, and each province reads the same in its own numbers."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.catalogue import publish
from central.catalogue.source import read_sources
from central.evaluations import keeping
from central.evaluations.contents import contents
from central.evaluations.keeping import CallBack
from central.evaluations.upload import NATIONAL, PROVINCE, Dialect, Rated, upload
from kiosk_app.protocol.cases import CaseState, Evaluation
from offline_store.outbox import Outbox
from tests.central.after import settle
from tests.central.centres import CERTIFICATE, PEOPLE, Hall, apply, definitions, send_all
from tests.central.records import PERSON, record

TIME = "2026-11-23T04:00:00.000Z"
LOW = Evaluation("id-2", "k08", 1, TIME, ["101", "103"], "排队两小时", call_back=True)


def rated(evaluation: Evaluation, *, days: int = 0) -> Rated:
    made = record()
    definition = replace(made.definition, result=replace(made.definition.result, days=days))
    return Rated(evaluation, made.case, definition, made.application)


@pytest.mark.parametrize(("dialect", "best", "worst"), [(PROVINCE, "5", "1"), (NATIONAL, "1", "5")])
def test_satisfaction_is_counted_up_or_down_and_back(dialect: Dialect, best: str, worst: str) -> None:
    assert upload(rated(replace(LOW, level=5, reasons=[])), dialect)["satisfaction"] == best
    assert upload(rated(LOW), dialect)["satisfaction"] == worst
    assert (dialect.level(best), dialect.level(worst)) == (5, 1)
    for text in ("0", "6", "good"):
        with pytest.raises(ValueError, match=r"satisfaction|invalid literal"):
            dialect.level(text)


@given(st.integers(1, 5), st.sampled_from([PROVINCE, NATIONAL]))
def test_what_is_written_can_be_read_back(level: int, dialect: Dialect) -> None:
    assert dialect.level(dialect.satisfaction(level)) == level


@pytest.mark.parametrize(("dialect", "promised", "instant"), [(PROVINCE, "1", "2"), (NATIONAL, "2", "1")])
def test_promised_and_instant_are_told_apart_both_ways(dialect: Dialect, promised: str, instant: str) -> None:
    assert upload(rated(LOW, days=5), dialect)["promiseTime"] == promised
    assert upload(rated(LOW, days=0), dialect)["promiseTime"] == instant
    assert dialect.is_promised(promised)
    assert not dialect.is_promised(instant)
    with pytest.raises(ValueError, match="promiseTime"):
        dialect.is_promised("9")


def test_a_record_has_the_provinces_fields() -> None:
    assert upload(rated(LOW), PROVINCE) == {
        "areaCode": "370600",
        "areaName": "烟台市",
        "deptCode": "11370699MB0YB00014",
        "taskCode": "k08",
        "taskHandleItem": "k08",
        "taskName": "异地就医备案",
        "subMatter": "",
        "projectNo": "370600261123025000001",
        "proStatus": "3",
        "proDepart": "烟台市医疗保障局",
        "proDepartCode": "11370699MB0YB00014",
        "proManager": "",
        "pf": "5",
        "certKey": PERSON.number,
        "certKeyGOV": "",
        "userName": PERSON.name,
        "userProp": "1",
        "satisfaction": "1",
        "evalDetail": "101,103",
        "writingEvaluation": "排队两小时",
        "assessTime": "2026-11-23 12:00:00",
        "assessNumber": "1",
        "promiseTime": "2",
        "acceptDate": "2026-11-23 12:00:00",
        "dataSource": "133",
        "appStatus": "1",
        "anonymity": "2",
    }
    waiting = rated(LOW)
    received = replace(waiting, case=replace(waiting.case, state=CaseState.RECEIVED, case_number=""))
    assert upload(received, PROVINCE)["proStatus"] == "1"
    assert upload(received, PROVINCE)["projectNo"] == "L-YT-HALL-01-20261123-0001"


@pytest.mark.parametrize(
    ("evaluation", "trouble"),
    [
        (LOW, ""),
        (replace(LOW, level=0, reasons=[]), "level"),
        (replace(LOW, level=6, reasons=[]), "level"),
        (replace(LOW, level=2), "reasons"),
        (replace(LOW, level=5), "reasons"),
        (replace(LOW, reasons=["999"]), "reasons"),
        (replace(LOW, text="长" * 201), "length"),
        (replace(LOW, time="gestern"), "time"),
        (replace(LOW, level=3, reasons=[], text="", call_back=False), ""),
    ],
)
def test_what_is_no_rating_is_not_kept(evaluation: Evaluation, trouble: str) -> None:
    assert keeping.trouble(evaluation) == trouble


def test_the_contents_are_for_the_two_low_levels_and_say_everything_in_four_languages() -> None:
    codes = [reason.code for reason in contents().reasons]
    assert len(codes) == len(set(codes))
    for level in (1, 2):
        assert len(contents().of_level(level)) >= 4
    for level in (3, 4, 5):
        assert contents().of_level(level) == frozenset()
    for reason in contents().reasons:
        assert sorted(reason.text) == ["en", "ja", "ko", "zh_CN"]
        assert all(reason.text.values())


def test_terminals_are_told_the_reasons_by_level() -> None:
    table = read_sources(publish.SOURCES).tables["rating_reasons"]
    for level in (1, 2):
        assert {row.value for row in table if row.group == str(level)} == contents().of_level(level)
    assert {row.value: row.text for row in table} == {one.code: one.text for one in contents().reasons}


def test_a_low_rating_is_followed_up_by_who_handled_the_case(hall: Hall, outbox: Outbox) -> None:
    case = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    low = replace(LOW, event_id=case.event_id, service="k01")
    for evaluation in (low, replace(low, level=5, reasons=[]), replace(LOW, event_id="gone", service="k99")):
        outbox.append("evaluation", {}, msgspec.json.encode(evaluation))
    outbox.append("evaluation", {}, msgspec.json.encode(replace(low, event_id="good", level=4, reasons=[])))
    send_all(hall, outbox)
    settle(hall)
    now = hall.clock()
    with hall.store.read() as connection:
        found = keeping.to_call_back(connection, definitions(), now + 86400)
        assert [one.late for one in keeping.to_call_back(connection, definitions(), now + 86401)] == [True, True]
    by_case = {one.case_event: one for one in found}
    assert by_case.keys() == {case.event_id, "gone"}
    assert by_case[case.event_id] == CallBack(
        "YT-HALL-01",
        case.event_id,
        "370600261123009000001",
        "k01",
        definitions()["k01"].department,
        1,
        ("101", "103"),
        agreed=True,
        by="2026-11-24T04:00:00.000Z",
        late=False,
    )
    assert by_case["gone"].department is None
    with hall.store.write() as connection:
        assert keeping.close(connection, "YT-HALL-01", case.event_id, "王科长")
        assert not keeping.close(connection, "YT-HALL-01", case.event_id, "somebody else")
        assert not keeping.close(connection, "YT-HALL-01", "good", "somebody")
        assert [one.case_event for one in keeping.to_call_back(connection, definitions(), now)] == ["gone"]


def test_what_the_citizen_wrote_stays_sealed(hall: Hall, outbox: Outbox) -> None:
    outbox.append("evaluation", {}, msgspec.json.encode(LOW))
    send_all(hall, outbox)
    settle(hall)
    kept = b"".join(path.read_bytes() for path in hall.data.rglob("*") if path.is_file())
    assert LOW.text.encode() not in kept
    assert LOW.text not in repr(LOW)

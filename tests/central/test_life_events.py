"""One application, a case at each department, one view of them."""

from dataclasses import replace

import pytest

from central.departments.adapter import Decision
from central.opener.parts import parts
from central.store import items
from kiosk_app.catalogue.model import Definition
from kiosk_app.centre import Centre
from kiosk_app.protocol.cases import Application, CaseState, MaterialProof
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, Hall, apply, definitions, send_all
from tests.central.test_opener import states

FIELDS = {
    "dylb": ["checks", "allowance"],
    "yzs": "12",
    "jzyy": "测试医院",
    "yhkh": "4111111111111111",
    "fmfs": "natural",
}


def with_materials(application: Application) -> Application:
    proofs = [MaterialProof("id_card", "card"), MaterialProof("birth_certificate", "licence", "licence/birth")]
    return replace(application, materials=proofs, deferred=["factor"])


@pytest.fixture
def number(hall: Hall, centre: Centre, outbox: Outbox) -> str:
    entry = apply(outbox, "y04", PEOPLE[3], FIELDS, pin="100003", change=with_materials)
    send_all(hall, outbox)
    hall.work.step()
    return states(centre)[entry.event_id][1]


def test_each_service_that_applies_is_a_case_at_its_own_department(number: str, centre: Centre) -> None:
    progress = centre.progress(number)
    assert progress
    assert progress.state is CaseState.ACCEPTED
    assert [item.service for item in progress.items] == ["i041", "i042"]
    numbers = {item.case_number for item in progress.items}
    assert len(numbers | {number}) == 3


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        ({"i042": Decision(CaseState.SUPPLEMENT, "material:photo")}, "supplement", "material:photo"),
        ({"i042": Decision(CaseState.REFUSED, "no_bill")}, "accepted", ""),
        ({name: Decision(CaseState.REFUSED, f"not_{name}") for name in ("i041", "i042")}, "refused", "not_i041"),
    ],
)
def test_what_its_parts_come_to_at_once_the_whole_comes_to(
    hall: Hall,
    centre: Centre,
    outbox: Outbox,
    monkeypatch: pytest.MonkeyPatch,
    said: dict[str, Decision],
    state: str,
    reason: str,
) -> None:
    decide = hall.department.decide

    def strict(application: Application, definition: Definition, event_id: str) -> Decision:
        return said.get(definition.id) or decide(application, definition, event_id)

    monkeypatch.setattr(hall.department, "decide", strict)
    entry = apply(outbox, "y04", PEOPLE[3], FIELDS, pin="100003", change=with_materials)
    send_all(hall, outbox)
    hall.work.step()
    now, number, why = states(centre)[entry.event_id]
    assert (now, why, len(number)) == (state, reason, 21)


def test_opened_again_nothing_begins_twice(number: str, hall: Hall, centre: Centre) -> None:
    before = centre.progress(number)
    with hall.store.write() as connection:
        connection.exec_driver_sql("UPDATE entry SET opened = 0")
    hall.work.step()
    assert centre.progress(number) == before


def test_it_is_finished_when_all_that_must_be_is() -> None:
    done, open_ = items.ItemCase("a", "1", CaseState.DONE), items.ItemCase("b", "2", CaseState.ACCEPTED)
    assert not items.finished([done, open_])
    assert items.finished([done, replace(open_, optional=True)])
    assert not items.finished([])


def test_each_department_is_told_its_own_part_only() -> None:
    application = Application(
        "y04", 1, "", "zh_CN", "L-1", "2026-11-23T04:00:00.000Z", PEOPLE[3], FIELDS, {"yzs": "user", "fmfs": "user"},
        [MaterialProof("id_card", "card"), MaterialProof("birth_certificate", "licence")],
        ["factor", "rule:hospital_designated", "rule:not_already_receiving"], None, None, payment="order-1",
    )  # fmt: skip
    checks, allowance = parts(application, definitions()["y04"], definitions(), "event")
    assert (checks.event_id, allowance.event_id) == ("event.i041", "event.i042")
    assert set(checks.application.fields) == {"yzs", "jzyy", "yhkh"}
    assert checks.application.deferred == ["rule:hospital_designated"]
    assert allowance.application.deferred == ["rule:not_already_receiving"]
    assert [proof.code for proof in checks.application.materials] == ["id_card"]
    assert (checks.application.payment, checks.application.factor) == ("", None)

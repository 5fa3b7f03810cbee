"""A stand-in decides by its data, ends what it began in its own time, and remembers nobody by name."""

import dataclasses
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from central.departments.adapter import Decision, Unavailable, Updates, place, version_of
from central.departments.register import metadata
from central.departments.router import Router
from central.departments.standin import ATTEMPTS, LOCK_SECONDS
from central.site import DAY_SECONDS
from kiosk_app.protocol.cases import Agent, Application, CaseState, Factor, MaterialProof
from tests.central.departments import Offices, offices
from tests.flow.terminal import CATALOGUE

ACCEPTED = Decision(CaseState.ACCEPTED)


@pytest.fixture
def opened() -> Iterator[Offices]:
    with offices() as found:
        yield found


def decide(opened: Offices, application: Application, event_id: str = "e-1") -> Decision:
    return opened.router.decide(application, CATALOGUE.definitions[application.service], event_id)


def said(opened: Offices, cursor: str = "") -> list[tuple[str, int, str, str]]:
    found = opened.router.updates(cursor).updates
    return [(update.event_id, update.n, update.state.value, update.reason) for update in found]


def test_what_is_done_at_once_is_told_at_once_and_what_takes_days_in_days(opened: Offices) -> None:
    assert decide(opened, opened.application("k05", 9), "quick") == ACCEPTED
    assert decide(opened, opened.application("t03", 14), "slow") == ACCEPTED
    assert said(opened) == [("quick", place(1, 1), "done", "")]
    days = CATALOGUE.definitions["t03"].result.days
    opened.clock.now += days * DAY_SECONDS - 1
    assert said(opened) == [("quick", place(1, 1), "done", "")]
    opened.clock.now += 1
    assert [event for event, *_ in said(opened)] == ["quick", "slow"]


def test_updates_come_until_their_cursor_is_brought_back(opened: Offices) -> None:
    decide(opened, opened.application("k05", 9), "one")
    first = opened.router.updates("")
    assert first == opened.router.updates("")
    assert opened.router.updates(first.cursor) == Updates(first.cursor, [])
    decide(opened, opened.application("k05", 2), "two")
    assert [update.event_id for update in opened.router.updates(first.cursor).updates] == ["two"]


def test_the_same_question_has_the_same_answer_and_no_second_effect(opened: Offices) -> None:
    application = opened.application("k051", 9)
    assert decide(opened, application) == decide(opened, application) == ACCEPTED
    opened.clock.now += 30 * DAY_SECONDS
    assert len(said(opened)) == 1


def test_what_was_promised_for_later_is_wanted_when_it_is_due(opened: Offices) -> None:
    later = (MaterialProof("a", "later", "2026-12-02"), MaterialProof("b", "later", "2026-11-30"))
    decide(opened, opened.application("i051", 12, materials=later))
    opened.clock.now += 7 * DAY_SECONDS - 1
    assert said(opened) == []
    opened.clock.now += 1
    assert said(opened) == [("e-1", place(1, 1), "supplement", "material:b")]
    brought = (later[0], MaterialProof("b", "capture"))
    decide(opened, opened.application("i051", 12, materials=brought, supplements=("s-1",)))
    opened.clock.now += 2 * DAY_SECONDS
    assert said(opened)[1:] == [("e-1", place(2, 1), "supplement", "material:a")]
    assert [version_of(n) for _, n, *_ in said(opened)] == [1, 2]
    whole = (MaterialProof("a", "capture"), brought[1])
    decide(opened, opened.application("i051", 12, materials=whole, supplements=("s-1", "s-2")))
    opened.clock.now += CATALOGUE.definitions["i051"].result.days * DAY_SECONDS
    assert said(opened)[2:] == [("e-1", place(3, 1), "done", "")]


@pytest.mark.parametrize(
    ("service", "card", "form", "reason"),
    [
        ("u01", 9, {"zzlx": "property", "zzyt": "测试"}, "no_record"),
        ("k24", 17, {"hyyt": "notary"}, "no_record"),
        ("k241", 2, {"hz": "37069919951001033X"}, "no_record"),
    ],
)
def test_where_there_is_nothing_to_print_it_is_refused_at_once(
    opened: Offices, service: str, card: int, form: dict[str, object], reason: str
) -> None:
    assert decide(opened, opened.application(service, card, form)) == Decision(CaseState.REFUSED, reason)
    assert said(opened) == []


@pytest.mark.parametrize(
    ("service", "card", "form", "reason"),
    [
        ("i071", 16, {}, "not_graded"),
        ("k051", 3, {}, "still_employed"),
        ("k14", 16, {}, "lived_here_half_a_year"),
        ("k15", 16, {"sydw": "测试"}, "record_found"),
        ("t07", 13, {}, "means_tested"),
        ("i061", 16, {}, "mortgaged"),
    ],
)
def test_what_records_speak_against_is_refused_in_the_end(
    opened: Offices, service: str, card: int, form: dict[str, object], reason: str
) -> None:
    assert decide(opened, opened.application(service, card, form)) == ACCEPTED
    opened.clock.now += 60 * DAY_SECONDS
    assert said(opened) == [("e-1", place(1, 1), "refused", reason)]


def test_whatever_was_put_off_is_made_up_for_before_anybody_decides(opened: Offices) -> None:
    rules = ("factor", "rule:active_insurance", "rule:no_overlap", "share:insurance_status")
    form = {"qsrq": "2026-11-23", "jsrq": "2027-05-23"}

    def of(card: int, pin: str = "", event: str = "e-1") -> Decision:
        return decide(opened, opened.application("k08", card, form, deferred=rules, pin=pin), event)

    assert of(1) == Decision(CaseState.SUPPLEMENT, "identity")
    assert of(1, "100002") == Decision(CaseState.SUPPLEMENT, "identity")
    assert of(4, "100004") == Decision(CaseState.SUPPLEMENT, "active_insurance")
    assert of(1, "100001") == ACCEPTED
    assert of(1, "100001", "e-2") == Decision(CaseState.SUPPLEMENT, "no_overlap")


def test_who_acts_for_another_is_known_by_their_own_pin(opened: Offices) -> None:
    for pin, state in (("100010", CaseState.SUPPLEMENT), ("100002", CaseState.ACCEPTED)):
        given = opened.application("i072", 10, deferred=("factor",), pin=pin)
        acted = dataclasses.replace(given, agent=Agent(opened.people[2], "card"))
        assert decide(opened, acted, f"e-{pin}").state is state


def test_a_stranger_has_to_show_who_they_are_and_a_foreigner_is_known_by_a_passport(opened: Offices) -> None:
    stranger = dataclasses.replace(opened.people[3], name="王六")
    given = dataclasses.replace(opened.application("t10", 3), applicant=stranger)
    assert decide(opened, given) == Decision(CaseState.SUPPLEMENT, "identity")
    visitor = dataclasses.replace(opened.people[18], name="TEST JANE", number="TEST00099")
    assert decide(opened, dataclasses.replace(opened.application("u04", 18), applicant=visitor)) == ACCEPTED


def test_five_wrong_pins_lock_for_a_while(opened: Offices) -> None:
    person = opened.people[13]

    def give(pin: str) -> tuple[str, int]:
        answer = opened.router.identify(person, Factor("pin", pin))
        return answer.outcome, answer.attempts_left

    assert [give("000000")[1] for _ in range(ATTEMPTS)] == [4, 3, 2, 1, 0]
    assert give("100013") == ("refused", 0)
    opened.clock.now += LOCK_SECONDS
    assert give("100013")[0] == "verified"
    assert give("") == ("refused", ATTEMPTS - 1)


def test_no_name_number_or_answer_lies_in_the_departments_database(opened: Offices) -> None:
    form = {"ytl": "job", "sydw": "这是一句私话"}
    decide(opened, opened.application("k15", 7, form))
    opened.paper("k15", 7, form)
    opened.router.identify(opened.people[7], Factor("pin", "0"))
    with opened.store.read() as connection:
        kept = str([list(connection.execute(select(table))) for table in metadata.sorted_tables])
    assert "e-1" in kept
    for word in (opened.people[7].name, opened.people[7].number, "这是一句私话"):
        assert word not in kept


def test_a_department_that_nobody_stands_for_is_away(opened: Offices) -> None:
    router = Router({"public_security": opened.departments["public_security"]}, {"credit": "data_bureau"}, {}, "x")
    with pytest.raises(Unavailable):
        router.share("credit", opened.people[3])
    with pytest.raises(Unavailable):
        router.decide(opened.application("t10", 3), CATALOGUE.definitions["t10"], "e-1")


def test_one_that_is_away_holds_up_no_other_and_loses_nothing(opened: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(opened, opened.application("k05", 9), "here")
    decide(opened, opened.application("t10", 3), "away")

    def away(_: str) -> Updates:
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(opened.departments["culture"], "updates", away)
        first = opened.router.updates("")
    assert [update.event_id for update in first.updates] == ["here"]
    assert [update.event_id for update in opened.router.updates(first.cursor).updates] == ["away"]

"""What follows a decision: at least once, in order, after every kind of failure, with one effect."""

import itertools
import threading

import pytest
from sqlalchemy import select

from central.departments.adapter import Unavailable
from central.opener.follow_up import FollowUp
from central.store import after_tables, cases, duties
from central.store.cases import Case
from central.store.database import Store
from central.store.duties import DONE, Duty, DutyKind
from kiosk_app.protocol.cases import CaseState
from offline_store.errors import UnknownRecipient
from tests.central.centres import TERMINAL, Hall
from tests.offline_store.stores import NOON, Clock


def begun(store: Store, event_id: str = "e-1", service: str = "k08") -> Case:
    with store.write() as connection:
        cases.register(connection, TERMINAL, event_id, "L-1", service, NOON)
        case = cases.find(connection, TERMINAL, event_id)
    assert case
    return case


def move(store: Store, case: Case, *states: CaseState) -> None:
    for state in states:
        with store.write() as connection:
            cases.move(connection, case, state, NOON)


def outcomes(store: Store, kind: DutyKind) -> list[str]:
    table = after_tables.duty
    query = select(table.c.outcome).where(table.c.kind == kind.value).order_by(table.c.event_id, table.c.number)
    with store.read() as connection:
        return list(connection.execute(query).scalars())


def test_a_decision_owes_and_nothing_else_does(hall: Hall) -> None:
    case = begun(hall.store)
    move(hall.store, case, CaseState.RECEIVED)
    for kind in DutyKind:
        assert outcomes(hall.store, kind) == []
    move(hall.store, case, CaseState.SUPPLEMENT, CaseState.ACCEPTED, CaseState.DONE, CaseState.DONE)
    counted = {kind.value: len(outcomes(hall.store, kind)) for kind in DutyKind}
    assert counted == {"want": 1, "owner": 2, "message": 4, "push": 4, "archive": 1, "forget": 1, "photo": 3}
    move(hall.store, begun(hall.store, "e-2", service="12345"), CaseState.ACCEPTED)
    assert len(outcomes(hall.store, DutyKind.PUSH)) == 4


@pytest.mark.parametrize("trouble", [Unavailable(), UnknownRecipient(("c-1",)), OSError(5, "disk")])
def test_what_fails_is_tried_again_later_and_later(hall: Hall, trouble: Exception) -> None:
    move(hall.store, begun(hall.store), CaseState.ACCEPTED)
    clock, tries = Clock(), []

    def perform(duty: Duty) -> str:
        tries.append(clock.now - NOON)
        if clock.now < NOON + 1000:
            raise trouble
        return DONE

    follow_up = FollowUp(hall.store, DutyKind.PUSH, perform, clock)
    push = after_tables.duty.c.kind == DutyKind.PUSH.value
    while not follow_up.step():
        with hall.store.read() as connection:
            due = connection.execute(select(after_tables.duty.c.due).where(push)).scalar_one()
        clock.now = due - 0.01
        assert follow_up.step() == 0
        clock.now = due
    assert tries[:5] == [0, 1, 3, 7, 15]
    assert max(later - sooner for sooner, later in itertools.pairwise(tries)) == duties.LAST_SECONDS
    assert outcomes(hall.store, DutyKind.PUSH) == [DONE]
    assert sum(at >= 1000 for at in tries) == 1


def test_a_later_decision_waits_for_the_earlier_one_of_its_case_alone(hall: Hall) -> None:
    clock, done = Clock(), []
    move(hall.store, begun(hall.store, "e-1"), CaseState.ACCEPTED, CaseState.DONE)
    move(hall.store, begun(hall.store, "e-2"), CaseState.ACCEPTED)

    def perform(duty: Duty) -> str:
        if duty.event_id == "e-1" and not duty.attempts and duty.number == 1:
            raise Unavailable
        done.append((duty.event_id, duty.number))
        return DONE

    follow_up = FollowUp(hall.store, DutyKind.PUSH, perform, clock)
    follow_up.step()
    assert done == [("e-2", 3)]
    clock.now += 1
    follow_up.step()
    follow_up.step()
    assert done == [("e-2", 3), ("e-1", 1), ("e-1", 2)]


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RecursionError()])
def test_what_can_never_be_done_does_not_stop_the_others(
    hall: Hall, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    for event in ("e-1", "e-2"):
        move(hall.store, begun(hall.store, event), CaseState.ACCEPTED)

    def perform(duty: Duty) -> str:
        if duty.event_id == "e-1":
            raise error
        return DONE

    assert FollowUp(hall.store, DutyKind.MESSAGE, perform, hall.clock).step() == 2
    assert outcomes(hall.store, DutyKind.MESSAGE) == [f"failed:{type(error).__name__}", DONE]
    assert caplog.text.count("cannot be done") == 1


def test_one_killed_before_it_could_settle_is_done_again_under_the_same_key(hall: Hall) -> None:
    move(hall.store, begun(hall.store), CaseState.ACCEPTED)

    class Killed(BaseException):
        pass

    keys: list[str] = []

    def killed(duty: Duty) -> str:
        keys.append(duty.key)
        raise Killed

    with pytest.raises(Killed):
        FollowUp(hall.store, DutyKind.PUSH, killed, hall.clock).step()

    def alive(duty: Duty) -> str:
        keys.append(duty.key)
        return DONE

    FollowUp(hall.store, DutyKind.PUSH, alive, hall.clock).step()
    assert keys == [f"{TERMINAL}:e-1:push:1"] * 2


def test_a_thread_that_ends_ends_the_process_with_it(hall: Hall) -> None:
    """Else nobody would notice that one of them does nothing any more; who is started again begins anew."""
    move(hall.store, begun(hall.store), CaseState.ACCEPTED)
    stop = threading.Event()

    def broken(_: Duty) -> str:
        raise AssertionError

    follow_up = FollowUp(hall.store, DutyKind.PUSH, broken, hall.clock)
    with pytest.raises(AssertionError):
        follow_up.run(stop)
    assert stop.is_set()

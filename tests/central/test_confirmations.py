"""Who applies together with somebody confirms later, at any terminal, by their own card and of the very same text."""

import dataclasses
from collections.abc import Callable

import pytest
from sqlalchemy import select

from central.store import after_tables
from central.supplements.confirming import missing
from kiosk_app.cases.application import signature
from kiosk_app.protocol.cases import CONFIRMATION, Application, CaseState, Person
from kiosk_app.protocol.supplements import Supplement, SupplementWanted
from offline_store.outbox import Outbox
from offline_store.records import Entry
from tests.central.after import ask, quarantined, sent, settle, state
from tests.central.centres import PEOPLE, Hall, apply, definitions, send_all

TIME = "2026-11-23T05:00:00.000Z"
TEXT = "医保家庭共济授权\n张* 370*************18\n家庭成员 1 · 姓名：李*"
INK = (((1, 2, 3), (4, 5, 6)),)
MOTHER, BROTHER = PEOPLE[2], PEOPLE[3]
FIELDS: dict[str, object] = {
    "cy": [
        {"xm": MOTHER.name, "zjhm": MOTHER.number, "gx": "parent"},
        {"xm": BROTHER.name, "zjhm": BROTHER.number, "gx": "child"},
    ],
    "sjh": "13800000001",
}
DEFERRED = ("party:member.0", "party:member.1")
Confirm = Callable[..., None]


@pytest.fixture
def shared_account(hall: Hall, outbox: Outbox) -> Entry:
    """Two of the family have still to confirm."""

    def signed(application: Application) -> Application:
        return dataclasses.replace(application, signature=signature(TEXT, INK))

    entry = apply(outbox, "k09", PEOPLE[1], FIELDS, pin="100001", deferred=DEFERRED, change=signed)
    send_all(hall, outbox)
    settle(hall)
    return entry


def confirmation(entry: Entry, person: Person, role: str, text: str = TEXT) -> Supplement:
    return Supplement(entry.event_id, person, TIME, signature=signature(text, INK), confirms=role)


def wanted_of(hall: Hall, entry: Entry, person: Person) -> SupplementWanted:
    found = ask(hall, entry.local_number, person)
    assert found
    return found


def test_a_case_waits_until_everybody_has_confirmed(
    hall: Hall, shared_account: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    assert state(hall, shared_account) == ("supplement", "")
    with hall.client() as centre:
        progress = centre.progress(shared_account.local_number)
    assert progress
    assert progress.confirmation
    elsewhere(confirmation(shared_account, MOTHER, "member.0"))
    assert state(hall, shared_account) == ("supplement", "")
    assert ask(hall, shared_account.local_number, MOTHER) is None
    elsewhere(confirmation(shared_account, BROTHER, "member.1"))
    assert state(hall, shared_account)[0] == "accepted"
    assert quarantined(hall) == []
    application = hall.work.dossiers.of(shared_account_terminal(hall), shared_account.event_id).application
    assert [(one.role, one.person.name) for one in application.parties] == [
        ("member.0", MOTHER.name),
        ("member.1", BROTHER.name),
    ]
    assert not any(entry.startswith("party:") for entry in application.deferred)
    with hall.store.read() as connection:
        assert connection.execute(select(after_tables.confirmation)).all() == []


def shared_account_terminal(hall: Hall) -> str:
    with hall.store.read() as connection:
        return str(connection.execute(select(after_tables.supplement.c.terminal)).scalars().first())


def test_each_is_shown_what_the_applicant_signed_and_the_applicant_whom_it_waits_for(
    hall: Hall, shared_account: Entry
) -> None:
    for person, role in ((MOTHER, "member.0"), (BROTHER, "member.1")):
        found = wanted_of(hall, shared_account, person)
        assert (found.confirms, found.statement, found.reason) == (role, TEXT, CONFIRMATION)
        assert TEXT not in repr(found)
    own = wanted_of(hall, shared_account, PEOPLE[1])
    assert (own.confirms, own.statement, own.reason) == ("", "", CONFIRMATION)
    assert (own.fields, own.materials) == ([], [])
    assert "身份证" in own.text["zh_CN"]
    assert ask(hall, shared_account.local_number, PEOPLE[4]) is None
    (message,) = sent(hall)
    assert "共同申请的人确认" in message.text


def test_the_centre_s_database_tells_nobody_what_or_who(hall: Hall, shared_account: Entry) -> None:
    kept = b"".join(path.read_bytes() for path in hall.data.glob("central.db*"))
    for secret in (MOTHER.number, MOTHER.name, "医保家庭共济授权"):
        assert secret.encode() not in kept


@pytest.mark.parametrize(
    ("person", "role", "text", "reason"),
    [
        (PEOPLE[4], "member.0", TEXT, "person"),
        (BROTHER, "member.0", TEXT, "person"),
        (PEOPLE[1], "member.0", TEXT, "person"),
        (MOTHER, "member.7", TEXT, "person"),
        (MOTHER, "owner.0", TEXT, "person"),
        (MOTHER, "member.0", TEXT + "。", "text"),
    ],
)
def test_another_s_and_another_text_confirm_nothing(
    hall: Hall,
    shared_account: Entry,
    elsewhere: Callable[[Supplement], Entry],
    person: Person,
    role: str,
    text: str,
    reason: str,
) -> None:
    elsewhere(confirmation(shared_account, person, role, text))
    assert quarantined(hall) == [f"confirmation:{reason}"]
    assert wanted_of(hall, shared_account, MOTHER).confirms == "member.0"


def test_it_changes_nothing_else_and_counts_once(
    hall: Hall, shared_account: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    sneaky = dataclasses.replace(confirmation(shared_account, MOTHER, "member.0"), fields={"sjh": "13900000000"})
    elsewhere(sneaky)
    elsewhere(sneaky)
    assert quarantined(hall) == ["confirmation:person"]
    application = hall.work.dossiers.of(shared_account_terminal(hall), shared_account.event_id).application
    assert application.fields["sjh"] == "13800000001"
    assert len(application.parties) == 1


def test_the_applicant_can_hand_in_nothing_while_others_have_to_confirm(
    hall: Hall, shared_account: Entry, elsewhere: Callable[[Supplement], Entry]
) -> None:
    """Handed in all the same, the case is judged and still waits."""
    elsewhere(Supplement(shared_account.event_id, PEOPLE[1], TIME, {"sjh": "13800000009"}))
    assert state(hall, shared_account) == ("supplement", "")
    elsewhere(confirmation(shared_account, MOTHER, "member.0"))
    elsewhere(confirmation(shared_account, BROTHER, "member.1"))
    assert state(hall, shared_account)[0] == CaseState.ACCEPTED.value


def test_a_role_that_the_application_does_not_fill_is_nobody_s() -> None:
    empty = Application(
        "k09", 1, "", "zh_CN", "L", TIME, PEOPLE[1], {"cy": [{"zjhm": ""}, 3]}, {}, [],
        ["party:member.0", "party:member.1", "party:member.x", "party:other.0", "factor"], None, None,
    )  # fmt: skip
    assert list(missing(empty, definitions()["k09"])) == []

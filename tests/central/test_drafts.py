"""Drafts: readable by their owner anywhere, by nobody else, for a while, and gone once they are an application."""

import pytest
import requests
from sqlalchemy import update

from central.drafts.keeping import draft_table
from central.drafts.terms import terms
from central.store.duties import DutyKind
from central.web.phone_forms import asked
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.drafts import Channel, DraftQuestion, DraftToKeep, Form
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, Hall, apply, definitions, enrolled, send_all
from tests.central.test_opener import FILING

WU = PEOPLE[3]
FORM = Form({"jyd": "110100", "lxr": "王小测", "yg.0.xm": "李测试", "xz": ["medical"]}, {"yg": 2})
DAY = 86400.0


def keep(centre: Centre, person: Person = WU, service: str = "k08", form: Form = FORM) -> str:
    return centre.keep_draft(DraftToKeep(person, service, form)).until


def find(centre: Centre, person: Person = WU, service: str = "k08") -> Form | None:
    found = centre.draft(DraftQuestion(person, service))
    return found.form if found else None


def forget(hall: Hall) -> None:
    (worker,) = [one for one in hall.follow_ups if one.kind is DutyKind.FORGET]
    worker.step()


def test_what_was_kept_at_one_terminal_is_there_at_another_and_however_they_are_known(
    hall: Hall, centre: Centre
) -> None:
    keep(centre)
    other = enrolled(hall.store, hall.data, "YT-HALL-02", hall.clock)
    by_code = hall.shared.platform.accounts.find(3)
    assert by_code
    with hall.client(credentials=other) as elsewhere:
        found = elsewhere.draft(DraftQuestion(by_code.person, "k08"))
    assert found
    assert (found.form, found.channel) == (FORM, Channel.TERMINAL)


def test_a_draft_is_one_persons_and_one_services(centre: Centre) -> None:
    keep(centre)
    assert find(centre, PEOPLE[2]) is None
    assert find(centre, service="k01") is None
    keep(centre, form=Form({"jyd": "310000"}))
    assert find(centre) == Form({"jyd": "310000"})


def test_it_is_kept_for_so_many_days_and_then_erased(hall: Hall, centre: Centre) -> None:
    until = keep(centre)
    hall.clock.now += (terms().keep_days - 1) * DAY
    assert find(centre)
    assert hall.shared.drafts.erase_old() == 0
    hall.clock.now += 2 * DAY
    assert find(centre) is None
    assert hall.shared.drafts.erase_old() == 1
    assert len(until) == 10


def test_submitted_it_is_gone_and_what_was_begun_afterwards_stays(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    keep(centre)
    keep(centre, service="k01")
    hall.clock.now += 60
    apply(outbox, "k08", WU, FILING)
    send_all(hall, outbox)
    hall.work.step()
    forget(hall)
    assert find(centre) is None
    assert find(centre, service="k01")
    hall.clock.now += 60
    apply(outbox, "k08", WU, FILING)
    send_all(hall, outbox)
    hall.clock.now += 60
    keep(centre, form=Form({"jyd": "310000"}))
    hall.work.step()
    forget(hall)
    assert find(centre)


def test_what_lies_on_the_disk_tells_nobody_what_was_answered(hall: Hall, centre: Centre) -> None:
    keep(centre)
    kept = b"".join(path.read_bytes() for path in hall.data.glob("drafts.db*"))
    for word in ("王小测", "李测试", "110100", WU.number, WU.name):
        assert word.encode() not in kept


def test_moved_to_somebody_else_it_cannot_be_read(hall: Hall, centre: Centre) -> None:
    keep(centre)
    with hall.shared.drafts._store.write() as connection:
        connection.execute(update(draft_table).values(user=hall.shared.users.of(PEOPLE[2])))
    assert find(centre, PEOPLE[2]) is None


@pytest.mark.parametrize(
    "form", [Form({"a": "x" * terms().most_bytes}), Form({str(n): "" for n in range(terms().most_answers + 1)})]
)
def test_more_than_a_form_holds_is_not_kept(centre: Centre, form: Form) -> None:
    with pytest.raises(Refused) as caught:
        keep(centre, form=form)
    assert caught.value.status == 413


def phone(hall: Hall, service: str = "", number: int = 3) -> str:
    return f"{hall.web}/my-phone/{number}/drafts/{service}".rstrip("/")


def test_a_phone_lists_drafts_goes_on_with_one_and_begins_another(hall: Hall, centre: Centre) -> None:
    keep(centre)
    listed = requests.get(phone(hall), timeout=20).text
    assert "异地就医备案" in listed
    assert "自助终端" in listed
    shown = requests.get(phone(hall, "k08"), timeout=20).text
    assert 'value="王小测"' in shown
    assert '<option value="working"' in shown
    saved = requests.post(phone(hall, "k08"), data={"lb": "working", "lxr": "王小二", "jyd": "110100"}, timeout=20)
    assert saved.status_code == 200
    found = centre.draft(DraftQuestion(WU, "k08"))
    assert found
    assert found.channel is Channel.PHONE
    assert found.form.answers == {**FORM.answers, "lb": "working", "lxr": "王小二"}
    assert found.form.rows == {"yg": 2}, "what the phone cannot show stays"
    requests.post(phone(hall, "k01"), data={"xz": ["pension", "medical"], "yt": "housing"}, timeout=20)
    assert find(centre, service="k01") == Form({"xz": ["pension", "medical"], "yt": "housing"})


def test_what_is_no_answer_is_not_taken(hall: Hall, centre: Centre) -> None:
    sent = {"lb": "made-up", "nothing": "x", "lxr": "", "sjh": "1" * 500, "active": "true"}
    requests.post(phone(hall, "k08"), data=sent, timeout=20)
    found = find(centre)
    assert found
    assert set(found.answers) == {"sjh"}
    assert len(str(found.answers["sjh"])) <= 20


def test_no_form_for_what_has_no_questions(hall: Hall) -> None:
    assert requests.get(phone(hall, "u05"), timeout=20).status_code == 404
    assert requests.get(phone(hall, "zzz"), timeout=20).status_code == 404
    assert requests.get(phone(hall, number=99), timeout=20).status_code == 404


def test_a_phone_never_asks_what_must_not_be_changed() -> None:
    for definition in definitions().values():
        assert not [one for one in asked(definition) if one.fixed or one.computed or one.kind == "group"]

"""What departments say later moves cases, once and in order, whatever happens on the way."""

import dataclasses
from collections.abc import Mapping
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from central import site
from central.archive.check import Property, check
from central.archive.container import pack, unpack
from central.departments import faults
from central.departments.adapter import Unavailable, Update, Updates, place
from central.departments.faults import Faults
from central.opener.following import SOURCE, Following
from central.opener.work import Work
from central.site import DAY_SECONDS
from central.store import after_tables, archives, cases, courses, items
from kiosk_app.centre import Centre
from kiosk_app.protocol.cases import Application, CaseState, MaterialProof
from kiosk_app.protocol.supplements import Supplement
from offline_store.outbox import Outbox
from offline_store.records import Entry
from offline_store.sealing import Opener
from tests.central.after import sent, settle
from tests.central.centres import PEOPLE, TERMINAL, Hall, apply, definitions, send_all

PHONE = "13800000002"
BIRTH: dict[str, object] = {"dylb": ["checks", "allowance"], "fmfs": "natural", "yzs": "12", "sjh": PHONE}
DONE, REFUSED, SUPPLEMENT = CaseState.DONE, CaseState.REFUSED, CaseState.SUPPLEMENT


class Says:
    """A department that says what it is told to, a page at a time; everything else of it is not asked."""

    def __init__(self, *pages: list[Update]) -> None:
        self.pages = list(pages)
        self.there = True

    def updates(self, cursor: str) -> Updates:
        if not self.there:
            raise Unavailable
        at = int(cursor or 0)
        return Updates(str(min(at + 1, len(self.pages))), self.pages[at] if at < len(self.pages) else [])

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)


def update(entry: Entry, state: CaseState, *, service: str = "", n: int = 1, of: int = 1, reason: str = "") -> Update:
    event_id = f"{entry.event_id}.{service}" if service else entry.event_id
    return Update(event_id, place(of, n), state, reason, "")


def follow(hall: Hall, *pages: list[Update]) -> Following:
    return Following(hall.store, Says(*pages), hall.work.published, hall.clock)


def taken_in(hall: Hall, outbox: Outbox, service: str, fields: Mapping[str, object], person: int = 2) -> Entry:
    entry = apply(outbox, service, PEOPLE[person], fields)
    send_all(hall, outbox)
    settle(hall)
    return entry


def stands(hall: Hall, entry: Entry) -> tuple[str, str]:
    with hall.store.read() as connection:
        case = cases.find(connection, TERMINAL, entry.event_id)
    assert case
    return case.state.value, case.reason


def parts(hall: Hall, entry: Entry) -> list[str]:
    with hall.store.read() as connection:
        return [part.state.value for part in items.of(connection, TERMINAL, entry.event_id)]


def course(hall: Hall, entry: Entry) -> list[str]:
    with hall.store.read() as connection:
        return [step.state.value for step in cases.history(connection, TERMINAL, entry.event_id)]


def exhaust(worker: Following, times: int = 10) -> None:
    for _ in range(times):
        worker.step()


def test_a_case_is_done_when_its_department_says_so_and_everybody_hears_of_it(
    hall: Hall, centre: Centre, outbox: Outbox
) -> None:
    entry = taken_in(hall, outbox, "k05", {"sjh": PHONE})
    worker = follow(hall, [update(entry, DONE)])
    assert worker.step() == 1
    assert worker.step() == 0
    with hall.store.read() as connection:
        assert courses.cursor(connection, SOURCE) == "1"
    settle(hall)
    progress = centre.progress(entry.local_number)
    assert progress
    assert progress.state is DONE
    assert [change.state.value for change in centre.changes(0, 0).changes] == ["accepted", "done"]
    assert len(sent(hall)) == 2
    duty = after_tables.duty
    with hall.store.read() as connection:
        kinds = connection.execute(select(duty.c.kind, duty.c.outcome).order_by(duty.c.kind)).all()
    assert {row.outcome for row in kinds if row.kind != "owner"} == {"done"}
    each = ["message", "message", "owner", "photo", "photo", "push", "push"]
    assert [row.kind for row in kinds] == ["archive", "forget", *each]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_old_repeated_or_out_of_order_has_no_effect(hall: Hall, outbox: Outbox, seed: int) -> None:
    entry = taken_in(hall, outbox, "k051", {})
    all_of_it = [
        update(entry, SUPPLEMENT, n=1, reason="material:x"),
        update(entry, REFUSED, n=2, reason="too_late"),
    ]
    random = Random(seed)
    pages = [[random.choice(all_of_it) for _ in range(random.randint(1, 3))] for _ in range(5)]
    pages.insert(random.randint(0, 5), [all_of_it[1]])
    exhaust(follow(hall, *pages))
    assert stands(hall, entry) == ("refused", "too_late")
    assert course(hall, entry) in (["accepted", "supplement", "refused"], ["accepted", "refused"])


@pytest.mark.parametrize("order", [(1, 2, 1), (2, 1), (2, 2, 1, 2)])
def test_what_was_taken_back_stays_taken_back(hall: Hall, outbox: Outbox, order: tuple[int, ...]) -> None:
    entry = taken_in(hall, outbox, "k051", {})
    said = {
        1: update(entry, SUPPLEMENT, n=1, reason="material:x"),
        2: update(entry, CaseState.ACCEPTED, n=2),
    }
    exhaust(follow(hall, *([said[number]] for number in order)))
    assert stands(hall, entry) == ("accepted", "")


def test_what_comes_before_the_centre_has_noted_the_decision_waits(hall: Hall, outbox: Outbox) -> None:
    entry = apply(outbox, "k05", PEOPLE[2], {})
    send_all(hall, outbox)
    worker = follow(hall, [update(entry, DONE)])
    exhaust(worker)
    assert stands(hall, entry) == ("received", "")
    settle(hall)
    assert worker.step() == 1
    assert course(hall, entry) == ["accepted", "done"]


class Killed(BaseException):
    pass


@pytest.mark.parametrize(
    ("module", "name"),
    [(cases, "move"), (items, "move"), (courses, "settle"), (courses, "advance"), (courses, "hear")],
)
def test_killed_anywhere_it_goes_on_and_does_nothing_twice(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    whole = taken_in(hall, outbox, "k05", {})
    event = taken_in(hall, outbox, "y04", BIRTH)
    services = ("i041", "i042")
    worker = follow(hall, [update(whole, DONE), *(update(event, DONE, service=service) for service in services)])

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(module, name, killed)
        with pytest.raises(Killed):
            worker.step()
    exhaust(worker)
    assert course(hall, whole) == ["accepted", "done"]
    assert course(hall, event) == ["accepted", "done"]
    assert parts(hall, event) == ["done", "done"]


def test_a_life_event_is_done_when_all_that_must_be_is(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "y10", {"txsx": ["fund", "child"], "sjh": PHONE})
    assert parts(hall, entry) == ["accepted"] * 4
    worker = follow(
        hall,
        [update(entry, DONE, service="i101")],
        [update(entry, REFUSED, service="i103", reason="not_only")],
        [update(entry, DONE, service="i102")],
        [update(entry, DONE, service="k232")],
    )
    seen = []
    for _ in range(4):
        worker.step()
        seen.append((stands(hall, entry)[0], parts(hall, entry)))
    assert [state for state, _ in seen] == ["accepted", "accepted", "done", "done"]
    assert seen[-1][1] == ["done", "done", "done", "refused"]
    assert course(hall, entry) == ["accepted", "done"]


def test_a_life_event_is_archived_with_all_of_its_parts_when_the_last_has_ended(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "y10", {"txsx": ["fund"], "csny": "1966-09-15"})
    worker = follow(
        hall,
        [update(entry, DONE, service="i101"), update(entry, DONE, service="i102")],
        [update(entry, REFUSED, service="k232", reason="no_account")],
    )
    worker.step()
    settle(hall)
    with hall.store.read() as connection:
        assert archives.listing(connection) == [], "a part may still want something"
    worker.step()
    hall.clock.now += 10
    settle(hall)
    with hall.store.read() as connection:
        (package,) = archives.listing(connection)
        begun = items.of(connection, TERMINAL, entry.event_id)
    assert (package.findings, bool(package.receipt)) == (0, True)
    made = site.shelf(hall.data).take(package.sm3)
    files = unpack(made)
    for part in begun:
        inside = [path for path in files if f"子办件/{part.service}_{part.case_number}/" in path]
        assert any(path.endswith("元数据.xml") for path in inside)
        for path in inside:
            spoilt = check(pack({**files, path: files[path][:-1] + b"!"}))
            assert Property.AUTHENTIC in {finding.property for finding in spoilt.findings}, path
        assert not check(pack({name: data for name, data in files.items() if name not in inside})).passed


def test_a_life_event_of_which_nothing_must_be_is_done_with_all_of_it(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "y07", {"byw": ["pension", "medical"]})
    worker = follow(hall, [update(entry, DONE, service="i074")], [update(entry, DONE, service="i075")])
    worker.step()
    assert stands(hall, entry)[0] == "accepted"
    worker.step()
    assert stands(hall, entry)[0] == "done"


def test_what_must_be_and_is_refused_ends_the_whole_when_the_rest_has_ended(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "y04", BIRTH)
    worker = follow(
        hall, [update(entry, REFUSED, service="i041", reason="no_bill")], [update(entry, DONE, service="i042")]
    )
    worker.step()
    assert stands(hall, entry)[0] == "accepted"
    worker.step()
    assert stands(hall, entry) == ("refused", "no_bill")


def test_what_a_part_wants_the_whole_wants_and_what_was_said_before_it_came_is_old(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "y04", BIRTH)
    number = _number(hall, entry)
    wants = update(entry, SUPPLEMENT, service="i042", reason="material:birth_certificate")
    says = Says([update(entry, DONE, service="i041"), wants])
    worker = Following(hall.store, says, hall.work.published, hall.clock)
    worker.step()
    assert stands(hall, entry) == ("supplement", "material:birth_certificate")
    assert parts(hall, entry) == ["done", "supplement"]
    brought = Supplement(
        entry.event_id, PEOPLE[2], "2026-11-23T04:00:00Z", materials=[MaterialProof("birth_certificate", "capture")]
    )
    outbox.append("supplement", {"service": "y04"}, msgspec.json.encode(brought))
    send_all(hall, outbox)
    says.pages.append([update(entry, REFUSED, service="i042", n=2, reason="never_came")])
    settle(hall)
    worker.step()
    assert stands(hall, entry) == ("accepted", "")
    assert parts(hall, entry) == ["done", "accepted"]
    assert _number(hall, entry) == number, "a case has one number"
    says.pages.append([update(entry, DONE, service="i042", of=2)])
    worker.step()
    assert stands(hall, entry)[0] == "done"


def _number(hall: Hall, entry: Entry) -> str:
    with hall.store.read() as connection:
        case = cases.find(connection, TERMINAL, entry.event_id)
    assert case
    return case.case_number


def test_a_paper_that_takes_days_is_made_when_the_department_is_done(
    hall: Hall, centre: Centre, outbox: Outbox
) -> None:
    entry = taken_in(hall, outbox, "k15", {"sydw": "烟台虚拟软件有限公司", "ytl": "job"})
    assert stands(hall, entry)[0] == "accepted"
    worker = follow(hall, [update(entry, DONE)], [update(entry, DONE)])
    worker.step()
    assert stands(hall, entry)[0] == "accepted"
    settle(hall)
    exhaust(worker)
    settle(hall)
    assert course(hall, entry) == ["accepted", "done"]
    document = centre.document(entry.event_id)
    assert document
    assert centre.changes(0, 0).changes[-1].document


def test_of_an_application_that_is_not_here_nothing_is_kept(
    hall: Hall, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    entry = taken_in(hall, outbox, "k05", {})
    strange = [dataclasses.replace(update(entry, DONE), event_id=name) for name in ("nobody", "no.body", "")]
    missing = update(entry, DONE, service="k99")
    exhaust(follow(hall, [*strange, missing]))
    assert stands(hall, entry)[0] == "accepted"
    assert caplog.text.count("not here") == 3


def test_a_department_that_is_away_or_a_catalogue_that_cannot_be_read_is_waited_for(hall: Hall, outbox: Outbox) -> None:
    entry = taken_in(hall, outbox, "k05", {})
    says = Says([update(entry, DONE)])
    says.there = False
    worker = Following(hall.store, says, hall.work.published, hall.clock)
    assert worker.step() == 0

    def unreadable() -> Mapping[str, Any]:
        raise Unavailable

    says.there = True
    assert Following(hall.store, says, unreadable, hall.clock).step() == 0
    assert worker.step() == 1


@pytest.mark.parametrize("seed", range(3))
def test_on_the_worst_of_days_everything_comes_to_its_end(hall: Hall, outbox: Outbox, seed: int) -> None:
    """Real stand-ins that are away, lose answers, repeat and mix up what they say."""
    faults.save(hall.data, Faults(unavailable=0.3, duplicates=0.3, reordering=0.8))
    department, records = site.open_department(hall.data, hall.clock, random=Random(seed))

    def promised(given: Application) -> Application:
        return dataclasses.replace(given, materials=[MaterialProof("id_card", "card")])

    wanted = [
        apply(outbox, service, PEOPLE[person], fields, change=promised)
        for service, person, fields in (
            ("k05", 2, {}),
            ("k15", 3, {"sydw": "烟台虚拟软件有限公司", "ytl": "job"}),
            ("k17", 3, {"yts": "hotel"}),
            ("y04", 2, BIRTH),
            ("y10", 2, {"txsx": ["fund"]}),
            ("k051", 3, {}),
        )
    ]
    send_all(hall, outbox)
    work = Work(
        hall.store,
        Opener(site.private_keys(hall.data)),
        department,
        hall.orders,
        hall.outside.hotline,
        site.applicants(hall.data),
        definitions,
        hall.clock,
    )
    worker = Following(hall.store, department, work.published, hall.clock)
    with records:
        for _ in range(200):
            work.step()
            worker.step()
            hall.clock.now += DAY_SECONDS / 2
    expected = {"k051": "refused"}
    for entry, service in zip(wanted, ("k05", "k15", "k17", "y04", "y10", "k051"), strict=True):
        assert stands(hall, entry)[0] == expected.get(service, "done"), service
        assert [state for state in course(hall, entry) if state != "supplement"] == [
            "accepted",
            expected.get(service, "done"),
        ]
        assert set(parts(hall, entry)) <= {"done"}

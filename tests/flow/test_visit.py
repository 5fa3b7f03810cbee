"""Whole visits, told as a citizen would tell them."""

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Act, Answer, Edit, Start
from kiosk_app.flow.screens import (
    EndScreen,
    HomeScreen,
    IdentityScreen,
    MaterialsScreen,
    Message,
    ProblemScreen,
    ProgressAskScreen,
    QuestionScreen,
    ResultScreen,
    ReviewScreen,
    kind,
)
from kiosk_app.protocol.cases import CaseState
from tests.flow.citizens import Citizen
from tests.flow.terminal import CITIZEN, K01, K08, Terminal, answered, no_network


def registered(terminal: Terminal) -> fx.Submit:
    terminal.start("k08")
    terminal.pin()
    terminal.fill({**K08, "cbd": "370600", "sjh": "13800000003"})
    terminal.agree_and_go_on()
    terminal.act("next")
    terminal.sign()
    (submit,) = terminal.did(fx.Submit)
    return submit


def test_k08_online() -> None:
    terminal = Terminal()
    submit = registered(terminal)
    assert submit.draft.fields["jyd"] == "110100"
    assert submit.draft.deferred == ()
    assert submit.draft.factor is None
    assert [proof.source for proof in submit.draft.materials] == ["card", "share", "commitment"]
    terminal.see(ResultScreen)
    assert terminal.see(ResultScreen).facts[0][1] == "370600261123025000001"
    terminal.act("next")
    terminal.rate("5")
    assert terminal.shown == [
        "notice", "identity", "pin", "wait", "question", "wait", "materials", "review", "sign", "wait", "result",
        "rate", "end",
    ]  # fmt: skip


def test_k08_offline_is_received_and_says_what_is_still_to_check() -> None:
    terminal = Terminal(answer=no_network)
    terminal.world(online=False)
    submit = registered(terminal)
    assert submit.draft.deferred == (
        "factor",
        "share:insurance_status",
        "share:residence_elsewhere",
        "rule:active_insurance",
        "rule:no_overlap",
    )
    assert submit.draft.factor is not None
    assert [proof.source for proof in submit.draft.materials] == ["card", "commitment", "commitment"]
    screen = terminal.see(ResultScreen)
    assert screen.frame.title.key == "result.received_title"
    assert screen.facts[0][1].startswith("L-")
    (slip,) = terminal.did(fx.PrintSlip)
    assert slip.slip.case_number == ""


def test_k01_prints_its_document_before_the_slip() -> None:
    terminal = Terminal()
    terminal.start("k01")
    terminal.pin()
    terminal.fill(K01)
    terminal.see(ReviewScreen)
    terminal.act("next")
    order = [type(effect).__name__ for effect in terminal.asked if not isinstance(effect, fx.SetTimer)]
    assert order == [
        "ReadCard", "Verify", "FetchShares", "FindDraft", "Submit", "AwaitCase", "PrintDocument", "PrintSlip",
    ]  # fmt: skip
    assert terminal.title() == "result.done_title"


@pytest.mark.parametrize("online", [True, False])
def test_a_document_that_takes_days_is_not_waited_for(online: bool) -> None:
    terminal = Terminal()
    terminal.world(online=online)
    Citizen(terminal).complete("k15")
    assert [effect.document for effect in terminal.did(fx.AwaitCase)] == [False] * online
    screen = terminal.see(ResultScreen)
    coming = {step.key: dict(step.params) for step in screen.next_steps}
    assert "result.next_document_later" in coming
    promised = {label.key: value for label, value in screen.facts}.get("result.promised")
    assert promised == ("2026-11-26" if online else None), "three working days after Monday the 23rd"
    assert coming.get("result.next_days") == (None if online else {"days": "3"})


def test_k01_is_closed_without_network_and_says_why() -> None:
    terminal = Terminal()
    terminal.world(online=False)
    screen = terminal.see(HomeScreen)
    closed = {tile.id: tile.closed.key if tile.closed else "" for tile in screen.tiles}
    assert {tile: closed[tile] for tile in ("k01", "k08", "search", "progress")} == {
        "k01": "closed.offline", "k08": "", "search": "", "progress": "",
    }  # fmt: skip
    terminal.touch(Start(terminal.state.serial, "k01"))
    assert kind(terminal.screen) == "home"


def test_the_network_going_during_k01_stops_it_with_one_sentence() -> None:
    terminal = Terminal(answer=no_network)
    terminal.start("k01")
    terminal.pin()
    terminal.see(ProblemScreen)
    assert terminal.title() == "problem.offline_title"
    terminal.answer = answered
    terminal.act("retry")
    terminal.pin()
    terminal.see(QuestionScreen)


def test_a_hiccup_of_the_network_before_the_end_of_k01_costs_no_certificate() -> None:
    """Its questions were answered live: word that the network is away only means that it was."""
    terminal = Terminal()
    terminal.start("k01")
    terminal.pin()
    terminal.fill(K01)
    terminal.world(online=False)
    terminal.act("next")
    assert terminal.did(fx.PrintDocument)
    assert terminal.title() == "result.done_title"


def test_what_sharing_knows_is_not_asked_and_can_be_corrected() -> None:
    terminal = Terminal()
    terminal.start("k08")
    terminal.pin()
    first = terminal.see(QuestionScreen)
    assert first.key == "lb"
    terminal.fill(K08)
    terminal.see(MaterialsScreen)
    terminal.agree_and_go_on()
    review = terminal.see(ReviewScreen)
    phone = next(row for row in review.rows if row.edit == "sjh")
    assert (phone.masked, phone.source) == ("138****0003", "share")
    terminal.touch(Edit(terminal.state.serial, "sjh"))
    terminal.touch(Answer(terminal.state.serial, "sjh", "13900000000"))
    terminal.act("next")
    terminal.agree_and_go_on()
    terminal.see(ReviewScreen)
    assert next(row for row in terminal.see(ReviewScreen).rows if row.edit == "sjh").source == "user"


@pytest.mark.parametrize(
    ("change", "title"),
    [({"valid_to": "2020-01-01"}, "id.expired"), ({"document_type": "553"}, "id.unsupported")],
)
def test_a_card_that_cannot_be_used(change: dict[str, str], title: str) -> None:
    person = replace(CITIZEN, **change)
    terminal = Terminal(answer=lambda effect: ev.CardRead(effect.visit, effect.id, person))
    terminal.start("k08")
    assert terminal.title() == title
    assert terminal.state.visit
    assert terminal.state.visit.person is None


@pytest.mark.parametrize("problem", ["unreadable", "lifted", "invalid"])
def test_a_card_that_did_not_read_is_asked_for_again(problem: ev.CardProblem) -> None:
    failures = [problem]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.ReadCard) and failures:
            return ev.CardFailed(effect.visit, effect.id, failures.pop())
        return None

    terminal = Terminal(answer=answer)
    terminal.start("k08")
    screen = terminal.see(IdentityScreen)
    assert screen.phase == "failed"
    assert len(terminal.did(fx.ReadCard)) == 2


def test_a_wrong_pin_may_be_given_again_until_it_is_locked() -> None:
    left = [1, 0]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.Verify):
            return ev.VerifyRefused(effect.visit, effect.id, left.pop(0))
        return answered(effect)

    terminal = Terminal(answer=answer)
    terminal.start("k08")
    terminal.pin()
    assert kind(terminal.screen) == "pin"
    terminal.pin()
    assert terminal.title() == "pin.locked"


def test_a_full_disk_accepts_nothing_and_says_so() -> None:
    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.Submit):
            return ev.SubmitFailed(effect.visit, effect.id, "full")
        return answered(effect)

    terminal = Terminal(answer=answer)
    first = registered(terminal)
    assert terminal.title() == "problem.full_title"
    terminal.answer = answered
    terminal.act("retry")
    terminal.see(ResultScreen)
    again = terminal.did(fx.Submit)[-1]
    assert again.event_id == first.event_id


def test_an_uncertain_sheet_is_asked_about_before_anything_is_printed_again() -> None:
    outcomes: list[ev.PrintOutcome] = ["unknown", "printed"]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.PrintDocument):
            return ev.Printed(effect.visit, effect.id, outcomes.pop(0))
        return answered(effect)

    terminal = Terminal(answer=answer)
    terminal.start("k01")
    terminal.pin()
    terminal.fill(K01)
    terminal.act("next")
    assert kind(terminal.screen) == "choice"
    assert len(terminal.did(fx.PrintDocument)) == 1
    terminal.act("no")
    settled, second = terminal.did(fx.SettlePrint)[0], terminal.did(fx.PrintDocument)[1]
    assert not settled.came_out
    assert second.copy_allowed


def test_the_card_must_be_taken_before_the_next_citizen() -> None:
    terminal = Terminal()
    terminal.world(card_present=True)
    registered(terminal)
    terminal.act("next")
    terminal.act("skip")
    screen = terminal.see(EndScreen)
    assert screen.card
    terminal.run_out()
    assert kind(terminal.screen) == "end"
    terminal.world(card_present=False)
    terminal.run_out()
    assert kind(terminal.screen) == "home"


def test_an_idle_citizen_is_warned_and_then_forgotten() -> None:
    terminal = Terminal()
    terminal.start("k08")
    terminal.pin()
    terminal.fill({"lb": "working"} | {"jyd": "110100"})
    terminal.run_out()
    assert terminal.screen.frame.warning
    terminal.run_out()
    assert terminal.title() == "time.out"
    assert terminal.did(fx.Wipe)


def test_after_a_crash_the_slip_can_be_printed_again() -> None:
    terminal = Terminal()
    terminal.give(ev.Recovered("event-1", "异地就医备案", "L-1", "", "2026-11-23T03:00:00+08:00"))
    screen = terminal.see(HomeScreen)
    assert screen.recovered
    terminal.touch(Act(terminal.state.serial, "reprint"))
    assert terminal.see(HomeScreen).recovered is None


def test_a_slip_that_does_not_come_out_can_be_asked_for_again() -> None:
    terminal = Terminal(answer=lambda effect: ev.Printed(effect.visit, effect.id, "failed", "paper"))
    terminal.give(ev.Recovered("event-1", "异地就医备案", "L-1", "", "2026-11-23T03:00:00+08:00"))
    terminal.touch(Act(terminal.state.serial, "reprint"))
    assert terminal.see(HomeScreen).recovered


@pytest.mark.parametrize("state", [CaseState.SUPPLEMENT, CaseState.REFUSED])
def test_what_was_not_accepted_is_not_called_so(state: CaseState) -> None:
    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.AwaitCase):
            return ev.CaseKnown(effect.visit, effect.id, "", state, False)
        return answered(effect)

    terminal = Terminal(answer=answer)
    registered(terminal)
    assert terminal.title() == f"result.{state}_title"


@pytest.mark.parametrize(
    "typed", ["L-370602-0001-20261123-0001", "3706020001202611230001", " l 370602 0001 20261123 0001 "]
)
def test_a_local_number_is_found_however_it_is_typed(typed: str) -> None:
    terminal = Terminal()
    terminal.touch(Start(terminal.state.serial, "progress"))
    terminal.touch(Answer(terminal.state.serial, "number", typed))
    terminal.act("next")
    (asked,) = terminal.did(fx.LookUp)
    assert asked.number == "L-370602-0001-20261123-0001"
    assert terminal.see(ProgressAskScreen).problem


def test_a_citizen_who_needs_long_to_find_the_card_is_not_told_that_the_reader_is_broken() -> None:
    waits = [True]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.ReadCard):
            return ev.Failed(effect.visit, effect.id) if waits and waits.pop() else None
        return answered(effect)

    terminal = Terminal(answer=answer)
    terminal.start("k08")
    assert terminal.see(IdentityScreen).phase == "waiting"
    assert len(terminal.did(fx.ReadCard)) == 2


@pytest.mark.parametrize("service", ["k08", "k01"])
def test_nobody_says_whether_a_sheet_came_out(service: str) -> None:
    """It stays uncertain, the result says so, and nothing is printed twice."""

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.PrintDocument if service == "k01" else fx.PrintSlip):
            return ev.Printed(effect.visit, effect.id, "unknown", "device")
        return answered(effect)

    terminal = Terminal(answer=answer)
    if service == "k01":
        terminal.start("k01")
        terminal.pin()
        terminal.fill(K01)
        terminal.act("next")
    else:
        registered(terminal)
    assert kind(terminal.screen) == "choice"
    terminal.run_out()
    terminal.run_out()
    assert terminal.see(ResultScreen).problem == Message("print.unknown")
    assert not terminal.did(fx.SettlePrint)
    assert len(terminal.did(fx.PrintDocument)) == (service == "k01")
    assert len(terminal.did(fx.PrintSlip)) == 1


def test_another_card_can_be_tried_after_one_that_is_not_accepted() -> None:
    persons = [replace(CITIZEN, document_type="553"), CITIZEN]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.ReadCard):
            return ev.CardRead(effect.visit, effect.id, persons.pop(0))
        return answered(effect)

    terminal = Terminal(answer=answer)
    terminal.start("k08")
    assert terminal.title() == "id.unsupported"
    terminal.act("retry")
    assert kind(terminal.screen) == "pin"


def test_a_case_that_was_not_stored_can_be_submitted_once_more_as_the_same() -> None:
    outcomes = [True, False]

    def answer(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.Submit) and outcomes.pop(0):
            return ev.SubmitFailed(effect.visit, effect.id, "damaged")
        return answered(effect)

    terminal = Terminal(answer=answer)
    terminal.start("k08")
    terminal.pin()
    terminal.fill({**K08, "cbd": "370600", "sjh": "13800000003"})
    terminal.agree_and_go_on()
    terminal.act("next")
    terminal.sign()
    assert terminal.title() == "problem.store_title"
    terminal.act("retry")
    first, second = terminal.did(fx.Submit)
    assert first.event_id == second.event_id
    terminal.see(ResultScreen)

"""A word to 12345: two touches from any screen, three steps, and nothing lost of what was being done."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk_app.catalogue.model import Fee
from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.draw import draw
from kiosk_app.flow.hotline import is_phone
from kiosk_app.flow.intents import Act, Answer, Choose, Rated
from kiosk_app.flow.screens import (
    CodeScreen,
    EndScreen,
    HomeScreen,
    IdentityScreen,
    PayScreen,
    PinScreen,
    ProblemScreen,
    QuestionScreen,
    ResultScreen,
    ReviewScreen,
    Screen,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.world import Closed
from kiosk_app.protocol.cases import CaseState
from tests.flow.terminal import CATALOGUE, CITIZEN, K01, K08, Terminal, answered, no_network

WORDS = "文件或凭条没有打印出来。"
PHONE = "13800000003"
LANGUAGES = ("zh_CN", "en", "ko", "ja")
TICKET = "12345261123000001"


def numbered(effect: fx.Effect) -> ev.Reply | None:
    if isinstance(effect, fx.AwaitCase) and not effect.document:
        return ev.CaseKnown(effect.visit, effect.id, TICKET, CaseState.ACCEPTED, False)
    return answered(effect)


def call(terminal: Terminal) -> None:
    assert terminal.screen.frame.hotline
    terminal.touch(Act(terminal.state.serial, "hotline"))
    assert terminal.title() == "hotline.title"


def tell(terminal: Terminal, phone: str = PHONE) -> fx.FileTicket:
    call(terminal)
    terminal.touch(Choose(terminal.state.serial, "kind", "complaint"))
    screen = terminal.see(QuestionScreen)
    assert WORDS in [option.value for option in screen.options]
    terminal.touch(Answer(terminal.state.serial, "words", WORDS))
    terminal.act("next")
    if phone:
        terminal.touch(Answer(terminal.state.serial, "phone", phone))
    terminal.act("next" if phone else "none")
    return terminal.did(fx.FileTicket)[-1]


def test_from_home_it_is_filed_numbered_and_printed() -> None:
    terminal = Terminal(numbered)
    ticket = tell(terminal)
    assert (ticket.category, ticket.text, ticket.phone) == ("complaint", WORDS, PHONE)
    assert (ticket.service, ticket.case_number) == ("", "")
    screen = terminal.see(ResultScreen)
    assert screen.frame.title.key == "result.ticket_title"
    assert screen.facts[0] == (screen.facts[0][0], TICKET)
    (slip,) = terminal.did(fx.PrintSlip)
    assert (slip.slip.about, slip.slip.case_number, slip.slip.service) == ("ticket", TICKET, "")
    assert [action.id for action in screen.frame.actions] == ["next"]
    terminal.act("next")
    terminal.see(EndScreen)
    assert terminal.did(fx.Wipe)


def test_without_network_a_local_number_is_given() -> None:
    terminal = Terminal(no_network)
    terminal.world(online=False)
    assert tell(terminal, phone="").phone == ""
    screen = terminal.see(ResultScreen)
    assert screen.frame.title.key == "result.ticket_received_title"
    assert screen.facts[0][1].startswith("L-")
    assert not terminal.did(fx.AwaitCase)


def to_form(terminal: Terminal) -> None:
    terminal.start("k08")
    terminal.pin()


def to_review(terminal: Terminal) -> None:
    to_form(terminal)
    terminal.fill({**K08, "cbd": "370600", "sjh": PHONE})
    terminal.agree_and_go_on()


def to_result(terminal: Terminal) -> None:
    to_review(terminal)
    terminal.act("next")
    terminal.sign()


def to_rating(terminal: Terminal) -> None:
    to_result(terminal)
    terminal.act("next")


@pytest.mark.parametrize("way", [to_form, to_review, to_result, to_rating])
@pytest.mark.parametrize("told", [True, False])
def test_back_leads_exactly_to_where_one_was(way: Callable[[Terminal], None], told: bool) -> None:
    terminal = Terminal(answered)
    way(terminal)
    before, visit = terminal.screen, terminal.state.visit
    assert visit
    if told:
        assert tell(terminal).service == "k08"
    else:
        call(terminal)
    left = terminal.screen.frame.serial
    terminal.act("resume" if told else "back")
    assert alike(terminal.screen) == alike(before)
    assert terminal.screen.frame.serial > left, "a second touch on what led back means nothing here"
    after = terminal.state.visit
    assert after
    assert replace(after, effects=0) == replace(visit, effects=0)


def test_what_is_asked_afterwards_cannot_be_mistaken_for_what_was_asked_meanwhile() -> None:
    terminal = Terminal(answered)
    to_review(terminal)
    tell(terminal)
    terminal.act("resume")
    terminal.act("next")
    terminal.sign()
    ids = [effect.id for effect in terminal.asked if not isinstance(effect, fx.SetTimer | fx.StopReading)]
    assert len(ids) == len(set(ids))


def alike(screen: Screen) -> Screen:
    return replace(screen, frame=replace(screen.frame, serial=0))


def test_a_card_that_was_waited_for_is_waited_for_anew() -> None:
    terminal = Terminal(lambda effect: None if isinstance(effect, fx.ReadCard) else answered(effect))
    terminal.start("k08")
    terminal.see(IdentityScreen)
    (first,) = terminal.did(fx.ReadCard)
    call(terminal)
    assert terminal.did(fx.StopReading)
    terminal.give(ev.CardRead(first.visit, first.id, CITIZEN))
    assert terminal.title() == "hotline.title"
    terminal.act("back")
    terminal.see(IdentityScreen)
    second = terminal.did(fx.ReadCard)[-1]
    assert second.id > first.id
    terminal.give(ev.CardRead(second.visit, second.id, CITIZEN))
    terminal.see(PinScreen)


@pytest.mark.parametrize("online", [True, False])
def test_a_code_that_was_waited_for_is_waited_for_anew_or_the_card_is(online: bool) -> None:
    waiting = (fx.ReadCard, fx.AwaitCode)
    terminal = Terminal(lambda effect: None if isinstance(effect, waiting) else answered(effect))
    terminal.world(code_scanner=True)
    terminal.start("k08")
    terminal.touch(Act(terminal.state.serial, "code"))
    (first,) = terminal.did(fx.AwaitCode)
    call(terminal)
    terminal.world(online=online)
    terminal.act("back")
    if online:
        terminal.see(CodeScreen)
        assert terminal.did(fx.AwaitCode)[-1].id > first.id
    else:
        terminal.see(IdentityScreen)
    asked = terminal.did(fx.AwaitCode if online else fx.ReadCard)[-1]
    assert terminal.state.visit
    assert terminal.state.visit.awaiting == asked.id


def test_a_payment_that_was_waited_for_is_waited_for_anew() -> None:
    paying = Terminal(lambda effect: None if isinstance(effect, fx.AwaitPayment) else answered(effect))
    definition = replace(CATALOGUE.definitions["k08"], fee=Fee(dict.fromkeys(LANGUAGES, "工本费"), "'12.50'"))
    to_review(paying)
    assert paying.state.visit
    paying.state = replace(paying.state, visit=replace(paying.state.visit, service=definition))
    paying.act("next")
    paying.sign()
    paying.see(PayScreen)
    call(paying)
    paying.act("back")
    paying.see(PayScreen)
    awaited = paying.did(fx.AwaitPayment)
    assert [effect.order for effect in awaited] == ["order-1", "order-1"]
    paying.give(ev.PaymentSettled(awaited[0].visit, awaited[0].id, paid=True))
    paying.see(PayScreen)
    paying.give(ev.PaymentSettled(awaited[1].visit, awaited[1].id, paid=True))
    paying.see(ResultScreen)


def test_a_pin_that_was_begun_does_not_lie_around() -> None:
    terminal = Terminal()
    terminal.start("k08")
    terminal.touch(Act(terminal.state.serial, "hotline"))
    assert terminal.state.visit
    assert terminal.state.visit.interrupted
    assert terminal.state.visit.interrupted.pin == ""


@pytest.mark.parametrize("silent", [fx.Submit, fx.AwaitCase, fx.PrintSlip, fx.PrintDocument, fx.Verify])
def test_nobody_is_led_away_while_the_machine_is_at_work(silent: type[fx.Effect]) -> None:
    terminal = Terminal(lambda effect: None if isinstance(effect, silent) else answered(effect))
    terminal.start("k01")
    terminal.pin()
    if silent is not fx.Verify:
        terminal.fill(K01)
        terminal.act("next")
    before = terminal.state
    assert not draw(before).frame.hotline
    terminal.touch(Act(before.serial, "hotline"))
    assert terminal.state == before


def test_nor_while_a_sheet_is_in_question() -> None:
    terminal = Terminal(
        lambda effect: (
            ev.Printed(effect.visit, effect.id, "unknown") if isinstance(effect, fx.PrintDocument) else answered(effect)
        )
    )
    terminal.start("k01")
    terminal.pin()
    terminal.fill(K01)
    terminal.act("next")
    assert terminal.title() == "print.ask_title"
    assert not terminal.screen.frame.hotline


def test_the_case_is_named_to_the_hotline() -> None:
    terminal = Terminal(answered)
    to_result(terminal)
    number = terminal.see(ResultScreen).facts[0][1]
    ticket = tell(terminal)
    assert (ticket.service, ticket.case_number) == ("k08", number)
    assert ticket.event_id != terminal.did(fx.Submit)[0].event_id


def test_whoever_leaves_the_form_alone_leaves_nothing() -> None:
    terminal = Terminal(answered)
    to_review(terminal)
    call(terminal)
    for _ in range(2):
        terminal.run_out()
    terminal.see(EndScreen)
    assert terminal.state.visit
    assert (terminal.state.visit.interrupted, terminal.state.visit.ticket) == (None, None)


def test_a_low_rating_counts_though_its_reasons_were_interrupted() -> None:
    terminal = Terminal(answered)
    to_rating(terminal)
    terminal.touch(Rated(terminal.state.serial, "1"))
    tell(terminal)
    terminal.act("next")
    terminal.see(EndScreen)
    (rating,) = terminal.did(fx.Evaluate)
    assert (rating.level, rating.reasons, rating.service) == (1, (), "k08")
    assert rating.event_id == terminal.did(fx.Submit)[0].event_id


def test_a_full_store_is_said_and_the_visit_goes_on() -> None:
    def full(effect: fx.Effect) -> ev.Reply | None:
        if isinstance(effect, fx.FileTicket):
            return ev.SubmitFailed(effect.visit, effect.id, "full")
        return answered(effect)

    terminal = Terminal(full)
    to_review(terminal)
    tell(terminal)
    assert terminal.see(ProblemScreen).frame.title.key == "problem.full_title"
    terminal.act("resume")
    terminal.see(ReviewScreen)


def test_home_without_a_catalogue_or_closed_offers_none() -> None:
    terminal = Terminal()
    terminal.give(replace(terminal.state.world, closed=Closed("site")))
    assert not terminal.screen.frame.hotline
    terminal.give(replace(terminal.state.world, closed=None, catalogue=None))
    assert not terminal.see(HomeScreen).frame.hotline
    terminal.touch(Act(terminal.state.serial, "hotline"))
    terminal.see(HomeScreen)


def test_another_kind_begins_with_other_words() -> None:
    terminal = Terminal()
    call(terminal)
    terminal.touch(Choose(terminal.state.serial, "kind", "complaint"))
    terminal.touch(Answer(terminal.state.serial, "words", WORDS))
    terminal.act("back")
    terminal.touch(Choose(terminal.state.serial, "kind", "thanks"))
    screen = terminal.see(QuestionScreen)
    assert screen.value == ""
    assert WORDS not in [option.value for option in screen.options]
    terminal.act("back")
    terminal.touch(Choose(terminal.state.serial, "kind", "nonsense"))
    assert terminal.state.visit
    assert terminal.state.visit.stage is Stage.TICKET_KIND


@pytest.mark.parametrize(
    ("digits", "good"),
    [(PHONE, True), ("05356666666", True), ("053566666666", True), ("12345678901", False), ("1380000000", False),
     ("", False), ("1", False), ("053566", False)],
)  # fmt: skip
def test_only_a_number_that_can_be_called_is_taken(digits: str, good: bool) -> None:
    assert is_phone(digits) is good

"""Without mains nobody begins, who is inside is let finish as far as the battery lasts, and then it shuts down."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.intents import Speak, Start
from kiosk_app.flow.screens import (
    BrowseScreen,
    EndScreen,
    HomeScreen,
    IdentityScreen,
    NoticeScreen,
    PayScreen,
    ProblemScreen,
    ResultScreen,
    Screen,
    WaitScreen,
)
from kiosk_app.flow.stages import SECONDS, SHORTEST_SECONDS, WARNING_SECONDS, Stage
from kiosk_app.flow.world import Battery, Closed
from kiosk_app.protocol.cases import CaseState
from tests.flow.citizens import Citizen, Stuck
from tests.flow.terminal import CATALOGUE, K08, WORLD, Terminal, answered

HERE = replace(WORLD, site="烟台市政务服务中心", now="2026-11-23T10:00")
ON_BATTERY = replace(HERE, battery=Battery(seconds=1800))
LOW = replace(HERE, battery=Battery(low=True))


def nothing_yet(*kinds: type[fx.Effect]) -> Callable[[fx.Effect], ev.Reply | None]:
    return lambda effect: None if isinstance(effect, kinds) else answered(effect)


def fill_and_sign(terminal: Terminal) -> None:
    terminal.fill(K08)
    terminal.agree_and_go_on()
    terminal.act("next")
    terminal.sign()


def submitted(answer: Callable[[fx.Effect], ev.Reply | None]) -> Terminal:
    """Up to what `answer` leaves open after the signature."""
    terminal = Terminal(answer)
    terminal.give(HERE)
    terminal.start("k08")
    terminal.pin()
    fill_and_sign(terminal)
    return terminal


def shutdowns(terminal: Terminal) -> int:
    return len(terminal.did(fx.ShutDown))


def test_the_home_screen_says_why_and_where_to_go() -> None:
    terminal = Terminal()
    terminal.give(ON_BATTERY)
    screen = terminal.see(ProblemScreen)
    assert (screen.frame.title.key, screen.picture) == ("out.power", "power")
    here = CATALOGUE.sites.called(HERE.site)
    assert here
    assert [place.id for place in screen.places] == [site.id for site in CATALOGUE.sites.nearest(here)][:3]
    assert screen.places[0].detail
    assert not any(place.note for place in screen.places)
    terminal.touch(Speak(terminal.state.serial, "ko"))
    named = {site.id: site.name["ko"] for site in CATALOGUE.sites.sites}
    shown = terminal.see(ProblemScreen).places
    assert [place.name for place in shown] == [named[place.id] for place in shown]
    terminal.touch(Start(terminal.state.serial, "k08"))
    assert terminal.state.visit is None
    terminal.give(HERE)
    terminal.see(HomeScreen)


def test_at_night_it_says_when_the_nearest_places_open() -> None:
    terminal = Terminal()
    terminal.give(replace(ON_BATTERY, now="2026-11-22T23:00"))
    places = terminal.see(ProblemScreen).places
    assert len(places) == 3
    assert all(place.note and place.note.key == "closed.hours" for place in places)


def test_it_names_no_place_whose_way_nobody_knows() -> None:
    terminal = Terminal()
    terminal.give(replace(ON_BATTERY, site="测试网点"))
    assert terminal.see(ProblemScreen).places == ()


def test_the_operators_word_comes_first() -> None:
    terminal = Terminal()
    terminal.give(replace(ON_BATTERY, closed=Closed("supplies")))
    assert terminal.title() == "out.supplies"
    assert terminal.see(ProblemScreen).places
    terminal.give(replace(ON_BATTERY, closed=Closed("supplies", {"zh_CN": "请到三号窗口。"})))
    assert terminal.see(ProblemScreen).places == ()


def test_who_is_inside_is_let_finish() -> None:
    terminal = Terminal()
    terminal.give(HERE)
    terminal.start("k08")
    terminal.pin()
    terminal.give(ON_BATTERY)
    fill_and_sign(terminal)
    terminal.see(ResultScreen)
    assert len(terminal.did(fx.PrintSlip)) == 1
    assert shutdowns(terminal) == 0


def test_who_only_looks_around_begins_nothing_any_more() -> None:
    terminal = Terminal()
    terminal.give(HERE)
    category = terminal.see(HomeScreen).categories[0].id
    terminal.touch(Start(terminal.state.serial, category))
    terminal.give(ON_BATTERY)
    tiles = terminal.see(BrowseScreen).tiles
    assert {tile.closed.key if tile.closed else "" for tile in tiles} == {"closed.out"}
    terminal.touch(Start(terminal.state.serial, tiles[0].id))
    terminal.see(BrowseScreen)


@pytest.mark.parametrize(("seconds", "left"), [(1800, SECONDS[Stage.FORM]), (200, 80.0), (150, SHORTEST_SECONDS)])
def test_the_time_that_is_left_is_no_longer_than_the_battery_lasts(seconds: int, left: float) -> None:
    terminal = Terminal()
    terminal.give(HERE)
    terminal.start("k08")
    terminal.pin()
    assert terminal.screen.frame.seconds == SECONDS[Stage.FORM]
    terminal.give(replace(HERE, battery=Battery(seconds=seconds)))
    assert terminal.screen.frame.seconds == left
    assert terminal.state.timer
    assert terminal.state.timer.seconds == left - WARNING_SECONDS
    timers = terminal.state.timers
    terminal.give(replace(HERE, battery=Battery(seconds=seconds), now="2026-11-23T10:01"))
    assert terminal.state.timers == timers


def test_a_battery_that_says_no_seconds_caps_nothing() -> None:
    terminal = Terminal()
    terminal.give(HERE)
    terminal.start("k08")
    terminal.give(replace(HERE, battery=Battery()))
    assert terminal.screen.frame.seconds == 90.0
    assert shutdowns(terminal) == 0


def test_at_the_end_of_the_battery_what_was_not_submitted_ends_and_the_terminal_shuts_down() -> None:
    terminal = Terminal()
    terminal.give(HERE)
    terminal.start("k08")
    terminal.pin()
    terminal.give(LOW)
    screen = terminal.see(EndScreen)
    assert (screen.frame.title.key, screen.picture, screen.frame.hotline) == ("out.power_ended", "power", False)
    assert len(terminal.did(fx.Wipe)) == 1
    assert shutdowns(terminal) == 0
    terminal.run_out()
    terminal.see(ProblemScreen)
    assert terminal.state.leaving
    assert shutdowns(terminal) == 1
    terminal.give(replace(LOW, now="2026-11-23T10:01"))
    assert shutdowns(terminal) == 1


def test_seconds_alone_end_it_as_well() -> None:
    terminal = Terminal()
    terminal.give(replace(HERE, battery=Battery(seconds=180)))
    assert shutdowns(terminal) == 0
    terminal.give(replace(HERE, battery=Battery(seconds=120)))
    assert shutdowns(terminal) == 1


def test_mains_that_come_back_before_let_everything_go_on() -> None:
    terminal = Terminal()
    terminal.give(ON_BATTERY)
    terminal.give(HERE)
    terminal.start("k08")
    assert shutdowns(terminal) == 0
    terminal.give(LOW)
    terminal.run_out()
    assert shutdowns(terminal) == 1
    terminal.give(HERE)
    assert not terminal.state.leaving
    terminal.give(LOW)
    assert shutdowns(terminal) == 2


def reply(terminal: Terminal, made: Callable[[tuple[str, int]], ev.Reply]) -> None:
    visit = terminal.state.visit
    assert visit
    assert visit.awaiting is not None
    terminal.give(made((visit.id, visit.awaiting)))


def test_what_is_being_submitted_is_waited_for_and_the_slip_comes_out() -> None:
    terminal = submitted(nothing_yet(fx.Submit))
    terminal.give(LOW)
    terminal.see(WaitScreen)
    assert terminal.did(fx.Wipe) == []
    terminal.answer = answered
    reply(terminal, lambda to: ev.Submitted(*to, "L-370602-0001-20261123-0001", "2026-11-23T03:00:00+08:00"))
    assert terminal.did(fx.AwaitCase) == []
    terminal.see(ResultScreen)
    assert len(terminal.did(fx.PrintSlip)) == 1
    assert terminal.screen.frame.seconds == SHORTEST_SECONDS
    terminal.act("next")
    assert terminal.see(EndScreen).picture == "done"
    terminal.run_out()
    assert shutdowns(terminal) == 1


def test_a_document_is_not_begun_and_nobody_is_asked_whether_a_slip_came_out() -> None:
    terminal = submitted(nothing_yet(fx.AwaitCase, fx.PrintSlip))
    terminal.give(LOW)
    reply(terminal, lambda to: ev.CaseKnown(*to, "370600261123025000001", CaseState.DONE, True))
    assert terminal.did(fx.PrintDocument) == []
    reply(terminal, lambda to: ev.Printed(*to, "unknown"))
    terminal.see(ResultScreen)


def test_a_card_that_is_forgotten_does_not_keep_the_terminal_up() -> None:
    terminal = Terminal()
    terminal.give(replace(HERE, card_present=True))
    terminal.start("k08")
    terminal.give(replace(LOW, card_present=True))
    screen = terminal.see(EndScreen)
    assert screen.frame.hint
    assert (screen.frame.title.key, screen.frame.hint.key) == ("end.card", "out.power_ended")
    terminal.run_out()
    assert shutdowns(terminal) == 1


@pytest.mark.parametrize("world", [LOW, replace(HERE, tampered=True)])
@pytest.mark.parametrize("paid", [False, True])
def test_an_open_payment_is_closed_first_and_what_was_paid_is_submitted(world: ev.World, paid: bool) -> None:
    terminal = Terminal(nothing_yet(fx.AwaitPayment, fx.CancelPayment))
    terminal.give(HERE)
    with pytest.raises(Stuck):
        Citizen(terminal).complete("k12")
    terminal.see(PayScreen)
    terminal.give(world)
    assert terminal.did(fx.Wipe) == []
    reply(terminal, lambda to: ev.PaymentSettled(*to, paid=paid))
    assert len(terminal.did(fx.Submit)) == paid
    while terminal.state.visit:
        terminal.run_out()
    assert len(terminal.did(fx.Wipe)) == 1
    assert shutdowns(terminal) == (world is LOW)


@pytest.mark.parametrize(
    ("what", "title"),
    [("cabinet_open", "out.maintenance"), ("technician", "out.maintenance"), ("tampered", "out.fault")],
)
def test_nobody_begins_while_somebody_is_at_work_inside(what: str, title: str) -> None:
    terminal = Terminal()
    terminal.world(**{what: True})
    assert terminal.see(ProblemScreen).frame.title.key == title
    terminal.touch(Start(terminal.state.serial, "k08"))
    assert terminal.state.visit is None
    terminal.world(**{what: False})
    terminal.see(HomeScreen)


def test_a_door_that_is_opened_ends_no_visit() -> None:
    terminal = Terminal()
    terminal.touch(Start(terminal.state.serial, "k08"))
    terminal.world(cabinet_open=True)
    terminal.see(NoticeScreen)


def test_tampering_ends_a_visit_quietly() -> None:
    terminal = Terminal(nothing_yet(fx.ReadCard))
    terminal.start("k08")
    terminal.see(IdentityScreen)
    visit = terminal.state.visit
    assert visit
    terminal.world(tampered=True)
    assert terminal.title() == "out.fault"
    assert [effect.visit for effect in terminal.did(fx.Wipe)] == [visit.id]


def test_even_then_what_is_being_submitted_is_not_lost() -> None:
    terminal = submitted(nothing_yet(fx.Submit))
    terminal.world(tampered=True)
    terminal.see(WaitScreen)
    reply(terminal, lambda to: ev.Submitted(*to, "L-370602-0001-20261123-0001", "2026-11-23T03:00:00+08:00"))
    assert terminal.title() == "out.fault"
    assert (len(terminal.did(fx.Wipe)), terminal.did(fx.AwaitCase), terminal.did(fx.PrintSlip)) == (1, [], [])


def seen(terminal: Terminal) -> tuple[Screen, int]:
    return terminal.screen, terminal.state.timers


def test_when_nobody_stands_there_it_asks_sooner_and_ends_nothing_by_itself() -> None:
    terminal = Terminal()
    terminal.start("k08")
    terminal.pin()
    terminal.world(absent=True)
    assert terminal.state.timer
    assert terminal.state.timer.seconds == 5.0
    terminal.run_out()
    assert terminal.screen.frame.warning
    before = seen(terminal)
    terminal.world(absent=False)
    assert seen(terminal) == before
    terminal.world(absent=True)
    assert seen(terminal) == before


def test_nobody_there_does_not_shorten_what_the_machine_does() -> None:
    terminal = submitted(nothing_yet(fx.Submit))
    before = terminal.state.timers
    terminal.world(absent=True)
    assert terminal.state.timers == before


def test_whoever_is_sent_away_without_a_slip_finds_the_number_on_the_screen() -> None:
    terminal = submitted(nothing_yet(fx.Submit))
    terminal.world(tampered=True)
    reply(terminal, lambda to: ev.Submitted(*to, "L-370602-0001-20261123-0001", "2026-11-23T03:00:00+08:00"))
    shown = terminal.see(HomeScreen)
    assert shown.tiles == ()
    assert shown.recovered
    assert shown.recovered.local_number == "L-370602-0001-20261123-0001"
    terminal = submitted(answered)
    terminal.world(tampered=True)
    terminal.see(ProblemScreen)


def printing_document() -> Terminal:
    """A certificate is on its way out of the printer."""
    terminal = Terminal(nothing_yet(fx.PrintDocument))
    terminal.give(HERE)
    with pytest.raises(Stuck):
        Citizen(terminal).complete("k01")
    assert len(terminal.did(fx.PrintDocument)) == 1
    return terminal


def test_a_document_that_is_coming_out_is_waited_for_and_the_slip_follows() -> None:
    terminal = printing_document()
    terminal.give(LOW)
    assert (terminal.did(fx.Wipe), terminal.did(fx.PrintSlip)) == ([], [])
    reply(terminal, lambda to: ev.Printed(*to, "unknown"))
    assert terminal.see(ResultScreen).problem
    assert (len(terminal.did(fx.PrintDocument)), len(terminal.did(fx.PrintSlip))) == (1, 1)


def test_after_tampering_a_document_that_is_coming_out_is_all_that_is_waited_for() -> None:
    terminal = printing_document()
    terminal.world(tampered=True)
    assert terminal.did(fx.Wipe) == []
    reply(terminal, lambda to: ev.Printed(*to, "printed"))
    assert (len(terminal.did(fx.Wipe)), terminal.did(fx.PrintSlip)) == (1, [])
    terminal.see(HomeScreen)


def test_a_document_that_is_ready_when_the_battery_is_at_its_end_is_left_for_another_day() -> None:
    terminal = Terminal(nothing_yet(fx.AwaitCase))
    terminal.give(HERE)
    with pytest.raises(Stuck):
        Citizen(terminal).complete("k01")
    terminal.give(LOW)
    terminal.answer = answered
    reply(terminal, lambda to: ev.CaseKnown(*to, "370600261123025000001", CaseState.DONE, True))
    terminal.see(ResultScreen)
    assert (terminal.did(fx.PrintDocument), len(terminal.did(fx.PrintSlip))) == ([], 1)


def test_a_sensor_that_goes_on_seeing_nobody_does_not_shorten_what_a_touch_has_begun() -> None:
    terminal = Terminal()
    terminal.world(absent=True)
    terminal.start("k08")
    terminal.pin()
    before = terminal.state.timers
    terminal.give(replace(terminal.state.world, now="2026-11-23T10:01"))
    assert terminal.state.timers == before

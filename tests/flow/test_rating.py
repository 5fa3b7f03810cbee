"""After a low rating: reasons of the catalogue, own words, a call back; each of them left out as one likes."""

from dataclasses import replace

import pytest

from kiosk_app.flow import effects as fx
from kiosk_app.flow.intents import Act, Agree, Answer
from kiosk_app.flow.screens import EndScreen, ReasonsScreen
from kiosk_app.protocol.cases import MAX_WORDS
from tests.flow.terminal import Terminal, no_network
from tests.flow.test_visit import registered


def rated(level: str, terminal: Terminal | None = None) -> Terminal:
    terminal = terminal or Terminal()
    registered(terminal)
    terminal.act("next")
    terminal.rate(level)
    return terminal


@pytest.mark.parametrize("level", ["5", "4", "3"])
def test_a_good_rating_is_asked_nothing_more(level: str) -> None:
    terminal = rated(level)
    terminal.see(EndScreen)
    (effect,) = terminal.did(fx.Evaluate)
    assert (effect.level, effect.reasons, effect.words, effect.call_back) == (int(level), (), "", False)


@pytest.mark.parametrize(("level", "codes"), [("2", "201,204"), ("1", "101,105")])
def test_a_low_one_is_asked_for_its_own_reasons(level: str, codes: str) -> None:
    terminal = rated(level)
    screen = terminal.see(ReasonsScreen)
    assert (screen.chosen, screen.words, screen.call_back) == ((), "", False), "nothing is chosen beforehand"
    assert all(option.value.startswith(level) for option in screen.options)
    terminal.touch(Answer(terminal.state.serial, "reasons", f"{codes},999"))
    terminal.touch(Answer(terminal.state.serial, "words", "等了很久"))
    terminal.touch(Agree(terminal.state.serial, True))
    assert terminal.see(ReasonsScreen).chosen == tuple(codes.split(","))
    assert not terminal.did(fx.Evaluate)
    terminal.act("next")
    (effect,) = terminal.did(fx.Evaluate)
    assert effect.level == int(level)
    assert effect.reasons == tuple(codes.split(","))
    assert (effect.words, effect.call_back) == ("等了很久", True)
    assert "等了很久" not in repr(effect)
    assert terminal.see(EndScreen).frame.title.key == "rate.thanks"


def test_without_network_it_is_the_same() -> None:
    terminal = Terminal(no_network)
    terminal.world(online=False)
    rated("1", terminal)
    terminal.touch(Answer(terminal.state.serial, "reasons", "103"))
    terminal.act("next")
    assert terminal.did(fx.Evaluate)[0].reasons == ("103",)


def test_the_level_counts_whatever_is_not_said_about_it() -> None:
    skipped = rated("2")
    skipped.touch(Answer(skipped.state.serial, "reasons", "201"))
    skipped.act("skip")
    gone = rated("2")
    for _ in range(2):
        gone.run_out()
    for terminal in (skipped, gone):
        terminal.see(EndScreen)
        (effect,) = terminal.did(fx.Evaluate)
        assert (effect.level, effect.reasons) == (2, ())


def test_nobody_writes_more_than_is_kept() -> None:
    terminal = rated("1")
    terminal.touch(Answer(terminal.state.serial, "words", "长" * MAX_WORDS))
    terminal.touch(Answer(terminal.state.serial, "words", "长" * (MAX_WORDS + 1)))
    assert terminal.see(ReasonsScreen).words == "长" * MAX_WORDS


def test_a_catalogue_without_reasons_asks_for_none() -> None:
    terminal = Terminal()
    catalogue = terminal.state.world.catalogue
    assert catalogue
    registered(terminal)
    terminal.act("next")
    tables = {name: rows for name, rows in catalogue.tables.items() if name != "rating_reasons"}
    bare = replace(catalogue, tables=tables)
    terminal.give(replace(terminal.state.world, catalogue=bare))
    terminal.rate("1")
    terminal.see(EndScreen)
    terminal.touch(Act(terminal.state.serial, "next"))
    assert len(terminal.did(fx.Evaluate)) == 1

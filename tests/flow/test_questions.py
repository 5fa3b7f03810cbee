"""One question after the other: what is wrong with an answer, what a question begins with, in which unit it is."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk_app.flow import effects as fx
from kiosk_app.flow import events as ev
from kiosk_app.flow.form import beside
from kiosk_app.flow.intents import Answer, Choose
from kiosk_app.flow.screens import Message, QuestionScreen, plain
from tests.flow.terminal import CATALOGUE, K08, Terminal, answered


def test_a_rule_that_does_not_hold_leads_back_to_its_question() -> None:
    terminal = Terminal()
    terminal.start("k08")
    terminal.pin()
    for key, value in (("lb", "working"), ("jyd", "370600")):
        terminal.touch(Choose(terminal.state.serial, key, value))
    terminal.act("next")
    screen = terminal.see(QuestionScreen)
    assert screen.key == "jyd"
    assert screen.problem == plain(CATALOGUE.definitions["k08"].rules[0].message["zh_CN"])


def until_asked(terminal: Terminal, service: str, key: str, answers: Mapping[str, str]) -> QuestionScreen:
    terminal.start(service)
    terminal.pin()
    while (screen := terminal.see(QuestionScreen)).key != key:
        if screen.editor in ("choice", "area"):
            value = answers.get(screen.key, screen.options[0].value)
            terminal.touch(Choose(terminal.state.serial, screen.key, value))
            continue
        if screen.key in answers:
            terminal.touch(Answer(terminal.state.serial, screen.key, answers[screen.key]))
        terminal.act("next")
    return screen


def test_what_is_wrong_with_an_answer_is_said_in_words() -> None:
    terminal = Terminal()
    asked = until_asked(terminal, "k08", "qsrq", {**K08, "cbd": "370600"})
    terminal.touch(Answer(terminal.state.serial, asked.key, "1949-10-01"))
    terminal.act("next")
    assert terminal.see(QuestionScreen).problem == Message("form.out_of_range")


HOMES = {"certificates": ["A-1", "B-2"], "addresses": ["测试路1号", "滨海路7号"], "address": "测试路1号"}


def owner(effect: fx.Effect) -> ev.Reply | None:
    if isinstance(effect, fx.FetchShares):
        return ev.SharesFetched(effect.visit, effect.id, {"property": HOMES, "property_limits": {"contract": ""}})
    return answered(effect)


def test_what_is_known_of_a_choice_is_known_of_the_one_that_was_made() -> None:
    terminal = Terminal(answer=owner)
    terminal.start("i061")
    terminal.pin()
    for chosen, address in (("B-2", "滨海路7号"), ("A-1", "测试路1号")):
        assert terminal.see(QuestionScreen).key == "bdcqzh"
        terminal.touch(Choose(terminal.state.serial, "bdcqzh", chosen))
        assert terminal.state.visit
        assert terminal.state.visit.answers["zl"] == address
        assert terminal.state.visit.sources["zl"] == "share"
        terminal.act("back")


def test_what_is_known_of_a_choice_is_forgotten_with_it() -> None:
    terminal = Terminal(answer=owner)
    terminal.start("i061")
    terminal.pin()
    terminal.touch(Choose(terminal.state.serial, "bdcqzh", "B-2"))
    visit = terminal.state.visit
    assert visit
    elsewhere = beside("bdcqzh", replace(visit, answers={**visit.answers, "bdcqzh": "C-3"}))
    assert "zl" not in elsewhere.answers
    assert "zl" not in elsewhere.sources


def test_what_a_question_begins_with_is_a_possible_answer() -> None:
    terminal = Terminal()
    asked = until_asked(terminal, "i101", "txy", {"txfs": "early"})
    assert asked.earliest < asked.value == asked.latest
    terminal.act("next")
    assert terminal.see(QuestionScreen).key != "txy"


def test_a_number_says_in_which_unit_it_is() -> None:
    terminal = Terminal()
    assert until_asked(terminal, "i061", "cjj", {"bdcqzh": "鲁（2016）第7号"}).help == "成交价（元）"

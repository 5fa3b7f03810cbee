"""The scripted citizen knows an answer that makes sense to whatever the catalogue asks in words or digits."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Field
from kiosk_app.cli.memory import Memory
from kiosk_app.flow.form import Place, valid
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Visit
from tests.flow.terminal import CATALOGUE, TODAY

KEYBOARD = re.compile(r"[A-Za-z0-9 .-]*")
KEYPAD = re.compile(r"[0-9X]*")


def typed() -> Iterator[tuple[str, str, Field]]:
    """Every question that has to be answered key by key, where nobody fills it in or offers answers."""
    for definition in CATALOGUE.definitions.values():
        for field in definition.fields:
            for asked, key in [(inner, f"{field.key}.1.{inner.key}") for inner in field.fields] or [(field, field.key)]:
                if asked.kind in ("text", "digits") and not (asked.computed or asked.prefill or asked.offer):
                    yield definition.id, key, asked


@pytest.mark.parametrize("number", [2, 7, 11])
def test_every_question_has_an_answer_of_its_own_that_the_keys_on_the_screen_can_give(number: int) -> None:
    memory, wrong = Memory(number), []
    visit = Visit("v", "e", TODAY, Stage.FORM)
    for service, key, asked in typed():
        answer = next(memory.answers(key, digits=asked.kind == "digits"))
        keys = KEYPAD if asked.kind == "digits" else KEYBOARD
        values = {asked.key: answer, "acting": "self", "yhlx": "fishery"}
        here = Place(key, asked, values, 1)
        answered = replace(visit, answers={key: answer})
        if asked.required and not memory.of(key):
            wrong.append((service, key, "nothing of its own"))
        if not keys.fullmatch(answer) or not valid(here, answered, CelExpressions(), CATALOGUE):
            wrong.append((service, key, answer))
    assert wrong == []


def test_two_people_in_a_group_are_two_people_and_not_oneself() -> None:
    numbers = [Memory(7).of(f"mf.{row}.zjhm") for row in range(2)]
    assert len(set(numbers)) == 2
    assert "370699198411020175" not in numbers

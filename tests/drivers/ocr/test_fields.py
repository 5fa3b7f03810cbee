"""Fields among lines, as an engine that errs gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.ocr.fields import Kind, credit_check, fields
from drivers.ocr.lines import Line
from tests.drivers.ocr.papers import CODE, COMPANY, NUMBER, PERSON

LICENCE, CARD = Kind.BUSINESS_LICENCE, Kind.IDENTITY_CARD


def line(text: str, left: float, top: float, wide: float = 200.0, confidence: float = 0.9) -> Line:
    return Line(text, (left, top, left + wide, top + 30), confidence)


def texts(kind: Kind, *lines: Line) -> dict[str, str]:
    return {name: found.text for name, found in fields(kind, lines).items()}


def test_the_check_digit_is_the_standards() -> None:
    """The example of GB 32100-2015."""
    assert credit_check("91350100M000100Y4") == "3"


def test_a_licence_whose_labels_stand_beside_their_values() -> None:
    lines = [
        line("营业执照", 400, 0),
        line("统一社会信用代码", 10, 100, 250),
        line(CODE, 300, 102),
        line("名 称", 10, 150),
        line(COMPANY, 300, 152, confidence=0.8),
        line("法定代表人", 10, 200),
        line(PERSON, 300, 195),
        line("注册资本", 600, 195),
    ]
    found = fields(LICENCE, lines)
    assert {name: one.text for name, one in found.items()} == {
        "creditCode": CODE,
        "name": COMPANY,
        "legalRepresentative": PERSON,
    }
    assert found["name"].confidence == 0.8
    assert COMPANY not in repr(found["name"])


def test_labels_in_one_line_with_their_values_and_in_pieces() -> None:
    code = line(f"统一社会信用代码：{CODE}", 10, 0, 600)
    pieces = line("名", 10, 50, 30), line("称", 90, 50, 30), line(COMPANY, 200, 52)
    assert texts(LICENCE, code, *pieces) == {"creditCode": CODE, "name": COMPANY}
    assert texts(CARD, line(f"姓名{PERSON}", 0, 0), line(f"公民身份号码 {NUMBER}", 0, 50)) == {
        "name": PERSON,
        "number": NUMBER,
    }


def test_letters_that_no_code_has_are_the_digits_that_they_look_like() -> None:
    misread = CODE.replace("1", "I").replace("0", "O")
    assert misread != CODE
    assert texts(LICENCE, line(misread, 0, 0)) == {"creditCode": CODE}


@pytest.mark.parametrize("place", [3, 9, 17])
def test_a_number_with_a_wrong_check_digit_is_none(place: int) -> None:
    for kind, number in ((LICENCE, CODE), (CARD, NUMBER)):
        wrong = number[:place] + ("7" if number[place] != "7" else "8") + number[place + 1 :]
        assert texts(kind, line(wrong, 0, 0)) == {}


def test_what_stands_in_another_row_is_not_beside_it() -> None:
    assert texts(CARD, line("姓名", 0, 0), line(PERSON, 210, 60)) == {}
    assert texts(CARD, line("姓名", 300, 0), line(PERSON, 0, 0)) == {}


@given(st.lists(st.tuples(st.text(max_size=24), st.floats(0, 900), st.floats(0, 900), st.floats(0, 300))))
def test_arbitrary_lines_do_no_harm(given: list[tuple[str, float, float, float]]) -> None:
    for kind in Kind:
        fields(kind, [line(*one) for one in given])

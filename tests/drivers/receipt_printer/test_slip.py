"""The language of slips, and paper that is 48 columns wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.compose import compose
from drivers.receipt_printer.protocol import BUFFER_DONE
from drivers.receipt_printer.slip import CLOSING, COLUMNS, OPENING, Line, Style, layout, width, wrap


def texts(markup: str) -> list[str]:
    return [line.text for line in layout(markup)]


def test_every_kind_of_line() -> None:
    lines = layout("# 凭条\n## 事项\n编号 | A-1\n! A-1\n---\n[qr] https://example.org\n\n说明")
    assert [line.style for line in lines] == [
        Style.TITLE,
        Style.SECTION,
        Style.PLAIN,
        Style.BIG,
        Style.PLAIN,
        Style.QR,
        Style.PLAIN,
        Style.PLAIN,
    ]
    assert lines[2].text == "编号" + " " * 41 + "A-1"
    assert lines[4].text == "-" * 48
    assert lines[6].text == ""


def test_a_long_value_goes_on_under_itself() -> None:
    lines = texts("事项 | " + "城乡居民基本医疗保险参保登记" * 3)
    assert len(lines) == 2
    assert lines[0].startswith("事项  城")
    assert lines[1].startswith("      ")


def test_chinese_counts_two_and_latin_one() -> None:
    assert width("烟台A1") == 6
    assert texts("汉" * 25) == ["汉" * 24, "汉"]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert texts("汉" * 24 + "，后") == ["汉" * 23, "汉，后"]
    assert texts("汉" * 24 + "）。后") == ["汉" * 23, "汉）。后"]


def test_no_line_ends_with_opening_punctuation() -> None:
    assert texts("汉" * 23 + "（后") == ["汉" * 23, "（后"]


def test_words_and_numbers_are_not_torn() -> None:
    assert wrap("word " * 3 + "123456", 20) == ["word word word", "123456"]
    assert wrap("x" * 30, 20) == ["x" * 20, "x" * 10]


def test_control_characters_cannot_drive_the_printer() -> None:
    (line,) = layout("姓\x1b@名\x10\x05\x02\x1dV\x00")
    assert line.text == "姓@名V"
    assert "\x1b" not in repr(line)


def test_a_line_keeps_its_words_out_of_representations() -> None:
    assert "张三" not in repr(Line(Style.PLAIN, "张三"))


_words = st.text(alphabet=st.sampled_from("汉字测试，。、（）《》“”ab 1-23.!?"), max_size=120)


@given(text=_words, columns=st.integers(10, 48))
def test_wrapping_keeps_width_words_and_punctuation(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(text=st.text(alphabet="汉字", min_size=1, max_size=60), mark=st.sampled_from(sorted(CLOSING)))
def test_a_single_mark_never_begins_a_line(text: str, mark: str) -> None:
    assert all(line[0] not in CLOSING and line[-1] not in OPENING for line in wrap(text + mark + text, COLUMNS))


@given(markup=st.text(max_size=200))
def test_any_markup_can_be_composed(markup: str) -> None:
    data = compose(layout(markup))
    assert data.startswith(b"\x1b@")
    assert data.endswith(b"\x1dV\x00" + BUFFER_DONE)


def test_bytes_of_a_slip() -> None:
    data = compose(layout("# 凭条\n中文A\n[qr] hi"))
    assert data == (
        b"\x1b@\x1c&"
        b"\x1d!\x11\x1bE\x01\x1ba\x01" + "凭条".encode("gb18030") + b"\n"
        b"\x1d!\x00\x1bE\x00\x1ba\x00\xd6\xd0\xce\xc4A\n"
        b"\x1ba\x01\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E0\x1d(k\x05\x001P0hi\x1d(k\x03\x001Q0"
        b"\x1bd\x06\x1dV\x00\x1dr\x01"
    )


@pytest.mark.parametrize("name", ["㐀", "𠮷", "䶮", "ëй"])
def test_rare_characters_are_sent_as_gb18030(name: str) -> None:
    assert name.encode("gb18030") in compose(layout(name))

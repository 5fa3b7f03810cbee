"""The language of slips, and paper that is 48 columns wide."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.compose import DOTS, Manner, compose, raster
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


def test_large_type_is_half_as_many_columns_and_twice_the_size() -> None:
    lines = layout("# 凭条\n事项 | 城乡居民基本医疗保险参保登记\n---\n" + "汉" * 12 + "，后", large=True)
    assert [line.text for line in lines] == [
        "凭条",
        "事项  城乡居民基本医疗保",
        "      险参保登记",
        "-" * 24,
        "汉" * 11,
        "汉，后",
    ]
    data = compose(lines, large=True)
    assert data.count(b"\x1d!\x11") == len(lines)
    assert b"\x1d!\x00" not in data


@given(markup=st.text(alphabet=st.sampled_from("汉字，。（》ab 1-|#!\n"), max_size=120), columns=st.integers(20, 48))
def test_large_type_never_leaves_the_paper(markup: str, columns: int) -> None:
    lines = layout(markup, columns, large=True)
    assert all(width(line.text) * 2 <= columns for line in lines if line.style is not Style.QR)


def test_a_code_dot_by_dot() -> None:
    native, dots = (compose(layout("[qr] https://example.org"), Manner(qr_raster=raster)) for raster in (False, True))
    assert b"\x1d(k" in native
    assert b"\x1dv0" not in native
    assert b"\x1d(k" not in dots
    at = dots.index(b"\x1dv0\x00")
    across, down = int.from_bytes(dots[at + 4 : at + 6], "little"), int.from_bytes(dots[at + 6 : at + 8], "little")
    assert across * 8 - 8 < down <= across * 8
    picture = dots[at + 8 : at + 8 + across * down]
    wanted = list(segno.make("https://example.org", error="l", micro=False).matrix_iter(border=2))
    module = down // len(wanted)

    def dark(row: int, column: int) -> int:
        y, x = row * module + module // 2, column * module + module // 2
        return picture[y * across + x // 8] >> (7 - x % 8) & 1

    size = range(len(wanted))
    assert [[dark(row, column) for column in size] for row in size] == [list(row) for row in wanted]


def test_a_printer_that_tells_is_silenced_before_anything_is_printed() -> None:
    assert compose(layout("x"), Manner(asb=True)).startswith(b"\x1b@\x1da\x00\x1c&")
    assert b"\x1da" not in compose(layout("x"))


def test_a_picture_in_bytes() -> None:
    assert raster([[True, False] * 5, [False] * 10]) == b"\x1dv0\x00\x02\x00\x02\x00\xaa\x80\x00\x00"


@given(text=st.text(min_size=1, max_size=150))
def test_any_code_fits_the_paper(text: str) -> None:
    data = compose((Line(Style.QR, text),), Manner(qr_raster=True))
    at = data.index(b"\x1dv0\x00")
    assert int.from_bytes(data[at + 4 : at + 6], "little") * 8 <= DOTS


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

"""The 2023 card by a file: the layout here is made up, as any in a test must be."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.layout_2023 import OPTIONAL, Layout, LayoutError, parse_layout
from drivers.id_card.protocol import CardError, CardFault, DocumentType, parse_card

FILE = """
name_latin = [0, 80]
name_latin_more = [80, 20]
name = [100, 20]
sex = [120, 2]
number = [122, 36]
birth = [158, 16]
valid_from = [174, 16]
valid_to = [190, 16]
nationality = [206, 6]
"""
LAYOUT = parse_layout(FILE)


def card(layout: Layout = LAYOUT, **changes: str) -> bytes:
    words = {
        "name_latin": "TEST, VERY LONG NAME OF A PERSON THAT GO",
        "name_latin_more": "ES ON",
        "name": "测试人",
        "sex": "2",
        "number": "932682198501010017",
        "birth": "19850101",
        "valid_from": "20230601",
        "valid_to": "20330601",
        "nationality": "XXA",
    } | changes
    text = bytearray(" ".encode("utf-16le") * 128)
    for name, (offset, length) in layout.fields.items():
        text[offset : offset + length] = words[name].ljust(length // 2).encode("utf-16le")
    text[248:250] = "Y".encode("utf-16le")
    return bytes.fromhex("01000400") + bytes(text) + bytes(1024)


def test_a_card_by_the_file() -> None:
    read = parse_card(card(), layout_2023=LAYOUT)
    assert read.document_type is DocumentType.FOREIGN_RESIDENT
    assert (read.name, read.name_latin) == ("测试人", "TEST, VERY LONG NAME OF A PERSON THAT GOES ON")
    assert (read.number, read.birth_date, read.sex) == ("932682198501010017", "1985-01-01", "2")
    assert (read.valid_from, read.valid_to, read.nationality) == ("2023-06-01", "2033-06-01", "XXA")


def test_without_a_file_it_is_refused() -> None:
    with pytest.raises(CardError) as caught:
        parse_card(card())
    assert caught.value.fault is CardFault.TYPE


def test_optional_fields_may_be_missing() -> None:
    layout = Layout({name: place for name, place in LAYOUT.fields.items() if name not in OPTIONAL})
    read = parse_card(card(layout), layout_2023=layout)
    assert (read.name, read.nationality) == (read.name_latin, "")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": "932682198501010018"}, CardFault.NUMBER),
        ({"birth": "19850231"}, CardFault.DATE),
        ({"sex": "5"}, CardFault.SEX),
        ({"nationality": "us"}, CardFault.TEXT),
        ({"name_latin": "", "name_latin_more": ""}, CardFault.NAME),
    ],
)
def test_a_wrong_file_or_card_is_noticed(change: dict[str, str], fault: CardFault) -> None:
    with pytest.raises(CardError) as caught:
        parse_card(card(LAYOUT, **change), layout_2023=LAYOUT)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    "change",
    [
        ("sex = [120, 2]\n", ""),
        ("sex = [120, 2]", "sex = [120, 4]"),
        ("sex = [120, 2]", "sex = [118, 2]"),
        ("sex = [120, 2]", "sex = 120"),
        ("sex = [120, 2]", "sex = [120, true]"),
        ("[206, 6]", "[244, 6]"),
        ("[206, 6]", "[205, 6]"),
        ("[206, 6]", "[-6, 6]"),
        ("nationality", "shoe_size"),
        ("=", "is"),
    ],
)
def test_what_is_no_layout(change: tuple[str, str]) -> None:
    with pytest.raises(LayoutError):
        parse_layout(FILE.replace(*change))


@given(text=st.text(max_size=80))
def test_arbitrary_text_is_no_layout(text: str) -> None:
    with pytest.raises(LayoutError):
        parse_layout(text)


@given(data=st.binary(min_size=256, max_size=256))
def test_arbitrary_text_of_a_card_raises_nothing_else(data: bytes) -> None:
    with suppress(CardError):
        parse_card(bytes.fromhex("01000400") + data[:248] + b"Y\0" + data[250:] + bytes(1024), layout_2023=LAYOUT)

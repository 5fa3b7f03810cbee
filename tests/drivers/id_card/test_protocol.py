"""The text of a card: three layouts, and no bytes that can do harm."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.frames import Answer, Splitter, parse_reply, reply
from drivers.id_card.protocol import (
    CardError,
    CardFault,
    DocumentType,
    parse_card,
    parse_newest_address,
    sam_id,
    valid_number,
)
from drivers.lab.cards import CITIZENS

FRAME = Path(__file__).with_name("synthetic_idcard_frame.bin").read_bytes()
HEAD = bytes.fromhex("01000400")


def text_of(*fields: tuple[str, int]) -> bytes:
    text = b"".join(value.ljust(length // 2).encode("utf-16le") for value, length in fields)
    assert len(text) == 256
    return HEAD + text + bytes(1024)


def resident(**changes: str) -> bytes:
    fields = {
        "name": "张三",
        "sex": "1",
        "ethnicity": "01",
        "birth": "19500101",
        "address": "测试区",
        "number": "370699195001010018",
        "authority": "测试分局",
        "valid_from": "20200101",
        "valid_to": "长期",
    } | changes
    lengths = (30, 2, 4, 16, 70, 36, 30, 16, 16)
    return text_of(*zip(fields.values(), lengths, strict=True), ("", 36))


def permit(number: str = "810000199408230021") -> bytes:
    return text_of(
        ("陈测", 30),
        ("2", 2),
        ("", 4),
        ("19940823", 16),
        ("测试街", 70),
        (number, 36),
        ("测试局", 30),
        ("20200101", 16),
        ("20300101", 16),
        ("H12345678", 18),
        ("01", 4),
        ("", 6),
        ("J", 2),
        ("", 6),
    )


def foreign() -> bytes:
    return text_of(
        ("TEST, PERSON", 120),
        ("1", 2),
        ("USA370099010123", 30),
        ("USA", 6),
        ("测试人", 30),
        ("20200101", 16),
        ("20300101", 16),
        ("19800102", 16),
        ("01", 4),
        ("1500", 8),
        ("I", 2),
        ("", 6),
    )


def test_the_synthetic_frame() -> None:
    (body,) = Splitter().feed(FRAME)
    answer = parse_reply(body)
    assert answer is not None
    card = parse_card(answer.data)
    assert card.document_type is DocumentType.RESIDENT
    assert (card.name, card.sex, card.ethnicity, card.number) == ("张三", "1", "01", "370699195001010018")
    assert (card.birth_date, card.valid_from, card.valid_to) == ("1950-01-01", "2020-01-01", "长期")
    assert (card.address, card.authority) == ("山东省烟台市测试区示范路1号", "烟台市公安局测试分局")
    assert len(card.photo) == 1024


def test_the_first_synthetic_citizen_is_that_frame() -> None:
    (body,) = Splitter().feed(FRAME)
    assert CITIZENS[0].card.data() == body[3:]


def test_the_residence_permit_has_no_ethnicity_and_a_permit_number() -> None:
    card = parse_card(permit())
    assert card.document_type is DocumentType.RESIDENCE_PERMIT
    assert (card.ethnicity, card.permit_number, card.valid_to) == ("", "H12345678", "2030-01-01")


def test_the_foreign_card_of_2017() -> None:
    card = parse_card(foreign())
    assert card.document_type is DocumentType.FOREIGN_RESIDENT
    assert (card.name, card.name_latin, card.nationality) == ("测试人", "TEST, PERSON", "USA")
    assert (card.number, card.birth_date) == ("USA370099010123", "1980-01-02")


def test_expiry_is_not_judged_here() -> None:
    assert parse_card(CITIZENS[4].card.data()).valid_to == "2020-01-01"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": "370699195001010019"}, CardFault.NUMBER),
        ({"number": "37069919500101001"}, CardFault.NUMBER),
        ({"birth": "19500230"}, CardFault.DATE),
        ({"valid_to": "20201301"}, CardFault.DATE),
        ({"sex": "7"}, CardFault.SEX),
        ({"ethnicity": "汉"}, CardFault.ETHNICITY),
        ({"name": ""}, CardFault.NAME),
        ({"address": "测\x1b试"}, CardFault.TEXT),
    ],
)
def test_a_field_that_makes_no_sense_spoils_the_card(change: dict[str, str], fault: CardFault) -> None:
    with pytest.raises(CardError) as caught:
        parse_card(resident(**change))
    assert caught.value.fault is fault


def test_the_2023_foreign_card_is_refused_because_its_layout_is_unknown() -> None:
    with pytest.raises(CardError) as caught:
        parse_card(foreign().replace("I".encode("utf-16le") + "   ".encode("utf-16le"), "Y   ".encode("utf-16le")))
    assert caught.value.fault is CardFault.TYPE


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "932682198501010017", "810000199408230021", "830000199201300022"]
)
def test_check_characters_of_official_samples(number: str) -> None:
    assert valid_number(number)
    assert not valid_number(number[:-1] + ("0" if number[-1] != "0" else "1"))


def test_sam_id_is_printed_as_on_the_module() -> None:
    assert sam_id(bytes.fromhex("05000300e47a3301d2029649b168de3a")) == "05.03-20151012-1234567890-0987654321"


def test_no_personal_data_in_representations() -> None:
    card = parse_card(resident())
    error = CardError(CardFault.NUMBER)
    for text in (repr(card), str(card), repr(error), repr(CITIZENS[0])):
        assert "张三" not in text
        assert "370699" not in text


@pytest.mark.parametrize(("length", "total"), [(0, 1297), (512, 1809), (1024, 2321)])
def test_lengths_of_frames_with_fingerprints(length: int, total: int) -> None:
    head = HEAD + length.to_bytes(2, "big")
    data = head + resident()[4:] + bytes(length)
    assert len(reply(Answer.OK, data)) == total
    assert len(parse_card(data, fingerprints=True).fingerprints) == length // 512
    with pytest.raises(CardError):
        parse_card(data[:-1], fingerprints=True)


def test_the_address_noted_last() -> None:
    assert parse_newest_address("新路9号".ljust(35).encode("utf-16le")) == "新路9号"
    for wrong in (b"", bytes(70), "x".encode("utf-16le") * 34):
        with pytest.raises(CardError):
            parse_newest_address(wrong)


@given(data=st.binary(max_size=1400), fingerprints=st.booleans())
def test_arbitrary_bytes_raise_nothing_else(data: bytes, fingerprints: bool) -> None:
    with suppress(CardError):
        parse_card(data, fingerprints=fingerprints)
    with suppress(CardError):
        parse_newest_address(data[:70])


@given(text=st.binary(min_size=256, max_size=256))
def test_arbitrary_text_raises_nothing_else(text: bytes) -> None:
    try:
        parse_card(HEAD + text + bytes(1024))
    except CardError:
        return

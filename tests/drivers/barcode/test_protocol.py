"""The bytes, as the modules' manuals give them; and whatever else may come down a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.barcode.protocol import (
    ASK_BAUD,
    START,
    STOP,
    Kind,
    Listener,
    Order,
    Orders,
    crc,
    order,
    reply,
)
from drivers.barcode.reading import LONGEST, Broken, Reply, text

PAYLOADS = ("370699199208301232", "烟台市政务服务中心·二维码", "张三丰|㐂𠮷|https://example.invalid/?a=1", "a\r\nb")


@pytest.mark.parametrize(
    ("made", "known"),
    [
        (order(Kind.SAVE, 0, b"\x00"), "7E 00 09 01 00 00 00 DE C8"),
        (ASK_BAUD, "7E 00 07 01 00 2A 02 D8 0F"),
        (order(Kind.WRITE, 0x2A, b"\x39\x01"), "7E 00 08 02 00 2A 39 01 A7 EA"),
        (START[:-2], "7E 00 08 01 00 02 01"),
        (reply(b"\x00"), "02 00 00 01 00 33 31"),
    ],
)
def test_bytes_from_the_manuals(made: bytes, known: str) -> None:
    assert made == bytes.fromhex(known)


def test_a_module_takes_a_command_whose_check_is_left_out() -> None:
    assert Orders().feed(bytes.fromhex("7E 00 08 01 00 02 01 AB CD")) == [Order(Kind.WRITE, 2, b"\x01")]
    assert Orders().feed(START[:-1] + b"\x00") == []


def test_commands_are_found_in_pieces_and_among_noise() -> None:
    orders, found = Orders(), []
    for byte in b"\x7e\x7ex" + START + b"\x00" + STOP:
        found += orders.feed(bytes((byte,)))
    assert [one.data for one in found] == [b"\x01", b"\x00"]


@pytest.mark.parametrize("mark", [b"\r", b"\n", b"\r\n", b"\t", b""])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_code_between_replies_is_what_it_says(payload: str, mark: bytes) -> None:
    listener = Listener()
    stream = b"noise" + reply(b"\x00") + payload.encode() + mark
    replies = [one for at in range(len(stream)) for one in listener.feed(stream[at : at + 1])]
    assert replies == [Reply(0, b"\x00")]
    assert listener.code() == payload.encode()
    assert not listener.heard


def test_a_bare_mark_says_nothing_and_too_much_is_broken() -> None:
    listener = Listener()
    listener.feed(b"\r\n")
    assert listener.marked
    assert listener.code() == b""
    listener.feed(b"1" * LONGEST + b"\r")
    assert listener.code() == b"1" * LONGEST
    listener.feed(b"1" * (LONGEST + 100))
    assert isinstance(listener.code(), Broken)


@given(st.lists(st.binary(max_size=40)))
def test_no_bytes_break_the_listener(pieces: list[bytes]) -> None:
    listener = Listener()
    for piece in pieces:
        for one in listener.feed(piece):
            assert reply(one.data, one.status)[-2:] == crc(bytes((one.status, len(one.data))) + one.data)
    listener.code()
    assert not listener.heard


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("payload", [*PAYLOADS, "联通", "模", "阿卜杜拉·买买提", "ｅ政务"])
def test_chinese_is_right_to_the_character(payload: str, encoding: str) -> None:
    assert text(payload.encode(encoding)) == payload


def test_latin_letters_with_accents_stay_what_they_are() -> None:
    assert text("é".encode()) in ("é", "茅")
    assert text(b"\xff\xfe\x00") is None


@given(st.binary())
def test_any_bytes_are_text_or_none(code: bytes) -> None:
    said = text(code)
    assert said is None or said.encode() == code or said.encode("gb18030") == code

"""Opening a chip and reading it, and what stands in its files."""

import contextlib
import secrets
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.iso7816.apdu import Command, Response, Send, Transmit, exchange
from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import encode
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.data_groups import Details, details, listed, photo, zone
from drivers.travel_document.emulator import PassportEmulator, card_access
from drivers.travel_document.emulator_files import JPEG, Traveller, common, group1, group2, group11, td3
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.pace import Protocol, offers
from drivers.travel_document.reading import Chance, Files, read_document
from tests.drivers.travel_document.documents import CAN, KEY, WHO, files, groups, passport, protocol

CHANCE = Chance(secrets.token_bytes, lambda limit: 1 + secrets.randbelow(limit - 1))
EVERY = [protocol(size, domain) for size, domain in ((2, 12), (2, 13), (3, 13), (4, 12), (4, 15), (2, 16), (4, 17))]


def to(chip: PassportEmulator, spoil: Callable[[bytes, bytes], bytes] = lambda _, reply: reply) -> Send:
    return lambda command: exchange(lambda data: spoil(data, chip.answer(data)), command)


def read(chip: PassportEmulator, key: AccessKey = KEY, *, face: bool = True) -> Files:
    return read_document(to(chip), key, CHANCE, photo=face)


def failure(chip: PassportEmulator, key: AccessKey = KEY, send: Send | None = None) -> DocumentFault:
    with pytest.raises(DocumentError) as caught:
        read_document(send or to(chip), key, CHANCE, photo=True)
    assert WHO.number not in str(caught.value) + repr(caught.value)
    return caught.value.fault


@pytest.mark.parametrize("offered", [(), *((one,) for one in EVERY), (protocol(2, 12), protocol(4, 13))], ids=str)
def test_every_way_in_leads_to_the_same_files(offered: tuple[Protocol, ...]) -> None:
    assert read(passport(None, *offered)).groups == groups()


def test_the_strongest_cipher_is_chosen_and_named_where_there_is_a_choice() -> None:
    chip, sent = passport(None, protocol(2, 12), protocol(2, 13), protocol(4, 13)), list[bytes]()

    def send(command: Command) -> Response:
        sent.append(command.data)
        return exchange(chip.answer, command)

    read_document(send, KEY, CHANCE, photo=False)
    (chosen,) = [data for data in sent if data[:1] == b"\x80"]
    assert chosen == encode(0x80, protocol(4).identifier) + encode(0x83, b"\x01") + encode(0x84, b"\x0d")


def test_the_number_on_the_card_opens_it_too() -> None:
    assert read(passport(None, protocol()), AccessKey(can=CAN)).groups == groups()
    assert failure(passport(None, protocol()), AccessKey(can="000000")) is DocumentFault.ACCESS
    assert failure(passport(None), AccessKey(can=CAN)) is DocumentFault.ACCESS


@pytest.mark.parametrize("offered", [(), (protocol(),)], ids=["BAC", "PACE"])
def test_somebody_elses_key_opens_nothing(offered: tuple[Protocol, ...]) -> None:
    assert failure(passport(None, *offered), AccessKey("E37069901", KEY.birth, KEY.expiry)) is DocumentFault.ACCESS


def test_the_face_is_left_on_the_chip_unless_it_is_wanted() -> None:
    assert set(read(passport(None), face=False).groups) == {1, 11}


def test_another_card_is_no_travel_document() -> None:
    chip = passport(None)
    send = to(chip, lambda command, reply: b"\x6a\x82" if command[1:3] == b"\xa4\x04" else reply)
    assert failure(chip, send=send) is DocumentFault.APPLICATION


@pytest.mark.parametrize("offered", [(), (protocol(),)], ids=["BAC", "PACE"])
@pytest.mark.parametrize("at", [0, 5, -3, -5])
def test_whoever_changes_a_secured_reply_is_found_out(offered: tuple[Protocol, ...], at: int) -> None:
    chip = passport(None, *offered)

    def spoil(command: bytes, reply: bytes) -> bytes:
        if command[0] != 0x0C or command[1] != 0xB0:
            return reply
        changed = bytearray(reply)
        changed[at] ^= 0x01
        return bytes(changed)

    assert failure(chip, send=to(chip, spoil)) is DocumentFault.PROTOCOL


def test_a_reply_that_comes_unsecured_is_not_taken() -> None:
    chip = passport(None)
    answer = chip.files[0x0101][:4] + b"\x90\x00"
    send = to(chip, lambda command, reply: answer if command[:2] == b"\x0c\xb0" else reply)
    assert failure(chip, send=send) is DocumentFault.PROTOCOL


@pytest.mark.parametrize("step", [0x80, 0x82, 0x84, 0x86])
def test_whoever_changes_a_step_of_pace_gets_no_further(step: int) -> None:
    chip = passport(None, protocol())

    def spoil(command: bytes, reply: bytes) -> bytes:
        if command[1] == 0x86 and reply[2:3] == bytes((step,)):
            changed = bytearray(reply)
            changed[-3] ^= 0x01
            return bytes(changed)
        return reply

    assert failure(chip, send=to(chip, spoil)) in (DocumentFault.PROTOCOL, DocumentFault.ACCESS)


def test_a_command_that_comes_unsecured_ends_the_conversation() -> None:
    chip = passport(None)
    read(chip)
    assert chip.answer(bytes.fromhex("00B0000004")) == b"\x69\x88"
    assert chip.answer(bytes.fromhex("0CB000000D9701048E08ED6705417E96BA5500"))[-2:] != b"\x90\x00"


def test_long_files_are_read_to_the_end() -> None:
    image = JPEG[:-2] + bytes(20000) + JPEG[-2:]
    chip = PassportEmulator(files({1: group1(td3(WHO)), 2: group2(image)}, None), KEY)
    assert photo(read(chip).groups[2]).data == image


def test_a_file_longer_than_can_be_read_is_refused() -> None:
    chip = PassportEmulator(files({1: group1(td3(WHO)), 2: group2(JPEG + bytes(0x8000))}, None), KEY)
    assert failure(chip) is DocumentFault.CONTENT


def test_a_document_without_signatures_is_read_all_the_same() -> None:
    assert read(passport(None)).security == b""


@pytest.mark.parametrize("points", [0, 1, 5])
@pytest.mark.parametrize(
    ("image", "media_type"),
    [
        (JPEG, "image/jpeg"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(50), "image/jp2"),
        (b"\xff\x4f\xff\x51" + bytes(50), "image/jp2"),
    ],
)
def test_the_face_is_found_behind_its_headers(points: int, image: bytes, media_type: str) -> None:
    found = photo(group2(image, points=points))
    assert (found.media_type, found.data) == (media_type, image)


def test_a_face_that_is_no_picture_is_refused() -> None:
    with pytest.raises(DocumentError):
        photo(group2(b"GIF89a" + bytes(50)))


def test_the_name_in_the_holders_own_script() -> None:
    assert details(group11(WHO)) == Details("测试三", "1985-06-15")
    spaced = encode(0x6B, encode(0x5F0E, "测试<<三".encode()) + encode(0x5F2B, bytes.fromhex("19850615")))
    assert details(spaced) == Details("测试三", "1985-06-15")
    assert details(encode(0x6B, encode(0x5F0E, "测试三".encode("gb18030")))).name == "测试三"
    assert details(encode(0x6B, encode(0x5F0E, b"CESHI<<SAN"))).name == "CESHI SAN"
    assert details(encode(0x6B, b"")) == Details()


def test_common_and_card_access() -> None:
    assert listed(common((1, 2, 11))) == {1, 2, 11}
    assert offers(card_access((protocol(2), protocol(4)))) == (protocol(4), protocol(2))
    unknown = encode(0x30, encode(0x06, bytes.fromhex("04007F00070202040402")) + b"\x02\x01\x02\x02\x01\x0d")
    assert offers(encode(0x31, unknown)) == ()


@given(data=st.one_of(st.binary(max_size=200), st.binary(max_size=120).map(lambda one: encode(0x75, one))))
def test_arbitrary_files_raise_nothing_else(data: bytes) -> None:
    for parse in (listed, zone, photo, details):
        try:
            parse(data)
        except DocumentError:
            continue


@given(record=st.binary(max_size=120), tag=st.sampled_from([0x5F2E, 0x5F0E, 0x5F2B, 0x5F1F, 0x5C]))
def test_arbitrary_values_raise_nothing_else(record: bytes, tag: int) -> None:
    value = encode(tag, record)
    for parse, outer in ((listed, 0x60), (zone, 0x61), (details, 0x6B)):
        try:
            parse(encode(outer, value))
        except DocumentError:
            continue
    try:
        photo(encode(0x75, encode(0x7F61, encode(0x7F60, encode(tag, b"FAC\x00" + record)))))
    except DocumentError:
        return


@given(answers=st.lists(st.binary(max_size=60).map(lambda data: data + b"\x90\x00"), min_size=1, max_size=12))
def test_arbitrary_answers_raise_nothing_else(answers: list[bytes]) -> None:
    for first in ([], [b"\x90\x00", card_access((protocol(),)) + b"\x90\x00"]):
        chip = partial(exchange, saying(islice(chain(first, cycle(answers)), LONG_ENOUGH)))
        with contextlib.suppress(DocumentError, ChipError):
            read_document(chip, KEY, CHANCE, photo=True)


LONG_ENOUGH = 20_000
"""Answers of a few bytes that the longest file would take; who asks for more goes on for ever."""


def saying(answers: Iterator[bytes]) -> Transmit:
    return lambda _: next(answers)


def test_travellers_are_nobody() -> None:
    assert "CESHI" not in repr(Traveller()) + repr(Files({1: b"CESHI"}))

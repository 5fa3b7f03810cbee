"""Frames against the bytes of the SAM manual, and against noise."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.frames import (
    LONGEST,
    PREAMBLE,
    Answer,
    Command,
    Splitter,
    frame,
    parse_reply,
    parse_request,
    reply,
    request,
)

FRAME = Path(__file__).with_name("synthetic_idcard_frame.bin").read_bytes()


@pytest.mark.parametrize(
    ("command", "wire"),
    [
        (Command.RESET, "AAAAAA9669000310FFEC"),
        (Command.SAM_STATUS, "AAAAAA9669000311FFED"),
        (Command.SAM_ID, "AAAAAA9669000312FFEE"),
        (Command.FIND, "AAAAAA96690003200122"),
        (Command.SELECT, "AAAAAA96690003200221"),
        (Command.READ, "AAAAAA96690003300132"),
        (Command.READ_NEWEST_ADDRESS, "AAAAAA96690003300330"),
    ],
)
def test_requests_are_the_manuals(command: Command, wire: str) -> None:
    assert request(command) == bytes.fromhex(wire)
    assert [parse_request(body) for body in Splitter().feed(bytes.fromhex(wire))] == [command]


@pytest.mark.parametrize(
    ("answer", "data", "wire"),
    [
        (Answer.OK, b"", "AAAAAA9669000400009094"),
        (Answer.SELF_TEST_FAILED, b"", "AAAAAA9669000400006064"),
        (Answer.FOUND, bytes(4), "AAAAAA9669000800009F0000000097"),
        (Answer.FIND_FAILED, b"", "AAAAAA9669000400008084"),
        (Answer.OK, bytes(8), "AAAAAA9669000C00009000000000000000009C"),
        (Answer.SELECT_FAILED, b"", "AAAAAA9669000400008185"),
        (Answer.READ_FAILED, b"", "AAAAAA9669000400004145"),
    ],
)
def test_replies_are_the_manuals(answer: Answer, data: bytes, wire: str) -> None:
    assert reply(answer, data) == bytes.fromhex(wire)
    (body,) = Splitter().feed(bytes.fromhex(wire))
    parsed = parse_reply(body)
    assert parsed is not None
    assert (parsed.answer, parsed.data) == (answer, data)


def test_the_whole_card_frame_is_one_frame() -> None:
    (body,) = Splitter().feed(FRAME)
    assert len(FRAME) == 1295
    assert frame(body) == FRAME


def test_a_lost_first_byte_does_not_matter() -> None:
    assert list(Splitter().feed(FRAME[1:])) == list(Splitter().feed(FRAME))


def test_a_wrong_checksum_is_no_frame() -> None:
    assert list(Splitter().feed(FRAME[:-1] + bytes([FRAME[-1] ^ 1]))) == []


def test_the_head_of_a_frame_that_never_comes_does_not_swallow_the_next() -> None:
    false_head = bytes.fromhex("AAAAAA96690900")
    assert list(Splitter().feed(false_head + reply(Answer.OK))) == [b"\0\0\x90"]


def test_a_preamble_inside_a_frame_that_comes_in_pieces_does_not_break_it() -> None:
    whole, splitter = (
        reply(Answer.OK, bytes(50) + PREAMBLE + bytes(50) + PREAMBLE + b"\x05\x08" + bytes(50)),
        Splitter(),
    )
    assert list(splitter.feed(whole[:90])) + list(splitter.feed(whole[90:150])) == []
    assert [len(body) for body in splitter.feed(whole[150:])] == [len(whole) - 8]


@given(noise=st.binary(max_size=60).filter(lambda data: b"\x96" not in data and data[-3:].count(0xAA) == 0))
def test_noise_before_and_after_is_dropped(noise: bytes) -> None:
    assert list(Splitter().feed(noise + reply(Answer.FOUND, bytes(4)) + noise)) == [b"\0\0\x9f" + bytes(4)]


@given(cuts=st.lists(st.integers(0, len(FRAME)), max_size=8))
def test_splits_do_not_matter(cuts: list[int]) -> None:
    splitter, edges = Splitter(), [0, *sorted(cuts), len(FRAME)]
    bodies = [body for a, b in pairwise(edges) for body in splitter.feed(FRAME[a:b])]
    assert bodies == list(Splitter().feed(FRAME))


@given(pieces=st.lists(st.binary(max_size=80), max_size=20))
def test_arbitrary_bytes_never_raise_and_never_pile_up(pieces: list[bytes]) -> None:
    splitter = Splitter()
    for piece in pieces:
        for body in splitter.feed(piece):
            parse_reply(body)
            parse_request(body)
    assert splitter.pending <= LONGEST + 16


@given(flood=st.binary(min_size=1, max_size=40))
def test_an_endless_stream_keeps_the_buffer_short(flood: bytes) -> None:
    splitter = Splitter()
    for _ in range(200):
        list(splitter.feed(flood + b"\xaa\xaa\x96\x69\x09"))
    assert splitter.pending <= LONGEST + 100

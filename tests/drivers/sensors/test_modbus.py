"""Frames against vectors of real boards, and against noise."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.sensors.modbus import (
    ANY_UNIT,
    READS,
    Function,
    ModbusError,
    ModbusFault,
    Request,
    Requests,
    confirm,
    crc,
    find_reply,
    read,
    refuse,
    write,
)

VECTORS = [
    (write(1, 0, (True,)), "01050000FF008C3A"),
    (write(1, 0, (False,)), "010500000000CDCA"),
    (read(1, Function.READ_COILS, 0, 8), "0101000000083DCC"),
    (read(1, Function.READ_INPUTS, 0, 8), "01020000000879CC"),
    (write(1, 0, (True,) * 8), "010F0000000801FFBED5"),
    (write(ANY_UNIT, 0, (True,)), "FE050000FF009835"),
]


@pytest.mark.parametrize(("request_", "wire"), VECTORS)
def test_requests_are_those_of_real_boards(request_: Request, wire: str) -> None:
    assert request_.encode() == bytes.fromhex(wire)
    assert Requests().feed(bytes.fromhex(wire)) == [request_]


def test_crc_of_the_guide() -> None:
    assert crc(b"123456789") == bytes.fromhex("374B")


_bits = st.lists(st.booleans(), min_size=1, max_size=40).map(tuple)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Request, tuple[bool, ...]]:
    """A request and what a board would read for it, or what it was told to write."""
    unit, first, bits = draw(st.integers(1, 247)), draw(st.integers(0, 200)), draw(_bits)
    if draw(st.booleans()):
        return write(unit, first, bits), bits
    return read(unit, draw(st.sampled_from(READS)), first, len(bits)), bits


def answer(request: Request, bits: tuple[bool, ...]) -> bytes:
    return confirm(request, bits)


@given(question=questions(), noise=st.binary(max_size=6), cut=st.integers(1, 5))
def test_a_reply_is_found_behind_noise_and_only_when_it_is_whole(
    question: tuple[Request, tuple[bool, ...]], noise: bytes, cut: int
) -> None:
    request, bits = question
    reply = answer(request, bits)
    assert find_reply(request, noise + reply) == bits
    assert find_reply(request, reply[:-cut]) is None


@given(question=questions(), at=st.integers(0, 7), flip=st.integers(1, 255))
def test_a_changed_byte_is_no_reply(question: tuple[Request, tuple[bool, ...]], at: int, flip: int) -> None:
    request, bits = question
    reply = bytearray(answer(request, bits))
    reply[at % len(reply)] ^= flip
    assert find_reply(request, bytes(reply)) is None


@given(question=questions(), exception=st.integers(1, 255))
def test_a_refusal_says_why(question: tuple[Request, tuple[bool, ...]], exception: int) -> None:
    with pytest.raises(ModbusError) as caught:
        find_reply(question[0], refuse(question[0], exception))
    assert (caught.value.fault, caught.value.exception) == (ModbusFault.REFUSED, exception)


def test_another_units_reply_is_not_ours_but_any_unit_may_answer_to_all() -> None:
    request = read(7, Function.READ_INPUTS, 0, 3)
    theirs = confirm(read(8, Function.READ_INPUTS, 0, 3), (True, False, True))
    assert find_reply(request, theirs) is None
    assert find_reply(read(ANY_UNIT, Function.READ_INPUTS, 0, 3), theirs) == (True, False, True)


@given(questions_=st.lists(questions(), max_size=5), cuts=st.lists(st.integers(0, 100), max_size=6))
def test_splits_do_not_matter(questions_: list[tuple[Request, tuple[bool, ...]]], cuts: list[int]) -> None:
    wire = b"".join(request.encode() for request, _ in questions_)
    requests, edges = Requests(), [0, *sorted(min(cut, len(wire)) for cut in cuts), len(wire)]
    found = [request for a, b in pairwise(edges) for request in requests.feed(wire[a:b])]
    assert found == [request for request, _ in questions_]


@given(pieces=st.lists(st.binary(max_size=40), max_size=12), question=questions())
def test_arbitrary_bytes_raise_nothing_else_and_never_pile_up(
    pieces: list[bytes], question: tuple[Request, tuple[bool, ...]]
) -> None:
    requests = Requests()
    for piece in pieces:
        requests.feed(piece)
    assert requests.pending <= 64
    with suppress(ModbusError):
        find_reply(question[0], b"".join(pieces))

"""Status bytes against the vectors of the manuals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.protocol import (
    Ask,
    Ear,
    Heard,
    PrinterState,
    begins_block,
    decode_block,
    decode_state,
    is_buffer_reply,
    is_status,
    request,
)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ((0x12, 0x12, 0x12, 0x12), PrinterState()),
        ((0x1A, 0x16, 0x12, 0x12), PrinterState(offline=True, cover_open=True)),
        ((0x1A, 0x32, 0x12, 0x72), PrinterState(offline=True, stopped_by_paper_end=True, paper_end=True)),
        ((0x12, 0x12, 0x12, 0x1E), PrinterState(paper_near_end=True)),
        ((0x12, 0x12, 0x12, 0x7E), PrinterState(paper_near_end=True, paper_end=True)),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterState(offline=True, cutter_error=True)),
        ((0x1A, 0x52, 0x16, 0x12), PrinterState(offline=True, mechanical_error=True)),
        ((0x1A, 0x52, 0x32, 0x12), PrinterState(offline=True, unrecoverable_error=True)),
        ((0x1A, 0x52, 0x52, 0x12), PrinterState(offline=True, recoverable_error=True)),
    ],
)
def test_vectors(answers: tuple[int, int, int, int], state: PrinterState) -> None:
    assert decode_state(*answers) == state


def test_requests() -> None:
    assert [request(ask) for ask in Ask] == [b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x03", b"\x10\x04\x04"]


@pytest.mark.parametrize(
    ("block", "state"),
    [
        ("10000000", PrinterState()),
        ("14000000", PrinterState()),
        ("38000000", PrinterState(offline=True, cover_open=True)),
        ("10000300", PrinterState(paper_near_end=True)),
        ("18000F00", PrinterState(offline=True, paper_near_end=True, paper_end=True)),
        ("18080000", PrinterState(offline=True, cutter_error=True)),
        ("18040000", PrinterState(offline=True, mechanical_error=True)),
        ("18200000", PrinterState(offline=True, unrecoverable_error=True)),
        ("18400000", PrinterState(offline=True, recoverable_error=True)),
    ],
)
def test_blocks(block: str, state: PrinterState) -> None:
    assert decode_block(bytes.fromhex(block)) == state
    assert Ear().feed(bytes.fromhex(block)) == Heard(blocks=[state])


@pytest.mark.parametrize("block", ["", "100000", "1000000000", "12000000", "10100000", "10000013"])
def test_what_is_no_block(block: str) -> None:
    with pytest.raises(ValueError, match="block"):
        decode_block(bytes.fromhex(block))


_PIECES = {
    b"\x12": Heard(answers=[0x12]),
    b"\x7e": Heard(answers=[0x7E]),
    b"\x03": Heard(finished=True),
    b"\x38\x08\x0f\x00": Heard(blocks=[decode_block(b"\x38\x08\x0f\x00")]),
    b"\x10\x00\x00\x00": Heard(blocks=[PrinterState()]),
    b"\x11": Heard(),
    b"\x13": Heard(),
    b"\xff": Heard(),
}


@given(pieces=st.lists(st.sampled_from(sorted(_PIECES)), max_size=12), step=st.integers(1, 7))
def test_answers_and_blocks_are_told_apart_however_they_come(pieces: list[bytes], step: int) -> None:
    wire, ear, heard = b"".join(pieces), Ear(), Heard()
    for at in range(0, len(wire), step):
        part = ear.feed(wire[at : at + step])
        heard.answers += part.answers
        heard.blocks += part.blocks
        heard.finished |= part.finished
    assert heard.answers == [answer for piece in pieces for answer in _PIECES[piece].answers]
    assert heard.blocks == [block for piece in pieces for block in _PIECES[piece].blocks]
    assert heard.finished == any(_PIECES[piece].finished for piece in pieces)


def test_an_answer_or_flow_control_may_stand_inside_a_block() -> None:
    assert Ear().feed(bytes.fromhex("38 13 08 12 11 0F 00")) == Heard(
        [0x12], False, [decode_block(b"\x38\x08\x0f\x00")]
    )


def test_half_a_block_is_never_the_end_of_a_slip() -> None:
    ear = Ear()
    assert ear.feed(b"\x10\x00\x00") == Heard()
    assert ear.feed(b"\x38\x00\x00\x00").blocks == [PrinterState(offline=True, cover_open=True)]


@given(data=st.binary(max_size=80))
def test_arbitrary_bytes_raise_nothing(data: bytes) -> None:
    Ear().feed(data)


@given(byte=st.integers(0, 255))
def test_no_byte_answers_both_questions(byte: int) -> None:
    assert is_status(byte) + is_buffer_reply(byte) + begins_block(byte) <= 1


@pytest.mark.parametrize("byte", [0x11, 0x13, 0xFF, 0x9B])
def test_flow_control_and_noise_answer_nothing(byte: int) -> None:
    assert not is_status(byte)
    assert not is_buffer_reply(byte)


@given(answers=st.tuples(*[st.integers(0, 255)] * 4))
def test_what_is_no_answer_is_not_taken_for_fine(answers: tuple[int, int, int, int]) -> None:
    if all(is_status(byte) for byte in answers):
        decode_state(*answers)
        return
    with pytest.raises(ValueError, match="DLE EOT"):
        decode_state(*answers)

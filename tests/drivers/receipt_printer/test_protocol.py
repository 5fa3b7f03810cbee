"""Status bytes against the vectors of the manuals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.protocol import Ask, PrinterState, decode_state, is_buffer_reply, is_status, request


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


@given(byte=st.integers(0, 255))
def test_no_byte_answers_both_questions(byte: int) -> None:
    assert not (is_status(byte) and is_buffer_reply(byte))


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

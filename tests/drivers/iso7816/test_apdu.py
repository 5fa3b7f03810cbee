"""Commands on the wire, the two status words that ask for more, and data objects, whatever bytes come."""

import contextlib
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.iso7816.apdu import ALL, Command, Transmit, exchange
from drivers.iso7816.errors import ChipError, ChipFault
from drivers.iso7816.tlv import encode, find, objects


@pytest.mark.parametrize(
    ("command", "wire"),
    [
        (Command(0, 0xA4, 4, 0), "00A40400"),
        (Command(0, 0x84, 0, 0, le=8), "0084000008"),
        (Command(0, 0xB0, 0, 0, le=ALL), "00B0000000"),
        (Command(0, 0xA4, 2, 0, b"\xef\x05"), "00A4020002EF05"),
        (Command(0x80, 0xA8, 0, 0, b"\x83\x00", ALL), "80A8000002830000"),
        (Command(0, 0xB0, 0, 0, le=0x10000), "00B00000000000"),
        (Command(0, 0x86, 0, 0, b"\0" * 256, 0x10000), "00860000000100" + "00" * 256 + "0000"),
    ],
)
def test_encoding(command: Command, wire: str) -> None:
    assert command.encode().hex().upper() == wire


def script(*pairs: tuple[str, str]) -> Transmit:
    """A card that expects these commands and gives these answers."""
    left = list(pairs)

    def transmit(data: bytes) -> bytes:
        wanted, answer = left.pop(0)
        assert data.hex().upper() == wanted
        return bytes.fromhex(answer)

    return transmit


def test_more_is_fetched_and_a_wrong_length_is_asked_again() -> None:
    card = script(
        ("80A8000001AA", "6103"), ("00C0000003", "6C02"), ("00C0000002", "01026101"), ("00C0000001", "039000")
    )
    assert exchange(card, Command(0x80, 0xA8, 0, 0, b"\xaa", ALL), t0=True).data == b"\1\2\3"
    card = script(("00B2010400", "6C02"), ("00B2010402", "AABB9000"))
    assert exchange(card, Command(0, 0xB2, 1, 4, le=ALL)).data == b"\xaa\xbb"


def test_a_length_that_is_wrong_twice_is_an_answer() -> None:
    card = script(("00B2010400", "6C02"), ("00B2010402", "6C03"))
    assert exchange(card, Command(0, 0xB2, 1, 4, le=ALL)).sw == 0x6C03


@pytest.mark.parametrize("answer", ["6101", "00" * 255 + "61FF"])
def test_a_card_that_never_ends_is_left(answer: str) -> None:
    with pytest.raises(ChipError) as caught:
        exchange(lambda _: bytes.fromhex(answer), Command(0, 0xB0, 0, 0, le=ALL))
    assert caught.value.fault is ChipFault.ENDLESS


@given(answers=st.lists(st.binary(max_size=6), min_size=1))
def test_any_answer_is_a_response_or_a_chip_error(answers: list[bytes]) -> None:
    turn = iter(answers * 400)
    with contextlib.suppress(ChipError):
        exchange(lambda _: next(turn), Command(0, 0xB0, 0, 0, le=ALL))


PPSE = bytes.fromhex(
    "6F2F840E325041592E5359532E4444463031A51DBF0C1A61184F07A0000000031010500A56495341204445424954870101"
)
"""Of a public introduction to EMV."""


def test_objects_are_found_however_deep() -> None:
    assert find(PPSE, 0x4F) == bytes.fromhex("A0000000031010")
    assert find(PPSE, 0x50) == b"VISA DEBIT"
    assert find(PPSE, 0x84) == b"2PAY.SYS.DDF01"
    assert find(PPSE, 0x5A) is None


@pytest.mark.parametrize("broken", ["6F", "6F05", "6F0501", "5F", "5F20", "9F8181818100", "5A80", "5A84FFFFFFFF00"])
def test_what_does_not_fit_is_refused(broken: str) -> None:
    with pytest.raises(ChipError) as caught:
        list(objects(bytes.fromhex(broken)))
    assert caught.value.fault is ChipFault.STRUCTURE


@given(tag=st.sampled_from([0x5A, 0x5F20, 0x7F49, 0x61]), value=st.binary(max_size=70000))
def test_what_was_written_is_read(tag: int, value: bytes) -> None:
    (one,) = objects(encode(tag, value))
    assert (one.tag, one.value) == (tag, value)


READERS: Iterable[Callable[[bytes], object]] = (lambda data: list(objects(data)), lambda data: find(data, 0x5A))


@given(data=st.binary(max_size=200))
def test_arbitrary_bytes_raise_nothing_else(data: bytes) -> None:
    for read in READERS:
        try:
            read(data)
        except ChipError:
            continue

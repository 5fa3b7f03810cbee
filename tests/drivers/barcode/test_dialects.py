"""Bytes of other makers' scanners, from their manuals; and whatever else may come down a line."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.barcode import hid_pos, newland, ssi, wedge
from drivers.barcode.dialect import DIALECTS, Listener
from drivers.barcode.emulator_dialects import keys
from drivers.barcode.hid_pos import HidListener
from drivers.barcode.newland import NewlandListener
from drivers.barcode.plain import PlainListener
from drivers.barcode.reading import LONGEST, Broken, Encoding, Reply, text, text_with_eci
from drivers.barcode.ssi import SsiListener
from drivers.barcode.wedge import WedgeListener

CHINESE = "烟台市政务服务中心·二维码|㐂"


@pytest.mark.parametrize(
    ("frame", "wire"),
    [
        (ssi.START, "04E40400FF14"),
        (ssi.STOP, "04E50400FF13"),
        (ssi.frame(0xE9), "04E90400FF0F"),
        (ssi.frame(0xEA), "04EA0400FF0E"),
        (ssi.ACKNOWLEDGE, "04D00400FF28"),
        (ssi.HELLO, "04A30400FF55"),
        (ssi.frame(0xE7, b"\x01"), "05E7040001FF0F"),
        (ssi.frame(0xE8, b"\x01"), "05E8040001FF0E"),
        (ssi.frame(ssi.DECODE_DATA, b"\x01NR", source=ssi.DECODER), "07F30000014E52FE65"),
    ],
)
def test_frames_of_ssi(frame: bytes, wire: str) -> None:
    assert frame == bytes.fromhex(wire)


def test_orders_of_newland() -> None:
    assert bytes.fromhex("7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03") == newland.START
    listener = NewlandListener()
    assert listener.feed(newland.answer("SCNTRG1") + b"1234\r" + newland.answer("SCNTRG0", newland.NAK)) == [
        Reply(0, b"#SCNTRG1"),
        Reply(1, b"#SCNTRG0"),
    ]
    assert (listener.marked, listener.code()) == (True, b"1234")


def test_reports_of_a_honeywell() -> None:
    assert bytes.fromhex("FD0316540D").ljust(64, b"\0") == hid_pos.START
    one, two = hid_pos.reports(b"x" * 57)
    assert (one[:5], one[-1], two[:6], two[-1]) == (b"\x02\x38]Q1", 1, b"\x02\x01]Q1x", 0)


def test_a_code_of_the_manual_is_read_and_acknowledged() -> None:
    listener = SsiListener()
    assert listener.feed(bytes.fromhex("07F30000014E52FE65")) == []
    assert (listener.heard, listener.marked, listener.due()) == (True, True, ssi.ACKNOWLEDGE)
    assert (listener.code(), listener.heard, listener.due()) == (b"NR", False, b"")


def decoded(data: bytes, status: int) -> bytes:
    return ssi.frame(ssi.DECODE_DATA, b"\x1c" + data, source=ssi.DECODER, status=status)


def test_frames_of_one_code_are_joined_and_what_comes_again_is_not() -> None:
    listener = SsiListener()
    listener.feed(decoded(b"one ", 2) + decoded(b"one ", 3) + decoded(b"two", 2))
    assert not listener.marked
    listener.feed(decoded(b"!", 0) + decoded(b"!", 1))
    assert (listener.marked, listener.code(), listener.due()) == (True, b"one two!", ssi.ACKNOWLEDGE * 5)


def test_a_code_without_its_end_is_broken() -> None:
    for listener, begun in (
        (SsiListener(), decoded(b"one", 2)),
        (HidListener(), hid_pos.reports(b"x" * 60)[0]),
        (WedgeListener(), keys("12")[0]),
    ):
        listener.feed(begun)
        assert listener.heard
        assert not listener.marked
        assert isinstance(listener.code(), Broken)
        assert not listener.heard


def test_a_refusal_is_an_answer() -> None:
    assert SsiListener().feed(ssi.frame(ssi.NAK, b"\x02", source=ssi.DECODER)) == [Reply(1, b"\x02")]


def serial(code: bytes) -> bytes:
    return code + b"\r"


def as_frames(code: bytes) -> bytes:
    return b"".join(decoded(code[at : at + 100], 2 * (at + 100 < len(code))) for at in range(0, len(code), 100))


def as_reports(code: bytes) -> bytes:
    return b"".join(hid_pos.reports(code))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    ("listener", "sent"),
    [
        (PlainListener, serial),
        (NewlandListener, serial),
        (SsiListener, as_frames),
        (HidListener, as_reports),
    ],
)
@given(cuts=st.lists(st.integers(0, 400), max_size=6), repeat=st.integers(1, 8))
def test_chinese_is_right_to_the_character_in_every_dialect(
    listener: Callable[[], Listener],
    sent: Callable[[bytes], bytes],
    encoding: str,
    cuts: list[int],
    repeat: int,
) -> None:
    wire, hears = sent((CHINESE * repeat).encode(encoding)), listener()
    edges = [0, *sorted(min(cut, len(wire)) for cut in cuts), len(wire)]
    for a, b in pairwise(edges):
        hears.feed(wire[a:b])
    code = hears.code()
    assert isinstance(code, bytes)
    assert text(code) == CHINESE * repeat


_LETTERS = "".join(low + high for low, high in wedge.KEYS.values())


@given(said=st.text(alphabet=st.sampled_from(_LETTERS), max_size=80), caps=st.booleans(), step=st.integers(1, 100))
def test_whatever_a_keyboard_can_write_is_read(said: str, caps: bool, step: int) -> None:
    wire, listener = b"".join(keys(said, caps=caps)), WedgeListener()
    for at in range(0, len(wire), step):
        listener.feed(wire[at : at + step])
    assert listener.marked
    assert listener.code() == said.encode()


# Typed "Ab-1" and Enter on a real layout: MSC_SCAN, EV_KEY and SYN_REPORT of every press and release.
RECORDED = (
    "42+ 30+ 30- 42- 48+ 48- 12+ 12- 2+ 2- 28+ 28-",
    b"Ab-1",
)


def typed(strokes: str) -> bytes:
    events = ((int(one[:-1]), int(one[-1] == "+")) for one in strokes.split())
    return b"".join(
        wedge.event(4, 4, 0x70000 + code) + wedge.event(1, code, value) + wedge.event(0, 0, 0) for code, value in events
    )


def test_recorded_keys() -> None:
    listener = WedgeListener()
    listener.feed(typed(RECORDED[0]))
    assert listener.code() == RECORDED[1]


@pytest.mark.parametrize(
    "strokes",
    ["56+ 79+ 79- 80+ 80- 56- 28+ 28-", "29+ 46+ 46- 29- 28+ 28-", "2+ 2- 59+ 59- 28+ 28-", "2+ 2-"],
    ids=["alt and a number", "control", "a function key", "no end"],
)
def test_keys_that_spell_nothing_break_the_code(strokes: str) -> None:
    listener = WedgeListener()
    listener.feed(typed(strokes))
    assert isinstance(listener.code(), Broken)
    listener.feed(typed("3+ 3- 28+ 28-"))
    assert listener.code() == b"2"


def test_designators_decide_the_encoding() -> None:
    code = rb"a\\b\000026" + "烟台".encode() + rb"\000032" + "烟台".encode("gb18030") + rb"\000003" + b"\xe9"
    assert text_with_eci(code) == "a\\b烟台烟台é"
    assert text_with_eci(rb"\000899x") is None
    assert text_with_eci(rb"\000026" + b"\xff") is None
    listener = HidListener()
    listener.feed(b"".join(hid_pos.reports(rb"\000032" + "茅".encode("gb18030"), b"]Q2")))
    assert listener.code() == "茅"
    listener.feed(b"".join(hid_pos.reports(rb"C:\000899", b"]Q1")))
    assert listener.code() == rb"C:\000899"


def test_a_site_can_say_how_its_codes_are_written() -> None:
    assert text("é".encode(), Encoding.UTF_8) == "é"
    assert text("é".encode(), Encoding.GB18030) == "茅"
    assert text("茅".encode("gb18030"), Encoding.UTF_8) == "é"
    assert text(b"\xff", Encoding.UTF_8) is None


@pytest.mark.parametrize("name", DIALECTS)
@given(pieces=st.lists(st.binary(max_size=100), max_size=12))
def test_no_bytes_break_a_listener(name: str, pieces: list[bytes]) -> None:
    listener = DIALECTS[name].listener()
    for piece in pieces:
        listener.feed(piece)
        listener.due()
    code = listener.code()
    assert isinstance(code, (bytes, str, Broken))
    assert not listener.heard


@given(code=st.binary(max_size=60))
def test_any_bytes_with_designators_are_text_or_none(code: bytes) -> None:
    said = text_with_eci(code)
    assert said is None or isinstance(said, str)


@pytest.mark.parametrize("name", ["ssi", "hid_pos", "wedge", "plain"])
def test_an_endless_code_is_broken_or_cut_off_and_fills_no_memory(name: str) -> None:
    flood = {
        "ssi": decoded(b"1" * 200, 2),
        "hid_pos": hid_pos.reports(b"1" * 57)[0],
        "wedge": keys("1")[0],
        "plain": b"1" * 100,
    }[name]
    listener = DIALECTS[name].listener()
    for _ in range(LONGEST + 500 if name == "wedge" else 300):
        listener.feed(flood)
    assert isinstance(listener.code(), Broken)


@given(pieces=st.lists(st.binary(max_size=300), max_size=20))
def test_frames_never_pile_up(pieces: list[bytes]) -> None:
    frames = ssi.Frames(ssi.DECODER)
    for piece in pieces:
        frames.feed(piece)
    assert frames.pending <= 600

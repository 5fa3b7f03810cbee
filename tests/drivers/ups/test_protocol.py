"""What upsd says, word for word."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.ups.protocol import STATUS, Power, Refusal, UpsError, ask, number, power, split, value


def refused(line: bytes) -> Refusal:
    with pytest.raises(UpsError) as caught:
        value(line, "su700", STATUS)
    return caught.value.refusal


def test_the_question_and_its_answer() -> None:
    assert ask("su700", STATUS) == b"GET VAR su700 ups.status\n"
    assert value(b'VAR su700 ups.status "OL CHRG"\r', "su700", STATUS) == "OL CHRG"
    assert value(b'VAR su700 ups.status ""', "su700", STATUS) == ""


def test_quotes_inside_a_value() -> None:
    assert split(rb'VAR a b "say \"hi\" \\ there"') == ["VAR", "a", "b", 'say "hi" \\ there']


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40))
def test_any_value_survives(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    assert value(f'VAR a b "{quoted}"'.encode(), "a", "b") == text


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (b"ERR DATA-STALE", Refusal.STALE),
        (b"ERR DRIVER-NOT-CONNECTED", Refusal.DRIVER_GONE),
        (b"ERR UNKNOWN-UPS", Refusal.UNKNOWN_UPS),
        (b"ERR ACCESS-DENIED", Refusal.DENIED),
        (b"ERR VAR-NOT-SUPPORTED", Refusal.NOT_SUPPORTED),
        (b"ERR FEATURE-NOT-CONFIGURED", Refusal.REFUSED),
        (b"ERR", Refusal.REFUSED),
        (b'VAR other ups.status "OL"', Refusal.GARBLED),
        (b'VAR su700 battery.charge "100"', Refusal.GARBLED),
        (b"VAR su700 ups.status", Refusal.GARBLED),
        (b'VAR su700 ups.status "OL', Refusal.GARBLED),
        (b"\xff\xfe", Refusal.GARBLED),
        (b"", Refusal.GARBLED),
    ],
)
def test_why_there_is_no_value(line: bytes, refusal: Refusal) -> None:
    assert refused(line) is refusal


@given(line=st.binary(max_size=60))
def test_arbitrary_bytes_raise_nothing_else(line: bytes) -> None:
    with suppress(UpsError):
        value(line, "su700", STATUS)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("OL", Power(mains=True)),
        ("OL CHRG", Power(mains=True)),
        ("OB DISCHRG", Power(mains=False)),
        ("OB LB", Power(mains=False, low=True)),
        ("FSD OL", Power(mains=False, low=True)),
        ("OL RB", Power(mains=True, replace_battery=True)),
        ("OL OVER TRIM", Power(mains=True, overloaded=True)),
        ("OL BYPASS", Power(mains=True, protects=False)),
        ("OL OB", Power(mains=False)),
        ("OFF", Power(mains=None, protects=False)),
        ("WAIT", Power(mains=None)),
        ("", Power(mains=None)),
        ("OLD OBOE", Power(mains=None)),
    ],
)
def test_words_of_the_status(status: str, said: Power) -> None:
    assert power(status) == said


@pytest.mark.parametrize(("text", "said"), [("100", 100), ("99.5", 99.5), ("-1", None), ("nan", None), ("", None)])
def test_numbers(text: str, said: float | None) -> None:
    assert number(text) == said

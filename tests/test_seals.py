"""The seal on a paper: what was signed comes back, anything else is told apart."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.protocol import seals
from kiosk_app.protocol.papers import SealedFacts, plain
from kiosk_app.protocol.seals import BadSeal

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
KEYS = {"s-1": KEY.public_key().public_bytes_raw()}
FACTS = SealedFacts("370699000000000000001", "ABCD-EFGH-2345-6777", "个人参保证明", "测试局", "张*", "2026-11-26")
TEXT = seals.made(FACTS, "s-1", KEY.sign)


def reason(text: str, keys: dict[str, bytes] = KEYS) -> str:
    with pytest.raises(BadSeal) as caught:
        seals.read(text, keys)
    return caught.value.reason


def test_what_was_sealed_comes_back_and_fits_a_code_on_paper() -> None:
    assert seals.read(TEXT, KEYS) == FACTS
    assert seals.read(f"{TEXT}\r\n", KEYS) == FACTS
    assert len(TEXT) < 287, "a QR code of version 12 at level M"


def test_a_changed_character_anywhere_is_noticed() -> None:
    for at in range(len("KS1.s-1."), len(TEXT)):
        for other in "AB_":
            if TEXT[at] not in (other, "."):
                assert reason(TEXT[:at] + other + TEXT[at + 1 :]) == "signature"


def test_what_a_stranger_has_sealed_is_told_apart() -> None:
    assert reason(seals.made(FACTS, "s-2", KEY.sign)) == "key"
    forged = Ed25519PrivateKey.from_private_bytes(b"f" * 32)
    assert reason(seals.made(FACTS, "s-1", forged.sign)) == "signature"


@pytest.mark.parametrize(
    "text", ["", "KS1", "KS1.s-1.e30", "KS2" + TEXT[3:], "https://example.org/", "KS1" + "." * 3000]
)
def test_something_else_is_no_seal(text: str) -> None:
    assert reason(text) == "form"


def test_facts_of_another_shape_are_no_seal_though_they_are_signed() -> None:
    for facts in ("e30", "W10", "WzFd", "bnVsbA"):
        signed = f"KS1.s-1.{facts}"
        signature = base64.urlsafe_b64encode(KEY.sign(signed.encode())).decode().rstrip("=")
        assert reason(f"{signed}.{signature}") == "form"


@given(st.text())
def test_nothing_but_its_own_error_comes_out(text: str) -> None:
    reason(text)
    reason(f"KS1.s-1.{text}")


def test_it_does_not_matter_how_a_number_is_typed() -> None:
    assert plain(" abcd-efgh 2345\u30006777") == "ABCDEFGH23456777"

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import envelope, sealing
from offline_store.ids import TimeOrderedIds
from offline_store.sealing import (
    Malformed,
    Opener,
    Sealer,
    SealingError,
    SessionForgotten,
    Tampered,
    UnknownRecipient,
    UnknownSuite,
    software_keypair,
)
from offline_store.suites import SUITES, X25519_AES256

PRIVATE, PUBLIC = software_keypair()
ESCROW, ESCROW_PUBLIC = software_keypair()
SEALER = Sealer({"centre": PUBLIC, "escrow": ESCROW_PUBLIC})
OPENER = Opener({"centre": PRIVATE})


@given(st.binary(max_size=2000), st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_each_recipient_reads_what_was_sealed(plaintext: bytes, aad: bytes) -> None:
    sealed = SEALER.session().seal(plaintext, aad=aad)
    assert OPENER.open(sealed, aad=aad) == plaintext
    assert Opener({"escrow": ESCROW}).open(sealed, aad=aad) == plaintext


def test_every_byte_of_the_envelope_is_covered() -> None:
    sealed = Sealer({"c": PUBLIC}).session().seal(b"body", aad=b"header")
    opener = Opener({"c": PRIVATE})
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealingError):
            opener.open(bytes(changed), aad=b"header")
    # Past what says how to read the envelope, the error is always the same one.
    for at in range(len(sealed) - 40, len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 0x80
        with pytest.raises(Tampered):
            opener.open(bytes(changed), aad=b"header")


def test_the_header_is_bound() -> None:
    header = b'{"seq":1,"service":"k01"}'
    sealed = SEALER.session().seal(b"body", aad=header)
    for at in range(len(header)):
        changed = bytearray(header)
        changed[at] ^= 1
        with pytest.raises(Tampered):
            OPENER.open(sealed, aad=bytes(changed))
    with pytest.raises(Tampered):
        OPENER.open(sealed, aad=header + b" ")


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_a_sealing_error(data: bytes) -> None:
    with pytest.raises(SealingError):
        OPENER.open(envelope.MAGIC + data, aad=b"")


def test_cut_envelopes_are_malformed_or_tampered() -> None:
    sealed = SEALER.session().seal(b"body", aad=b"")
    for length in range(len(sealed)):
        with pytest.raises((Malformed, Tampered)):
            OPENER.open(sealed[:length], aad=b"")


def test_a_stranger_learns_for_whom_it_is() -> None:
    sealed = SEALER.session().seal(b"body", aad=b"")
    with pytest.raises(UnknownRecipient) as caught:
        Opener({"other": PRIVATE}).open(sealed, aad=b"")
    assert caught.value.key_ids == ("centre", "escrow")


def test_a_wrapped_key_opens_under_its_own_id_only() -> None:
    sealed = Sealer({"aaaa": PUBLIC}).session().seal(b"body", aad=b"")
    with pytest.raises(Tampered):
        Opener({"bbbb": PRIVATE}).open(sealed.replace(b"aaaa", b"bbbb"), aad=b"")


def test_an_unknown_suite_is_named() -> None:
    sealed = bytearray(SEALER.session().seal(b"body", aad=b""))
    sealed[len(envelope.MAGIC)] = 99
    with pytest.raises(UnknownSuite) as caught:
        OPENER.open(bytes(sealed), aad=b"")
    assert caught.value.number == 99
    with pytest.raises(UnknownSuite):
        Sealer({"c": PUBLIC}, suite=99)


def test_a_forgotten_session_seals_nothing_more() -> None:
    session = SEALER.session()
    session.seal(b"body", aad=b"")
    session.forget()
    session.forget()
    with pytest.raises(SessionForgotten):
        session.seal(b"body", aad=b"")


def test_two_envelopes_of_one_session_share_the_key_and_nothing_else() -> None:
    session = SEALER.session()
    first, second = (envelope.parse(session.seal(b"the same", aad=b"")) for _ in range(2))
    assert first.recipients == second.recipients
    assert first.nonce != second.nonce
    assert first.ciphertext != second.ciphertext


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    suite = SUITES[X25519_AES256]
    key, nonce = bytes(32), bytes(12)
    wrapped = envelope.Recipient("centre", suite.wrap(key, PUBLIC, sealing._info(X25519_AES256, "centre")))
    prefix = envelope.lead(X25519_AES256, envelope.ZSTD, (wrapped,)) + nonce
    for packed in (
        zstandard.ZstdCompressor().compress(bytes(sealing.MAX_PLAINTEXT + 1)),
        zstandard.ZstdCompressor(write_content_size=False).compress(b"size unknown"),
        b"not compressed at all",
    ):
        sealed = prefix + suite.cipher(key).encrypt(nonce, packed, sealing._bound(b"", prefix))
        with pytest.raises(Malformed):
            OPENER.open(sealed, aad=b"")


def test_no_recipients_or_no_key_is_refused() -> None:
    with pytest.raises(Malformed):
        Sealer({})
    with pytest.raises(Malformed):
        Sealer({"c": b"short"}).session()


def test_ids_sort_by_time_and_are_uuid_7() -> None:
    now = 1_700_000_000.0
    ids = TimeOrderedIds(lambda: now, lambda count: b"\xff" * count)
    first = ids()
    now += 0.001
    assert first < ids()
    assert first[14] == "7"
    assert first[19] in "89ab"
    assert first == "018bcfe5-6800-7fff-bfff-ffffffffffff"

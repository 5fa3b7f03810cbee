"""Each suite against somebody else's word: published vectors, the `openssl` command, and envelopes written long ago."""

import hashlib
import hmac
import json
import subprocess
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from offline_store import envelope, sealing, sm2
from offline_store.sealing import Opener, Sealer, Tampered, UnknownSuite, software_keypair
from offline_store.suites import MLKEM768_X25519_AES256, NAMES, SM2_SM4, SUITES, X25519_AES256, Sm4Gcm

OLD = json.loads(Path(__file__).with_name("envelopes.json").read_text())
# DER around raw keys, as `openssl` wants them: RFC 8410 for X25519, RFC 5480 with sm2p256v1 for SM2.
X25519_PKCS8 = bytes.fromhex("302e020100300506032b656e04220420")
X25519_SPKI = bytes.fromhex("302a300506032b656e032100")
SM2_PKCS8 = bytes.fromhex("3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420")
SM2_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")


def openssl(*arguments: str | Path, data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


def key_file(path: Path, der: bytes) -> Path:
    path.write_bytes(der)
    return path


@pytest.mark.parametrize("suite", SUITES)
def test_every_suite_seals_to_several_and_opens_for_each(suite: int) -> None:
    pairs = {name: software_keypair(suite) for name in ("centre", "escrow")}
    sealer = Sealer({name: public for name, (_, public) in pairs.items()}, suite=suite)
    sealed = sealer.session().seal(b"body", aad=b"header")
    for name, (private, _) in pairs.items():
        assert Opener({name: private}).open(sealed, aad=b"header") == b"body"
        with pytest.raises(Tampered):
            Opener({name: software_keypair(suite)[0]}).open(sealed, aad=b"header")
        with pytest.raises(Tampered):
            Opener({name: private}).open(sealed, aad=b"another")


@pytest.mark.parametrize("suite", SUITES)
def test_a_key_wrapped_for_one_thing_opens_for_no_other(suite: int) -> None:
    private, public = software_keypair(suite)
    key = bytes(range(SUITES[suite].key_size))
    wrapped = SUITES[suite].wrap(key, public, b"one")
    assert SUITES[suite].unwrap(wrapped, private, b"one") == key
    with pytest.raises((ValueError, InvalidTag)):
        SUITES[suite].unwrap(wrapped, private, b"another")


@pytest.mark.parametrize("suite", SUITES)
def test_every_byte_of_an_envelope_is_covered_in_every_suite(suite: int) -> None:
    private, public = software_keypair(suite)
    sealed = Sealer({"c": public}, suite=suite).session().seal(b"body", aad=b"header")
    for at in range(len(sealed) - 1, 0, -7):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(sealing.SealingError):
            Opener({"c": private}).open(bytes(changed), aad=b"header")


@pytest.mark.parametrize("name", OLD)
def test_what_was_sealed_with_the_first_release_is_still_read(name: str) -> None:
    old = OLD[name]
    assert envelope.parse(bytes.fromhex(old["envelope"])).suite == NAMES[name]
    plain = Opener({"centre": bytes.fromhex(old["private"])}).open(bytes.fromhex(old["envelope"]), aad=b"header")
    assert plain == "王测试的申请".encode()


def test_each_suite_has_an_old_envelope_and_a_name() -> None:
    assert {NAMES[name] for name in OLD} == set(SUITES) == set(NAMES.values())
    with pytest.raises(UnknownSuite):
        software_keypair(99)


def test_sm2_decrypts_the_example_of_the_standard() -> None:
    """GB/T 32918.5-2017, annex on public-key encryption: C1 ‖ C3 ‖ C2, here in the DER of GM/T 0009."""
    private = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
    x = "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
    y = "00e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
    c3 = "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
    c2 = "21886ca989ca9c7d58087307ca93092d651efa"
    assert sm2.decrypt(bytes.fromhex(f"307c0220{x}0221{y}0420{c3}0413{c2}"), private) == b"encryption standard"


def test_sm4_gcm_gives_the_example_of_rfc_8998() -> None:
    cipher = Sm4Gcm(bytes.fromhex("0123456789abcdeffedcba9876543210"))
    nonce = bytes.fromhex("00001234567800000000abcd")
    header = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    plain = b"".join(bytes([byte]) * 8 for byte in b"\xaa\xbb\xcc\xdd\xee\xff\xee\xaa")
    sealed = cipher.encrypt(nonce, plain, header)
    assert sealed.hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec"
    )
    assert cipher.decrypt(nonce, sealed, header) == plain
    with pytest.raises(InvalidTag):
        cipher.decrypt(nonce, b"short", header)


def test_sm2_and_openssl_understand_each_other(tmp_path: Path) -> None:
    private, public = sm2.keypair()
    inner = key_file(tmp_path / "private.der", SM2_PKCS8 + private)
    outer = key_file(tmp_path / "public.der", SM2_SPKI + public)
    key = bytes(range(48))
    ours = sm2.encrypt(key, public)
    assert openssl("pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", inner, data=ours) == key
    theirs = openssl("pkeyutl", "-encrypt", "-pubin", "-keyform", "DER", "-inkey", outer, data=key)
    assert sm2.decrypt(theirs, private) == key


def test_a_point_that_is_none_and_a_ciphertext_of_somebody_else_are_named() -> None:
    private, public = sm2.keypair()
    for wrong in (b"", bytes(65), b"\x04" + b"\x01" * 64, public[:-1]):
        with pytest.raises(sm2.Sm2Error):
            sm2.encrypt(b"key", wrong)
    for wrong in (b"", b"garbage", sm2.encrypt(b"key", sm2.keypair()[1])):
        with pytest.raises(sm2.Sm2Error):
            sm2.decrypt(wrong, private)
    with pytest.raises(sm2.Sm2Error):
        sm2.decrypt(b"", b"short")


def test_hpke_is_what_the_rfc_says_with_the_secret_from_openssl(tmp_path: Path) -> None:
    """RFC 9180, base mode, written out here once more; only the Diffie-Hellman is openssl's."""
    private, public = software_keypair(X25519_AES256)
    wrapped = SUITES[X25519_AES256].wrap(bytes(range(32)), public, b"info")
    encapsulated, sealed = wrapped[:32], wrapped[32:]
    mine = key_file(tmp_path / "private.der", X25519_PKCS8 + private)
    peer = key_file(tmp_path / "peer.der", X25519_SPKI + encapsulated)
    shared = openssl("pkeyutl", "-derive", "-keyform", "DER", "-inkey", mine, "-peerform", "DER", "-peerkey", peer)
    kem = b"KEM" + (0x0020).to_bytes(2, "big")
    prk = _extract(kem, b"", b"eae_prk", shared)
    secret = _expand(kem, prk, b"shared_secret", encapsulated + public, 32)
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x0020, 0x0001, 0x0002))
    context = b"\x00" + _extract(suite, b"", b"psk_id_hash", b"") + _extract(suite, b"", b"info_hash", b"info")
    schedule = _extract(suite, secret, b"secret", b"")
    key = _expand(suite, schedule, b"key", context, 32)
    nonce = _expand(suite, schedule, b"base_nonce", context, 12)
    assert AESGCM(key).decrypt(nonce, sealed, b"") == bytes(range(32))


def _extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, hashlib.sha256)


def _expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, labelled + b"\x01", hashlib.sha256)[:length]


def test_the_hybrid_needs_both_halves_of_its_key() -> None:
    private, public = software_keypair(MLKEM768_X25519_AES256)
    other = software_keypair(MLKEM768_X25519_AES256)[0]
    wrapped = SUITES[MLKEM768_X25519_AES256].wrap(bytes(32), public, b"")
    for half in (private[:64] + other[64:], other[:64] + private[64:]):
        with pytest.raises((ValueError, InvalidTag)):
            SUITES[MLKEM768_X25519_AES256].unwrap(wrapped, half, b"")


def test_the_chinese_suite_uses_nothing_else() -> None:
    """What it wraps is an SM4 key, and the envelope says so."""
    _, public = software_keypair(SM2_SM4)
    parts = envelope.parse(Sealer({"c": public}, suite=SM2_SM4).session().seal(b"x", aad=b""))
    assert (parts.suite, SUITES[SM2_SM4].key_size, len(parts.nonce)) == (SM2_SM4, 16, 12)

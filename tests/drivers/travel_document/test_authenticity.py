"""Four answers, of which one is good news; OpenSSL judges our issuer's signatures too."""

import subprocess
from pathlib import Path

import pytest
from asn1crypto import cms, keys, x509
from asn1crypto.core import Asn1Value
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from drivers.iso7816.tlv import encode, find
from drivers.travel_document.authenticity import Authenticity, SecurityObject, judge, read_issuers
from drivers.travel_document.curves import BRAINPOOL_256, CURVES, P256, Curve
from drivers.travel_document.emulator_issuer import Issuer, Key
from drivers.travel_document.signatures import Unsupported, _elliptic
from tests.drivers.travel_document.documents import SINCE, groups

GROUPS = groups()
ISSUER = Issuer("Utopia", SINCE)
OTHER = Issuer("Utopia", SINCE)
SECURITY = ISSUER.security_file(GROUPS)


def root(issuer: Issuer) -> x509.Certificate:
    return x509.Certificate.load(issuer.root_file)


@pytest.mark.parametrize(
    ("signer", "country"),
    [
        (None, None),
        (ec.generate_private_key(ec.BrainpoolP384R1()), ec.generate_private_key(ec.SECP521R1())),
        (rsa.generate_private_key(65537, 2048), None),
        (None, rsa.generate_private_key(65537, 2048)),
    ],
    ids=["P-256", "other curves", "RSA signer", "RSA country"],
)
def test_what_a_known_country_has_signed_is_verified(signer: Key | None, country: Key | None) -> None:
    issuer = Issuer("Utopia", SINCE, signer=signer, country=country)
    security = issuer.security_file(GROUPS)
    assert judge(security, GROUPS, [root(OTHER), root(issuer)]) is Authenticity.VERIFIED
    assert judge(security, {1: GROUPS[1]}, [root(issuer)]) is Authenticity.VERIFIED


def test_what_anybody_could_have_signed_is_not() -> None:
    for known in ([], [root(OTHER)], [root(Issuer("Elsewhere", SINCE))]):
        assert judge(SECURITY, GROUPS, known) is Authenticity.UNKNOWN_ISSUER


@pytest.mark.parametrize("number", [1, 2, 11])
def test_a_group_that_was_changed_is_altered(number: int) -> None:
    changed = {**GROUPS, number: GROUPS[number][:-1] + b"X"}
    for known in ([root(ISSUER)], []):
        assert judge(SECURITY, changed, known) is Authenticity.ALTERED


def test_a_group_that_was_never_signed_is_altered() -> None:
    security = ISSUER.security_file({1: GROUPS[1]})
    assert judge(security, GROUPS, [root(ISSUER)]) is Authenticity.ALTERED


def test_digests_that_were_changed_after_they_were_signed_are_altered() -> None:
    changed = {**GROUPS, 1: GROUPS[1][:-1] + b"X"}
    told, other = (find(one.security_file(which), 0x77) or b"" for one, which in ((ISSUER, GROUPS), (OTHER, changed)))
    assert told != other
    true = SecurityObject.load(_text(told)).dump()
    false = SecurityObject.load(_text(other)).dump()
    assert len(true) == len(false)
    forged = encode(0x77, told.replace(true, false))
    assert judge(forged, changed, [root(ISSUER)]) is Authenticity.ALTERED


def _text(content: bytes) -> bytes:
    return bytes(cms.ContentInfo.load(content)["content"]["encap_content_info"]["content"])


def test_a_signer_made_after_its_country_was_closed_is_of_an_unknown_issuer() -> None:
    late = Issuer("Utopia", SINCE.replace(year=SINCE.year + 30), country=ISSUER._country)
    assert judge(late.security_file(GROUPS), GROUPS, [root(ISSUER)]) is Authenticity.UNKNOWN_ISSUER
    assert judge(late.security_file(GROUPS), GROUPS, [root(late)]) is Authenticity.VERIFIED


@pytest.mark.parametrize("security", [b"", b"\x77\x00", encode(0x77, b"\x30\x00"), encode(0x77, ISSUER.root_file)])
def test_what_cannot_be_checked_is_not_checked(security: bytes) -> None:
    assert judge(security, GROUPS, [root(ISSUER)]) is Authenticity.NOT_CHECKED


def test_an_algorithm_that_is_not_known_is_not_checked() -> None:
    sha256, md5 = bytes.fromhex("0609608648016503040201"), bytes.fromhex("06092A864886F70D010101")
    assert sha256 in SECURITY
    assert judge(SECURITY.replace(sha256, md5), GROUPS, [root(ISSUER)]) is Authenticity.NOT_CHECKED


@pytest.mark.parametrize("signer", [None, rsa.generate_private_key(65537, 2048)], ids=["ECDSA", "RSA"])
def test_openssl_finds_our_issuers_signature_good(tmp_path: Path, signer: Key | None) -> None:
    issuer = Issuer("Utopia", SINCE, signer=signer)
    (tmp_path / "sod").write_bytes(find(issuer.security_file(GROUPS), 0x77) or b"")
    (tmp_path / "root").write_bytes(issuer.root.public_bytes(Encoding.PEM))
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-in", "sod", "-CAfile", "root", "-purpose", "any"]
    done = subprocess.run([*command, "-no_check_time", "-out", "text"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert SecurityObject.load((tmp_path / "text").read_bytes())["algorithm"]["algorithm"].native == "sha256"


def test_the_folder_of_issuers(tmp_path: Path) -> None:
    (tmp_path / "a.cer").write_bytes(ISSUER.root_file)
    (tmp_path / "b.pem").write_bytes(OTHER.root.public_bytes(Encoding.PEM))
    (tmp_path / "c.txt").write_text("no certificate")
    assert [one.dump() for one in read_issuers(tmp_path)] == [ISSUER.root_file, OTHER.root_file]


def spelt_out(curve: Curve, generator: tuple[int, int], public: bytes) -> Asn1Value:
    """A SubjectPublicKeyInfo that gives the curve's numbers instead of its name, as OpenSSL writes it."""
    return keys.PublicKeyInfo(
        {
            "algorithm": {
                "algorithm": "ec",
                "parameters": (
                    "specified",
                    {
                        "version": 1,
                        "field_id": {"field_type": "prime_field", "parameters": curve.p},
                        "curve": {"a": _octets(curve.a, curve), "b": _octets(curve.b, curve)},
                        "base": curve.encode(generator),
                        "order": curve.n,
                    },
                ),
            },
            "public_key": public,
        }
    )


def _octets(number: int, curve: Curve) -> bytes:
    return number.to_bytes(curve.size, "big")


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda curve: curve.named.name)
def test_a_curve_that_is_spelt_out_is_known_by_its_numbers(curve: Curve) -> None:
    point = curve.multiply(12345, curve.generator)
    assert point
    found = _elliptic(spelt_out(curve, curve.generator, curve.encode(point)))
    assert found.public_numbers().x == point[0]


def test_a_generator_of_somebodys_own_choosing_proves_nothing() -> None:
    for curve in (P256, BRAINPOOL_256):
        own = curve.multiply(2, curve.generator)
        assert own
        with pytest.raises(Unsupported):
            _elliptic(spelt_out(curve, own, curve.encode(own)))


@given(data=st.binary(max_size=300))
def test_arbitrary_security_objects_raise_nothing(data: bytes) -> None:
    assert judge(data, GROUPS, [root(ISSUER)]) is Authenticity.NOT_CHECKED
    assert judge(encode(0x77, data), GROUPS, [root(ISSUER)]) is Authenticity.NOT_CHECKED


@given(at=st.integers(0, len(SECURITY) - 1), bit=st.integers(0, 7))
def test_no_bit_can_be_changed_into_good_news(at: int, bit: int) -> None:
    changed = bytearray(SECURITY)
    changed[at] ^= 1 << bit
    found = judge(bytes(changed), {**GROUPS, 1: GROUPS[1][:-1] + b"X"}, [root(ISSUER)])
    assert found in (Authenticity.ALTERED, Authenticity.NOT_CHECKED)

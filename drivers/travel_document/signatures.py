"""Whether a signature on a certificate or a security object holds, by the algorithms passports use.

Certificates of passports spell out the curve of their key instead of naming it. The numbers are taken for a named curve
only when every one of them is that curve's, generator included: a curve of somebody's own choosing proves nothing.
"""

from typing import Final

from asn1crypto.core import Asn1Value
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from drivers.travel_document.curves import CURVES

HASHES: Final[dict[object, type[hashes.HashAlgorithm]]] = {
    "sha1": hashes.SHA1,
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_RSA: Final = frozenset({"rsassa_pkcs1v15", *(f"{name}_rsa" for name in HASHES)})
_ECDSA: Final = frozenset({"ecdsa", *(f"{name}_ecdsa" for name in HASHES)})


class Unsupported(Exception):
    """An algorithm, a key or a curve that cannot be judged here."""


def digest(name: object, data: bytes) -> bytes:
    """Raises Unsupported."""
    algorithm = hashes.Hash(_hash(name))
    algorithm.update(data)
    return algorithm.finalize()


def holds(key: Asn1Value, algorithm: Asn1Value, signature: bytes, data: bytes, *, usual: object = None) -> bool:
    """Whether the owner of `key` (a SubjectPublicKeyInfo) has signed `data`.

    algorithm: a SignedDigestAlgorithm; usual: the digest where that names none. Raises Unsupported.
    """
    name = str(algorithm["algorithm"].native)
    try:
        if name in _ECDSA:
            hashing = _hash(usual if name == "ecdsa" else name.partition("_")[0])
            _elliptic(key).verify(signature, data, ec.ECDSA(hashing))
        elif name in _RSA:
            hashing = _hash(usual if name == "rsassa_pkcs1v15" else name.partition("_")[0])
            _rsa(key).verify(signature, data, padding.PKCS1v15(), hashing)
        elif name == "rsassa_pss":
            _pss(key, algorithm["parameters"], signature, data)
        else:
            raise Unsupported
    except InvalidSignature:
        return False
    except (ValueError, UnsupportedAlgorithm):
        raise Unsupported from None
    return True


def _hash(name: object) -> hashes.HashAlgorithm:
    found = HASHES.get(name)
    if found is None:
        raise Unsupported
    return found()


def _pss(key: Asn1Value, parameters: Asn1Value, signature: bytes, data: bytes) -> None:
    mask = parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native
    salt = parameters["salt_length"].native
    if not isinstance(salt, int):
        raise Unsupported
    scheme = padding.PSS(padding.MGF1(_hash(mask)), salt)
    _rsa(key).verify(signature, data, scheme, _hash(parameters["hash_algorithm"]["algorithm"].native))


def _rsa(key: Asn1Value) -> rsa.RSAPublicKey:
    found = load_der_public_key(key.dump())
    if not isinstance(found, rsa.RSAPublicKey):
        raise Unsupported
    return found


def _elliptic(key: Asn1Value) -> ec.EllipticCurvePublicKey:
    parameters = key["algorithm"]["parameters"]
    if parameters.name == "specified":
        return ec.EllipticCurvePublicKey.from_encoded_point(_spelt_out(parameters.chosen), bytes(key["public_key"]))
    found = load_der_public_key(key.dump())
    if not isinstance(found, ec.EllipticCurvePublicKey):
        raise Unsupported
    return found


def _spelt_out(numbers: Asn1Value) -> ec.EllipticCurve:
    base = bytes(numbers["base"])
    field = [bytes(numbers["curve"][one]) for one in ("a", "b")]
    told = [numbers["field_id"]["parameters"].native, *(int.from_bytes(one, "big") for one in field)]
    for curve in CURVES.values():
        point = curve.encode(curve.generator)
        compressed = bytes((2 + curve.generator[1] % 2,)) + point[1 : 1 + curve.size]
        same = [curve.p, curve.a, curve.b] == told and numbers["order"].native == curve.n
        if same and base in (point, compressed):
            return curve.named
    raise Unsupported

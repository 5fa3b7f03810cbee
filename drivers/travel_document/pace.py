"""PACE: agree on strong keys with a weak secret (ICAO Doc 9303-11, 4.4), with ECDH, generic mapping and AES.

The chip encrypts a nonce under the secret; both map it to a generator nobody knew before, and agree on a key over that.
Who does not know the secret learns nothing from trying but that it was wrong, once for every try.
"""

import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from drivers.iso7816.apdu import ALL, Command, Send
from drivers.iso7816.errors import ChipError
from drivers.iso7816.tlv import constructed, encode, find, objects
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.ciphers import (
    AUTHENTICATION,
    ENCRYPTION,
    PASSWORD,
    AesSuite,
    aes_decrypt,
    aes_key,
    cmac,
)
from drivers.travel_document.curves import CURVES, Curve, Point
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.secure_messaging import SecureMessaging

_GENERIC_MAPPING: Final = bytes.fromhex("04007F000702020402")
"""0.4.0.127.0.7.2.2.4.2, to which 2, 3 and 4 add AES of 128, 192 and 256 bits."""
SIZES: Final = {2: 16, 3: 24, 4: 32}
BY_MRZ, BY_CAN = b"\x01", b"\x02"

Scalar = Callable[[int], int]
"""A random number from 1 to below the limit it is given."""


@dataclass(frozen=True)
class Protocol:
    """What a chip offers: the object identifier's bytes, the number of its curve."""

    identifier: bytes
    domain: int

    @property
    def curve(self) -> Curve:
        """The curve of that number."""
        return CURVES[self.domain]

    @property
    def key_size(self) -> int:
        """Bytes of its AES keys."""
        return SIZES[self.identifier[-1]]


def offers(card_access: bytes) -> tuple[Protocol, ...]:
    """What EF.CardAccess offers that is known here, strongest cipher first. Raises ChipError STRUCTURE."""
    found = []
    for info in _sequences(card_access):
        parts = [(one.tag, one.value) for one in objects(info)]
        if [tag for tag, _ in parts] == [0x06, 0x02, 0x02]:
            identifier, domain = parts[0][1], int.from_bytes(parts[2][1], "big")
            if identifier[:-1] == _GENERIC_MAPPING and identifier[-1] in SIZES and domain in CURVES:
                found.append(Protocol(identifier, domain))
    return tuple(sorted(found, key=lambda one: -one.key_size))


def _sequences(data: bytes) -> Iterator[bytes]:
    for one in objects(data):
        if one.tag == 0x30:
            yield one.value
        elif constructed(one.tag):
            yield from _sequences(one.value)


def secret(key: AccessKey) -> bytes:
    """What the nonce's key is derived from."""
    return key.can.encode() if key.can else key.seed


def mapped(curve: Curve, nonce: bytes, shared: Point) -> Point:
    """The generator both sides have come to. Raises DocumentError PROTOCOL."""
    return _finite(curve.add(curve.multiply(int.from_bytes(nonce, "big"), curve.generator), shared))


def multiply(curve: Curve, scalar: int, point: Point) -> Point:
    """Raises DocumentError PROTOCOL where the product is no key."""
    return _finite(curve.multiply(scalar, point))


def token(identifier: bytes, curve: Curve, key: bytes, other: Point) -> bytes:
    """What shows the other side, whose key is `other`, that one has the same keys."""
    return cmac(key, encode(0x7F49, encode(0x06, identifier) + encode(0x86, curve.encode(other))))


def keys(protocol: Protocol, shared: Point) -> tuple[bytes, bytes]:
    """For encryption and for checksums, from the point both sides have come to."""
    agreed = shared[0].to_bytes(protocol.curve.size, "big")
    return aes_key(agreed, ENCRYPTION, protocol.key_size), aes_key(agreed, AUTHENTICATION, protocol.key_size)


def establish(send: Send, protocol: Protocol, key: AccessKey, scalar: Scalar, *, named: bool) -> SecureMessaging:
    """Agree with the chip; named: it offers several curves, so it is told which.

    Raises DocumentError ACCESS or PROTOCOL, and what `send` raises.
    """
    curve = protocol.curve
    chosen = encode(0x80, protocol.identifier) + encode(0x83, BY_CAN if key.can else BY_MRZ)
    chosen += encode(0x84, bytes((protocol.domain,))) if named else b""
    begun = send(Command(0x00, 0x22, 0xC1, 0xA4, chosen))
    if not begun.ok and begun.sw >> 8 != 0x63:  # 63Cx: that many tries are left
        raise DocumentError(DocumentFault.PROTOCOL)
    sealed = _step(send, b"", 0x80)
    if not sealed or len(sealed) % 16:
        raise DocumentError(DocumentFault.PROTOCOL)
    nonce = aes_decrypt(aes_key(secret(key), PASSWORD, protocol.key_size), sealed)

    own = scalar(curve.n)
    theirs = curve.decode(_step(send, _point(0x81, curve, multiply(curve, own, curve.generator)), 0x82))
    generator = mapped(curve, nonce, multiply(curve, own, theirs))

    own = scalar(curve.n)
    public = multiply(curve, own, generator)
    theirs = curve.decode(_step(send, _point(0x83, curve, public), 0x84))
    if theirs == public:
        raise DocumentError(DocumentFault.PROTOCOL)
    encryption, authentication = keys(protocol, multiply(curve, own, theirs))

    shown = token(protocol.identifier, curve, authentication, theirs)
    answer = _step(send, encode(0x85, shown), 0x86, last=True)
    if not hmac.compare_digest(answer, token(protocol.identifier, curve, authentication, public)):
        raise DocumentError(DocumentFault.PROTOCOL)
    return SecureMessaging(AesSuite(encryption, authentication), bytes(16))


def _point(tag: int, curve: Curve, point: Point) -> bytes:
    return encode(tag, curve.encode(point))


def _finite(point: Point | None) -> Point:
    if point is None:
        raise DocumentError(DocumentFault.PROTOCOL)
    return point


def _step(send: Send, data: bytes, tag: int, *, last: bool = False) -> bytes:
    """One GENERAL AUTHENTICATE; the object `tag` of its answer. Raises DocumentError ACCESS or PROTOCOL."""
    response = send(Command(0x00 if last else 0x10, 0x86, 0x00, 0x00, encode(0x7C, data), ALL))
    if last and not response.ok:  # 6300 or 63Cx: the token of somebody with another secret
        raise DocumentError(DocumentFault.ACCESS)
    try:
        found = find(response.expect(), tag)
    except ChipError:
        raise DocumentError(DocumentFault.PROTOCOL) from None
    if found is None:
        raise DocumentError(DocumentFault.PROTOCOL)
    return found

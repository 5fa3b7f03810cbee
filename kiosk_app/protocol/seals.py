"""The seal that a printed paper carries in its code: facts, and the issuer's signature over them.

`KS1.<key id>.<facts>.<signature>`: facts are a JSON array, signed by Ed25519 (RFC 8032) together with what stands
before them; both are base64url without padding (RFC 4648, section 5). It can be checked where there is no network.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.protocol.papers import SealedFacts

KIND: Final = "KS1"
MAX_LENGTH: Final = 2048


class BadSeal(ValueError):
    """No seal to rely on. reason: `form` (something else), `key` (of a stranger), `signature` (changed afterwards)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Facts(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    number: str
    code: str
    title: str
    issuer: str
    holder: str
    day: str
    until: str = ""


def made(facts: SealedFacts, key_id: str, sign: Callable[[bytes], bytes]) -> str:
    """sign: Ed25519 with the key of that id, which is no longer than a word and has no dot in it."""
    listed = _Facts(facts.number, facts.code, facts.title, facts.issuer, facts.holder, facts.day, facts.until)
    signed = f"{KIND}.{key_id}.{_written(msgspec.json.encode(listed))}"
    return f"{signed}.{_written(sign(signed.encode()))}"


def read(text: str, keys: Mapping[str, bytes]) -> SealedFacts:
    """keys: whom to believe, raw public keys by id. Raises BadSeal."""
    kind, *parts = text.strip().split(".")
    if kind != KIND or len(parts) != len(("key", "facts", "signature")) or len(text) > MAX_LENGTH:
        raise BadSeal("form")
    key_id, facts, signature = parts
    if key_id not in keys:
        raise BadSeal("key")
    try:
        public = Ed25519PublicKey.from_public_bytes(keys[key_id])
        public.verify(_bytes(signature), f"{kind}.{key_id}.{facts}".encode())
    except (InvalidSignature, ValueError):
        raise BadSeal("signature") from None
    try:
        found = msgspec.json.decode(_bytes(facts), type=_Facts)
    except (msgspec.MsgspecError, ValueError):
        raise BadSeal("form") from None
    return SealedFacts(found.number, found.code, found.title, found.issuer, found.holder, found.day, found.until)


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Raises ValueError. One way to write a thing only: what base64 would pass over is refused."""
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if _written(data) != text:
        raise binascii.Error(text[:0])
    return data

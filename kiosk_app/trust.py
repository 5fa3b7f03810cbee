"""Reads whom this terminal trusts, and believes it only when enough of the root's keys have signed it.

The root metadata is the one of TUF (The Update Framework specification 1.0.34, §4.3): its role `root` names the keys
and how many of them must have signed.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.protocol.trust import KeptTrust, SignedTrust, TrustDocument
from offline_store.durable import replace
from offline_store.sealing import Sealer
from offline_store.suites import NAMES

FILE: Final = "trust.json"
MAX_BYTES: Final = 1024 * 1024


class BadTrust(ValueError):
    """A trust document that must not be used. reason: `form`, `signature` or `rollback`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Trust:
    """A `TrustDocument` that was believed: keys are raw bytes, the suite its number."""

    version: int
    suite: int
    recipients: dict[str, bytes]
    catalogue_keys: tuple[bytes, ...]
    command_keys: dict[str, bytes]
    badge_keys: dict[str, bytes]
    revoked_badges: frozenset[str]
    seal_keys: dict[str, bytes]

    def sealer(self) -> Sealer:
        return Sealer(self.recipients, suite=self.suite)


class _Key(msgspec.Struct):
    keytype: str
    keyval: dict[str, str]


class _Role(msgspec.Struct):
    keyids: list[str]
    threshold: int


class _Signed(msgspec.Struct):
    keys: dict[str, _Key]
    roles: dict[str, _Role]
    version: int


class _Root(msgspec.Struct):
    signed: _Signed


def verify(trust: str, root: str, *, at_least: int = 0) -> Trust:
    """The document in `trust`, signed by the root keys that `root` names. Raises BadTrust."""
    try:
        signed = msgspec.json.decode(trust, type=SignedTrust)
        keys = msgspec.json.decode(root, type=_Root).signed
        if _signers(signed, keys) < max(1, keys.roles["root"].threshold):
            raise BadTrust("signature")
        document = msgspec.json.decode(signed.document, type=TrustDocument)
        if document.version < at_least:
            raise BadTrust("rollback")
        return _read(document)
    except (msgspec.MsgspecError, KeyError, ValueError) as error:
        raise error if isinstance(error, BadTrust) else BadTrust("form") from None


def _signers(signed: SignedTrust, root: _Signed) -> int:
    good = set()
    for key_id in root.roles["root"].keyids:
        key = root.keys[key_id]
        if key.keytype != "ed25519" or key_id not in signed.signatures:
            continue
        public = bytes.fromhex(key.keyval["public"])
        try:
            signature = base64.b64decode(signed.signatures[key_id], validate=True)
            Ed25519PublicKey.from_public_bytes(public).verify(signature, signed.document.encode())
        except (InvalidSignature, ValueError):
            continue
        good.add(public)
    return len(good)


def _read(document: TrustDocument) -> Trust:
    if document.v != 1 or not document.recipients or not document.catalogue_keys:
        raise BadTrust("form")
    return Trust(
        document.version,
        NAMES[document.suite],
        _raw(document.recipients),
        tuple(_raw(document.catalogue_keys).values()),
        _raw(document.command_keys),
        _raw(document.badge_keys),
        frozenset(document.revoked_badges),
        _raw(document.seal_keys),
    )


def _raw(keys: dict[str, str]) -> dict[str, bytes]:
    return {key_id: base64.b64decode(key, validate=True) for key_id, key in keys.items()}


def load(directory: Path) -> Trust:
    """What is kept in a terminal's data directory. Raises BadTrust, OSError."""
    kept = _kept(directory)
    return verify(kept.trust, kept.root)


def keep(directory: Path, trust: str, root: str) -> Trust:
    """Believe `trust` from now on. Raises BadTrust when it is not good or older than what is kept, and OSError."""
    try:
        at_least = load(directory).version
    except (OSError, BadTrust):
        at_least = 0
    found = verify(trust, root, at_least=at_least)
    replace(directory / FILE, msgspec.json.encode(KeptTrust(root, trust)))
    return found


def root_of(directory: Path) -> bytes:
    """The root metadata that is kept. Raises BadTrust, OSError."""
    return _kept(directory).root.encode()


def _kept(directory: Path) -> KeptTrust:
    try:
        return msgspec.json.decode((directory / FILE).read_bytes(), type=KeptTrust)
    except msgspec.MsgspecError:
        raise BadTrust("form") from None

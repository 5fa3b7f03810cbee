"""Whom a terminal trusts: one document, signed by the root keys, which lie in a safe.

What works online at the centre can publish services; it cannot put itself among those to whom cases are sealed.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TrustDocument:
    """Keys are base64 of their raw bytes, by key id.

    version: grows with every change. suite: by which data keys are wrapped (`offline_store.suites.NAMES`). recipients:
    to all of whom everything is sealed, current and escrow. catalogue_keys, command_keys, badge_keys: Ed25519 public
    keys of who publishes services, commands terminals, and signs technicians' badges; seal_keys: with which printed
    papers are sealed, earlier ones too. revoked_badges: ids of badges that are no longer any good.
    """

    version: int
    suite: str
    recipients: dict[str, str]
    catalogue_keys: dict[str, str]
    command_keys: dict[str, str] = field(default_factory=dict)
    badge_keys: dict[str, str] = field(default_factory=dict)
    revoked_badges: list[str] = field(default_factory=list)
    seal_keys: dict[str, str] = field(default_factory=dict)
    v: int = 1


@dataclass(frozen=True, slots=True)
class SignedTrust:
    """document: the JSON text of a `TrustDocument`. signatures: Ed25519 over its UTF-8, base64, by root key id."""

    document: str
    signatures: dict[str, str]


@dataclass(frozen=True, slots=True)
class KeptTrust:
    """`trust.json` of a terminal. root: TUF root metadata, as text; trust: a `SignedTrust`, as text. One file, so that
    both change together.
    """

    root: str
    trust: str

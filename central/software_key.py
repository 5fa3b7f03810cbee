"""Signing keys of a centre that lie in files: only for a demo."""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from offline_store.durable import replace


def kept(file: Path) -> Ed25519PrivateKey:
    """The key in `file`, made on first use."""
    if not file.exists():
        keep(file, Ed25519PrivateKey.generate())
    return Ed25519PrivateKey.from_private_bytes(file.read_bytes())


def keep(file: Path, private: Ed25519PrivateKey) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(file, private.private_bytes_raw())


def public(private: Ed25519PrivateKey) -> bytes:
    """Raw."""
    return private.public_key().public_bytes_raw()


def short_name(kind: str, private: Ed25519PrivateKey) -> str:
    """What it is told apart by from others of its kind."""
    return f"{kind}-{hashlib.sha256(public(private)).hexdigest()[:8]}"

"""The key with which the centre commands its terminals. The API does not need it: it passes on what was signed."""

import base64
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import software_key
from kiosk_app.protocol.commands import Command, SignedCommand, canonical, signed_bytes

FILE: Final = "commands.key"


def path(data: Path) -> Path:
    return data / "keys" / FILE


def key(data: Path) -> Ed25519PrivateKey:
    """Of this centre, made on first use. A software key: only for a demo."""
    return software_key.kept(path(data))


def key_id(private: Ed25519PrivateKey) -> str:
    return software_key.short_name("k", private)


def public_keys(data: Path) -> dict[str, bytes]:
    """What terminals check commands with, by key id, raw; the root has to sign it."""
    private = key(data)
    return {key_id(private): software_key.public(private)}


def sign(command: Command, private: Ed25519PrivateKey) -> SignedCommand:
    text = canonical(command)
    signature = base64.b64encode(private.sign(signed_bytes(text))).decode()
    return SignedCommand(key_id(private), text, signature)

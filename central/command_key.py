"""The key with which the centre commands its terminals. The API does not need it: it passes on what was signed."""

import base64
import hashlib
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import site
from kiosk_app.protocol.commands import Command, SignedCommand, canonical, signed_bytes

FILE: Final = "commands.key"


def key(data: Path) -> Ed25519PrivateKey:
    """Of this centre, made on first use. A software key: only for a demo."""
    path = data / "keys" / FILE
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        site.write(path, Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def key_id(private: Ed25519PrivateKey) -> str:
    return f"k-{hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()[:8]}"


def public_keys(data: Path) -> dict[str, str]:
    """What terminals check commands with, by key id, base64."""
    private = key(data)
    return {key_id(private): base64.b64encode(private.public_key().public_bytes_raw()).decode()}


def sign(command: Command, private: Ed25519PrivateKey) -> SignedCommand:
    text = canonical(command)
    signature = base64.b64encode(private.sign(signed_bytes(text))).decode()
    return SignedCommand(key_id(private), text, signature)

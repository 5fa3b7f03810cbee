"""The key that seals printed papers. Only who makes papers needs it; everybody else, its public half."""

from dataclasses import replace as changed
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import software_key, trust
from central.repository import Repository
from kiosk_app.protocol import seals
from kiosk_app.protocol.papers import SealedFacts

FILE: Final = "seals.key"


class Seal:
    """data: of this centre. The key is read at the first paper: whoever makes none never has it."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def __call__(self, facts: SealedFacts) -> str:
        """What the code on the paper says."""
        private = key(self._data)
        return seals.made(facts, key_id(private), private.sign)


def key(data: Path) -> Ed25519PrivateKey:
    """Of this centre, made on first use. A software key: only for a demo."""
    return software_key.kept(_path(data))


def key_id(private: Ed25519PrivateKey) -> str:
    return software_key.short_name("s", private)


def public_keys(data: Path) -> dict[str, bytes]:
    """What terminals believe papers by, by key id, raw; the root has to sign it."""
    private = key(data)
    return {key_id(private): software_key.public(private)}


def renew(data: Path, repository: Repository) -> str:
    """Seal with a new key from now on; what earlier ones have sealed goes on being believed. Returns its id."""
    document = trust.current(repository)
    assert document
    private = Ed25519PrivateKey.generate()
    mine = trust.named({key_id(private): software_key.public(private)})
    trust.publish(repository, changed(document, seal_keys={**document.seal_keys, **mine}))
    software_key.keep(_path(data), private)
    return key_id(private)


def _path(data: Path) -> Path:
    return data / "keys" / FILE

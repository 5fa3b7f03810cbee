"""The bundles a terminal keeps: the newest one it fetched, and the last one it has used.

Neither is believed for being there: whatever reads a bundle checks its signature. What was once used is also a floor,
so that an older bundle cannot come back by replacing a file and waiting for a restart.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.catalogue.bundle import BadBundle, Outer, by_digest, read_bundle, whole
from kiosk_app.catalogue.model import Catalogue
from offline_store.durable import replace

log = logging.getLogger(__name__)
FETCHED: Final = "bundle.json"
USED: Final = "accepted.json"
Keys = Sequence[bytes]


def load(directory: Path, keys: Keys, *, at_least: int = 0) -> Catalogue | None:
    """The catalogue to use from now on. directory: `DIR/catalogue`. keys: raw Ed25519 public keys, any of which may
    have signed.

    None when there is no good one that is not older than version `at_least`. Says once for each bad one why.
    """
    used = _read(directory / USED, keys, at_least)
    fetched = _read(directory / FETCHED, keys, max(at_least, used.version if used else 0))
    if fetched and (not used or fetched.version > used.version):
        try:
            replace(directory / USED, (directory / FETCHED).read_bytes())
        except OSError as error:
            log.warning("the good catalogue could not be kept: %s", error.strerror)
    return fetched or used


def newest(directory: Path, keys: Keys) -> int:
    """The version of the newest good bundle here, 0 without one. Says nothing."""
    return max(_version(directory / name, keys) for name in (FETCHED, USED))


def is_good(directory: Path, keys: Keys) -> bool:
    """Whether what was fetched last can be used. Says nothing."""
    return _version(directory / FETCHED, keys) > 0


def is_of(directory: Path, published: bytes) -> bool:
    """Whether what was fetched last says the same as this, whose parts may be missing."""
    try:
        mine = msgspec.json.decode((directory / FETCHED).read_bytes(), type=Outer)
        return mine.manifest == msgspec.json.decode(published, type=Outer).manifest
    except (OSError, msgspec.MsgspecError):
        return False


def parts(directory: Path) -> dict[str, str]:
    """Every part of the bundles here, by digest: none of them is to be fetched again."""
    found: dict[str, str] = {}
    for name in (FETCHED, USED):
        with suppress(OSError, msgspec.MsgspecError):
            found |= by_digest(msgspec.json.decode((directory / name).read_bytes(), type=Outer))
    return found


def verify(raw: bytes, keys: Keys, at_least: int) -> Catalogue:
    """Every service of it is read. Raises BadBundle."""
    catalogue = read_bundle(raw, public(keys), at_least=at_least)
    whole(catalogue)
    return catalogue


def public(keys: Keys) -> list[Ed25519PublicKey]:
    return [Ed25519PublicKey.from_public_bytes(key) for key in keys]


def _read(path: Path, keys: Keys, at_least: int) -> Catalogue | None:
    try:
        return read_bundle(path.read_bytes(), public(keys), at_least=at_least)
    except FileNotFoundError:
        return None
    except (OSError, BadBundle) as error:
        log.warning("catalogue %s refused: %s", path.name, error.strerror if isinstance(error, OSError) else error)
        return None


def _version(path: Path, keys: Keys) -> int:
    try:
        return read_bundle(path.read_bytes(), public(keys)).version
    except (OSError, BadBundle):
        return 0

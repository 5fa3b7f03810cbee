"""The bundles a terminal keeps: the newest one it fetched, and the last one it has used.

Neither is believed for being there: whatever reads a bundle checks its signature. What was once used is also a floor,
so that an older bundle cannot come back by replacing a file and waiting for a restart.
"""

import logging
import os
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.catalogue.bundle import BadBundle, read_bundle
from kiosk_app.catalogue.model import Catalogue

log = logging.getLogger(__name__)
FETCHED: Final = "bundle.json"
USED: Final = "accepted.json"


def load(directory: Path, key: bytes, *, at_least: int = 0) -> Catalogue | None:
    """The catalogue to use from now on. directory: `DIR/catalogue`. key: raw Ed25519 public key.

    None when there is no good one that is not older than version `at_least`. Says once for each bad one why.
    """
    used = _read(directory / USED, key, at_least)
    fetched = _read(directory / FETCHED, key, max(at_least, used.version if used else 0))
    if fetched and (not used or fetched.version > used.version):
        try:
            replace(directory / USED, (directory / FETCHED).read_bytes())
        except OSError as error:
            log.warning("the good catalogue could not be kept: %s", error.strerror)
    return fetched or used


def newest(directory: Path, key: bytes) -> int:
    """The version of the newest good bundle here, 0 without one. Says nothing."""
    return max(_version(directory / name, key) for name in (FETCHED, USED))


def is_good(directory: Path, key: bytes) -> bool:
    """Whether what was fetched last can be used. Says nothing."""
    return _version(directory / FETCHED, key) > 0


def verify(raw: bytes, key: bytes, at_least: int) -> Catalogue:
    """Raises BadBundle."""
    return read_bundle(raw, Ed25519PublicKey.from_public_bytes(key), at_least=at_least)


def replace(path: Path, content: bytes) -> None:
    """Whole or not at all, also after a power cut. Raises OSError."""
    fresh = path.with_suffix(f"{path.suffix}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(path: Path, key: bytes, at_least: int) -> Catalogue | None:
    try:
        return verify(path.read_bytes(), key, at_least)
    except FileNotFoundError:
        return None
    except (OSError, BadBundle) as error:
        log.warning("catalogue %s refused: %s", path.name, error.strerror if isinstance(error, OSError) else error)
        return None


def _version(path: Path, key: bytes) -> int:
    try:
        return verify(path.read_bytes(), key, 0).version
    except (OSError, BadBundle):
        return 0

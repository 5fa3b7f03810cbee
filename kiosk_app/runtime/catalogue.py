"""The catalogue a terminal uses: the newest one it fetched if that is good, otherwise the last good one."""

import logging
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.catalogue.bundle import BadBundle, read_bundle
from kiosk_app.catalogue.model import Catalogue

log = logging.getLogger(__name__)


def load(directory: Path, key: bytes, *, at_least: int = 0) -> Catalogue | None:
    """directory: `DIR/catalogue`. None when there is no good catalogue that is not older than `at_least`."""
    public = Ed25519PublicKey.from_public_bytes(key)
    for name in ("bundle.json", "accepted.json"):
        try:
            raw = (directory / name).read_bytes()
            catalogue = read_bundle(raw, public, at_least=at_least)
        except FileNotFoundError:
            continue
        except (OSError, BadBundle) as error:
            log.warning("catalogue %s refused: %s", name, error)
            continue
        if name == "bundle.json":
            try:
                _keep(directory / "accepted.json", raw)
            except OSError as error:
                log.warning("the good catalogue could not be kept: %s", error.strerror)
        return catalogue
    return None


def _keep(path: Path, raw: bytes) -> None:
    if path.exists() and path.read_bytes() == raw:
        return
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)

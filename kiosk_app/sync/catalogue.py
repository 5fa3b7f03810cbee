"""Fetches the published catalogue. A bundle that no terminal could use never replaces one that can be used."""

import logging
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiosk_app.catalogue import kept
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.centre import Centre

log = logging.getLogger(__name__)
ETAG: Final = "bundle.etag"
MAX_ETAG: Final = 200


class CatalogueFetcher:
    """directory: `DIR/catalogue`. key: raw Ed25519 public key of the publisher."""

    def __init__(self, centre: Centre, directory: Path, key: bytes) -> None:
        self._centre = centre
        self._directory = directory
        self._key = key
        self._refused = b""

    def step(self) -> bool:
        """Bring the bundle up to date; True when it changed. Raises CentreError, OSError.

        The version is noted after the bundle is safe: a crash in between costs one more download. A bad bundle is
        fetched again and again, for nobody knows on whose way it was spoilt, but it is told of only once.
        """
        file = self._centre.catalogue(self._noted())
        if file is None:
            return False
        try:
            kept.verify(file.content, self._key, kept.newest(self._directory, self._key))
        except BadBundle as error:
            digest = sha256(file.content).digest()
            if digest != self._refused:
                log.warning("the catalogue that came from the centre is refused: %s", error)
            self._refused = digest
            return False
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept.replace(self._directory / kept.FETCHED, file.content)
        kept.replace(self._directory / ETAG, file.etag.encode())
        self._refused = b""
        return True

    def _noted(self) -> str:
        """What to tell the centre that is here: "" when it should send its bundle whatever it is."""
        if not kept.is_good(self._directory, self._key):
            return ""
        try:
            etag = (self._directory / ETAG).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return ""
        return etag if len(etag) <= MAX_ETAG and etag.isprintable() else ""

"""Fetches the published catalogue. Whoever reads it checks the signature: a file that got here is not yet believed."""

import os
from pathlib import Path
from typing import Final

from kiosk_app.centre import Centre

BUNDLE: Final = "bundle.json"
ETAG: Final = "bundle.etag"


def fetch(centre: Centre, directory: Path) -> bool:
    """Bring `directory/bundle.json` up to date; True when it changed. Raises CentreError, OSError.

    The version is noted after the bundle is safe: a crash in between costs one more download.
    """
    bundle, noted = directory / BUNDLE, directory / ETAG
    try:
        etag = noted.read_text(encoding="utf-8") if bundle.exists() else ""
    except FileNotFoundError:
        etag = ""
    file = centre.catalogue(etag)
    if file is None:
        return False
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _replace(bundle, file.content)
    _replace(noted, file.etag.encode())
    return True


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all, also after a power cut."""
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

"""Checks the sources, signs them as one bundle and puts it where terminals fetch it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import software_key
from central.catalogue import stock
from central.catalogue.press import compile_bundle
from central.catalogue.source import Sources, read_sources
from central.repository import Repository
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import Catalogue
from offline_store.durable import replace

SOURCES = Path(__file__).parent
VERSION = "version"


def key(data: Path) -> Ed25519PrivateKey:
    """The publishing key of this centre, made on first use. A software key: only for a demo."""
    return software_key.kept(data / "keys" / "catalogue.key")


def ensure(data: Path, sources: Path = SOURCES, clock: Callable[[], float] = time.time) -> int:
    """Publishes the sources unless what is published already says the same.

    Returns the version terminals get now, from 1. Raises BadDefinition, OSError.
    """
    found = read_sources(sources)
    private = key(data)
    repository = Repository(data, clock)
    repository.prepare()
    version = _last_version(data) + 1
    published = datetime.fromtimestamp(clock(), UTC).isoformat(timespec="seconds")
    try:
        catalogue = published_now(data)
    except (OSError, BadBundle):
        pass
    else:
        same = _compiled(found, catalogue.version, catalogue.published, private)
        if same == stock.take(repository):
            return catalogue.version
        version = max(version, catalogue.version + 1)
    (data / "catalogue").mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(data / "catalogue" / VERSION, f"{version}\n".encode())
    stock.put(repository, _compiled(found, version, published, private))
    return version


def _compiled(found: Sources, version: int, published: str, private: Ed25519PrivateKey) -> bytes:
    return compile_bundle(
        found.definitions, found.tables, found.sites, version=version, published=published, key=private
    )


def _last_version(data: Path) -> int:
    """Noted apart: were the bundle lost and numbers begun anew, terminals would refuse them as old."""
    try:
        return int((data / "catalogue" / VERSION).read_bytes())
    except (OSError, ValueError):
        return 0


def published_now(data: Path) -> Catalogue:
    """What terminals fetch. Raises OSError, BadBundle."""
    return latest(data).now()


def latest(data: Path) -> stock.Latest[Catalogue]:
    """What terminals fetch, whenever asked. Its `now` raises OSError, BadBundle."""
    return stock.believed(Repository(data, time.time), lambda: [key(data).public_key()])

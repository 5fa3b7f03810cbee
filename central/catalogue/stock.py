"""What terminals fetch of a catalogue: the signed manifest the TUF way, and its parts by their digests.

A part is fetched by the SHA-256 that the signed manifest gives it, so who serves it need not be believed; one that a
terminal has is not fetched again, whichever version it came with.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Generic, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central.repository import Repository
from kiosk_app.catalogue.bundle import BadBundle, Outer, by_digest, digest, encode, read_bundle
from kiosk_app.catalogue.model import Catalogue
from offline_store.durable import replace

Made = TypeVar("Made")
NAME: Final = "catalogue.json"
BUNDLES: Final = "bundles"
"""Each named by the digest of its manifest."""


def put(repository: Repository, bundle: bytes) -> None:
    """The bundle first: whoever reads the new manifest finds its parts. What was there before goes."""
    outer = msgspec.json.decode(bundle, type=Outer)
    path = _path(repository, outer)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(path, bundle)
    repository.publish(NAME, encode(Outer(outer.manifest, outer.signature)))
    for other in path.parent.glob("*.json"):
        if other != path:
            other.unlink()


def take(repository: Repository) -> bytes | None:
    """The whole bundle that is published; None when there is none, or it is lost or spoilt."""
    raw = repository.read(NAME)
    try:
        return _path(repository, msgspec.json.decode(raw, type=Outer)).read_bytes() if raw else None
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


class Latest(Generic[Made]):
    """What `make` makes of the bundle that is published, as `take` gives it; anew only when another is published."""

    def __init__(self, repository: Repository, make: Callable[[bytes | None], Made]) -> None:
        self._repository = repository
        self._make = make
        self._made: tuple[bytes | None, Made] | None = None

    def now(self) -> Made:
        """Raises what `make` raises."""
        manifest = self._repository.read(NAME)
        made = self._made
        if made is None or made[0] != manifest:
            made = self._made = (manifest, self._make(take(self._repository)))
        return made[1]


def believed(repository: Repository, keys: Callable[[], Iterable[Ed25519PublicKey]]) -> Latest[Catalogue]:
    """The catalogue that is published. Its `now` raises OSError, BadBundle, and what `keys` raises.

    keys: of those who may publish, asked for anew with each catalogue.
    """

    def read(bundle: bytes | None) -> Catalogue:
        if bundle is None:
            raise BadBundle("form")
        return read_bundle(bundle, list(keys()))

    return Latest(repository, read)


class Stock:
    """The parts of what is published, as they are asked for."""

    def __init__(self, repository: Repository) -> None:
        self._latest = Latest(repository, _parts)

    def parts(self, wanted: Iterable[str]) -> dict[str, str]:
        """Those of the wanted parts that are here, by digest."""
        here = self._latest.now()
        return {name: here[name] for name in wanted if name in here}


def _parts(bundle: bytes | None) -> dict[str, str]:
    return by_digest(msgspec.json.decode(bundle, type=Outer)) if bundle else {}


def _path(repository: Repository, outer: Outer) -> Path:
    return repository.folder / BUNDLES / f"{digest(outer.manifest)}.json"

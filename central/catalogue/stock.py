"""What terminals fetch of a catalogue: the signed manifest the TUF way, and its parts by their digests.

A part is fetched by the SHA-256 that the signed manifest gives it, so who serves it need not be believed; one that a
terminal has is not fetched again, whichever version it came with.
"""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from central.repository import Repository
from kiosk_app.catalogue.bundle import Manifest, Outer, by_digest, digest, encode
from offline_store.durable import replace

NAME: Final = "catalogue.json"
PARTS: Final = "parts"
DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def put(repository: Repository, bundle: bytes) -> None:
    """The parts first: whoever reads the new manifest finds them. Those of the version before stay a while."""
    outer = msgspec.json.decode(bundle, type=Outer)
    folder = repository.folder / PARTS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = repository.read(NAME)
    for name, text in by_digest(outer).items():
        if not (folder / name).exists():
            replace(folder / name, text.encode())
    repository.publish(NAME, encode(Outer(outer.manifest, outer.signature)))
    named = _named(bundle) | (_named(before) if before else set())
    for path in folder.iterdir():
        if path.name not in named:
            path.unlink()


def take(repository: Repository) -> bytes | None:
    """The whole bundle that is published; None when there is none, or a part of it is lost or spoilt."""
    raw = repository.read(NAME)
    if raw is None:
        return None
    try:
        outer = msgspec.json.decode(raw, type=Outer)
        manifest = msgspec.json.decode(outer.manifest, type=Manifest)
    except msgspec.MsgspecError:
        return None
    found = {**by_digest(outer), **parts(repository, manifest.parts.values())}
    if any(wanted not in found for wanted in manifest.parts.values()):
        return None
    return encode(Outer(outer.manifest, outer.signature, {name: found[part] for name, part in manifest.parts.items()}))


def parts(repository: Repository, wanted: Iterable[str]) -> dict[str, str]:
    """Those of the wanted parts that are here and whole, by digest."""
    found: dict[str, str] = {}
    for name in wanted:
        try:
            text = (repository.folder / PARTS / name).read_text(encoding="utf-8") if DIGEST.fullmatch(name) else ""
        except FileNotFoundError:
            continue
        if digest(text) == name:
            found[name] = text
    return found


def _named(published: bytes) -> set[str]:
    """The parts it consists of; none when it is no catalogue."""
    try:
        outer = msgspec.json.decode(published, type=Outer)
        return set(msgspec.json.decode(outer.manifest, type=Manifest).parts.values())
    except msgspec.MsgspecError:
        return set()

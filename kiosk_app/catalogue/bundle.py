"""The published catalogue: compiled JSON, signed by its exact bytes, each language of each service a part of its own.

A bundle is `{"manifest": text, "signature": base64, "parts": {name: text}}`. The manifest, itself JSON, names the
version, the release of the definition language, the time of publishing and the SHA-256 of every part; the Ed25519
signature covers its bytes as they stand. Parts are `index` (a list of entries), `tables`, `sites`, and one per
service. In each, a text is `{"$": number}`, a place in the list of words that the part `<name>.<language>` holds: a
corrected translation changes one small part, and a terminal fetches no part twice.

A service is decoded when it is first asked for, so that a terminal starts as fast with a thousand of them.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk_app.catalogue.model import LANGUAGES, Catalogue, Definition, Entry, TableRow
from kiosk_app.catalogue.sites import Sites

RELEASE: Final = 3
"""Of the definition language: what a newer one says may not be understood here."""
INDEX: Final = "index"
TABLES: Final = "tables"
SITES: Final = "sites"


class BadBundle(ValueError):
    """A bundle that must not be used. reason: `signature`, `digest`, `form`, `release` or `rollback`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Manifest(msgspec.Struct, frozen=True):
    """parts: hex SHA-256 by name."""

    version: int
    release: int
    published: str
    parts: dict[str, str]


class Outer(msgspec.Struct, frozen=True):
    """parts may be empty: then it is what parts are fetched by."""

    manifest: str
    signature: str
    parts: dict[str, str] = msgspec.field(default_factory=dict)


def encode(outer: Outer) -> bytes:
    """The same parts give the same bytes."""
    return msgspec.json.encode(outer, order="deterministic")


def by_digest(outer: Outer) -> dict[str, str]:
    """The parts that came along, by what they are."""
    return {digest(text): text for text in outer.parts.values()}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read_outer(raw: bytes, keys: Sequence[Ed25519PublicKey], *, at_least: int = 0) -> tuple[Outer, Manifest]:
    """Signed by any of `keys`; the parts are not looked at. Raises BadBundle."""
    try:
        outer = msgspec.json.decode(raw, type=Outer)
        signature = base64.b64decode(outer.signature)
        if not any(_signed(key, signature, outer.manifest.encode()) for key in keys):
            raise BadBundle("signature")
        plain = msgspec.json.decode(outer.manifest)
        if isinstance(plain, dict) and plain.get("release") != RELEASE:
            raise BadBundle("release")
        manifest = msgspec.convert(plain, Manifest)
    except BadBundle:
        raise
    except ValueError as error:
        raise BadBundle("form") from error
    if manifest.version < at_least:
        raise BadBundle("rollback")
    return outer, manifest


def read_bundle(raw: bytes, keys: Sequence[Ed25519PublicKey], *, at_least: int = 0) -> Catalogue:
    """Signed by any of `keys`. Raises BadBundle; never returns a part of a bundle.

    What is signed is right in form; who is not so sure asks `whole`.
    """
    outer, manifest = read_outer(raw, keys, at_least=at_least)
    for name, expected in manifest.parts.items():
        if digest(outer.parts.get(name, "")) != expected:
            raise BadBundle("digest")
    try:
        parts = {name: outer.parts[name] for name in manifest.parts}
        entries = {entry.id: entry for entry in _decoded(parts, INDEX, list[Entry])}
        tables: dict[str, list[TableRow]] = _decoded(parts, TABLES, dict[str, list[TableRow]])
        sites: Sites = _decoded(parts, SITES, Sites)
        digests = {name: manifest.parts[name] for name in entries}
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BadBundle("form") from error
    return Catalogue(
        version=manifest.version,
        published=manifest.published,
        entries=entries,
        definitions=Definitions(parts, tuple(entries)),
        tables=tables,
        digests=digests,
        sites=sites,
    )


def whole(catalogue: Catalogue) -> None:
    """Decode every service. Raises BadBundle when one cannot be."""
    try:
        for name in catalogue.definitions:
            _ = catalogue.definitions[name]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BadBundle("form") from error


class Definitions(Mapping[str, Definition]):
    """Decoded as they are asked for. parts: of a bundle, by name."""

    def __init__(self, parts: Mapping[str, str], names: Sequence[str]) -> None:
        self._parts = parts
        self._names = dict.fromkeys(names)
        self._decoded: dict[str, Definition] = {}

    def __getitem__(self, name: str) -> Definition:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._decoded:
            self._decoded[name] = _decoded(self._parts, name, Definition)
        return self._decoded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _decoded(parts: Mapping[str, str], name: str, kind: Any) -> Any:
    """Raises KeyError, IndexError, TypeError, ValueError."""
    words = [msgspec.json.decode(parts[f"{name}.{language}"], type=list[str]) for language in LANGUAGES]
    return msgspec.convert(_insert(msgspec.json.decode(parts[name]), words), kind)


def _insert(value: Any, words: Sequence[Sequence[str]]) -> Any:
    if isinstance(value, dict):
        if len(value) == 1 and "$" in value:
            number = value["$"]
            return {language: spoken[number] for language, spoken in zip(LANGUAGES, words, strict=True)}
        return {name: _insert(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [_insert(inner, words) for inner in value]
    return value


def _signed(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True

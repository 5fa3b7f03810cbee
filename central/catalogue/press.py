"""Compiles definitions and signs them: the other side of `kiosk_app.catalogue.bundle`."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.catalogue.index import entry
from kiosk_app.catalogue.bundle import INDEX, RELEASE, SITES, TABLES, Manifest, Outer, digest, encode
from kiosk_app.catalogue.model import LANGUAGES, Definition, TableRow
from kiosk_app.catalogue.sites import NO_SITES, Sites


def compile_bundle(
    definitions: Iterable[Definition],
    tables: Mapping[str, list[TableRow]],
    sites: Sites = NO_SITES,
    *,
    version: int,
    published: str,
    key: Ed25519PrivateKey,
) -> bytes:
    """published: RFC 3339 UTC. The same input gives the same bytes."""
    return signed(compile_parts(definitions, tables, sites), version=version, published=published, key=key)


def compile_parts(
    definitions: Iterable[Definition], tables: Mapping[str, list[TableRow]], sites: Sites = NO_SITES
) -> dict[str, str]:
    """By name: one for each service, and one more for each of its languages."""
    ordered = sorted(definitions, key=lambda definition: definition.id)
    sources: dict[str, Any] = {INDEX: [entry(definition) for definition in ordered], TABLES: tables, SITES: sites}
    sources |= {definition.id: definition for definition in ordered}
    parts: dict[str, str] = {}
    for name, source in sources.items():
        words: list[dict[str, str]] = []
        parts[name] = _canonical(_extract(msgspec.to_builtins(source), words))
        for language in LANGUAGES:
            parts[f"{name}.{language}"] = _canonical([text[language] for text in words])
    return parts


def signed(parts: Mapping[str, str], *, version: int, published: str, key: Ed25519PrivateKey) -> bytes:
    """A bundle of them."""
    digests = {name: digest(text) for name, text in parts.items()}
    manifest = _canonical(Manifest(version, RELEASE, published, digests))
    signature = base64.b64encode(key.sign(manifest.encode())).decode()
    return encode(Outer(manifest, signature, dict(parts)))


def _canonical(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def is_text(value: object) -> bool:
    return isinstance(value, dict) and set(value) == set(LANGUAGES)


def _extract(value: Any, words: list[dict[str, str]]) -> Any:
    """With `{"$": number}` in the place of each text, the texts in `words`. What says nothing is left out."""
    if is_text(value):
        words.append(value)
        return {"$": len(words) - 1}
    if isinstance(value, dict):
        kept = {name: inner for name, inner in value.items() if inner not in ("", None, [], {})}
        return {name: _extract(inner, words) for name, inner in kept.items()}
    if isinstance(value, list):
        return [_extract(inner, words) for inner in value]
    return value

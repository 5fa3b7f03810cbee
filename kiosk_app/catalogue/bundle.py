"""The published catalogue: compiled JSON, signed by its exact bytes, each language a part with a digest of its own.

A bundle is `{"manifest": text, "signature": base64, "parts": {name: text}}`. The manifest, itself JSON, names the
version, the time of publishing and the SHA-256 of every part; the Ed25519 signature covers its bytes as they stand.
Parts are `definitions`, `tables` and one per language. In `definitions` and `tables` each text is `{"$": id}`; a
language part maps ids to words, so a corrected translation changes one small part.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk_app.catalogue.model import LANGUAGES, Catalogue, Definition, TableRow


class BadBundle(ValueError):
    """A bundle that must not be used. reason: `signature`, `digest`, `form` or `rollback`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def canonical(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


def compile_bundle(
    definitions: Iterable[Definition],
    tables: Mapping[str, list[TableRow]],
    *,
    version: int,
    published: str,
    key: Ed25519PrivateKey,
) -> bytes:
    """published: RFC 3339 UTC. The same input gives the same bytes."""
    words: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    plain_definitions = {d.id: _extract(msgspec.to_builtins(d), d.id, words) for d in definitions}
    plain_tables = {name: _extract(msgspec.to_builtins(rows), name, words) for name, rows in tables.items()}
    parts = {
        "definitions": canonical(plain_definitions).decode(),
        "tables": canonical(plain_tables).decode(),
        **{language: canonical(words[language]).decode() for language in LANGUAGES},
    }
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in parts.items()}
    manifest = canonical({"version": version, "published": published, "parts": digests}).decode()
    signature = base64.b64encode(key.sign(manifest.encode())).decode()
    return canonical({"manifest": manifest, "signature": signature, "parts": parts})


def read_bundle(raw: bytes, keys: Sequence[Ed25519PublicKey], *, at_least: int = 0) -> Catalogue:
    """Signed by any of `keys`. Raises BadBundle; never returns a part of a bundle."""
    try:
        outer = msgspec.json.decode(raw, type=dict[str, Any])
        manifest_text, parts = str(outer["manifest"]), dict(outer["parts"])
        if not any(_signed(key, base64.b64decode(outer["signature"]), manifest_text.encode()) for key in keys):
            raise BadBundle("signature")
        manifest = msgspec.json.decode(manifest_text, type=dict[str, Any])
        if int(manifest["version"]) < at_least:
            raise BadBundle("rollback")
        for name, digest in manifest["parts"].items():
            if hashlib.sha256(parts[name].encode()).hexdigest() != digest:
                raise BadBundle("digest")
        words = {language: msgspec.json.decode(parts[language], type=dict[str, str]) for language in LANGUAGES}
        compiled = msgspec.json.decode(parts["definitions"], type=dict[str, Any])
        tables = _insert(msgspec.json.decode(parts["tables"]), words)
        return Catalogue(
            version=int(manifest["version"]),
            published=str(manifest["published"]),
            definitions=msgspec.convert(_insert(compiled, words), dict[str, Definition]),
            tables=msgspec.convert(tables, dict[str, list[TableRow]]),
            digests={name: hashlib.sha256(canonical(plain)).hexdigest() for name, plain in compiled.items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, BadBundle):
            raise
        raise BadBundle("form") from error


def _signed(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def is_text(value: object) -> bool:
    return isinstance(value, dict) and set(value) == set(LANGUAGES)


def _extract(value: Any, path: str, words: dict[str, dict[str, str]]) -> Any:
    if is_text(value):
        for language in LANGUAGES:
            words[language][path] = value[language]
        return {"$": path}
    if isinstance(value, dict):
        return {name: _extract(inner, f"{path}.{name}", words) for name, inner in value.items()}
    if isinstance(value, list):
        return [_extract(inner, f"{path}.{index}", words) for index, inner in enumerate(value)]
    return value


def _insert(value: Any, words: dict[str, dict[str, str]]) -> Any:
    if isinstance(value, dict):
        if set(value) == {"$"}:
            return {language: words[language][value["$"]] for language in LANGUAGES}
        return {name: _insert(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [_insert(inner, words) for inner in value]
    return value

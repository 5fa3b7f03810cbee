"""A terminal uses a catalogue whole and as signed, or not at all."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.catalogue.press import compile_bundle
from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from kiosk_app.catalogue.bundle import BadBundle, read_bundle

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
READ = read_sources(SOURCES)


def bundle(version: int = 3) -> bytes:
    return compile_bundle(
        READ.definitions, READ.tables, READ.sites, version=version, published="2026-01-01T00:00:00+00:00", key=KEY
    )


def test_what_was_compiled_is_read_back() -> None:
    catalogue = read_bundle(bundle(), [KEY.public_key()])
    assert list(catalogue.definitions.values()) == READ.definitions
    assert catalogue.tables == READ.tables
    assert catalogue.version == 3


def test_the_same_sources_give_the_same_bytes() -> None:
    assert bundle() == bundle()


@pytest.mark.parametrize("part", ["k08", "index", "tables", "k08.zh_CN", "index.en", "manifest"])
def test_one_changed_character_is_refused(part: str) -> None:
    outer = json.loads(bundle())
    place = outer if part == "manifest" else outer["parts"]
    text = place[part]
    place[part] = text[:5] + ("a" if text[5] != "a" else "b") + text[6:]
    with pytest.raises(BadBundle) as caught:
        read_bundle(json.dumps(outer).encode(), [KEY.public_key()])
    assert caught.value.reason == ("signature" if part == "manifest" else "digest")


def test_another_key_is_refused() -> None:
    with pytest.raises(BadBundle, match="signature"):
        read_bundle(bundle(), [Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()])


def test_an_older_version_is_refused() -> None:
    with pytest.raises(BadBundle, match="rollback"):
        read_bundle(bundle(2), [KEY.public_key()], at_least=3)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"manifest":1}', b"\xff", bundle()[:-1]])
def test_nonsense_is_refused(raw: bytes) -> None:
    with pytest.raises(BadBundle):
        read_bundle(raw, [KEY.public_key()])


def test_a_new_translation_changes_that_language_only() -> None:
    before, after = json.loads(bundle()), json.loads(bundle().replace(b"Lost on", b"Missing since"))
    assert [name for name in before["parts"] if before["parts"][name] != after["parts"][name]] == ["k16.en"]

"""A terminal goes on with the last good catalogue it has, and never with an older one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.catalogue import kept
from tests.catalogue.test_bundle import KEY, bundle

PUBLIC = (KEY.public_key().public_bytes_raw(),)


def version(directory: Path) -> int:
    found = kept.load(directory, PUBLIC)
    return found.version if found else 0


def with_digest_of_another(raw: bytes) -> bytes:
    outer = json.loads(raw)
    outer["parts"]["k01.en"] = outer["parts"]["k01.en"].replace("Pension", "Passion")
    return json.dumps(outer).encode()


BAD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "cut": lambda: bundle(4)[:-100],
    "garbage": lambda: b"\xff\x00" * 500,
    "digest": lambda: with_digest_of_another(bundle(4)),
    "older": lambda: bundle(2),
    "deep": lambda: b"[" * 100_000,
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_bundle_leaves_the_last_good_one(tmp_path: Path, caplog: pytest.LogCaptureFixture, bad: str) -> None:
    (tmp_path / kept.FETCHED).write_bytes(bundle(3))
    assert version(tmp_path) == 3
    (tmp_path / kept.FETCHED).write_bytes(BAD[bad]())
    assert version(tmp_path) == 3
    assert len(caplog.records) == 1
    assert caplog.records[0].exc_info is None
    assert kept.newest(tmp_path, PUBLIC) == 3
    assert kept.is_good(tmp_path, PUBLIC) == (bad == "older")


def test_a_new_good_bundle_is_taken_even_when_the_kept_one_is_spoilt(tmp_path: Path) -> None:
    (tmp_path / kept.USED).write_bytes(b"garbage")
    (tmp_path / kept.FETCHED).write_bytes(bundle(3))
    assert version(tmp_path) == 3
    assert (tmp_path / kept.USED).read_bytes() == bundle(3)


def test_somebody_elses_bundle_is_none(tmp_path: Path) -> None:
    (tmp_path / kept.FETCHED).write_bytes(bundle(3))
    other = (Ed25519PrivateKey.generate().public_key().public_bytes_raw(),)
    assert kept.load(tmp_path, other) is None
    assert kept.newest(tmp_path, other) == 0


def test_folders_where_files_should_be_are_no_catalogue(tmp_path: Path) -> None:
    for name in (kept.FETCHED, kept.USED):
        (tmp_path / name).mkdir()
    assert version(tmp_path) == 0
    (tmp_path / "file").write_bytes(b"")
    assert version(tmp_path / "file") == 0

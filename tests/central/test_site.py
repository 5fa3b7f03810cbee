"""Where a centre keeps its keys: readable by its owner alone, whatever the machine's habits are."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from central import site, trust
from central.catalogue import publish
from central.repository import Repository


@pytest.fixture
def careless() -> Iterator[None]:
    """A machine that gives everybody everything."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("careless")
def test_keys_are_their_owners_alone_even_in_a_folder_that_was_open(tmp_path: Path) -> None:
    data = tmp_path / "centre"
    (data / "keys" / "escrow").mkdir(parents=True)
    site.prepare(data)
    publish.key(data)
    keys = data / "keys"
    found = {path: path.stat().st_mode & 0o777 for path in [data, keys, *keys.rglob("*")]}
    assert {path: mode for path, mode in found.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}
    assert [path.name[0] for path in (keys / "escrow").iterdir()] == ["e"]


def test_the_opener_is_given_its_own_key_and_not_the_escrow_key(tmp_path: Path) -> None:
    site.prepare(tmp_path)
    assert [key_id[0] for key_id in site.private_keys(tmp_path)] == ["c"]
    document = trust.current(Repository(tmp_path, time.time))
    assert document
    assert sorted(key_id[0] for key_id in document.recipients) == ["c", "e"]

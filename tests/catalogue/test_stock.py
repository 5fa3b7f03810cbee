"""What the centre reads of its own catalogue."""

import time
from pathlib import Path

import pytest

from central.catalogue import publish, stock
from central.catalogue.press import compile_bundle
from central.repository import Repository
from kiosk_app.catalogue.bundle import BadBundle
from tests.central.centres import definitions


def put(repository: Repository, version: int) -> None:
    published = [definitions()["k08"]]
    key = publish.key(repository.folder.parent)
    stock.put(repository, compile_bundle(published, {}, version=version, published="", key=key))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path, time.time)
    made.prepare()
    return made


def test_a_bundle_is_read_once_until_another_is_published(repository: Repository, tmp_path: Path) -> None:
    catalogue = publish.latest(tmp_path)
    with pytest.raises(BadBundle):
        catalogue.now()
    put(repository, 1)
    first = catalogue.now()
    assert first.version == 1
    assert catalogue.now() is first
    put(repository, 2)
    assert catalogue.now().version == 2


def test_a_bundle_that_could_not_be_read_is_tried_again(repository: Repository, tmp_path: Path) -> None:
    put(repository, 1)
    (bundle,) = (repository.folder / stock.BUNDLES).iterdir()
    good = bundle.read_bytes()
    bundle.unlink()
    catalogue = publish.latest(tmp_path)
    with pytest.raises(BadBundle):
        catalogue.now()
    bundle.write_bytes(good)
    assert catalogue.now().version == 1

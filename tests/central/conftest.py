from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.centre import Centre
from offline_store.outbox import Outbox
from tests.central.centres import Hall, running


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with running(tmp_path / "centre") as opened:
        yield opened


@pytest.fixture
def centre(hall: Hall) -> Iterator[Centre]:
    with hall.client() as client:
        yield client


@pytest.fixture
def outbox(hall: Hall, tmp_path: Path) -> Iterator[Outbox]:
    with hall.outbox(tmp_path) as opened:
        yield opened


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A terminal's data directory."""
    made = tmp_path / "terminal"
    made.mkdir()
    return made

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.centres import Hall, running


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with running(tmp_path / "centre") as opened:
        yield opened


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """The terminal's data directory."""
    made = tmp_path / "terminal"
    made.mkdir()
    return made

from pathlib import Path

import pytest

from tests.deaths.doom import Doom


@pytest.fixture
def doom(tmp_path: Path) -> Doom:
    return Doom(tmp_path / "died")

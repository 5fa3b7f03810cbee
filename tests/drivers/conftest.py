"""What all tests of drivers share: no time limit for generated tests, and one pcscd for a whole process."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from drivers.lab.private_pcscd import Pcscd

# The machine may be busy with something else.
settings.register_profile("drivers", deadline=None, max_examples=60)
settings.load_profile("drivers")


@pytest.fixture(scope="session")
def _daemon() -> Iterator[Pcscd]:
    daemon = Pcscd()
    yield daemon
    daemon.close()


@pytest.fixture
def pcscd(_daemon: Pcscd) -> Pcscd:
    """Started anew: a card that is gone and another that is there within half a second are one to the old one."""
    _daemon.kill()
    _daemon.start()
    return _daemon

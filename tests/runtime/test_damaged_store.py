"""A damaged store at the start: the screen says where else to go, the log which file, and nothing is touched."""

from collections.abc import Callable

import pytest

from kiosk_app.flow.screens import HomeScreen, ProblemScreen, ResultScreen
from kiosk_app.runtime import stores
from tests.runtime.conftest import Site


def half(good: bytes) -> bytes:
    return good[: len(good) // 2]


def garbage(good: bytes) -> bytes:
    return b"\xde\xad\xbe\xef" * (len(good) // 4)


def holed(good: bytes) -> bytes:
    """The first page, which is all that opening it reads, is whole."""
    return good[:8192] + b"\xff" * (len(good) - 8192)


def altered(good: bytes) -> bytes:
    """The file is whole, but an entry says something else than when it was written."""
    assert b'"service":"k08"' in good
    return good.replace(b'"service":"k08"', b'"service":"k01"')


CASES = [(damage, file) for damage in (half, garbage, holed) for file in ("outbox.db", "ledger.db")]


@pytest.fixture
def used(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A terminal that has received a case and was switched off."""
    monkeypatch.setattr(stores, "RETRY_SECONDS", 0.05)
    site.start(online=False)
    site.visitor.walk(ResultScreen)
    site.stop()
    return site


@pytest.mark.parametrize(("damage", "file"), [*CASES, (altered, "outbox.db")])
def test_it_is_out_of_service_until_the_file_is_back(used: Site, file: str, damage: Callable[[bytes], bytes]) -> None:
    path = used.directory / file
    good = path.read_bytes()
    assert len(good) > 2 * 8192
    bad = damage(good)
    path.write_bytes(bad)
    used.launch()
    shown = used.visitor.see(ProblemScreen)
    assert shown.frame.hint
    assert (shown.frame.title.key, shown.frame.hint.key) == ("problem.full_title", "problem.full_hint")
    tried = len(used.visitor.screens) + 3
    used.visitor.until(lambda screen: len(used.visitor.screens) >= tried)
    assert path.read_bytes() == bad
    (line,) = [record for record in used.log.records if "out of service" in record.getMessage()]
    assert f"{file}: {'ChainBroken' if damage is altered else 'StoreDamaged'}" in line.getMessage()
    assert line.exc_info is None
    path.write_bytes(good)
    used.visitor.see(HomeScreen)
    used.hear(online=False)
    used.ready(online=False)
    used.visitor.walk(ResultScreen)
    assert used.kinds().count("application") == 2

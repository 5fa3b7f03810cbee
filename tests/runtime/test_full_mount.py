"""The same on a real file system that has no room left. Needs root, for the mount."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.flow.screens import EndScreen, HomeScreen, ProblemScreen, ResultScreen
from kiosk_app.runtime import room as watch
from kiosk_app.runtime import stores
from offline_store.room import RESERVE
from tests.runtime.conftest import Site

pytestmark = pytest.mark.long
SIZE = RESERVE + 8 * 2**20


@pytest.fixture
def small(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The terminal's directory is a file system with room for one case; the path is of the file that fills it.

    The terminal looks once, before it is filled: later it would begin nothing.
    """
    monkeypatch.setattr(stores, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(watch, "LOOK_SECONDS", 3600.0)
    aside = site.directory.with_name("aside")
    site.directory.rename(aside)
    site.directory.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", site.directory], check=True)
    try:
        subprocess.run(["cp", "-a", f"{aside}/.", site.directory], check=True)
        yield site.directory / "filler"
        site.stop()
    finally:
        subprocess.run(["umount", site.directory], check=True)
        site.directory.rmdir()
        aside.rename(site.directory)


def fill(path: Path) -> None:
    with path.open("ab", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                pass


def test_a_citizen_meets_a_full_disk_and_the_next_one_does_not(site: Site, small: Path) -> None:
    site.start(online=False)
    fill(small)
    before = site.place.prints()
    assert site.visitor.walk(ProblemScreen).frame.title.key == "problem.full_title"
    assert (site.kinds(), site.receipts(), site.sheets(), site.place.prints()) == ([], [], [], before)
    site.visitor.act("exit")
    site.visitor.see(EndScreen)
    site.visitor.walk(HomeScreen)
    small.unlink()
    assert site.visitor.walk(ResultScreen).frame.title.key == "result.received_title"
    assert site.sheets() == [("slip", "printed")]


def test_a_start_on_a_full_disk_waits_for_room(site: Site, small: Path) -> None:
    site.start(online=False)
    site.stop()
    fill(small)
    site.launch()
    assert site.visitor.see(ProblemScreen).frame.title.key == "problem.full_title"
    assert "outbox.db: StoreFull" in site.log.text
    small.unlink()
    site.visitor.see(HomeScreen)
    site.hear(online=False)
    site.ready(online=False)
    site.visitor.walk(ResultScreen)
    assert site.kinds() == ["application"]

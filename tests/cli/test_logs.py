"""What the processes of a terminal log is kept, a little of it, and never in the terminal's way."""

import logging
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app import logs

LAYOUT = "%(asctime)s sync %(levelname)s %(name)s: %(message)s"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    before = list(logging.getLogger().handlers)
    logs.keep(tmp_path, "sync", LAYOUT)
    yield tmp_path / "log" / "sync.log"
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)


def test_a_line_is_kept_with_its_time(kept: Path) -> None:
    assert not kept.exists()
    logging.getLogger("a.part").warning("two\nlines of %d", 5)
    (line,) = kept.read_text().splitlines()
    stamp = logs.STAMP.match(line)
    assert stamp
    assert line[stamp.end() :] == "sync WARNING a.part: two lines of 5"


def say(times: int) -> None:
    for _ in range(times):
        logging.getLogger("a.part").warning("x" * 1000)


def test_it_never_grows_beyond_its_bound_whoever_writes(kept: Path) -> None:
    """Two processes at once, as a publisher and its devices."""
    workers = [multiprocessing.get_context("fork").Process(target=say, args=(1200,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    older = kept.with_suffix(logs.OLDER)
    assert kept.stat().st_size <= logs.MAX_BYTES
    assert 0 < older.stat().st_size <= logs.MAX_BYTES + 10_000
    lines = kept.read_text().splitlines() + older.read_text().splitlines()
    assert {len(line) for line in lines} == {len(lines[0])}


def test_a_log_that_cannot_be_written_is_nobodys_trouble(kept: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kept.parent.write_text("a file where the folder should be")
    logging.getLogger("a.part").warning("lost")
    assert "Traceback" not in capfd.readouterr().err

"""The power fails at every instant that matters: everything a call had promised by then is there.

The workloads run once, watched by the recorder; the disk they leave is then rebuilt as it may be found after a cut at
each sync and each promise, with any part of what was not synced.
"""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline_store.power.disk import Disk, hot_syncs
from tests.offline_store.power.keeping import Lost, Promise, check
from tests.offline_store.power.recording import MARKS, Step, build, record
from tests.offline_store.power.workloads import WORKLOADS
from tests.offline_store.stores import Recipient

SEED = 20261126
CAREFUL = [name for name in WORKLOADS if name not in ("careless", "hot")]
NOT_ON_THE_DISK = ("-shm", ".lock", MARKS)

STATES = 5000
"""The least that all workloads together are held to."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("recorder"))


def run(library: Path, tmp_path: Path, workload: str) -> list[Step]:
    root = tmp_path / "disk"
    root.mkdir()
    return record(library, root, workload)


def moments(steps: list[Step]) -> Iterator[tuple[Disk, list[Promise]]]:
    """The disk, and what is promised, at every sync that is about to be made and after every promise."""
    disk, promises = Disk(), list[Promise]()
    for step in steps:
        if step.op == "sync":
            yield disk, promises
        if step.op == "mark":
            promises.append(json.loads(step.data))
            yield disk, promises
        else:
            disk.do(step)


def lost(steps: list[Step], tmp_path: Path, recipient: Recipient, *, every: int, times: int) -> tuple[int, list[Lost]]:
    """How many states were tried, and what was found missing. every: takes one moment of so many."""
    found, tried = [], 0
    for number, (disk, promises) in enumerate(itertools.islice(moments(steps), None, None, every)):
        for time in range(times):
            place = tmp_path / f"cut-{number}-{time}"
            disk.cut(random.Random(f"{SEED} {number} {time}"), place)
            tried += 1
            try:
                check(place, promises, recipient)
            except Lost as error:
                found.append(error)
    return tried, found


@pytest.mark.parametrize("workload", CAREFUL)
def test_nothing_promised_is_lost(library: Path, tmp_path: Path, workload: str) -> None:
    steps = run(library, tmp_path, workload)
    tried, found = lost(steps, tmp_path, Recipient(), every=3, times=2)
    assert not found
    assert tried > 10


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("workload", CAREFUL)
def test_nothing_promised_is_lost_in_thousands_of_states(library: Path, tmp_path: Path, workload: str) -> None:
    steps = run(library, tmp_path, workload)
    tried, found = lost(steps, tmp_path, Recipient(), every=1, times=40)
    assert not found
    assert tried >= STATES / len(CAREFUL)


def test_the_recorder_sees_everything(library: Path, tmp_path: Path) -> None:
    """What it saw adds up to what lies on the disk in the end."""
    for workload in ("damage", "retention"):
        (tmp_path / workload).mkdir()
        disk = Disk()
        for step in run(library, tmp_path / workload, workload):
            if step.op != "mark":
                disk.do(step)
        root = tmp_path / workload / "disk"
        files = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        seen = disk.newest()
        for path in files.keys() | seen.keys():
            if not path.endswith(NOT_ON_THE_DISK):
                assert seen.get(path) == files.get(path), path


def test_a_commit_that_is_not_synced_is_found_lost(library: Path, tmp_path: Path) -> None:
    """With synchronous=NORMAL, which is what many recommend for a write-ahead log."""
    tried, found = lost(run(library, tmp_path, "careless"), tmp_path, Recipient(), every=1, times=1)
    assert len(found) > tried / 4


def test_an_append_costs_one_sync(library: Path, tmp_path: Path) -> None:
    syncs = hot_syncs(run(library, tmp_path, "hot"))
    assert len(syncs) > 40
    assert all(paths == ["outbox.db-wal"] for paths in syncs)

"""What the publisher and its children tell each other through memory."""

import os
import signal

from drivers.xfs4iot.process import Watch
from tests.drivers.waiting import eventually

LOOKS = 1_500_000


def test_a_parent_never_sees_half_of_what_a_child_writes() -> None:
    """A word that was cleared before it was written looked like a child that had been silent for ever."""
    watch = Watch()
    watch.be_patient(1e9)
    child = os.fork()
    if not child:
        watch.started()
        while True:
            watch.be_patient(1e9)
    try:
        eventually(lambda: watch.starts)
        assert not any(watch.overdue(1.0) for _ in range(LOOKS))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert watch.overdue(2e9)
    watch.close()


def test_a_wish_is_for_the_process_that_runs() -> None:
    watch, seen = Watch(), list[tuple[int, bool]]()
    for step in (watch.wish, watch.started, watch.wish, watch.started):
        step()
        seen.append((watch.starts, watch.unwanted))
    assert seen == [(0, False), (1, False), (1, True), (2, False)]
    watch.close()

"""What follows what: several that append, prune and fail at once, each with a memory of its own, write one chain."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from offline_store.outbox import Outbox
from offline_store.records import Draft
from offline_store.retention import Limits, Retention
from tests.offline_store.stores import Clock, Recipient, open_outbox

STEPS = 300


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Outbox]]:
    """As the screen's process and the agent's have it open."""
    with ExitStack() as stack:
        yield [stack.enter_context(open_outbox(tmp_path, Recipient(), prefix=prefix)) for prefix in "ab"]


def fails(_: str) -> bytes:
    raise LookupError


def append(outbox: Outbox) -> int:
    outbox.append("application", {}, b"x")
    return 1


def fail(outbox: Outbox) -> int:
    """The first is made, and undone."""
    with pytest.raises(LookupError):
        outbox.append_many([Draft("application", {}, b"x"), Draft("application", {}, fails)])
    return 0


def again(outbox: Outbox) -> int:
    """An entry of long ago comes back, and is not the last one."""
    first = outbox.append("application", {}, b"x", event_id=f"named-{outbox.stat().head}")
    second = outbox.append("application", {}, b"x")
    assert outbox.append("application", {}, b"y", event_id=first.event_id) == first
    assert outbox.append("application", {}, b"z").seq == second.seq + 1
    return 3


def prune(outbox: Outbox) -> int:
    """Nothing is left but where it ended."""
    stat = outbox.stat()
    outbox.acknowledge(stat.stream, stat.head)
    keeper = Retention(outbox, Limits(0.0, 0.0, 0, ()), Clock(0.0))
    while keeper.step():
        """There is more."""
    return 0


@pytest.mark.parametrize("seed", range(4))
def test_the_entry_after_is_the_one_after_the_last(two: list[Outbox], seed: int) -> None:
    chosen, head = random.Random(seed), 1
    todo: list[Callable[[Outbox], int]] = [append, append, append, fail, again, prune]
    for _ in range(STEPS):
        head += chosen.choice(todo)(chosen.choice(two))
        assert [outbox.stat().head for outbox in two] == [head, head]
    for outbox in two:
        outbox.verify()


def test_a_head_is_not_looked_up_again_while_nobody_else_writes(two: list[Outbox]) -> None:
    mine, other = two
    asked: list[str] = []
    append(mine)
    with mine.store.reading as connection:
        connection.set_trace_callback(asked.append)
    append(mine)
    assert not [statement for statement in asked if "ORDER BY seq DESC" in statement]
    append(other)
    append(mine)
    assert len([statement for statement in asked if "ORDER BY seq DESC" in statement]) == 1

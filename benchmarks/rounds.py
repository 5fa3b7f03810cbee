"""Contenders take turns, so that a noisy disk is noisy for all; what counts is the median of the rounds."""

import os
import statistics
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack

from benchmarks.peers import Append

WARM_UP, ROUNDS, APPENDS, SIZE = 450, 11, 100, 2048
"""After the warm-up every write-ahead log has come round once, and is written over instead of grown."""


def ratios(contenders: Mapping[str, AbstractContextManager[Append]], against: str) -> dict[str, float]:
    """Rate of each contender over that of `against`: 1.0 is as fast."""
    with ExitStack() as stack:
        appends = {name: stack.enter_context(contender) for name, contender in contenders.items()}
        for append in appends.values():
            for _ in range(WARM_UP):
                append(os.urandom(SIZE))
        rounds: dict[str, list[float]] = {name: [] for name in appends}
        for number in range(ROUNDS):
            rates = {name: _rate(appends[name]) for name in _turned(list(appends), number)}
            for name, rate in rates.items():
                rounds[name].append(rate / rates[against])
    return {name: round(statistics.median(found), 3) for name, found in rounds.items()}


def _turned(names: list[str], by: int) -> list[str]:
    """Nobody is always the one after the slowest."""
    return names[by % len(names) :] + names[: by % len(names)]


def _rate(append: Append) -> float:
    bodies = [os.urandom(SIZE) for _ in range(APPENDS)]
    begun = time.perf_counter()
    for body in bodies:
        append(body)
    return APPENDS / (time.perf_counter() - begun)

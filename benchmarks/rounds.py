"""Contenders take turns, so that a noisy disk is noisy for all; what counts is the median.

Where a file happens to lie on the disk makes a tenth of difference for as long as it lies there, and the first append
after another's pays for what that one left. So all begin anew in every set, made in another order, and nobody always
comes after the same one.
"""

import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from benchmarks.peers import Append

WARM_UP, ROUNDS, APPENDS, SIZE = 650, 10, 100, 2048
"""After the warm-up every write-ahead log has come round once, and is written over instead of grown."""
Contender = Callable[[Path], AbstractContextManager[Append]]
"""Begins in an empty directory, or in one of its own."""


def ratios(contenders: Mapping[str, Contender], against: str, sets: int) -> dict[str, float]:
    """Rate of each contender over that of `against`: 1.0 is as fast."""
    order = secrets.SystemRandom()
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(sets):
        rates = _set(contenders, order)
        for name, rate in rates.items():
            found[name].append(rate / rates[against])
    return {name: round(statistics.median(rates), 3) for name, rates in found.items()}


def _set(contenders: Mapping[str, Contender], order: secrets.SystemRandom) -> dict[str, float]:
    # On the disk the project lies on: a temporary directory may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, ExitStack() as stack:
        appends: dict[str, Append] = {}
        for name in order.sample(list(contenders), len(contenders)):
            place = Path(folder) / str(len(appends))
            place.mkdir()
            appends[name] = stack.enter_context(contenders[name](place))
            for _ in range(WARM_UP):
                appends[name](os.urandom(SIZE))
        rates: dict[str, list[float]] = {name: [] for name in appends}
        for _ in range(ROUNDS):
            for name in order.sample(list(appends), len(appends)):
                rates[name].append(_rate(appends[name]))
    return {name: statistics.median(found) for name, found in rates.items()}


def _rate(append: Append) -> float:
    bodies = [os.urandom(SIZE) for _ in range(APPENDS)]
    begun = time.perf_counter()
    for body in bodies:
        append(body)
    return APPENDS / (time.perf_counter() - begun)

"""Durable appends beside the disk's own limit, other stores, themselves with a million entries, and a busy agent."""

import os
import statistics
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.peers import PEERS, raw
from benchmarks.rounds import ratios
from benchmarks.stores import MANY, SEALER, SIZE, fill, opened, sealed, unsealed
from offline_store.retention import Limits, Retention

CALLS, SETS, GROWN_SETS = 3000, 15, 7


def measure() -> dict[str, object]:
    """to_append_fdatasync: rates over a plain append with fdatasync. cpu_microseconds: of a sealed append in memory.

    a_million: rate with a million entries over that of an empty store. p99_milliseconds: while another thread
    acknowledges and prunes.
    """
    return {
        "to_append_fdatasync": _beside_others(),
        "cpu_microseconds": _processor_time(),
        "a_million": _grown(),
        "p99_milliseconds": _busy(),
    }


def _folder() -> "tempfile.TemporaryDirectory[str]":
    """On the disk the project lies on: a temporary directory may be memory."""
    return tempfile.TemporaryDirectory(dir=Path.cwd())


def _beside_others() -> dict[str, float]:
    return ratios(
        {"append + fdatasync": raw, "sealed": sealed, "unsealed": unsealed, **PEERS}, "append + fdatasync", SETS
    )


def _processor_time() -> float:
    """Where a sync costs nothing: chain, envelope, SQL and Python alone."""
    with tempfile.TemporaryDirectory(dir=_memory()) as name, sealed(Path(name)) as append:
        bodies = [os.urandom(SIZE) for _ in range(CALLS)]
        begun = time.process_time()
        for body in bodies:
            append(body)
        return round((time.process_time() - begun) / CALLS * 1e6, 1)


def _memory() -> Path:
    """A file system that is memory. Raises OSError where there is none."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    return next((Path(place) for _, place, kind, *_ in mounts if kind == "tmpfs" and os.access(place, os.W_OK)))


def _grown() -> float:
    with _folder() as name:
        fill(Path(name), MANY)
        return ratios({"empty": sealed, "full": lambda _: sealed(Path(name))}, "empty", GROWN_SETS)["full"]


def _busy() -> float:
    with _folder() as name, opened(Path(name)) as outbox, opened(Path(name)) as agent:
        session, done = SEALER.session(), threading.Event()
        keeper = Retention(agent, Limits(0.0, 0.0, 0, ()), time.monotonic)

        def drain() -> None:
            while not done.is_set():
                if batch := agent.pending(50):
                    agent.acknowledge(batch[-1].stream, batch[-1].seq)
                    keeper.step()

        thread = threading.Thread(target=drain)
        thread.start()
        times = []
        for _ in range(CALLS):
            body = os.urandom(SIZE)
            begun = time.perf_counter()
            outbox.append("application", {}, body, session=session)
            times.append(time.perf_counter() - begun)
        done.set()
        thread.join()
    return round(statistics.quantiles(times, n=100)[98] * 1000, 2)

"""Durable, sealed appends to the outbox beside plain `append + fdatasync` of the same bytes on the same disk.

The two take turns, a round each, so that a noisy disk is noisy for both; the ratio is the median of the rounds'.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.sealing import Sealer, SealingSession, software_keypair

ROUNDS, APPENDS, SIZE = 9, 60, 2048


def measure() -> dict[str, float]:
    """appends_ratio: outbox rate over raw rate (1.0: as fast as the disk allows). milliseconds: median of an append."""
    sealer = Sealer({"centre": software_keypair()[1]})
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        ids = TimeOrderedIds(time.time, os.urandom)
        common = {"terminal": "370602-0001"}
        path = Path(folder)
        with (
            Outbox.open(path / "outbox.db", sealer, clock=time.time, ids=ids, common=common) as outbox,
            (path / "raw").open("ab", buffering=0) as raw,
        ):
            session = sealer.session()
            ratios, times = [], []
            for _ in range(ROUNDS):
                plain = _rate(lambda body: _append_raw(raw.fileno(), body))
                sealed = _rate(lambda body: _append_sealed(outbox, session, body))
                ratios.append(sealed / plain)
                times.append(1000 / sealed)
    return {"appends_ratio": round(statistics.median(ratios), 3), "milliseconds": round(statistics.median(times), 3)}


def _rate(append: Callable[[bytes], None]) -> float:
    bodies = [os.urandom(SIZE) for _ in range(APPENDS)]
    begun = time.perf_counter()
    for body in bodies:
        append(body)
    return APPENDS / (time.perf_counter() - begun)


def _append_raw(descriptor: int, body: bytes) -> None:
    os.write(descriptor, body)
    os.fdatasync(descriptor)


def _append_sealed(outbox: Outbox, session: SealingSession, body: bytes) -> None:
    outbox.append("application", {}, body, session=session)

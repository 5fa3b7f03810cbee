"""The agent's way up beside a bare loop of `requests` that posts bodies made beforehand, with the same certificate.

The loop neither reads a store nor keeps in mind what has arrived: what the agent adds is all of that.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
import requests
import zstandard

from benchmarks.centres import AUTHORITY, TERMINAL, Serve, at_once, centre, serving
from benchmarks.stores import MANY, SEALER, SIZE, fill, opened
from kiosk_app.centre import COMPRESSION, Centre
from kiosk_app.identity import Credentials
from kiosk_app.protocol.entries import MAX_BATCH
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.upload import Uploader
from offline_store.outbox import Outbox
from offline_store.records import Draft

ENTRIES, ROUNDS = 5000, 5


def measure() -> dict[str, dict[str, float]]:
    """For the centre, and for a server that answers at once: entries_per_second of the agent; to_bare_requests: over
    those of the loop. with_a_million: over those of the agent when no more wait than it sends.
    """
    return {"centre": _beside(centre), "server_that_answers_at_once": {**_beside(at_once), "with_a_million": _grown()}}


def _beside(serve: Serve) -> dict[str, float]:
    with serving(serve) as (url, credentials), tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        rates = [_round(Path(name) / str(number), url, credentials, number) for number in range(ROUNDS)]
    return {
        "to_bare_requests": round(statistics.median(agent / bare for agent, bare in rates), 3),
        "entries_per_second": round(statistics.median(agent for agent, _ in rates)),
    }


def _grown() -> float:
    with serving(at_once) as (url, credentials), tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        base = Path(name)
        (base / "full").mkdir()
        fill(base / "full", MANY)
        rates = []
        with opened(base / "full") as full:
            for number in range(ROUNDS):
                with _filled(base / str(number)) as few:
                    rates.append(_agent(full, url, credentials) / _agent(few, url, credentials))
    return round(statistics.median(rates), 3)


def _round(base: Path, url: str, credentials: Credentials, number: int) -> tuple[float, float]:
    """Each sends a stream of its own: the centre stores nothing twice. number: who goes first takes turns."""
    with _filled(base / "agent") as mine, _filled(base / "bare") as other:
        bodies = _bodies(other)
        bare = 0.0 if number % 2 else _bare(bodies, url, credentials.file)
        agent = _agent(mine, url, credentials)
        return agent, bare or _bare(bodies, url, credentials.file)


def _filled(directory: Path) -> Outbox:
    directory.mkdir(parents=True)
    outbox, session = opened(directory), SEALER.session()
    outbox.append_many([Draft("application", {}, os.urandom(SIZE), session=session) for _ in range(ENTRIES)])
    return outbox


def _bodies(outbox: Outbox) -> list[bytes]:
    entries = outbox.entries(0, ENTRIES)
    batches = [entries[at : at + MAX_BATCH] for at in range(0, len(entries), MAX_BATCH)]
    pack = zstandard.ZstdCompressor(COMPRESSION).compress
    return [pack(msgspec.json.encode([to_event(entry, TERMINAL) for entry in batch])) for batch in batches]


def _bare(bodies: list[bytes], url: str, certificate: Path) -> float:
    begun = time.perf_counter()
    with requests.Session() as plain:
        # The machine may name another authority in its environment.
        plain.trust_env = False
        plain.cert, plain.verify = str(certificate), str(certificate.with_name(AUTHORITY))
        for body in bodies:
            plain.post(f"{url}/v1/entries", data=body, headers={"Content-Encoding": "zstd"}).raise_for_status()
    return ENTRIES / (time.perf_counter() - begun)


def _agent(outbox: Outbox, url: str, credentials: Credentials) -> float:
    """Sends so many of what waits, however much that is."""
    begun = time.perf_counter()
    with Centre(url, context=credentials.context()) as centre:
        uploader = Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None)
        for _ in range(ENTRIES // MAX_BATCH):
            if (outcome := uploader.step()) is not Outcome.SENT:
                raise RuntimeError(outcome)
    return ENTRIES / (time.perf_counter() - begun)

"""The agent's way up beside a bare loop of `requests` that posts the same bodies to the same server.

The server is a process of its own that answers at once: what is measured is the terminal's part.
"""

import json
import multiprocessing
import os
import statistics
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
import requests
import zstandard

from benchmarks.stores import SEALER, SIZE, opened
from kiosk_app.centre import Centre
from kiosk_app.protocol.entries import MAX_BATCH
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.upload import Uploader
from offline_store.outbox import Outbox
from offline_store.records import Draft

ENTRIES, ROUNDS = 5000, 5
TERMINAL = "370602-0001"


def measure() -> dict[str, float]:
    """to_bare_requests: entries a second over those of the loop. entries_per_second: of the agent."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{here.recv()}"
    try:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
            rates = [_round(Path(name) / str(number), url) for number in range(ROUNDS)]
    finally:
        server.terminate()
        server.join()
    return {
        "to_bare_requests": round(statistics.median(agent / bare for agent, bare in rates), 3),
        "entries_per_second": round(statistics.median(agent for agent, _ in rates)),
    }


def _round(directory: Path, url: str) -> tuple[float, float]:
    directory.mkdir()
    with opened(directory) as outbox:
        session = SEALER.session()
        outbox.append_many([Draft("application", {}, os.urandom(SIZE), session=session) for _ in range(ENTRIES)])
        bodies = _bodies(outbox)
        begun = time.perf_counter()
        with requests.Session() as plain:
            for body in bodies:
                plain.post(f"{url}/v1/entries", data=body, headers={"Content-Encoding": "zstd"}).json()
        bare = ENTRIES / (time.perf_counter() - begun)
        begun = time.perf_counter()
        with Centre(url) as centre:
            uploader = Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None)
            while uploader.step() is not Outcome.IDLE:
                pass
        return ENTRIES / (time.perf_counter() - begun), bare


def _bodies(outbox: Outbox) -> list[bytes]:
    entries = outbox.entries(0, ENTRIES + 1)
    batches = [entries[at : at + MAX_BATCH] for at in range(0, len(entries), MAX_BATCH)]
    pack = zstandard.ZstdCompressor().compress
    return [pack(msgspec.json.encode([to_event(entry, TERMINAL) for entry in batch])) for batch in batches]


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        packed = self.rfile.read(int(self.headers["Content-Length"]))
        batch = json.loads(zstandard.ZstdDecompressor().decompress(packed))
        stream = batch[-1]["source"].rpartition(":")[2]
        content = json.dumps({"stream": stream, "through": int(batch[-1]["sequence"])}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _serve(report: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    report.send(server.server_address[1])
    server.serve_forever()

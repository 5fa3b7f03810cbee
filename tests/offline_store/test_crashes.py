"""What survives when a writing process is killed, and when two write at once."""

import random
import subprocess
import sys
import time
from pathlib import Path

from offline_store.sealing import software_keypair
from tests.offline_store.stores import Recipient, open_outbox

ROUNDS = 10


def start(directory: Path, name: str, public: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.offline_store.writer", str(directory), name, public, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_instant_nothing_promised_is_lost(tmp_path: Path) -> None:
    _, public = software_keypair()
    seeded = random.Random(20261123)
    promised = 0
    for _ in range(ROUNDS):
        with start(tmp_path, "w", public.hex(), 100_000) as process:
            assert process.stdout is not None
            for _ in range(promised + 1):
                process.stdout.readline()
            time.sleep(seeded.uniform(0.0, 0.05))
            process.kill()
            lines = process.stdout.read().split()
            promised = max([promised, *(int(line) for line in lines)])
    with open_outbox(tmp_path, Recipient()) as outbox:
        stat = outbox.stat()
        # The first entry is the stream's own; the writer began from 0 every time, and each number is there once.
        assert outbox.verify() == stat.head
        events = [entry.event_id for entry in outbox.entries(1, stat.head)]
        assert events == [f"w-{number}" for number in range(len(events))]
        assert len(events) > promised > 0
        numbers = [receipt.local_number for receipt in outbox.receipts()]
        assert numbers == [f"L-T1-20261123-{index + 1:04d}" for index in range(len(events))]


def test_two_processes_write_one_gapless_stream(tmp_path: Path) -> None:
    _, public = software_keypair()
    with start(tmp_path, "a", public.hex(), 120) as one, start(tmp_path, "b", public.hex(), 120) as two:
        assert one.communicate()[0].split() == two.communicate()[0].split()
    with open_outbox(tmp_path, Recipient()) as outbox:
        assert outbox.verify() == 241
        entries = outbox.entries(1, 1000)
        for name in "ab":
            mine = [entry.event_id for entry in entries if entry.event_id.startswith(name)]
            assert mine == [f"{name}-{number}" for number in range(120)]

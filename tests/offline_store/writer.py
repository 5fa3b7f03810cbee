"""A process that appends until it is killed: `python -m tests.offline_store.writer DIR NAME PUBLIC COUNT`.

After each append that returned, its number goes to standard output, so that the test knows what was promised.
"""

import os
import sys
import time
from pathlib import Path

from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.records import ReceiptDraft
from offline_store.sealing import Sealer


def main() -> None:
    directory, name, public, count = sys.argv[1:]
    sealer = Sealer({"centre": bytes.fromhex(public)})
    with Outbox.open(
        Path(directory) / "outbox.db",
        sealer,
        clock=time.time,
        ids=TimeOrderedIds(time.time, os.urandom),
        common={"terminal": "T1"},
    ) as outbox:
        session = sealer.session()
        for number in range(int(count)):
            outbox.append(
                "application",
                {"service": "k01"},
                bytes(1500),
                event_id=f"{name}-{number}",
                session=session,
                receipt=ReceiptDraft("k01", "20261123"),
            )
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

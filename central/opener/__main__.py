"""`python -m central.opener`: started by `kiosk-central serve`."""

import argparse
import logging
import os
import signal
import threading
import time
from pathlib import Path
from typing import Final

from central import site
from central.catalogue import publish
from central.lifeline import end_with
from central.opener.work import Work
from offline_store.sealing import Opener

log = logging.getLogger(__name__)
LOOK_SECONDS: Final = 0.1


def main() -> None:
    parser = argparse.ArgumentParser(prog="central.opener")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--parent", type=int, required=True)
    arguments = parser.parse_args()
    end_with(arguments.parent)
    logging.basicConfig(
        level=os.environ.get("KIOSK_LOG", "WARNING"), format="%(asctime)s opener %(levelname)s %(message)s"
    )
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    data: Path = arguments.data
    keys = _keys(data, stop)
    department, records = site.open_department(data, time.time)
    with site.open_store(data, arguments.database) as store, records:
        work = Work(store, Opener(keys), department, lambda: publish.published_now(data).definitions, time.time)
        while not stop.is_set():
            if not work.step():
                stop.wait(LOOK_SECONDS)


def _keys(data: Path, stop: threading.Event) -> dict[str, bytes]:
    """Waits for them: an entry opened without any would be set aside as sealed to somebody else."""
    keys = site.private_keys(data)
    if not keys:
        log.error("there is no key in keys/opener: entries wait until there is")
    while not keys and not stop.wait(LOOK_SECONDS):
        keys = site.private_keys(data)
    return keys


if __name__ == "__main__":
    main()

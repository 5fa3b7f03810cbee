"""Runs the agent in this process, quickly."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_app.sync.agent import run
from kiosk_app.sync.pace import Pace

QUICK = Pace(heartbeat=0.2, catalogue=0.2, poll=0.05, wait=0.3, retry_least=0.01, retry_most=0.05, reconnect=0.05)
PATIENCE = 30.0


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def agent(directory: Path, clock: Callable[[], float], pace: Pace = QUICK) -> Iterator[None]:
    stop = threading.Event()
    options = {"stop": stop, "pace": pace, "clock": clock, "uniform": lambda least, most: most}
    thread = threading.Thread(target=run, args=(directory,), kwargs=options)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)

"""`python -m tests.e2e.stall_meter OUT ui …`: the terminal's screen, whose thread notes when it comes to its timer.

OUT gets a JSON list of seconds (`time.monotonic`, the same for all processes), one every `TICK` milliseconds or later,
when the screen ends.
"""

import json
import signal
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk_app.cli import main as kiosk
from ui import app, stage

TICK = 5
STEPS = 50


def metered(out: Path) -> QGuiApplication:
    application = stage.make_application()
    ticks: list[float] = []
    timer = QTimer(application)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(TICK)
    application.aboutToQuit.connect(lambda: out.write_text(json.dumps(ticks)))
    # Python's handlers run between two bytecodes, and the timer brings some.
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    return application


def wait_of_a_touch(ticks: Sequence[float], share: float) -> float:
    """Seconds that this share of all touches waits at most for the thread, when they come at any instant.

    A stall counts for as long as it lasts; among the ticks it would be one of many.
    """
    gaps = [after - before for before, after in pairwise(ticks)]
    least, most = 0.0, max(gaps)
    for _ in range(STEPS):
        wait = (least + most) / 2
        longer = sum(gap - wait for gap in gaps if gap > wait) / sum(gaps)
        least, most = (wait, most) if longer > 1 - share else (least, wait)
    return most


if __name__ == "__main__":
    where = Path(sys.argv.pop(1))
    vars(app)["make_application"] = lambda: metered(where)
    kiosk.main()

"""`python -m tests.e2e.stall_meter OUT ui …`: the terminal's screen, whose thread notes how late it comes to its timer.

OUT gets a JSON list of milliseconds by which a timer of `TICK` was late, when the screen ends.
"""

import json
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk_app.cli import main as kiosk
from ui import app, stage

TICK = 5


def metered(out: Path) -> QGuiApplication:
    application = stage.make_application()
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(round(max(0.0, (now - last) * 1000 - TICK), 2))
        last = now

    timer = QTimer(application)
    timer.timeout.connect(tick)
    timer.start(TICK)
    application.aboutToQuit.connect(lambda: out.write_text(json.dumps(late)))
    # Python's handlers run between two bytecodes, and the timer brings some.
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    return application


if __name__ == "__main__":
    where = Path(sys.argv.pop(1))
    vars(app)["make_application"] = lambda: metered(where)
    kiosk.main()

"""What the installed Qt must survive, each in a process of its own."""

import os
import subprocess
import sys

# PySide6 6.12 on Python 3.11 loses a reference to True, False or None with each of these until the process dies.
SIGNALS = """
from PySide6.QtCore import Property, QCoreApplication, QObject, Signal

class Sender(QObject):
    said = Signal(bool)
    gave = Signal(object)
    changed = Signal()

    def _get(self):
        return True

    on = Property(bool, _get, notify=changed)

application = QCoreApplication([])
sender = Sender()
heard = []
sender.said.connect(lambda value: heard.append(value))
sender.gave.connect(lambda value: heard.append(value))
for turn in range(40_000):
    sender.said.emit(turn % 2 == 0)
    sender.gave.emit(None)
    sender.property("on")
assert len(heard) == 80_000
print("alive")
"""

# The whole program: its first picture comes before any screen, and a screen may come from another thread.
PROGRAM = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from ui.app import run
from ui.samples import Samples

pictures = threading.Event()

def connect(show, fail, look):
    def later():
        pictures.wait(20)
        show(Samples("en").home())
        QMetaObject.invokeMethod(QCoreApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=later, daemon=True).start()
    return lambda intent: None, lambda after: None

code = run(connect, ready=pictures.set, robot=Path(sys.argv[1]), fullscreen=True)
print("ended", code, pictures.is_set())
"""


def in_a_process(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_tens_of_thousands_of_bool_and_none_signals() -> None:
    done = in_a_process(SIGNALS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


def test_the_program_runs_and_ends_without_a_word_from_qt(catalogues: None, tmp_path: object) -> None:
    done = in_a_process(PROGRAM, f"{tmp_path}/robot")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended 0 True\n", "")

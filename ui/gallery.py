"""Pictures of every screen, made without a display, to be looked at and to be tested."""

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage

from kiosk_app.flow.screens import Language, Screen
from ui.samples import Samples
from ui.stage import Stage

PATIENCE_S = 5.0


def present(stage: Stage, screen: Screen) -> None:
    """Show a screen and wait until it has arrived.

    Raises TimeoutError when it does not settle within 5 s.
    """
    stage.bridge.show(screen)
    pause()
    until = time.monotonic() + PATIENCE_S
    while not stage.settled():
        if time.monotonic() > until:
            raise TimeoutError(type(screen).__name__)
        pause()


def pause() -> None:
    """Let Qt do what is due, in a loop of its own as in the program: there it deletes what was to be deleted later."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def picture(stage: Stage) -> QImage:
    """What the window shows now."""
    return stage.window.grabWindow()


def render(out: Path, language: Language, size: QSize) -> list[Path]:
    """Write one PNG for every sample screen into `out`; returns the files. Needs the application to exist."""
    out.mkdir(parents=True, exist_ok=True)
    stage = Stage(size)
    stage.window.show()
    files = []
    for name, screen in Samples(language).all().items():
        present(stage, screen)
        files.append(out / f"{name}.png")
        picture(stage).save(str(files[-1]))
    stage.close()
    return files

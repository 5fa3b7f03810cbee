"""The terminal's screen as a program: one window, screens in, intents out, until it is closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from kiosk_app.flow.intents import Intent
from kiosk_app.flow.screens import Screen
from ui.stage import LANDSCAPE, PORTRAIT, Stage, make_application

Show = Callable[[Screen], None]
Send = Callable[[Intent], None]


def run(connect: Callable[[Show], Send], *, ready: Callable[[], None], robot: Path | None, fullscreen: bool) -> int:
    """Show the screens that `connect` is given the means to show; returns the exit code when the window is closed.

    `connect` gets a `show` that any thread may call and returns the `send` that takes intents, in this thread.
    `ready` is called once, when the first picture is on the display.
    robot: where to listen for scripted touches (`ui.robot`), None in service.
    """
    application = make_application()
    stage = Stage(_size(application))
    stage.bridge.attach(connect(stage.bridge.show))
    if robot is not None:
        from ui.robot import Robot

        listener = Robot(stage, robot)
        application.aboutToQuit.connect(listener.close)
    stage.window.frameSwapped.connect(
        ready,
        Qt.ConnectionType(Qt.ConnectionType.QueuedConnection.value | Qt.ConnectionType.SingleShotConnection.value),
    )
    if fullscreen:
        stage.window.showFullScreen()
    else:
        stage.window.show()
    code = application.exec()
    stage.close()
    return code


def _size(application: QGuiApplication) -> QSize:
    """The design's size, made smaller where the display is; lying where the display lies."""
    display = application.primaryScreen().availableSize()
    wished = LANDSCAPE if display.width() > display.height() else PORTRAIT
    if display.width() >= wished.width() and display.height() >= wished.height():
        return wished
    return wished.scaled(display, Qt.AspectRatioMode.KeepAspectRatio)

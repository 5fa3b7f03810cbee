"""The terminal's screen as a program: one window, screens in, intents out, until it is closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from kiosk_app.flow.intents import Intent
from kiosk_app.flow.screens import Screen
from ui import places
from ui.bridge import Take
from ui.preview import Shots
from ui.stage import Stage, make_application

Show = Callable[[Screen], None]
Send = Callable[[Intent], None]
Fail = Callable[[], None]
Look = Callable[[int, Take], None]


def run(
    connect: Callable[[Show, Fail, Look], tuple[Send, Shots]],
    *,
    ready: Callable[[], None],
    robot: Path | None,
    fullscreen: bool,
    hall: bool = False,
) -> int:
    """Show the screens that `connect` is given the means to show; returns the exit code when the window is closed.

    `connect` gets a `show`, a `fail` and a `look` that any thread may call, and returns the `send` that takes intents
    and the shots for screens that show a picture, both in this thread. `fail` closes the window with exit code 1.
    `look` is `Bridge.look`.
    `ready` is called once, when the first picture is on the display.
    robot: where to listen for scripted touches (`ui.robot`), None in service.
    hall: leave room for the window of the virtual hall (`ui.hall`).
    """
    application = make_application()
    display = application.primaryScreen().availableGeometry()
    place = places.beside(display).terminal if hall else places.alone(display)
    stage = Stage(place.size())
    send, shots = connect(stage.bridge.show, stage.bridge.fail, stage.bridge.look)
    stage.bridge.attach(send)
    stage.preview.attach(shots)
    stage.bridge.failed.connect(lambda: application.exit(1))
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
        stage.window.setFramePosition(place.topLeft())
        stage.window.show()
    code = application.exec()
    stage.close()
    return code

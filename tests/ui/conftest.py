"""One Qt application for all tests of the screen; any word from Qt fails the test it came in."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk_app.flow.intents import Intent
from ui.places import PORTRAIT
from ui.stage import Stage, make_application
from ui.texts import FOLDER, LANGUAGES

Opener = Callable[..., Stage]


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """The compiled texts, as the bootstrap makes them; moved into place, so that two test runs may do it at once."""
    for language in LANGUAGES:
        source, made = FOLDER / f"kiosk_{language}.ts", FOLDER / f"kiosk_{language}.qm"
        if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
            continue
        beside = made.with_suffix(f".{os.getpid()}.qm")
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, "-silent", source, "-qm", beside], check=True)
        beside.replace(made)


@pytest.fixture(scope="session")
def application(catalogues: None) -> QGuiApplication:
    return make_application()


@pytest.fixture(autouse=True)
def qt_is_silent() -> Iterator[None]:
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message)

    qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(None)
    assert said == []


@pytest.fixture
def intents() -> list[Intent]:
    """What the citizen has done so far."""
    return []


@pytest.fixture
def opened(application: QGuiApplication, intents: list[Intent]) -> Iterator[Opener]:
    """Opens stages whose intents go to `intents`, and closes them."""
    stages: list[Stage] = []

    def open_stage(size: QSize = PORTRAIT) -> Stage:
        stage = Stage(size)
        stage.bridge.attach(intents.append)
        stage.window.show()
        stages.append(stage)
        return stage

    yield open_stage
    for stage in stages:
        stage.close()
        shiboken6.delete(stage.bridge)  # here, and not in whatever thread the collector runs


@pytest.fixture
def stage(opened: Opener) -> Stage:
    return opened()

"""One window with its engine, its bridge and its texts: what the app, the gallery and the tests all stand on."""

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImageWriter
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.flow.screens import Screen
from ui.bridge import Bridge, Take
from ui.icons import IconProvider
from ui.places import PORTRAIT
from ui.preview import Preview, PreviewProvider
from ui.qr import QrProvider
from ui.texts import Texts

QML = Path(__file__).parent / "qml"
FIRST_LANGUAGE = "zh_CN"
DOWN = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
UP = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease)


class QmlError(Exception):
    """The QML of this program does not load: a bug, with Qt's own words."""


def make_application() -> QGuiApplication:
    """The application, drawn without a GPU where there is none."""
    if not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication(["kiosk"])
    application.setFont(QFont("Noto Sans CJK SC"))
    return application


class Presence(QObject):
    """Tells the bridge of every finger on the window, whatever it hits."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in DOWN:
            self._bridge.pressed()
        elif event.type() in UP:
            QTimer.singleShot(0, self._bridge.released)
        return False


class Stage:
    """`bridge` takes screens and gives intents; `window` is not yet visible."""

    def __init__(self, size: QSize) -> None:
        self.bridge = Bridge()
        self.texts = Texts()
        self.texts.speak(FIRST_LANGUAGE)
        self.engine = QQmlEngine()
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("qr", QrProvider())
        seen = PreviewProvider()
        self.engine.addImageProvider("preview", seen)
        self.preview = Preview(seen)
        self.engine.rootContext().setContextProperty("preview", self.preview)
        self.engine.rootContext().setContextProperty("bridge", self.bridge)
        self.bridge.shown.connect(self._speak)
        self.bridge.shown.connect(self.preview.follow)
        self.bridge.looked.connect(self._look)
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(QML / "Main.qml")))
        window = component.createWithInitialProperties({"width": size.width(), "height": size.height()})
        if not isinstance(window, QQuickWindow):
            raise QmlError(component.errorString())
        self._component = component
        self.window = window
        self._presence = Presence(self.bridge)
        window.installEventFilter(self._presence)

    def _speak(self, screen: Screen) -> None:
        if self.texts.speak(screen.frame.language):
            self.engine.retranslate()

    def _look(self, take: Take) -> None:
        """What the window shows, no larger than the screens are drawn for."""
        picture = self.window.grabWindow()
        longest = max(PORTRAIT.width(), PORTRAIT.height())
        if max(picture.width(), picture.height()) > longest:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(longest, longest, keep, smooth)
        file = QBuffer()
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        take(bytes(file.data().data()) if QImageWriter(file, b"png").write(picture) else b"")

    @property
    def shell(self) -> QQuickItem:
        found = self.window.findChild(QQuickItem, "shell")
        if found is None:
            raise QmlError("no shell")
        return found

    def settled(self) -> bool:
        """True when the last screen has arrived and nothing moves on its way in."""
        return bool(self.shell.property("settled"))

    def close(self) -> None:
        """Take everything down in the order in which QML still finds what it refers to."""
        self.window.close()
        self.window.deleteLater()
        self.texts.silence()
        self._component.deleteLater()
        self.engine.deleteLater()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

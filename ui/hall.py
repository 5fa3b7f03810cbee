"""The window of the virtual hall beside the terminal: lay a card on the reader, take the paper out, cut the cable."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QUrl, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from ui import places
from ui.icons import IconProvider
from ui.lab import Lab
from ui.sheets import SheetProvider
from ui.stage import FIRST_LANGUAGE, QML, QmlError, make_application
from ui.texts import Texts

PLACE = QRect(QPoint(0, 0), places.HALL)


class Speaker(QObject):
    """Changes the language of this window; the terminal's is its own."""

    def __init__(self, engine: QQmlEngine) -> None:
        super().__init__()
        self._engine = engine
        self._texts = Texts()
        self._texts.speak(FIRST_LANGUAGE)

    @Slot(str)
    def speak(self, language: str) -> None:
        if self._texts.speak(language):
            self._engine.retranslate()

    def silence(self) -> None:
        self._texts.silence()


class HallWindow:
    """The hall at `lab_url`; `window` is not yet visible."""

    def __init__(self, lab_url: str, place: QRect = PLACE) -> None:
        self.pictures = SheetProvider()
        self.lab = Lab(lab_url, self.pictures)
        self.engine = QQmlEngine()
        self.speaker = Speaker(self.engine)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("sheet", self.pictures)
        self.engine.rootContext().setContextProperty("lab", self.lab)
        self.engine.rootContext().setContextProperty("speaker", self.speaker)
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(QML / "hall" / "Hall.qml")))
        window = component.createWithInitialProperties({"width": place.width(), "height": place.height()})
        if not isinstance(window, QQuickWindow):
            raise QmlError(component.errorString())
        window.setFramePosition(place.topLeft())
        self._component = component
        self.window = window

    def close(self) -> None:
        """Take everything down in the order in which QML still finds what it refers to.

        The lab too, and here: left to the collector it would go on asking, and die in whatever thread that runs in.
        """
        self.window.close()
        self.window.deleteLater()
        self.speaker.silence()
        self._component.deleteLater()
        self.engine.deleteLater()
        self.lab.deleteLater()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def run(lab_url: str) -> int:
    """Show the virtual hall whose REST is at `lab_url`; returns the exit code when the window is closed."""
    application = make_application()
    place = places.beside(application.primaryScreen().availableGeometry()).hall
    hall = HallWindow(lab_url, place)
    hall.lab.start()
    hall.window.show()
    code = application.exec()
    hall.close()
    return code

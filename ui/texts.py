"""The interface's own texts, one Qt catalogue per language; the one that counts is the language of the screen."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk_app.flow.screens import Language

FOLDER = Path(__file__).parent / "i18n"
LANGUAGES: tuple[Language, ...] = get_args(Language)


class TextsMissingError(Exception):
    """The compiled catalogue of `language` is not there: the bootstrap makes it from its .ts file."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class Texts:
    """Holds the translators; `speak` puts one into effect. Bindings follow only after `QQmlEngine.retranslate`."""

    def __init__(self) -> None:
        self._translators: Mapping[str, QTranslator] = {language: _load(language) for language in LANGUAGES}
        self.language = ""

    def speak(self, language: str) -> bool:
        """Change the language; False when it already was this one."""
        if language == self.language:
            return False
        self.silence()
        QCoreApplication.installTranslator(self._translators[language])
        self.language = language
        return True

    def silence(self) -> None:
        """Take the language in effect away."""
        if self.language:
            QCoreApplication.removeTranslator(self._translators[self.language])
        self.language = ""


def _load(language: str) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(FOLDER / f"kiosk_{language}.qm")):
        raise TextsMissingError(language)
    return translator

"""Tabler icons in any colour: `image://icon/NAME/RRGGBB`.

Qt draws SVG but knows no `currentColor`, and the software renderer has no colouring effect; so the colour is put into
the file's text before it is drawn. An unknown name gives a sheet of paper: a catalogue may name an icon that this
version does not have.
"""

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent / "qml" / "icons"
FALLBACK = "file-text"
ASKED = re.compile(r"([a-z0-9-]+)/([0-9A-Fa-f]{6})")


@cache
def _source(name: str) -> str:
    path = FOLDER / f"{name}.svg"
    return (path if path.is_file() else FOLDER / f"{FALLBACK}.svg").read_text(encoding="utf-8")


class IconProvider(QQuickImageProvider):
    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, asked: str, size: QSize, wished: QSize) -> QImage:
        found = ASKED.fullmatch(asked)
        name, colour = found.groups() if found else (FALLBACK, "000000")
        extent = wished if wished.isValid() and not wished.isEmpty() else QSize(48, 48)
        image = QImage(extent, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", f"#{colour}").encode()))
        painter = QPainter(image)
        svg.render(painter, QRectF(0, 0, extent.width(), extent.height()))
        painter.end()
        size.setWidth(extent.width())
        size.setHeight(extent.height())
        return image

"""QR codes: `image://qr/TEXT`, the text percent-encoded."""

from urllib.parse import unquote

import segno
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider


class QrProvider(QQuickImageProvider):
    """With the quiet zone of ISO/IEC 18004 around it, and every module as large as the next."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, asked: str, size: QSize, wished: QSize) -> QImage:
        rows = list(segno.make(unquote(asked), micro=False).matrix_iter())
        image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                image.setPixelColor(x, y, QColor("black" if dark else "white"))
        extent = min(wished.width(), wished.height()) if wished.isValid() else 0
        side = max(1, extent // len(rows)) * len(rows)
        size.setWidth(side)
        size.setHeight(side)
        return image.scaled(side, side)

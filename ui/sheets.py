"""The sheets of the virtual hall as pictures: covered unless somebody holds one.

What is printed is about a person. `image://sheet/ID/covered` is made from so few points that no character is left;
`image://sheet/ID/open` is the sheet, and QML asks for it only while it is held.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

POINTS_ACROSS = 24
"""Width of a covered sheet in points: a line of text becomes one grey bar."""

KEPT = 20


class SheetProvider(QQuickImageProvider):
    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._sheets: dict[int, QImage] = {}

    def keep(self, number: int, png: bytes) -> bool:
        """Take a sheet in; the oldest goes when there are more than 20. False when it is no picture."""
        image = QImage.fromData(png)
        if image.isNull():
            return False
        self._sheets[number] = image
        for old in sorted(self._sheets)[:-KEPT]:
            del self._sheets[old]
        return True

    def has(self, number: int) -> bool:
        return number in self._sheets

    def requestImage(self, asked: str, size: QSize, wished: QSize) -> QImage:
        number, _, view = asked.partition("/")
        sheet = self._sheets.get(int(number)) if number.isdecimal() else None
        if sheet is None:
            sheet = QImage(1, 1, QImage.Format.Format_RGB32)
            sheet.fill(Qt.GlobalColor.white)
        if view != "open":
            sheet = _covered(sheet)
        size.setWidth(sheet.width())
        size.setHeight(sheet.height())
        return sheet


def _covered(sheet: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return sheet.scaledToWidth(min(POINTS_ACROSS, sheet.width()), smooth)

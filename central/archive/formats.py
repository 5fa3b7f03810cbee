"""Which formats may stand in a package, and whether a file is one: what cannot be opened now cannot be later."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import pypdfium2
from PIL import Image

from central.archive import xml

ACTIVE: Final = (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
"""What makes a PDF do something when it is opened."""


def _text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _xml(data: bytes) -> bool:
    try:
        xml.read(data)
    except xml.BadXml:
        return False
    return True


def _pdf(data: bytes) -> bool:
    """Opened without a password, with at least one page."""
    if b"/Encrypt" in data:
        return False
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return False
    try:
        return len(document) > 0
    finally:
        document.close()


def _picture(kind: str) -> Callable[[bytes], bool]:
    def opens(data: bytes) -> bool:
        try:
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                picture.load()
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            return False
        return True

    return opens


def _ofd(data: bytes) -> bool:
    """GB/T 33190: a ZIP whose entry point is OFD.xml."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "OFD.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


FORMATS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    "txt": _text,
    "xml": _xml,
    "pdf": _pdf,
    "png": _picture("PNG"),
    "jpg": _picture("JPEG"),
    "ofd": _ofd,
}
"""By the ending of the name."""

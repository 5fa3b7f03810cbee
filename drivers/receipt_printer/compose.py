"""A slip to ESC/POS bytes.

python-escpos composes, and only composes: over a serial line it waits its whole timeout for a status and takes silence
for "paper adequate" (release 3.1). Chinese does not go through its `text()`, which can swallow a byte after code-page
characters, but as raw GB18030, which simplified Chinese printers take as it is.
"""

import shutil
from dataclasses import dataclass

import segno
from escpos import capabilities
from escpos.printer import Dummy

from drivers.receipt_printer.protocol import BUFFER_DONE, TELL_NOTHING, Presenter
from drivers.receipt_printer.slip import LARGE, Line, Style

# Importing the library leaves a temporary directory with a pickle behind, at every start.
shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

KANJI_ON = b"\x1c&"
_BIG = frozenset({Style.TITLE, Style.BIG})
_QR_MODULE = 6
_QUIET = 2
"""Modules of white around a code: the paper is white as well."""
DOTS = 576
"""Across 80 mm paper at 203 dpi."""


@dataclass(frozen=True)
class Manner:
    """What a printer wants to be told how. qr_raster: dot by dot. asb: it tells of changes, but not during a slip.

    presenter: how it says that a slip lies in its output.
    """

    qr_raster: bool = False
    asb: bool = False
    presenter: Presenter = Presenter.NONE


def compose(lines: tuple[Line, ...], manner: Manner | None = None, *, large: bool = False) -> bytes:
    """The whole slip: reset, lines, cut, and the question that is answered when all of it has been carried out.

    Bytes that a printer sends unasked look like the answer to that question, so it is told to keep quiet before.
    """
    manner = manner or Manner()
    printer = Dummy()
    printer.hw("INIT")
    body = bytearray(printer.output + (TELL_NOTHING if manner.asb else b"") + KANJI_ON)
    for line in lines:
        printer.clear()
        if line.style is Style.QR:
            printer.set(align="center")
            if not manner.qr_raster:
                printer.qr(line.text, size=_QR_MODULE, native=True)
            body += printer.output + (_qr_dots(line.text) if manner.qr_raster else b"")
            continue
        size = LARGE if large or line.style in _BIG else 1
        printer.set(
            align="center" if line.style in _BIG else "left",
            bold=line.style is not Style.PLAIN,
            custom_size=True,
            width=size,
            height=size,
        )
        body += printer.output + line.text.encode("gb18030") + b"\n"
    printer.clear()
    printer.cut()
    return bytes(body) + printer.output + BUFFER_DONE


def _qr_dots(text: str) -> bytes:
    """A QR code as GS v 0, smaller where it would not fit the paper."""
    rows = [list(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=_QUIET)]
    module = max(1, min(_QR_MODULE, DOTS // len(rows)))
    return raster([[bool(dark) for dark in row for _ in range(module)] for row in rows for _ in range(module)])


def raster(rows: list[list[bool]]) -> bytes:
    """A picture as GS v 0: eight dots to a byte, the first in the highest bit, true is black. Rows are equally long."""
    across = (len(rows[0]) + 7) // 8
    lines = [sum(1 << (across * 8 - 1 - at) for at, dark in enumerate(row) if dark) for row in rows]
    head = b"\x1dv0\x00" + across.to_bytes(2, "little") + len(rows).to_bytes(2, "little")
    return head + b"".join(line.to_bytes(across, "big") for line in lines)

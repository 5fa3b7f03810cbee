"""A slip to ESC/POS bytes.

python-escpos composes, and only composes: over a serial line it waits its whole timeout for a status and takes silence
for "paper adequate" (release 3.1). Chinese does not go through its `text()`, which can swallow a byte after code-page
characters, but as raw GB18030, which simplified Chinese printers take as it is.
"""

import shutil

from escpos import capabilities
from escpos.printer import Dummy

from drivers.receipt_printer.protocol import BUFFER_DONE
from drivers.receipt_printer.slip import Line, Style

# Importing the library leaves a temporary directory with a pickle behind, at every start.
shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

KANJI_ON = b"\x1c&"
_BIG = frozenset({Style.TITLE, Style.BIG})
_QR_MODULE = 6


def compose(lines: tuple[Line, ...]) -> bytes:
    """The whole slip: reset, lines, cut, and the question that is answered when all of it has been carried out."""
    printer = Dummy()
    printer.hw("INIT")
    body = bytearray(printer.output + KANJI_ON)
    for line in lines:
        printer.clear()
        if line.style is Style.QR:
            printer.set(align="center")
            printer.qr(line.text, size=_QR_MODULE, native=True)
            body += printer.output
            continue
        size = 2 if line.style in _BIG else 1
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

"""What `scanimage` is told and what it gives back: arguments, exit codes, one PNM picture a page.

Its exit code is the SANE_Status of the last call (sane.h, SANE standard 1.06 §4.2.7), or 1 when the scanner could not
be opened at all. It ends with 0, too, when a thread of a backend writes into a pipe that a failed scan has closed; then
the status that it told of the page counts, a number as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class SaneStatus(IntEnum):
    """How a scan ended. `FAILED`: the scanner is not there, or wants something that it does not have."""

    GOOD = 0
    FAILED = 1
    CANCELLED = 2
    DEVICE_BUSY = 3
    INVALID = 4
    END = 5
    JAMMED = 6
    NO_DOCS = 7
    COVER_OPEN = 8
    IO_ERROR = 9
    NO_MEMORY = 10
    ACCESS_DENIED = 11


def status_of(exit_code: int) -> SaneStatus:
    """Whatever else it ends with, a signal included, is an `IO_ERROR`."""
    try:
        return SaneStatus(exit_code)
    except ValueError:
        return SaneStatus.IO_ERROR


_TOLD = re.compile(rb"\(scanner status = (\d{1,2})\)")


_OVER = b"Batch terminated"
_REFUSED = re.compile(rb"sane_start: ([A-Z][a-z ]+)")
_TEXTS = {
    b"Device busy": SaneStatus.DEVICE_BUSY,
    b"Document feeder jammed": SaneStatus.JAMMED,
    b"Document feeder out of documents": SaneStatus.NO_DOCS,
    b"Scanner cover is open": SaneStatus.COVER_OPEN,
}
"""As SANE words them (`sane_strstatus`)."""


def is_over(told: bytes | bytearray) -> bool:
    """The run has nothing more to give; it may still take long to end, or never do."""
    return _OVER in told


def outcome(exit_code: int | None, told: bytes) -> SaneStatus:
    """How a run ended. told: what it said beside the pictures, a status for each page. exit_code: None when it had to
    be ended after it was over.
    """
    refused = _REFUSED.search(told)
    if exit_code is None and refused:
        return _TEXTS.get(refused[1], SaneStatus.IO_ERROR)
    status = status_of(exit_code or 0)
    last = [status_of(int(number)) for number in _TOLD.findall(told)][-1:]
    if status is SaneStatus.GOOD and last and last[0] not in (SaneStatus.GOOD, SaneStatus.END):
        return last[0]
    return status


class Mode(StrEnum):
    """`--mode`, with the names of the SANE standard that the backends share."""

    COLOR = "Color"
    GRAY = "Gray"


@dataclass(frozen=True)
class Order:
    """One run. device, source: as SANE names them, source "" for its first. width, height: millimetres of the bed.

    resolution: dots an inch. pages: at most.
    """

    device: str
    source: str
    mode: Mode
    resolution: int
    width: float
    height: float
    pages: int


def arguments(order: Order, pattern: str) -> Sequence[str]:
    """The command line; page n goes to `pattern` with `%d` for n."""
    source = (f"--source={order.source}",) if order.source else ()
    return (
        "scanimage",
        f"--device-name={order.device}",
        "--format=pnm",
        *source,
        f"--mode={order.mode}",
        f"--resolution={order.resolution}",
        "-x",
        f"{order.width:g}",
        "-y",
        f"{order.height:g}",
        f"--batch={pattern}",
        f"--batch-count={order.pages}",
    )


def looking(device: str) -> Sequence[str]:
    """The command line that opens the scanner and scans nothing."""
    return ("scanimage", f"--device-name={device}", "--format=pnm", "--dont-scan")


class NoPicture(Exception):
    """Bytes that are no whole picture."""


@dataclass(frozen=True)
class Raster:
    """Rows from the top, `channels` bytes a pixel (1 gray, 3 red green blue)."""

    width: int
    height: int
    channels: int
    pixels: bytes = field(repr=False)


_HEADER = re.compile(rb"P([56])\s(?:#[^\n]{0,200}\n)*(\d{1,6})\s(\d{1,6})\s255\s")


def raster(data: bytes) -> Raster:
    """The picture of one page. Raises NoPicture, whatever the bytes are."""
    found = _HEADER.match(data)
    if not found:
        raise NoPicture
    channels = 1 if found[1] == b"5" else 3
    width, height = int(found[2]), int(found[3])
    pixels = data[found.end() :]
    if not width or not height or len(pixels) != width * height * channels:
        raise NoPicture
    return Raster(width, height, channels, pixels)

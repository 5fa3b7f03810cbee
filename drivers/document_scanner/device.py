"""The document scanner as a service: `Printer.ReadImage`, which XFS4IoT has for scanners (type `scanner`).

As the standard says the command gives the front of one sheet. Our own client asks with `byHandle` for the whole pile in
the feeder as one document, beside the JSON. Like every reader it waits for its media: `NoMediaEvent` tells that nothing
lies there, and until the deadline somebody may put it in. On a glass a quick look comes before the scan, since only a
picture tells whether anything lies on it.

SANE says of a feeder what is wrong only when it is asked to scan. So a jam and an open cover are remembered as `detail`
until the next scan, and the scanner stays in service: nobody could tell that it was cleared if it did not.
"""

import logging
from collections.abc import Generator, Mapping
from contextlib import closing
from typing import Final

from PIL import Image

from drivers.document_scanner import sheet
from drivers.document_scanner.protocol import Mode, Order, Raster, SaneStatus
from drivers.document_scanner.sane import SaneError, Scanimage
from drivers.pages.command import INSERTED, MOST_PAGES, NO_MEDIA, READ, REJECTED, answer, capabilities, rejected, wish
from drivers.pages.page import Flaw, jpeg
from drivers.xfs4iot.device import (
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState, Media
from drivers.xfs4iot.settings import Option

log = logging.getLogger(__name__)

IDLE: Final = 4.0
AGAIN: Final = 1.0
"""Seconds between two looks for a sheet."""
COARSE: Final = 75
"""Dots an inch of a look."""


def open_device(options: Mapping[str, Option]) -> "DocumentScanner":
    """Options, all but the first optional. Raises BadOptionError.

    `device`: SANE's name of it. `config`: the directory with SANE's configuration, instead of the system's. `feeder`:
    SANE's name of the source that takes a pile ("ADF"), "" for a glass. `resolution` (200, dots an inch). `width`,
    `height` (210, 297): millimetres that are scanned.
    """
    return DocumentScanner(
        Scanimage(text_option(options, "config", "")),
        text_option(options, "device"),
        feeder=text_option(options, "feeder", ""),
        resolution=round(number_option(options, "resolution", 200)),
        bed=(number_option(options, "width", 210), number_option(options, "height", 297)),
    )


class DocumentScanner(Device):
    """One scanner. bed: millimetres."""

    def __init__(
        self, scanimage: Scanimage, device: str, *, feeder: str, resolution: int, bed: tuple[float, float]
    ) -> None:
        self._scanimage = scanimage
        self._device = device
        self._feeder = feeder
        self._resolution = resolution
        self._bed = bed
        self._state = DeviceState.STARTING
        self._media = Media.UNKNOWN
        self._detail = ""

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Printer", (READ,), (NO_MEDIA, INSERTED, REJECTED)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return capabilities(several=bool(self._feeder))

    def model(self) -> str:
        return "SANE document scanner"

    def status(self) -> Status:
        detail = "noAnswer" if self._state is DeviceState.OFFLINE else self._detail
        return Status(self._state, {"printer": {"media": self._media.value}}, detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        """Nothing is kept open between two commands."""

    def poll(self, context: Context) -> None:
        """Ask SANE whether it can be opened."""
        match self._scanimage.look(self._device):
            case SaneStatus.GOOD:
                self._state = DeviceState.ONLINE
            case SaneStatus.DEVICE_BUSY:
                self._state = DeviceState.DEVICE_BUSY
            case _:
                self._state, self._media = DeviceState.OFFLINE, Media.UNKNOWN

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        asked = wish(payload)
        mode = Mode.COLOR if asked.color else Mode.GRAY
        pile = asked.by_handle and bool(self._feeder)
        try:
            if not self._feeder:
                self._await_sheet(context)
            pages = self._read(mode, MOST_PAGES + 1 if pile else 1, context)
        except SaneError as error:
            raise self._failure(error.status) from None
        self._state, self._media, self._detail = DeviceState.ONLINE, Media.NOT_PRESENT, ""
        return answer(pages, asked, self._resolution, context)

    def _await_sheet(self, context: Context) -> None:
        """Until something lies on the glass. Raises SaneError and what `context` raises."""
        told = False
        while not self._lies_there(context):
            told = self._miss(told, context)
        if told:
            context.event(INSERTED)

    def _lies_there(self, context: Context) -> bool:
        with closing(self._scan(Mode.GRAY, COARSE, 1, context)) as scans:
            return any(sheet.find(scan) for scan in scans)

    def _miss(self, told: bool, context: Context) -> bool:
        """Nothing lies there: say so, once, and wait a little."""
        self._media = Media.NOT_PRESENT
        if not told:
            context.event(NO_MEDIA)
        context.wait(AGAIN)
        return True

    def _read(self, mode: Mode, most: int, context: Context) -> list[bytes]:
        """The pages as JPEGs, at least one; a feeder is waited for. Raises SaneError, CommandError."""
        told = False
        pages: list[bytes] = []
        while True:
            try:
                with closing(self._scan(mode, self._resolution, most, context)) as scans:
                    for scan in scans:
                        if told and not pages:
                            context.event(INSERTED)
                        if len(pages) == MOST_PAGES:
                            raise rejected(Flaw.TOO_MANY, context)
                        pages.append(self._page(scan, context))
                    return pages
            except SaneError as error:
                if error.status is not SaneStatus.NO_DOCS or not self._feeder:
                    raise
            told = self._miss(told, context)

    def _scan(self, mode: Mode, resolution: int, most: int, context: Context) -> Generator[Image.Image, None, None]:
        order = Order(self._device, self._feeder, mode, resolution, *self._bed, pages=most)
        with closing(self._scanimage.pages(order, context)) as pages:
            for page in pages:
                self._media = Media.PRESENT
                yield _picture(page)

    def _page(self, scan: Image.Image, context: Context) -> bytes:
        """Raises CommandError for a page that cannot be used."""
        place = sheet.find(scan)
        if place is None:
            raise rejected(Flaw.BLANK, context)
        page = sheet.straighten(scan, place)
        if flaw := sheet.flaw(scan, place, page):
            raise rejected(flaw, context)
        return jpeg(page, self._resolution)

    def _failure(self, status: SaneStatus) -> CommandError:
        """What a scan that ended badly says of the scanner, and to the client."""
        log.info("a scan ended with %s", status.name)
        self._media = Media.UNKNOWN
        match status:
            case SaneStatus.JAMMED:
                self._media, self._detail = Media.JAMMED, "paperJam"
                return CommandError(Code.COMMAND_ERROR, "mediaJammed", payload={"detail": self._detail})
            case SaneStatus.COVER_OPEN:
                self._detail = "coverOpen"
                return CommandError(Code.USER_ERROR, payload={"detail": self._detail})
            case SaneStatus.DEVICE_BUSY:
                self._state = DeviceState.DEVICE_BUSY
                return CommandError(Code.DEVICE_NOT_READY, description=status.name)
            case _:
                self._state = DeviceState.OFFLINE
                return CommandError(Code.HARDWARE_ERROR, description=status.name)


def _picture(page: Raster) -> Image.Image:
    return Image.frombytes("L" if page.channels == 1 else "RGB", (page.width, page.height), page.pixels)

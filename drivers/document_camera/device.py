"""A camera above a table (高拍仪) as a service: `Printer.ReadImage`, as a scanner does it, with a preview.

It waits for a sheet to lie still and is looked through only while the command runs. A flaw is waited out for a moment,
for a lens has to find its focus and a hand has to go; then the sheet is refused as a scanner refuses one. `sheets` in
the command takes several, laid one after the other, until there are as many or no other one is laid.
"""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from drivers.camera.presence import IDLE, Presence, quieten
from drivers.camera.source import Source, source_of
from drivers.pages.command import INSERTED, NO_MEDIA, READ, REJECTED, answer, capabilities, wish
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
)
from drivers.xfs4iot.enums import Code, Media
from drivers.xfs4iot.extensions import PAGE_READ, PREVIEW
from drivers.xfs4iot.settings import Option

if TYPE_CHECKING:
    from drivers.camera.view import View
    from drivers.document_camera.table import Table

ACROSS: Final = 420.0


def open_device(options: Mapping[str, Option]) -> "DocumentCamera":
    """Options, beside those of `drivers.camera.source.source_of`: `across` (420), the millimetres of the table that are
    seen along the picture's width; `resolution` (200), dots an inch of a page, if the camera has as many. Raises
    BadOptionError.
    """
    across, resolution = number_option(options, "across", ACROSS), round(number_option(options, "resolution", 200))
    if across <= 0:
        raise BadOptionError("across")
    if resolution <= 0:
        raise BadOptionError("resolution")

    def eyes(source: Source) -> "tuple[View, Table]":
        from drivers.camera.view import View
        from drivers.document_camera.table import Table

        return View(source), Table(across, resolution)

    return DocumentCamera(source_of(options), eyes)


class DocumentCamera(Device):
    """One camera. eyes: makes what looks through it, at the first command."""

    def __init__(
        self,
        source: Source,
        eyes: "Callable[[Source], tuple[View, Table]]",
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._open = eyes
        self._presence = Presence(source, clock)
        self._eyes: tuple[View, Table] | None = None
        self._media = Media.UNKNOWN

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Printer", (READ,), (NO_MEDIA, INSERTED, REJECTED, PAGE_READ, PREVIEW)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return capabilities(several=True)

    def model(self) -> str:
        return "document camera"

    def status(self) -> Status:
        return Status(self._presence.state, {"printer": {"media": self._media.value}}, self._presence.detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        """Nothing is kept open between two commands."""

    def poll(self, context: Context) -> None:
        """See whether it is there, without looking through it."""
        self._presence.look(stuck=self._eyes is not None and self._eyes[0].stuck)

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        asked = wish(payload)
        self._presence.require()
        quieten()
        from drivers.camera.capture import CameraError

        view, table = self._eyes = self._eyes or self._open(self._source)
        self._media = Media.UNKNOWN
        try:
            with view.open(context, preview=asked.preview) as capture:
                self._presence.worked()
                pages, resolution = table.read(capture, asked, context)
        except CameraError as error:
            self._presence.failed()
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None
        self._media = Media.PRESENT
        return answer(pages, asked, resolution, context)

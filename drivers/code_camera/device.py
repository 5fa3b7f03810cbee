"""A camera in the place of a scan module: `BarcodeReader.Read`, with a preview for who holds a code before it.

It is looked through only while the command runs, and what it saw is gone with it. A QR code proves itself; bars count
when two pictures say the same.
"""

import base64
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from drivers.barcode.reading import Encoding
from drivers.camera.presence import IDLE, Presence, quieten
from drivers.camera.source import Source, source_of
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState, Scanner
from drivers.xfs4iot.extensions import PREVIEW
from drivers.xfs4iot.settings import Option

if TYPE_CHECKING:
    from drivers.camera.capture import Capture
    from drivers.camera.view import View
    from drivers.code_camera.symbols import Symbol

READ: Final = "BarcodeReader.Read"
RESET: Final = "BarcodeReader.Reset"


def open_device(options: Mapping[str, Option]) -> "CodeCamera":
    """Options, beside those of `drivers.camera.source.source_of`: `encoding` (`auto`; `utf-8` or `gb18030` where all
    codes are). Raises BadOptionError.
    """
    encoding = text_option(options, "encoding", Encoding.AUTO)
    if encoding not in Encoding.__members__.values():
        raise BadOptionError("encoding")
    return CodeCamera(source_of(options), encoding=Encoding(encoding))


class CodeCamera(Device):
    """One camera. viewer: makes what looks through it, at the first command; given by tests."""

    def __init__(
        self,
        source: Source,
        *,
        encoding: Encoding = Encoding.AUTO,
        viewer: "Callable[[Source], View] | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._encoding = encoding
        self._make = viewer or _viewer
        self._presence = Presence(source, clock)
        self._view: View | None = None
        self._looking = False

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("BarcodeReader", (READ, RESET), (PREVIEW,)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"barcodeReader": {"canFilterSymbologies": False}}

    def model(self) -> str:
        return "camera for codes"

    def status(self) -> Status:
        there = Scanner.ON if self._looking else Scanner.OFF
        known = {DeviceState.ONLINE: there, DeviceState.STARTING: Scanner.UNKNOWN}
        scanner = known.get(self._presence.state, Scanner.INOPERATIVE)
        return Status(self._presence.state, {"barcodeReader": {"scanner": scanner.value}}, self._presence.detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        """Nothing is kept open between two commands."""

    def poll(self, context: Context) -> None:
        """See whether it is there, without looking through it."""
        self._presence.look(stuck=self._view is not None and self._view.stuck)

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        if name == RESET:
            self._presence.trust()
            return {}
        self._presence.require()
        quieten()
        from drivers.camera.capture import CameraError

        view = self._view = self._view or self._make(self._source)
        try:
            with view.open(context, preview=payload.get("preview") is True) as capture:
                self._presence.worked()
                self._looking = True
                found = self._search(capture, context)
        except CameraError as error:
            self._presence.failed()
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None
        finally:
            self._looking = False
        if found.text is None:
            raise CommandError(Code.COMMAND_ERROR, "barcodeInvalid")
        data = base64.b64encode(found.text.encode()).decode("ascii")
        return {"readOutput": [{"symbology": found.symbology, "barcodeData": data}]}

    def _search(self, capture: "Capture", context: Context) -> "Symbol":
        """Until a code is read. Raises CameraError, and what `context` raises."""
        from drivers.code_camera.searching import in_turn

        number = turn = 0
        before = ""
        while True:
            shot = capture.next(number, context)
            number, turn = shot.number, turn + 1
            found = in_turn(shot.pixels, turn, self._encoding)
            if found is None:
                continue
            if not found.linear or (found.text and found.text == before):
                return found
            before = found.text or ""


def _viewer(source: Source) -> "View":
    from drivers.camera.view import View

    return View(source)

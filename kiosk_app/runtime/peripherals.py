"""The flow's device effects, spoken as XFS4IoT commands to services of this terminal."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.xfs4iot.client import Client, Completion, DeviceStatus
from kiosk_app.devices import PAGE_PRINTER, SCANNER, SLIP_PRINTER
from kiosk_app.flow.effects import AwaitTaken, LookForSheets, Sheet
from kiosk_app.flow.events import CaptureProblem, NothingToTake, Printed, PrintOutcome, Reply, SheetsLie, Taken
from kiosk_app.runtime.numbered import CERTIFICATE, PLAIN

SCAN_PROBLEMS: dict[object, CaptureProblem] = {
    "paperJam": "jam",
    "coverOpen": "cover",
    "blank": "blank",
    "dark": "dark",
    "cutOff": "cut_off",
    "tooMany": "too_many",
    "blurred": "blurred",
    "glare": "glare",
}
SOURCES = {PLAIN: "upper", CERTIFICATE: "aux"}
"""The printer's paper source for each kind of paper."""
PRINTERS: dict[Sheet, str] = {"document": PAGE_PRINTER, "slip": SLIP_PRINTER}
LOOK_SECONDS = 0.2
FORGOTTEN = "sheetForgotten"
FORGOTTEN_SECONDS = 29.0
"""A sheet of a visit that is over and was reminded of it twice."""
TRAY = {"out": "certificatePaperOut", "low": "certificatePaperLow", "jammed": "certificatePaperJammed"}
"""What a technician is told of the tray of numbered paper."""
OUTCOMES: dict[object, PrintOutcome] = {"unknown": "unknown", "printed": "printed"}


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper of one or more pages. media_type: of `data`."""

    media_type: str
    data: bytes = field(repr=False)


class Peripherals:
    def __init__(self, client: Client, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._lying_since: dict[str, float] = {}
        self._account: Callable[[str], str] = lambda tray: ""

    def account_by(self, account: Callable[[str], str]) -> None:
        """account: what is wrong with the numbered paper, by what the printer says of its tray."""
        self._account = account

    def remarks(self, name: str, status: DeviceStatus) -> tuple[str, ...]:
        """What is known of a device beyond what it says itself, for a technician."""
        found: list[str] = []
        if name == PAGE_PRINTER and (tray := status.supply(SOURCES[CERTIFICATE])):
            found += [TRAY.get(tray, ""), self._account(tray)]
        if self._clock() - self._lying_since.get(name, self._clock()) >= FORGOTTEN_SECONDS:
            found.append(FORGOTTEN if status.media == "present" else "")
        return tuple(remark for remark in found if remark)

    async def print_slip(self, text: str, seconds: float, *, large: bool = False) -> tuple[PrintOutcome, str]:
        """large: in twice the size."""
        body = {"formName": "slip", "mediaName": "receipt", "fields": {"body": text}} | (
            {"largeType": True} if large else {}
        )
        return outcome(await self._client.execute(SLIP_PRINTER, "Printer.PrintForm", body, timeout=seconds))

    async def print_page(self, pdf: bytes, seconds: float, stock: str = PLAIN) -> tuple[PrintOutcome, str]:
        """stock: the paper it has to come out on. Paper that nobody has heard of is none that lies there."""
        if stock not in SOURCES:
            return "failed", "paper"
        source = {"paperSource": SOURCES[stock]}
        return outcome(
            await self._client.execute(PAGE_PRINTER, "Printer.PrintNative", source, timeout=seconds, bulk=pdf)
        )

    async def look_for(self, effect: LookForSheets) -> Reply:
        """Where the printer knows."""
        lying = self._lying([PRINTERS[sheet] for sheet in effect.sheets])
        return (SheetsLie if lying else NothingToTake)(effect.visit, effect.id)

    async def await_taken(self, effect: AwaitTaken) -> Reply:
        """Until nothing of these sheets lies there."""
        names = [PRINTERS[sheet] for sheet in effect.sheets]
        for _ in iter(lambda: self._lying(names), False):
            await asyncio.sleep(LOOK_SECONDS)
        return Taken(effect.visit, effect.id)

    def _lying(self, names: list[str]) -> bool:
        """Of each printer it is noted since when."""
        there = [name for name in names if self._client.status(name).media == "present"]
        for name in names:
            if name in there:
                self._lying_since.setdefault(name, self._clock())
            else:
                self._lying_since.pop(name, None)
        return bool(there)

    async def scan(self, seconds: float, *, bound: bool = False) -> Scan | CaptureProblem:
        """What lies in the scanner, or is put into it in time. bound: as a PDF, be it one page."""
        events: list[str] = []
        done = await self._client.execute(
            SCANNER,
            "Printer.ReadImage",
            {"timeout": int(seconds * 1000), "byHandle": True, "bound": bound, "imageSource": {"front": True}},
            timeout=seconds,
            on_event=lambda name, _: events.append(name),
        )
        handle, media_type = done.payload.get("handle"), done.payload.get("mediaType")
        if done.code == "success" and isinstance(handle, str) and isinstance(media_type, str):
            data = await self._client.fetch(SCANNER, handle)
            return Scan(media_type, data) if data else "device"
        if done.code == "timeOut" and events[-1:] == ["Printer.NoMediaEvent"]:
            return "empty"
        return SCAN_PROBLEMS.get(done.payload.get("detail"), "device")


def outcome(done: Completion) -> tuple[PrintOutcome, str]:
    """What became of a sheet, and why: `paper`, `jam` or `device`."""
    if done.code == "success":
        return "printed", ""
    reason = {"paperOut": "paper", "sourceInvalid": "paper", "paperJammed": "jam", "mediaJammed": "jam"}.get(
        done.error, "device"
    )
    return OUTCOMES.get(done.payload.get("outcome"), "failed"), reason


def report_printed(to: tuple[str, int], result: tuple[PrintOutcome, str]) -> Printed:
    return Printed(*to, *result)

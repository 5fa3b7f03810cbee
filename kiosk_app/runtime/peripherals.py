"""The flow's device effects, spoken as XFS4IoT commands to services of this terminal."""

from dataclasses import dataclass, field

from drivers.xfs4iot.client import Client, Completion
from kiosk_app.devices import PAGE_PRINTER, SCANNER, SLIP_PRINTER
from kiosk_app.flow.events import CaptureProblem, Printed, PrintOutcome

SCAN_PROBLEMS: dict[object, CaptureProblem] = {
    "paperJam": "jam",
    "coverOpen": "cover",
    "blank": "blank",
    "dark": "dark",
    "cutOff": "cut_off",
    "tooMany": "too_many",
}
OUTCOMES: dict[object, PrintOutcome] = {"unknown": "unknown", "printed": "printed"}


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper of one or more pages. media_type: of `data`."""

    media_type: str
    data: bytes = field(repr=False)


class Peripherals:
    def __init__(self, client: Client) -> None:
        self._client = client

    async def print_slip(self, text: str, seconds: float, *, large: bool = False) -> tuple[PrintOutcome, str]:
        """large: in twice the size."""
        body = {"formName": "slip", "mediaName": "receipt", "fields": {"body": text}} | (
            {"largeType": True} if large else {}
        )
        return outcome(await self._client.execute(SLIP_PRINTER, "Printer.PrintForm", body, timeout=seconds))

    async def print_page(self, pdf: bytes, seconds: float) -> tuple[PrintOutcome, str]:
        return outcome(await self._client.execute(PAGE_PRINTER, "Printer.PrintNative", {}, timeout=seconds, bulk=pdf))

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
    reason = {"paperOut": "paper", "paperJammed": "jam", "mediaJammed": "jam"}.get(done.error, "device")
    return OUTCOMES.get(done.payload.get("outcome"), "failed"), reason


def report_printed(to: tuple[str, int], result: tuple[PrintOutcome, str]) -> Printed:
    return Printed(*to, *result)

"""The flow's device effects, spoken as XFS4IoT commands to services of this terminal."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.xfs4iot.client import Client, Completion, DeviceStatus
from kiosk_app.flow.effects import AwaitTaken, LookForSheets, ReadCard, Sheet
from kiosk_app.flow.events import (
    CaptureProblem,
    CardFailed,
    CardFound,
    CardProblem,
    CardRead,
    Failed,
    NothingToTake,
    Printed,
    PrintOutcome,
    Reply,
    SheetsLie,
    Taken,
)
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.entries import DeviceReport
from kiosk_app.runtime.numbered import CERTIFICATE, PLAIN

READER, SLIP_PRINTER, PAGE_PRINTER = "IdCard", "ReceiptPrinter", "PagePrinter"
SCANNER, CODE_SCANNER = "DocumentScanner", "Barcode"
OPTIONAL = (SCANNER, CODE_SCANNER)
"""What a terminal may be without: nothing is said of it until it has been seen."""
DOCUMENT_TYPES = {
    "residentIdentityCard": "111",
    "foreignPermanentResidentIdCard": "553",
    "hkMacaoTaiwanResidencePermit": "810",
}
CARD_PROBLEMS: dict[str, CardProblem] = {"noMedia": "lifted", "invalidMedia": "invalid"}
SCAN_PROBLEMS: dict[object, CaptureProblem] = {
    "paperJam": "jam",
    "coverOpen": "cover",
    "blank": "blank",
    "dark": "dark",
    "cutOff": "cut_off",
    "tooMany": "too_many",
}
SOURCES = {PLAIN: "upper", CERTIFICATE: "aux"}
"""The printer's paper source for each kind of paper."""
PRINTERS: dict[Sheet, str] = {"document": PAGE_PRINTER, "slip": SLIP_PRINTER}
LOOK_SECONDS = 0.2
FORGOTTEN_SECONDS = 29.0
"""A sheet of a visit that is over and was reminded of it twice."""
WORKING = ("online", "deviceBusy")
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

    def works(self, service: str) -> bool:
        """In service, and with paper if it prints."""
        status = self._client.status(service)
        return status.device in WORKING and status.paper not in ("out", "jammed")

    @property
    def card_present(self) -> bool:
        return self._client.status(READER).media == "present"

    def reports(self) -> tuple[DeviceReport, ...]:
        seen = [name for name in OPTIONAL if name in self._client.services]
        names = (READER, SLIP_PRINTER, PAGE_PRINTER, *seen)
        return tuple(self._report(name, self._client.status(name)) for name in names)

    def _report(self, name: str, status: DeviceStatus) -> DeviceReport:
        parts = [status.paper, status.detail]
        if name == PAGE_PRINTER and (tray := status.supply(SOURCES[CERTIFICATE])):
            parts += [f"{SOURCES[CERTIFICATE]}:{tray}" if tray != "full" else "", self._account(tray)]
        if self._clock() - self._lying_since.get(name, self._clock()) >= FORGOTTEN_SECONDS:
            parts.append("sheetForgotten" if status.media == "present" else "")
        return DeviceReport(name, status.device, " ".join(part for part in parts if part))

    async def read_card(self, effect: ReadCard, tell: Callable[[Reply], None]) -> Reply:
        to = (effect.visit, effect.id)

        def on_event(name: str, payload: object) -> None:
            if name == "IdentityDocument.MediaInsertedEvent":
                tell(CardFound(*to))

        milliseconds = int(effect.seconds * 1000)
        done = await self._client.execute(
            READER, "IdentityDocument.Read", {"timeout": milliseconds}, timeout=effect.seconds, on_event=on_event
        )
        if done.code == "success":
            return CardRead(*to, person_of(done))
        if done.code == "commandErrorCode":
            return CardFailed(*to, CARD_PROBLEMS.get(done.error, "unreadable"))
        return Failed(*to) if done.code == "timeOut" else CardFailed(*to, "reader")

    async def print_slip(self, text: str, seconds: float) -> tuple[PrintOutcome, str]:
        body = {"formName": "slip", "mediaName": "receipt", "fields": {"body": text}}
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


def person_of(done: Completion) -> Person:
    def text(key: str) -> str:
        value = done.payload.get(key)
        return value if isinstance(value, str) else ""

    return Person(
        name=text("name"),
        number=text("number"),
        document_type=DOCUMENT_TYPES.get(text("documentType"), ""),
        sex=text("sex"),
        birth=text("birthDate"),
        address=text("address"),
        valid_from=text("validFrom"),
        valid_to=text("validTo"),
    )


def report_printed(to: tuple[str, int], result: tuple[PrintOutcome, str]) -> Printed:
    return Printed(*to, *result)

"""The flow's device effects, spoken as XFS4IoT commands to services of this terminal."""

from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.xfs4iot.client import Client, Completion
from kiosk_app.devices import PAGE_PRINTER, READER, SCANNER, SLIP_PRINTER
from kiosk_app.flow.effects import ReadCard
from kiosk_app.flow.events import (
    CaptureProblem,
    CardFailed,
    CardFound,
    CardProblem,
    CardRead,
    Failed,
    Printed,
    PrintOutcome,
    Reply,
)
from kiosk_app.protocol.cases import Person

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
OUTCOMES: dict[object, PrintOutcome] = {"unknown": "unknown", "printed": "printed"}


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper of one or more pages. media_type: of `data`."""

    media_type: str
    data: bytes = field(repr=False)


class Peripherals:
    def __init__(self, client: Client) -> None:
        self._client = client

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

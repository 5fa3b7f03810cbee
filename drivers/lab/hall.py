"""The virtual hall: every emulated device, the network cable, and what has been printed.

This is the hall as an object; `rest` gives it an address and `server` its own process.
"""

import itertools
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.barcode.emulator import BarcodeEmulator
from drivers.camera.emulator import CameraEmulator
from drivers.camera.emulator_scene import Look, portrait
from drivers.document_scanner.emulator import ScannerEmulator
from drivers.document_scanner.emulator_sheet import KINDS
from drivers.id_card.emulator import IdCardEmulator
from drivers.lab import card_faces
from drivers.lab.breaking import breakables
from drivers.lab.card_readers import SocketReader
from drivers.lab.cards import CITIZENS, PHONES, face_of
from drivers.lab.documents import Pocket, Wallets
from drivers.lab.faults import LabError
from drivers.lab.link_proxy import HOST, LinkProxy
from drivers.lab.phone import NoCode, Phone
from drivers.page_printer.emulator import FIRST_SHEET, PagePrinterEmulator
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.receipt_printer.emulator_paper import Slip
from drivers.sensors.emulator import SensorEmulator
from drivers.sensors.wiring import wiring
from drivers.ups.emulator import UpsEmulator

KEPT = 20
_SHEET = "certificate.sheet"
WIRED = wiring(
    "cardReader=0,receiptPrinter=1,documentPrinter=2,scanner=3,statusInService=4,statusGood=5,statusBad=6,contactless=7",
    "cabinetFrontDoor=!0,tamperSensor=!1,proximitySensor=2",
    "",
)
"""How the hall's board is wired, for a driver that is told the same."""
NOTICED = {"proximitySensor"}
"""What the board notices from the beginning: whoever plays the hall stands before it."""
UPS = "lab"
"""What the hall's UPS is called."""
POWER = {
    "mains": {"ups.status": "OL CHRG", "battery.charge": "100", "battery.runtime": "1800"},
    "battery": {"ups.status": "OB DISCHRG", "battery.charge": "80", "battery.runtime": "1200"},
    "low": {"ups.status": "OB DISCHRG LB", "battery.charge": "10", "battery.runtime": "90"},
}


@dataclass(frozen=True)
class Print:
    """One sheet. `printer` is receipt or page, `time` seconds since 1970."""

    id: int
    printer: str
    time: float
    png: bytes = field(repr=False)


class Hall:
    """Devices at `directory/id_card`, `barcode`, `receipt_printer` and `sensors`, and in `directory/page_printer.uri`.

    Two slots for chips are sockets, `directory/chip_card` and `travel_document`; in `directory/csca` is the certificate
    of who signed the passports.

    SANE finds the document scanner by the configuration in `directory/sane`; `directory/camera.url` says where the
    camera's stream is, `directory/ups.address` where upsd is. Whoever's card lies on the reader stands before it.

    `centre` is where the network cable leads; without it there is no cable. `phone` has the citizens' codes. Sheets are
    written to `out` as `paper-N.png` only when it is given.
    """

    def __init__(
        self,
        directory: Path,
        *,
        centre: tuple[str, int] | None = None,
        phone: Phone | None = None,
        out: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._directory = directory
        self._phone = phone
        self._out = out
        self._clock = clock
        self._lock = threading.Lock()
        self._numbers = itertools.count(_sheets(out) + 1)
        self._prints: deque[Print] = deque(maxlen=KEPT)
        self._citizen: int | None = None
        self._person: int | None = None
        self._stack = ExitStack()
        self.reader = IdCardEmulator(directory / "id_card")
        self.codes = BarcodeEmulator(directory / "barcode")
        self.receipt = ReceiptPrinterEmulator(directory / "receipt_printer", self._slip)
        self.board = SensorEmulator(directory / "sensors")
        wallets = Wallets()
        self.chips, self.passports = Pocket(wallets.chip), Pocket(wallets.passport)
        self._issuer = wallets.issuer
        self.chip_reader = SocketReader(self.chips.slot, directory / "chip_card")
        self.passport_reader = SocketReader(self.passports.slot, directory / "travel_document")
        self._noticed = {name: name in NOTICED for name in WIRED.inputs}
        self.ups = UpsEmulator(UPS, port=_remembered(directory / "ups.address"))
        self._power = "mains"
        self.page = PagePrinterEmulator(
            self._page, port=_remembered(directory / "page_printer.uri"), next_sheet=_next_sheet(directory)
        )
        self.scanner = ScannerEmulator(port=_remembered(directory / "document_scanner.url"))
        self.camera = CameraEmulator(port=_remembered(directory / "camera.url"))
        self.link = LinkProxy(centre, port=_remembered(directory / "link.address")) if centre else None
        self.breakables = breakables(self)

    def __enter__(self) -> Self:
        self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        for device in (self.reader, self.codes, self.receipt, self.board, self.chip_reader, self.passport_reader):
            self._stack.enter_context(device)
        (self._directory / "csca").mkdir(exist_ok=True)
        (self._directory / "csca" / "utopia.cer").write_bytes(self._issuer.root_file)
        for name, active in self._noticed.items():
            self.set_sensor(name, active=active)
        self._stack.enter_context(self.ups)
        _tell(self._directory / "ups.address", f"{HOST}:{self.ups.port}")
        self._stack.enter_context(self.page)
        self._stack.enter_context(self.scanner)
        self._stack.enter_context(self.camera)
        self.scanner.configure(self._directory / "sane")
        _tell(self._directory / "document_scanner.url", self.scanner.url)
        _tell(self._directory / "camera.url", self.camera.url)
        _tell(self._directory / "page_printer.uri", self.page.uri)
        if self.link:
            self.link.mend()
            self._stack.callback(self.link.cut)
            _tell(self._directory / "link.address", f"{HOST}:{self.link.port}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def state(self) -> dict[str, object]:
        """What `GET /state` shows; nobody's name or number."""
        with self._lock:
            counts = {name: sum(1 for one in self._prints if one.printer == name) for name in ("receipt", "page")}
        return {
            "card": self._citizen,
            "chip": _lying(self.chips),
            "passport": _lying(self.passports),
            "person": self._person,
            "watched": self.camera.watched > 0,
            "citizens": [{"number": citizen.number, "label": citizen.label} for citizen in CITIZENS],
            "phones": [{"number": one.number, "enterprise": one.enterprise} for one in PHONES] if self._phone else [],
            "codeHeld": self.codes.held,
            "scanning": self.codes.looking,
            "paper": {
                "receipt": self.receipt.faults.paper,
                "page": self.page.faults.paper,
                "certificate": self.page.faults.certificates,
            },
            "network": self.link.up if self.link else None,
            "prints": counts,
            "presenter": self.page.faults.presenter,
            "lying": {"page": self.page.lying, "receipt": self.receipt.lying},
            "sheets": list(self.scanner.sheets),
            "cardReads": self.reader.reads,
            "lights": {name: self.board.coils[place] for name, place in WIRED.lights.items()},
            "sensors": dict(self._noticed),
            "power": self._power,
        }

    def put_card(self, number: int) -> None:
        """Lay a citizen's card on the reader. Raises LabError."""
        chosen = next((citizen for citizen in CITIZENS if citizen.number == number), None)
        if chosen is None:
            raise LabError("no such citizen")
        self._citizen = number
        self.stand(number)
        self.reader.put(chosen.card.data(card_faces.photo(face_of(number))))

    def lift_card(self) -> None:
        """Take the card away, and go."""
        self._citizen = None
        self.stand(None)
        self.reader.lift()

    def stand(self, number: int | None) -> None:
        """Let a citizen stand before the camera, whatever lies on the reader, or nobody. Raises LabError."""
        self.camera.look = Look() if number is None else Look((_face(number),))
        self._person = number

    def picture(self, number: int) -> bytes:
        """JPEG of a citizen, as a document of theirs may have it. Raises LabError."""
        return portrait(_face(number))

    def show_code(self, number: int, *, enterprise: bool) -> None:
        """Hold a citizen's phone before the scanner, with a fresh code on it. Raises LabError."""
        if self._phone is None or number not in [citizen.number for citizen in PHONES]:
            raise LabError("no such phone")
        try:
            code = self._phone.code(number, enterprise=enterprise)
        except NoCode:
            raise LabError("the phone shows no code") from None
        self.codes.show(code.encode())

    def show_specimen(self) -> None:
        """Hold the specimen of a printed paper before the scanner. Raises LabError."""
        if self._phone is None:
            raise LabError("there is no centre that has one")
        try:
            self.codes.show(self._phone.specimen().encode())
        except NoCode:
            raise LabError("there is no specimen") from None

    def set_paper(self, printer: str, state: str) -> None:
        """Fill or empty a printer's tray; `certificate` is the page printer's second one. Raises LabError."""
        if state not in ("full", "low", "out", "jammed") or printer not in ("receipt", "page", "certificate"):
            raise LabError("no such printer or paper state")
        if printer == "certificate":
            self.page.faults.certificates = state
            return
        if printer == "page":
            self.page.faults.paper = state
            return
        self.receipt.faults.cutter_error = state == "jammed"
        self.receipt.faults.paper = "full" if state == "jammed" else state
        self.receipt.resume()

    def set_presenter(self, state: str) -> None:
        """Have somebody take what comes out (taken), or nobody (lying); none: no printer knows. Raises LabError."""
        if state not in ("none", "taken", "lying"):
            raise LabError("no such presenter")
        self.page.faults.presenter = self.receipt.faults.presenter = state

    def take_sheets(self) -> None:
        """Somebody takes what lies in the slots of printers that know it."""
        self.page.take()
        self.receipt.take()

    def set_sheets(self, kinds: list[object]) -> None:
        """Put papers into the scanner; they come back into it after every scan. Raises LabError."""
        known = tuple(kind for kind in kinds if isinstance(kind, str) and kind in KINDS)
        if len(known) != len(kinds):
            raise LabError("no such sheet")
        self.scanner.sheets = known

    def set_sensor(self, name: str, *, active: bool) -> None:
        """Open a door, tamper, step before the terminal; or no longer. Raises LabError."""
        place = WIRED.inputs.get(name)
        if place is None:
            raise LabError("no such sensor")
        self._noticed[name] = active
        self.board.set_input(place.number, active is not place.inverted)

    def set_power(self, state: str) -> None:
        """Cut the mains, let the battery run down, or bring the mains back. Raises LabError."""
        if state not in POWER:
            raise LabError("no such state of the power")
        self._power = state
        self.ups.variables = dict(POWER[state])

    def set_network(self, up: bool) -> None:
        """Mend or cut the cable. Raises LabError when there is none."""
        if self.link is None:
            raise LabError("this hall has no network")
        if up:
            self.link.mend()
        else:
            self.link.cut()

    def set_fault(self, device: str, fault: str, value: object) -> None:
        """Set one fault of one device; `fault` "none" mends everything. Raises LabError.

        Beside the fields of the emulators' own faults there are `unplugged` (bool) for every device and, for what reads
        cards, `answer` ({"command": "READ", "sw3": 65} or, for chips, {"command": "00b2", "sw": "6982"}).
        """
        if device not in self.breakables:
            raise LabError("no such device")
        self.breakables[device].set(fault, value)

    def prints(self) -> tuple[Print, ...]:
        """The last sheets, oldest first."""
        with self._lock:
            return tuple(self._prints)

    def _page(self, png: bytes) -> None:
        """A pack of numbered paper goes on where it was when the hall is started again."""
        _tell(self._directory / _SHEET, str(self.page.next_sheet))
        self._keep("page", png)

    def _slip(self, slip: Slip) -> None:
        self._keep("receipt", slip.png)

    def _keep(self, printer: str, png: bytes) -> None:
        with self._lock:
            sheet = Print(next(self._numbers), printer, self._clock(), png)
            self._prints.append(sheet)
        if self._out:
            self._out.mkdir(parents=True, exist_ok=True)
            fresh = self._out / f".paper-{sheet.id}.new"
            fresh.write_bytes(png)
            fresh.replace(self._out / f"paper-{sheet.id}.png")


def _next_sheet(directory: Path) -> int:
    try:
        return int((directory / _SHEET).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return FIRST_SHEET


def _lying(pocket: Pocket) -> dict[str, object] | None:
    lying = pocket.lying
    return {"kind": lying.kind, "citizen": lying.citizen} if lying else None


def _face(number: int) -> str:
    """Raises LabError."""
    try:
        return face_of(number)
    except KeyError:
        raise LabError("no such citizen") from None


def _sheets(out: Path | None) -> int:
    """The highest number among the sheets in `out`: a hall that is started again overwrites none."""
    names = [path.stem.removeprefix("paper-") for path in out.glob("paper-*.png")] if out else []
    return max((int(name) for name in names if name.isdecimal()), default=0)


def _tell(path: Path, where: str) -> None:
    """At once: after a restart others read what lies there from before, and must not find half of it."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(where, encoding="ascii")
    new.replace(path)


def _remembered(path: Path) -> int:
    """The port that `path` names from last time; 0 when there is none or somebody else has it now."""
    try:
        port = int(path.read_text(encoding="ascii").rpartition(":")[2].partition("/")[0])
        with socket.create_server((HOST, port)):
            return port
    except (OSError, ValueError):
        return 0

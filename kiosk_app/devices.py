"""The services of a terminal by name, and what each is there for."""

from collections.abc import Mapping
from typing import Final

from kiosk_app.catalogue.needs import Need

READER: Final = "IdCard"
SLIP_PRINTER: Final = "ReceiptPrinter"
PAGE_PRINTER: Final = "PagePrinter"
SCANNER: Final = "DocumentScanner"
CODE_SCANNER: Final = "Barcode"
CAMERA: Final = "Camera"
CHIP_READER: Final = "ChipCard"
TRAVEL_READER: Final = "TravelDocument"
SENSORS: Final = "Sensors"
UPS: Final = "UPS"
RECOGNISER: Final = "DocumentReader"

REQUIRED: Final = (READER, SLIP_PRINTER, PAGE_PRINTER)
OPTIONAL: Final = (SCANNER, CODE_SCANNER, CAMERA, CHIP_READER, TRAVEL_READER, SENSORS, UPS, RECOGNISER)
"""What a terminal may be without: nothing is said of it until it has been seen."""
SERVES: Final[Mapping[str, Need]] = {
    READER: "reader",
    SLIP_PRINTER: "slip_printer",
    PAGE_PRINTER: "page_printer",
    SCANNER: "scanner",
    CODE_SCANNER: "code_scanner",
}
WORKING: Final = ("online", "deviceBusy")
NO_PAPER: Final = ("out", "jammed")


def works(state: str, paper: str) -> bool:
    """In service, and with paper if it prints. state, paper: in the spellings of XFS4IoT."""
    return state in WORKING and paper not in NO_PAPER

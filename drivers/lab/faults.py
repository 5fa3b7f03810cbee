"""What can be made to go wrong in the hall, as it is wished for in JSON."""

import dataclasses
from typing import Any, TypeVar

from drivers.barcode.emulator import Faults as CodeFaults
from drivers.camera.emulator import Faults as CameraFaults
from drivers.document_scanner.emulator import Faults as ScannerFaults
from drivers.id_card.emulator import Faults as CardFaults
from drivers.page_printer.emulator import Faults as PageFaults
from drivers.receipt_printer.emulator import Faults as ReceiptFaults
from drivers.sensors.emulator import Faults as SensorFaults
from drivers.ups.emulator import Faults as UpsFaults

_UNKNOWN = object()
Faults = TypeVar(
    "Faults",
    CardFaults,
    CodeFaults,
    ReceiptFaults,
    PageFaults,
    ScannerFaults,
    SensorFaults,
    CameraFaults,
    UpsFaults,
)


class LabError(ValueError):
    """A wish that the hall cannot fulfil."""


def changed(now: Faults, none: Faults, fault: str, value: object) -> Faults:
    """`now` with one field set from JSON; bytes are given as hexadecimal text. Raises LabError."""
    if fault == "none":
        return none
    usual = getattr(none, fault, _UNKNOWN)
    if isinstance(usual, bytes) and isinstance(value, str):
        try:
            value = bytes.fromhex(value)
        except ValueError:
            raise LabError("not hexadecimal") from None
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    fits = {
        bool: isinstance(value, bool),
        bytes: isinstance(value, bytes),
        str: isinstance(value, str),
        int: isinstance(value, int) and number,
        float: number,
        type(None): value is None or (isinstance(value, int) and number),
    }
    if not fits.get(type(usual), False):
        raise LabError("no such fault, or not a value for it")
    changes: dict[str, Any] = {fault: value}
    return dataclasses.replace(now, **changes)

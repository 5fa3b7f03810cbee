"""What can be made to go wrong in the hall, as it is wished for in JSON."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from drivers.barcode.emulator import Faults as CodeFaults
from drivers.camera.emulator import Faults as CameraFaults
from drivers.document_scanner.emulator import Faults as ScannerFaults
from drivers.id_card.emulator import Faults as CardFaults
from drivers.lab.card_slot import Faults as SlotFaults
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
    SlotFaults,
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


class _Faulty(Protocol[Faults]):
    faults: Faults


def _nothing() -> None:
    """For devices that need no more than their faults."""


@dataclass(frozen=True)
class Breakable(Generic[Faults]):
    """One device, to be broken over REST.

    device: has the faults. none: makes those of a device that is well. unplug, plug: its cable. after: called when
    faults have changed. special: what is no field of its faults, by name; called with the value.
    """

    device: _Faulty[Faults]
    none: Callable[[], Faults]
    unplug: Callable[[], None]
    plug: Callable[[], None]
    after: Callable[[], None] = _nothing
    special: Mapping[str, Callable[[object], None]] = field(default_factory=dict)

    def set(self, fault: str, value: object) -> None:
        """Set one fault; "none" mends everything. Raises LabError."""
        if fault == "unplugged":
            (self.unplug if value else self.plug)()
            return
        if fault in self.special:
            self.special[fault](value)
        else:
            self.device.faults = changed(self.device.faults, self.none(), fault, value)
        if fault == "none":
            self.plug()
        self.after()

    def names(self) -> Mapping[str, object]:
        """Every fault that can be set, and what is usual, as JSON has it."""
        usual = self.none()
        fields = {one.name: getattr(usual, one.name) for one in dataclasses.fields(usual)}
        plain = {name: value.hex() if isinstance(value, bytes) else value for name, value in fields.items()}
        told = {name: value for name, value in plain.items() if not isinstance(value, dict)}
        return {"unplugged": False} | told | dict.fromkeys(self.special)


class AnyBreakable(Protocol):
    """A Breakable, whatever its faults are."""

    def set(self, fault: str, value: object) -> None: ...

    def names(self) -> Mapping[str, object]: ...

"""How each device of the hall is broken and mended: its faults, its cable, and what is no field of its faults."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from drivers.barcode.emulator import BarcodeEmulator
from drivers.barcode.emulator import Faults as CodeFaults
from drivers.camera.emulator import Faults as CameraFaults
from drivers.document_scanner.emulator import Faults as ScannerFaults
from drivers.id_card.emulator import Faults as CardFaults
from drivers.id_card.emulator import IdCardEmulator
from drivers.id_card.frames import Command
from drivers.lab.card_readers import SocketReader
from drivers.lab.card_slot import Faults as SlotFaults
from drivers.lab.documents import Pocket
from drivers.lab.faults import AnyBreakable, Breakable, LabError, changed
from drivers.page_printer.emulator import Faults as PageFaults
from drivers.receipt_printer.emulator import Faults as ReceiptFaults
from drivers.sensors.emulator import Faults as SensorFaults
from drivers.sensors.emulator import SensorEmulator
from drivers.ups.emulator import Faults as UpsFaults

if TYPE_CHECKING:
    from drivers.lab.hall import Hall


def breakables(hall: "Hall") -> dict[str, AnyBreakable]:
    """Every device by the name that REST has for it."""
    ups = hall.ups

    def stale(pulled: bool) -> None:
        # upsd is still there, and has not heard of the UPS for a while.
        ups.faults = changed(ups.faults, UpsFaults(), "error", "DATA-STALE" if pulled else "")
        ups.switch_on()

    def gone(value: object) -> None:
        (ups.switch_off if value else ups.switch_on)()

    def powerless(device: BarcodeEmulator | SensorEmulator) -> Callable[[], None]:
        def pull() -> None:
            device.lose_power()
            device.port.unplug()

        return pull

    def chip(pocket: Pocket, reader: SocketReader) -> Breakable[SlotFaults]:
        special = {"answer": partial(_chip_answer, pocket)}
        return Breakable(pocket.slot, SlotFaults, reader.unplug, reader.plug, special=special)

    reader, codes, receipt, board = hall.reader, hall.codes, hall.receipt, hall.board
    return {
        "id_card": Breakable(
            reader, CardFaults, reader.port.unplug, reader.port.plug, special={"answer": partial(_answer, reader)}
        ),
        "barcode": Breakable(codes, CodeFaults, powerless(codes), codes.port.plug),
        "receipt_printer": Breakable(receipt, ReceiptFaults, receipt.port.unplug, receipt.port.plug, receipt.resume),
        "page_printer": Breakable(hall.page, PageFaults, hall.page.switch_off, hall.page.switch_on),
        "document_scanner": Breakable(
            hall.scanner, ScannerFaults, hall.scanner.switch_off, hall.scanner.switch_on, hall.scanner.clear
        ),
        "sensors": Breakable(board, SensorFaults, powerless(board), board.port.plug),
        "camera": Breakable(hall.camera, CameraFaults, hall.camera.switch_off, hall.camera.switch_on),
        "ups": Breakable(ups, UpsFaults, partial(stale, True), partial(stale, False), special={"gone": gone}),
        "chip_card": chip(hall.chips, hall.chip_reader),
        "travel_document": chip(hall.passports, hall.passport_reader),
    }


def _answer(reader: IdCardEmulator, value: object) -> None:
    """Raises LabError."""
    wanted = value if isinstance(value, dict) else {}
    command, sw3 = str(wanted.get("command")), wanted.get("sw3")
    if command not in Command.__members__ or not isinstance(sw3, int):
        raise LabError("answer wants a command and sw3")
    reader.faults.answers[Command[command]] = sw3


def _chip_answer(pocket: Pocket, value: object) -> None:
    """Raises LabError."""
    wanted = value if isinstance(value, dict) else {}
    try:
        begins, word = bytes.fromhex(str(wanted.get("command"))), int(str(wanted.get("sw")), 16)
    except ValueError:
        raise LabError("answer wants how a command begins and sw, both in hexadecimal") from None
    if not begins or not 0 <= word <= 0xFFFF:
        raise LabError("answer wants how a command begins and sw, both in hexadecimal")
    pocket.slot.faults.answers[begins] = word

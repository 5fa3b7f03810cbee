"""The driver against the emulated module, over a real pty."""

import base64
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.barcode.device import READ, RESET, BarcodeScanner, Limits
from drivers.barcode.emulator import BarcodeEmulator
from drivers.barcode.reading import LONGEST
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.messages import completion, encode
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually
from tests.drivers.xfs4iot.conformance import check

CODE = "LTM|烟台|0123456789"
LINE_SPEED = (4, 4 / 960)
"""Four bytes at a time, as fast as 9600 baud carry them."""


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[BarcodeEmulator]:
    with BarcodeEmulator(tmp_path / "scanner") as emulator:
        yield emulator


@pytest.fixture
def scanner(emulator: BarcodeEmulator) -> Iterator[BarcodeScanner]:
    limits = Limits(answer=0.3, again=0.3, pause=0.05, long_pause=0.15)
    scanner = BarcodeScanner(SerialLine(str(emulator.port.link), baud=9600), limits=limits)
    yield scanner
    scanner.close()


def read(scanner: BarcodeScanner, context: PlainContext | None = None) -> str:
    outputs = scanner.execute(READ, {}, context or PlainContext())["readOutput"]
    assert isinstance(outputs, list)
    (output,) = outputs
    assert output["symbology"] == "symbologyUnknown"
    return base64.b64decode(output["barcodeData"]).decode()


def failure(scanner: BarcodeScanner, context: PlainContext | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        scanner.execute(READ, {}, context or PlainContext())
    return caught.value


def light(scanner: BarcodeScanner) -> object:
    return scanner.status().parts["barcodeReader"]["scanner"]


def test_a_code_is_waited_for_with_the_light_on(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    scanner.poll(PlainContext())
    assert (scanner.status().device, light(scanner)) == (DeviceState.ONLINE, "off")
    threading.Timer(0.2, emulator.show, (CODE.encode(),)).start()
    seen: list[object] = []

    class Looking(PlainContext):
        def check(self) -> None:
            seen.append(light(scanner))
            super().check()

    assert read(scanner, Looking()) == CODE
    assert set(seen) == {"on"}
    assert light(scanner) == "off"
    assert not emulator.looking


def test_what_it_says_is_the_standards(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    emulator.show(CODE.encode())
    check(encode(completion(READ, 1, Code.SUCCESS, scanner.execute(READ, {}, PlainContext()))))
    status = {"common": {"device": scanner.status().device.value}, **scanner.status().parts}
    check(encode(completion("Common.Status", 2, Code.SUCCESS, status)))
    emulator.show(b"\xff")
    error = failure(scanner)
    check(encode(completion(READ, 3, error.code, error.payload)))
    check(encode(completion(RESET, 4, Code.SUCCESS, scanner.execute(RESET, {}, PlainContext()))))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("mark", [b"\r", b"\r\n", b"\t", b""])
def test_every_mark_and_both_encodings_at_line_speed(
    emulator: BarcodeEmulator, scanner: BarcodeScanner, mark: bytes, encoding: str
) -> None:
    emulator.faults.end = mark
    emulator.faults.chunk, emulator.faults.pause = LINE_SPEED
    emulator.show(CODE.encode(encoding))
    assert read(scanner) == CODE


def test_a_code_with_lines_in_it_is_one_code(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    emulator.faults.chunk, emulator.faults.pause = LINE_SPEED
    emulator.show("一\r\n二\r\n三".encode())
    assert read(scanner) == "一\r\n二\r\n三"


def test_what_was_read_before_anybody_asked_is_forgotten(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    scanner.poll(PlainContext())
    emulator.port.send(b"somebody else's\r")
    emulator.show(CODE.encode())
    assert read(scanner) == CODE


def test_a_module_that_has_looked_long_enough_is_told_again(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    def tired() -> None:
        emulator._looking = False
        emulator.show(CODE.encode())

    threading.Timer(0.1, tired).start()
    assert read(scanner) == CODE


def test_noise_before_a_reply_does_no_harm(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    emulator.faults.noise = b"\x02\x00\xff\x00"
    emulator.show(CODE.encode())
    assert read(scanner) == CODE


@pytest.mark.parametrize("code", [b"\xff\xfe\x00", b"1" * (LONGEST + 10)])
def test_what_is_no_text_or_has_no_end_is_invalid(
    emulator: BarcodeEmulator, scanner: BarcodeScanner, code: bytes
) -> None:
    emulator.show(code)
    error = failure(scanner)
    assert (error.code, error.error) == (Code.COMMAND_ERROR, "barcodeInvalid")
    assert light(scanner) == "off"


def test_when_nobody_waits_any_more_the_light_goes_out(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    context = PlainContext(None)
    threading.Timer(0.2, context.cancel).start()
    assert failure(scanner, context).code is Code.CANCELED
    assert not emulator.looking
    assert failure(scanner, PlainContext(0.1)).code is Code.TIME_OUT
    assert not emulator.looking


def test_reset_puts_the_light_out(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    emulator._looking = True
    assert scanner.execute(RESET, {}, PlainContext()) == {}
    assert not emulator.looking


def test_a_silent_module_is_offline(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    emulator.faults.silent = True
    assert failure(scanner).code is Code.HARDWARE_ERROR
    assert (scanner.status().device, scanner.status().detail) == (DeviceState.OFFLINE, "noAnswer")
    assert light(scanner) == "inoperative"


def test_an_unplugged_module_comes_back_by_itself(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    context = PlainContext()
    scanner.poll(context)
    emulator.port.unplug()
    scanner.poll(context)
    assert scanner.status().device is DeviceState.OFFLINE
    emulator.port.plug()

    def online() -> bool:
        scanner.poll(context)
        return scanner.status().device is DeviceState.ONLINE

    eventually(online)


def test_pulled_out_while_somebody_waits_it_says_so(emulator: BarcodeEmulator, scanner: BarcodeScanner) -> None:
    threading.Timer(0.2, emulator.port.unplug).start()
    assert failure(scanner).code is Code.HARDWARE_ERROR
    assert scanner.status().detail in ("lost", "absent")

"""The driver against virtual cards: behind the real pcscd, and behind a socket."""

import base64
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.chip_card.device import CARD_INSERTED, CHIP_IO, CHIP_POWER, ChipCardReader, open_device
from drivers.chip_card.emulator import BankCardEmulator, Holder, SocialSecurityEmulator, Ways
from drivers.iso7816.slot import CARD_REMOVED, Limits
from drivers.lab.card_readers import SocketReader, VpcdReader
from drivers.lab.card_slot import CardSlot
from drivers.lab.private_pcscd import READER, Pcscd
from drivers.transport.pcsc import PcscLine
from drivers.transport.socket_line import SocketLine
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ, READ_BANK_CARD
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually
from tests.drivers.xfs4iot.conformance import conforms

HOLDER = Holder("张三", "370699195001010018")
LIMITS = Limits(look=0.3, answer=0.3)
SELECT = base64.b64encode(bytes.fromhex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF")).decode()


@dataclass
class Bench:
    slot: CardSlot
    device: ChipCardReader
    reader: SocketReader


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    slot = CardSlot()
    with SocketReader(slot, tmp_path / "reader") as reader:
        eventually((tmp_path / "reader").exists)
        device = ChipCardReader(SocketLine(str(tmp_path / "reader")), chip_io=True, limits=LIMITS)
        yield Bench(slot, device, reader)
        device.close()


@pytest.fixture
def real(pcscd: Pcscd) -> Iterator[tuple[CardSlot, ChipCardReader]]:
    slot = CardSlot()
    with VpcdReader(slot, pcscd.port):
        device = ChipCardReader(PcscLine(READER), chip_io=True)
        yield slot, device
        device.close()


def part(device: ChipCardReader, name: str) -> object:
    return device.status().parts["cardReader"][name]


def failure(device: ChipCardReader, name: str = READ, context: PlainContext | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        device.execute(name, {}, context or PlainContext())
    return caught.value


@pytest.mark.parametrize("t0", [False, True])
def test_behind_the_real_pcscd(real: tuple[CardSlot, ChipCardReader], t0: bool) -> None:
    slot, device = real
    context = PlainContext()
    threading.Timer(0.1, slot.insert, (SocialSecurityEmulator(HOLDER, remaining=t0),)).start()
    answer = device.execute(READ, {}, context)
    assert answer == {
        "documentType": "socialSecurityCard",
        "name": "张三",
        "number": "370699195001010018",
        "sex": "1",
        "ethnicity": "01",
        "birthDate": "1950-01-01",
        "cardNumber": "Z12345678",
        "issuerRegion": "370699",
        "validFrom": "2020-01-01",
        "validTo": "2030-01-01",
    }
    assert context.events == [MEDIA_INSERTED]
    conforms(READ, answer)
    slot.remove()

    def missed() -> bool:
        device.poll(context)
        return part(device, "media") == "notPresent"

    eventually(missed)
    assert context.broadcasts == [(MEDIA_REMOVED, {}), (CARD_REMOVED, {})]


def test_a_card_torn_out_behind_the_real_pcscd(real: tuple[CardSlot, ChipCardReader]) -> None:
    slot, device = real
    slot.insert(SocialSecurityEmulator(HOLDER))
    slot.faults.tear_after = 5
    assert failure(device).error == "noMedia"


def test_a_bank_card_behind_the_real_pcscd(real: tuple[CardSlot, ChipCardReader]) -> None:
    slot, device = real
    slot.insert(BankCardEmulator())
    context = PlainContext()
    answer = device.execute(READ_BANK_CARD, {}, context)
    assert answer == {"applicationLabel": "UnionPay Debit", "maskedPan": "620000*********0003", "expiry": "2030-12"}
    assert context.events == [CARD_INSERTED]
    conforms(READ_BANK_CARD, answer)


def test_a_daemon_that_dies_is_offline_until_it_is_back(real: tuple[CardSlot, ChipCardReader], pcscd: Pcscd) -> None:
    _, device = real
    device.poll(PlainContext())
    assert device.status().device is DeviceState.ONLINE
    pcscd.kill()
    device.poll(PlainContext())
    assert (device.status().device, device.status().detail) == (DeviceState.OFFLINE, "lost")
    assert failure(device).code is Code.HARDWARE_ERROR
    assert device.status().detail == "absent"
    pcscd.start()
    device.poll(PlainContext())
    assert (device.status().device, part(device, "media")) == (DeviceState.ONLINE, "notPresent")


def test_a_card_may_stay_and_be_read_again(bench: Bench) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    for _ in range(2):
        assert bench.device.execute(READ, {}, PlainContext())["name"] == "张三"
        assert (part(bench.device, "media"), part(bench.device, "chipPower")) == ("present", "poweredOff")


@pytest.mark.parametrize("commands", [0, 1, 7, 17])
def test_a_card_torn_out_in_the_middle_is_no_media(bench: Bench, commands: int) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    bench.slot.faults.tear_after = commands
    context = PlainContext()
    error = failure(bench.device, context=context)
    assert (error.code, error.error) == (Code.COMMAND_ERROR, "noMedia")
    assert part(bench.device, "media") == "notPresent"
    assert context.broadcasts == [(MEDIA_REMOVED, {}), (CARD_REMOVED, {})]


def test_a_short_reply_is_unreadable_after_some_attempts(bench: Bench) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    bench.slot.faults.short = True
    assert failure(bench.device).error == "unreadable"
    assert bench.slot.commands == 3


def test_one_bad_attempt_is_tried_again(bench: Bench) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    bench.slot.faults.short = True
    context = PlainContext(
        on_event=lambda _: threading.Timer(0.1, setattr, (bench.slot.faults, "short", False)).start()
    )
    assert bench.device.execute(READ, {}, context)["sex"] == "1"


def test_a_slow_card_is_unreadable_and_does_not_hold_the_driver(bench: Bench) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    bench.slot.faults.pause = 0.4
    assert failure(bench.device, context=PlainContext(1.0)).code in (Code.COMMAND_ERROR, Code.TIME_OUT)


@pytest.mark.parametrize(
    ("start", "sw", "error"),
    [
        ("00A404", 0x6A82, "invalidMedia"),
        ("00A404", 0x6D00, "invalidMedia"),
        ("00B2", 0x6982, "securityFail"),
        ("00B2", 0x6F00, "unreadable"),
    ],
)
def test_what_the_card_says_becomes_an_error(bench: Bench, start: str, sw: int, error: str) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    bench.slot.faults.answers[bytes.fromhex(start)] = sw
    assert failure(bench.device).error == error


def test_a_card_that_wants_a_pin_is_refused(bench: Bench) -> None:
    bench.slot.insert(SocialSecurityEmulator(HOLDER, ways=Ways(pin=True)))
    assert failure(bench.device).error == "securityFail"


def test_the_wrong_card_is_invalid_media(bench: Bench) -> None:
    bench.slot.insert(BankCardEmulator())
    assert failure(bench.device).error == "invalidMedia"
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    assert failure(bench.device, READ_BANK_CARD).error == "invalidMedia"


def test_nobody_waits_for_ever(bench: Bench) -> None:
    assert failure(bench.device, context=PlainContext(0.3)).code is Code.TIME_OUT
    context = PlainContext(None)
    threading.Timer(0.1, context.cancel).start()
    assert failure(bench.device, context=context).code is Code.CANCELED


def test_an_unplugged_reader_comes_back_by_itself(bench: Bench) -> None:
    context = PlainContext()
    bench.device.poll(context)
    assert bench.device.status().device is DeviceState.ONLINE
    bench.reader.unplug()

    def state() -> DeviceState:
        bench.device.poll(context)
        return bench.device.status().device

    eventually(lambda: state() is DeviceState.OFFLINE)
    assert part(bench.device, "media") == "unknown"
    bench.reader.plug()
    eventually(lambda: state() is DeviceState.ONLINE)


def test_a_foreign_client_may_have_the_bare_card(bench: Bench) -> None:
    device, context = bench.device, PlainContext()
    assert failure(device, CHIP_IO).code is Code.INVALID_DATA
    with pytest.raises(CommandError) as caught:
        device.execute(CHIP_POWER, {"chipPower": "cold"}, context)
    assert caught.value.error == "noMedia"
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    with pytest.raises(CommandError) as caught:
        device.execute(CHIP_IO, {"chipData": SELECT}, context)
    assert caught.value.code is Code.SEQUENCE_ERROR
    assert device.execute(CHIP_POWER, {"chipPower": "cold"}, context) == {"chipData": "O4ABgQ=="}
    assert part(device, "chipPower") == "online"
    answer = device.execute(CHIP_IO, {"chipProtocol": "chipT1", "chipData": SELECT}, context)
    conforms(CHIP_IO, answer)
    assert base64.b64decode(str(answer["chipData"])).endswith(b"\x90\x00")
    with pytest.raises(CommandError) as caught:
        device.execute(CHIP_IO, {"chipProtocol": "chipT0", "chipData": SELECT}, context)
    assert caught.value.error == "protocolNotSupported"
    bench.slot.remove()
    with pytest.raises(CommandError) as caught:
        device.execute(CHIP_IO, {"chipData": SELECT}, context)
    assert caught.value.error == "noMedia"
    bench.slot.insert(SocialSecurityEmulator(HOLDER))
    device.execute(CHIP_POWER, {"chipPower": "warm"}, context)
    assert device.execute(CHIP_POWER, {"chipPower": "off"}, context) == {}
    assert part(device, "chipPower") == "poweredOff"


def test_the_bare_card_is_nobodys_unless_the_configuration_says_so(tmp_path: Path) -> None:
    options = {"socket": str(tmp_path / "nowhere")}
    (interface,) = open_device(options).interfaces
    assert interface.commands == (READ, READ_BANK_CARD)
    (interface,) = open_device({**options, "chip_io": True}).interfaces
    assert CHIP_IO in interface.commands
    with pytest.raises(BadOptionError):
        open_device({**options, "chip_io": "yes"})

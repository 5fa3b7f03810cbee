"""The driver over USB: three framings on an emulated bus, and what a bus does to a reader."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.id_card.device import IdCardReader, Limits, open_device
from drivers.id_card.emulator_usb import UsbIdCardEmulator
from drivers.id_card.frames import Command, Splitter, frame, reply, request
from drivers.id_card.usb_framing import (
    REPORT,
    Framing,
    bulk_missing,
    bulk_out,
    hid_out,
    packet_in,
    packet_order,
    packet_out,
    packet_reply,
)
from drivers.id_card.usb_line import UsbLine
from drivers.lab.cards import CITIZENS
from drivers.lab.usb_bus import UsbBus
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import READ
from tests.drivers.contexts import PlainContext

CARD = CITIZENS[0].card.data()
WAYS = {
    "bulk": (0x0400, 0xC35A, Framing.BULK, "one"),
    "four pipes": (0x0400, 0xC35A, Framing.BULK, "two"),
    "hid": (0x2B8B, 0x2721, Framing.HID, "one"),
    "hid by endpoint 0": (0x2B8B, 0x2721, Framing.HID, "report"),
    "hid packet": (0x10C4, 0x0007, Framing.HID_PACKET, "one"),
}


@dataclass
class Bench:
    bus: UsbBus
    emulator: UsbIdCardEmulator
    reader: IdCardReader

    def read(self) -> object:
        return self.reader.execute(READ, {}, PlainContext())["number"]

    def state(self) -> tuple[DeviceState, str]:
        self.reader.poll(PlainContext())
        return self.reader.status().device, self.reader.status().detail


@pytest.fixture(params=list(WAYS.values()), ids=list(WAYS))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    vendor, product, framing, layout = request.param
    emulator = UsbIdCardEmulator(vendor, product, framing, layout)
    bus = UsbBus([emulator.device])
    reader = IdCardReader(UsbLine(vendor, product, backend=lambda: bus), limits=Limits(short=0.5, read=1))
    yield Bench(bus, emulator, reader)
    reader.close()


def test_a_card_is_read(bench: Bench) -> None:
    bench.emulator.put(CARD, newest_address="新地址1号")
    answer = bench.reader.execute(READ, {"photo": True}, PlainContext())
    assert (answer["name"], answer["address"]) == ("张三", "新地址1号")
    assert answer["samId"] == "05.03-20151012-1234567890-0987654321"
    assert bench.bus.claimed == 1


def test_fingerprints_are_read(bench: Bench) -> None:
    context = PlainContext()
    templates = tuple(bytes([67, 1, 18, 1, 0, finger]) + bytes(506) for finger in (11, 16))
    bench.emulator.put(CARD, fingerprints=templates)
    fingers = bench.reader.execute(READ, {"fingerprints": True}, context)["fingerprints"]
    assert isinstance(fingers, list)
    assert [finger["position"] for finger in fingers] == [11, 16]
    assert [context.given(finger["template"]) for finger in fingers] == list(templates)


def test_a_lost_first_byte_does_not_matter(bench: Bench) -> None:
    bench.emulator.faults.lose_first_byte = True
    bench.emulator.put(CARD)
    assert bench.read() == CITIZENS[0].card.number


@pytest.mark.parametrize("chunk", [64, 512])
def test_short_transfers_are_joined(bench: Bench, chunk: int) -> None:
    bench.emulator.faults.chunk = chunk
    bench.emulator.put(CARD)
    assert bench.read() == CITIZENS[0].card.number


def test_what_was_left_in_the_pipes_is_forgotten(bench: Bench) -> None:
    for pipe in (pipe for pipe in bench.emulator.device.endpoints if pipe & 0x80):
        bench.emulator.device.send(pipe, reply(0x66))
    assert bench.state() == (DeviceState.ONLINE, "")


def test_pulled_out_and_put_back(bench: Bench) -> None:
    assert bench.state() == (DeviceState.ONLINE, "")
    bench.emulator.device.unplug()
    assert bench.state() == (DeviceState.OFFLINE, "lost")
    assert bench.state() == (DeviceState.OFFLINE, "absent")
    bench.emulator.device.plug()
    bench.emulator.put(CARD)
    assert bench.read() == CITIZENS[0].card.number


def test_pulled_out_and_put_back_between_two_looks(bench: Bench) -> None:
    assert bench.state() == (DeviceState.ONLINE, "")
    bench.emulator.device.unplug()
    bench.emulator.device.plug()
    bench.emulator.device.send(0x81, b"")
    bench.reader.close()
    assert bench.state() == (DeviceState.ONLINE, "")
    assert bench.bus.claimed == 2


def test_pulled_out_while_a_card_is_waited_for(bench: Bench) -> None:
    threading.Timer(0.4, bench.emulator.device.unplug).start()
    with pytest.raises(CommandError) as caught:
        bench.read()
    assert caught.value.code is Code.HARDWARE_ERROR
    assert bench.reader.status().device is DeviceState.OFFLINE


def test_a_silent_reader(bench: Bench) -> None:
    bench.emulator.faults.silent = True
    assert bench.state() == (DeviceState.OFFLINE, "noAnswer")


def test_a_reader_that_may_not_be_opened_is_absent(bench: Bench) -> None:
    bench.bus.denied = True
    assert bench.state() == (DeviceState.OFFLINE, "absent")


def test_a_bulk_reader_that_takes_nothing_is_silent() -> None:
    emulator = UsbIdCardEmulator(*WAYS["bulk"])
    emulator.device.takes = False
    bus = UsbBus([emulator.device])
    line = UsbLine(0x0400, 0xC35A, backend=lambda: bus)
    with pytest.raises(LinkError) as caught:
        line.write(request(Command.FIND), time.monotonic() + 0.1)
    assert caught.value.reason is LinkReason.SILENT
    assert line.opened
    line.close()


def test_the_two_pipes_of_the_manual() -> None:
    whole = request(Command.FIND)
    assert bulk_out(whole, 1) == [whole]
    assert bulk_out(whole, 2) == [bytes.fromhex("AAAAAA96690003"), bytes.fromhex("200122")]
    assert bulk_missing(bytes.fromhex("AAAAAA96690508")) == 0x508
    assert bulk_missing(bytes.fromhex("AAAA96690508")) == 0x508
    assert bulk_missing(whole) == bulk_missing(b"") == bulk_missing(b"\xaa\xaa\x96\x69\x05") == 0


def test_packets() -> None:
    (report,) = hid_out(request(Command.FIND))
    assert report == request(Command.FIND).ljust(64, b"\0")
    (packet,) = packet_out(request(Command.FIND))
    body = bytes.fromhex("0B00B1") + request(Command.FIND)
    assert packet == (b"\x88\0\0" + body + sum(body).to_bytes(2, "little")).ljust(64, b"\0")
    assert packet_order(packet) == request(Command.FIND)


@given(body=st.binary(min_size=2, max_size=1500))
def test_frames_survive_reports_and_packets(body: bytes) -> None:
    whole = frame(body)
    for reports in (hid_out(whole), [packet_in(packet) for packet in packet_reply(whole)]):
        assert list(Splitter().feed(b"".join(reports))) == [body]
    for packets in (packet_out(whole), packet_reply(whole), hid_out(whole)):
        assert {len(packet) for packet in packets} == {REPORT}
    assert b"".join(packet_order(packet) for packet in packet_out(whole)) == whole


@given(data=st.binary(max_size=80))
def test_arbitrary_transfers_raise_nothing(data: bytes) -> None:
    assert len(packet_in(data)) <= len(data)
    assert len(packet_order(data)) <= len(data)
    assert bulk_missing(data) <= 0xFFFF


@pytest.mark.parametrize(
    "options",
    [
        {"usb": "0400c35a"},
        {"usb": "0400:c35a", "port": "/dev/ttyS0"},
        {"usb": "0400:c35a", "framing": "smoke"},
        {"usb": 1024},
        {"port": "x", "decoder": "os.system"},
        {"port": "x", "layout_2023": "/nowhere"},
        {},
    ],
)
def test_options_that_make_no_sense(options: dict[str, str | int]) -> None:
    with pytest.raises(BadOptionError):
        open_device(options)


def test_a_usb_reader_is_not_touched_before_it_is_asked() -> None:
    open_device({"usb": "0400:C35A", "framing": "hid"}).close()

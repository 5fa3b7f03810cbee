"""A USB device's fates, on an emulated bus below pyusb."""

import time
from collections.abc import Callable

import pytest

from drivers.lab.usb_bus import UsbBus, UsbDevice
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.usb_link import Pipes, UsbLink
from drivers.transport.usb_stream import UsbStream


def device(*endpoints: int, interrupt: bool = False) -> tuple[UsbDevice, list[tuple[int, bytes]]]:
    heard: list[tuple[int, bytes]] = []
    made = UsbDevice(1, 2, endpoints, lambda pipe, data: heard.append((pipe, data)), interrupt=interrupt)
    return made, heard


def on(one: UsbDevice) -> UsbLink:
    bus = UsbBus([one])
    return UsbLink(1, 2, backend=lambda: bus)


def soon() -> float:
    return time.monotonic() + 0.05


def reason(act: Callable[[], object]) -> LinkReason:
    with pytest.raises(LinkError) as caught:
        act()
    return caught.value.reason


@pytest.mark.parametrize("interrupt", [False, True])
def test_pipes_are_found_in_order_and_carry_bytes(interrupt: bool) -> None:
    one, heard = device(0x85, 0x06, 0x81, 0x02, interrupt=interrupt)
    link = on(one)
    assert link.open() == Pipes((0x02, 0x06), (0x81, 0x85))
    link.write(0x06, b"out", soon())
    link.write(None, b"report", soon())
    assert heard == [(0x06, b"out"), (0, b"report")]
    one.send(0x85, b"in, in two reads")
    assert link.read(0x85, 7, soon()) + link.read(0x85, 64, soon()) == b"in, in two reads"
    link.close()


def test_silence_keeps_the_device_and_loss_lets_it_go() -> None:
    one, _ = device(0x02, 0x81)
    link = on(one)
    assert reason(lambda: link.read(0x81, 64, soon())) is LinkReason.SILENT
    kept = link.opened
    assert kept
    one.unplug()
    assert reason(lambda: link.read(0x81, 64, soon())) is LinkReason.LOST
    assert not link.opened
    assert reason(lambda: link.write(0x02, b"x", soon())) is LinkReason.ABSENT
    one.plug()
    link.write(0x02, b"x", soon())
    one.unplug()
    assert reason(lambda: link.write(0x02, b"x", soon())) is LinkReason.LOST
    assert not link.opened


def test_a_deadline_that_has_passed_is_no_wait_for_ever() -> None:
    one, _ = device(0x02, 0x81)
    link = on(one)
    begun = time.monotonic()
    assert reason(lambda: link.read(0x81, 64, begun - 5)) is LinkReason.SILENT
    assert time.monotonic() - begun < 5
    link.close()


def test_a_device_that_cannot_speak_or_cannot_hear() -> None:
    mute, _ = device(0x02)
    assert reason(on(mute).open) is LinkReason.ABSENT
    deaf, _ = device(0x81)
    bus = UsbBus([deaf])
    stream = UsbStream(1, 2, backend=lambda: bus)
    assert reason(lambda: stream.write(b"x", soon())) is LinkReason.ABSENT
    assert not stream.opened


def test_a_stream_forgets_and_joins() -> None:
    one, heard = device(0x02, 0x81)
    bus = UsbBus([one])
    stream = UsbStream(1, 2, backend=lambda: bus)
    one.send(0x81, b"old")
    stream.discard()
    stream.write(b"question", soon())
    one.send(0x81, b"")
    one.send(0x81, b"answer")
    assert stream.read(time.monotonic() + 5) == b"answer"
    assert heard == [(0x02, b"question")]
    stream.close()

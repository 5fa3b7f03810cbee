"""A USB bus without a wire: pyusb's backend with emulated devices on it, to be plugged in and pulled out.

It does to a transfer what a kernel does: takes it, delivers what has been sent to an endpoint (in pieces no longer than
the caller's buffer), lets it run out of time, or says ENODEV for a device that is gone.
"""

import array
import errno
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace, TracebackType
from typing import Self

import usb.core
from usb.backend import IBackend

_BULK, _INTERRUPT = 2, 3


class UsbDevice:
    """An emulated device. receive: told the endpoint (0 for a HID report) and the bytes of every transfer to it."""

    def __init__(
        self,
        vendor: int,
        product: int,
        endpoints: tuple[int, ...],
        receive: Callable[[int, bytes], None],
        *,
        interrupt: bool = False,
    ) -> None:
        self.ids = vendor, product
        self.endpoints = endpoints
        self.kind = _INTERRUPT if interrupt else _BULK
        self.receive = receive
        self.plugged = True
        self.takes = True
        self._arrived = threading.Condition()
        self._queues: dict[int, deque[bytes]] = {}

    def send(self, endpoint: int, data: bytes) -> None:
        """Have `data` fetched from an IN endpoint as one transfer."""
        with self._arrived:
            if self.plugged:
                self._queues.setdefault(endpoint, deque()).append(data)
                self._arrived.notify_all()

    def plug(self) -> None:
        """Put it back: it has forgotten everything."""
        with self._arrived:
            self.plugged = True

    def unplug(self) -> None:
        """Pull it out; who waits for it is told at once."""
        with self._arrived:
            self.plugged = False
            self._queues.clear()
            self._arrived.notify_all()

    def fetch(self, endpoint: int, size: int, seconds: float) -> bytes:
        """What an IN transfer gets. Raises USBError."""
        end = time.monotonic() + seconds
        with self._arrived:
            while True:
                if not self.plugged:
                    raise gone()
                queue = self._queues.get(endpoint)
                if queue:
                    data = queue.popleft()
                    if len(data) > size:
                        queue.appendleft(data[size:])
                    return data[:size]
                left = end - time.monotonic()
                if left <= 0:
                    raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
                self._arrived.wait(left)


def gone() -> usb.core.USBError:
    """What the kernel says of a device that has been pulled out."""
    return usb.core.USBError("no such device", errno=errno.ENODEV)


@dataclass
class _Handle:
    """One opening. A device that was pulled out meanwhile is dead to it, even when it is back."""

    device: UsbDevice
    dead: bool = False


@dataclass
class UsbBus(IBackend):
    """pyusb's backend for `devices`. claimed: how often an interface was. denied: opening is not allowed."""

    devices: list[UsbDevice] = field(default_factory=list)
    claimed: int = 0
    denied: bool = False

    def enumerate_devices(self) -> Iterator[UsbDevice]:
        return iter([device for device in self.devices if device.plugged])

    def get_device_descriptor(self, dev: UsbDevice) -> SimpleNamespace:
        vendor, product = dev.ids
        names = ("iManufacturer", "iProduct", "iSerialNumber", "bDeviceSubClass", "bDeviceProtocol", "bDeviceClass")
        more = dict.fromkeys(names, 0) | {"bLength": 18, "bDescriptorType": 1, "bNumConfigurations": 1}
        more |= {"bcdUSB": 0x200, "bMaxPacketSize0": 64, "bcdDevice": 0x100, "idVendor": vendor, "idProduct": product}
        return SimpleNamespace(**more, bus=1, address=1, port_number=1, port_numbers=(1,), speed=3)

    def get_configuration_descriptor(self, dev: UsbDevice, config: int) -> SimpleNamespace:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=9,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0x80,
            bMaxPower=50,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, dev: UsbDevice, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf or alt or config:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=len(dev.endpoints),
            bInterfaceClass=3 if dev.kind == _INTERRUPT else 0xFF,
            bInterfaceSubClass=0,
            bInterfaceProtocol=0,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(self, dev: UsbDevice, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=dev.endpoints[ep],
            bmAttributes=dev.kind,
            wMaxPacketSize=64,
            bInterval=1,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, dev: UsbDevice) -> _Handle:
        if self.denied:
            raise usb.core.USBError("access denied", errno=errno.EACCES)
        return _Handle(dev)

    def close_device(self, dev_handle: _Handle) -> None:
        dev_handle.dead = True

    def set_configuration(self, dev_handle: _Handle, config_value: int) -> None:
        _alive(dev_handle)

    def get_configuration(self, dev_handle: _Handle) -> int:
        _alive(dev_handle)
        return 1

    def claim_interface(self, dev_handle: _Handle, intf: int) -> None:
        _alive(dev_handle)
        self.claimed += 1

    def release_interface(self, dev_handle: _Handle, intf: int) -> None:
        return

    def bulk_write(self, dev_handle: _Handle, ep: int, intf: int, data: "array.array[int]", timeout: int) -> int:
        device = _alive(dev_handle)
        if not device.takes:
            raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        device.receive(ep, data.tobytes())
        return len(data)

    def bulk_read(self, dev_handle: _Handle, ep: int, intf: int, buff: "array.array[int]", timeout: int) -> int:
        device = _alive(dev_handle)
        try:
            data = device.fetch(ep, len(buff), timeout / 1000)
        except usb.core.USBTimeoutError:
            raise
        except usb.core.USBError:
            dev_handle.dead = True
            raise
        buff[: len(data)] = array.array("B", data)
        return len(data)

    intr_write = bulk_write
    intr_read = bulk_read

    def ctrl_transfer(
        self,
        dev_handle: _Handle,
        kind: int,
        request: int,
        value: int,
        index: int,
        data: "array.array[int]",
        timeout: int,
    ) -> int:
        _alive(dev_handle).receive(0, data.tobytes())
        return len(data)


def _alive(handle: _Handle) -> UsbDevice:
    if handle.dead or not handle.device.plugged:
        handle.dead = True
        raise gone()
    return handle.device


class UsbPort:
    """A device of one pipe each way as a port: what `Wire` wants of a bus."""

    def __init__(self, vendor: int, product: int, receive: Callable[[bytes], None]) -> None:
        self.device = UsbDevice(vendor, product, (0x01, 0x82), lambda _, data: receive(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def plug(self) -> None:
        self.device.plug()

    def unplug(self) -> None:
        self.device.unplug()

    def send(self, data: bytes, *, chunk: int = 0, pause: float = 0.0) -> None:
        step = chunk or len(data) or 1
        for start in range(0, len(data), step):
            self.device.send(0x82, data[start : start + step])

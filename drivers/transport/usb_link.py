"""A USB device's pipes with deadlines, over pyusb.

pyusb lets its own exception escape for everything (gone, stalled, late) and takes a timeout of 0 for "for ever". Here
there is one LinkError, and every transfer ends. libusb is loaded by the first opening, never before: whoever forks
device processes must not own its threads.

After LOST or ABSENT the device is let go; the next use looks for it anew, wherever it has been plugged in.
"""

import contextlib
import errno
import time
from collections.abc import Callable
from dataclasses import dataclass

import usb.core
import usb.util
from usb.backend import IBackend

from drivers.transport.errors import LinkError, LinkReason

INTERFACE = 0
_IN = 0x80
_KIND, _BULK, _INTERRUPT = 0x03, 0x02, 0x03
_SET_REPORT = (0x21, 0x09, 0x0200)
"""bmRequestType, bRequest and wValue of HID's SET_REPORT (output, without a number)."""

Backend = Callable[[], IBackend | None]


def system_backend() -> IBackend | None:
    """pyusb's own choice."""
    return None


@dataclass(frozen=True)
class Pipes:
    """Addresses of the bulk or interrupt endpoints, lowest first. A HID device may have no way out but endpoint 0."""

    outs: tuple[int, ...]
    ins: tuple[int, ...]


class UsbLink:
    """The first device with these ids, by its interface 0. All deadlines are monotonic seconds of `clock`."""

    def __init__(
        self,
        vendor: int,
        product: int,
        *,
        backend: Backend = system_backend,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.port = f"usb {vendor:04x}:{product:04x}"
        self._ids = vendor, product
        self._backend = backend
        self._clock = clock
        self._device: usb.core.Device | None = None
        self._pipes = Pipes((), ())

    @property
    def opened(self) -> bool:
        """Whether the device is ours, as far as anyone has noticed."""
        return self._device is not None

    def open(self) -> Pipes:
        """Claim the device unless it is claimed; its pipes. Raises LinkError ABSENT."""
        if self._device is None:
            vendor, product = self._ids
            try:
                device = usb.core.find(backend=self._backend(), idVendor=vendor, idProduct=product)
                if device is None:
                    raise LinkError(LinkReason.ABSENT, self.port)
                self._pipes = _claim(device)
            except (usb.core.USBError, usb.core.NoBackendError):
                raise LinkError(LinkReason.ABSENT, self.port) from None
            if not self._pipes.ins:
                usb.util.dispose_resources(device)
                raise LinkError(LinkReason.ABSENT, self.port)
            self._device = device
        return self._pipes

    def close(self) -> None:
        """Let go; harmless when nothing is held."""
        device, self._device = self._device, None
        if device is not None:
            with contextlib.suppress(usb.core.USBError):
                usb.util.dispose_resources(device)

    def write(self, pipe: int | None, data: bytes, deadline: float) -> None:
        """One transfer to endpoint address `pipe`, or as a HID report through endpoint 0 when it is None.

        Raises LinkError SILENT (not taken in time), LOST or ABSENT.
        """
        self.open()
        assert self._device is not None
        try:
            if pipe is None:
                sent = self._device.ctrl_transfer(*_SET_REPORT, INTERFACE, data, self._left(deadline))
            else:
                sent = self._device.write(pipe, data, self._left(deadline))
        except usb.core.USBError as error:
            raise self._failed(error) from None
        if sent != len(data):
            raise LinkError(LinkReason.SILENT, self.port)

    def read(self, pipe: int, size: int, deadline: float) -> bytes:
        """One transfer of at most `size` bytes, perhaps an empty one. Raises LinkError SILENT, LOST or ABSENT."""
        self.open()
        assert self._device is not None
        try:
            return self._device.read(pipe, size, self._left(deadline)).tobytes()
        except usb.core.USBError as error:
            raise self._failed(error) from None

    def _left(self, deadline: float) -> int:
        """Milliseconds, never 0."""
        return max(1, int((deadline - self._clock()) * 1000))

    def _failed(self, error: usb.core.USBError) -> LinkError:
        if isinstance(error, usb.core.USBTimeoutError) or error.errno == errno.ETIMEDOUT:
            return LinkError(LinkReason.SILENT, self.port)
        self.close()
        return LinkError(LinkReason.LOST, self.port)


def _claim(device: usb.core.Device) -> Pipes:
    try:
        with contextlib.suppress(NotImplementedError):
            if device.is_kernel_driver_active(INTERFACE):
                device.detach_kernel_driver(INTERFACE)
        try:
            configuration = device.get_active_configuration()
        except usb.core.USBError:
            device.set_configuration()
            configuration = device.get_active_configuration()
        usb.util.claim_interface(device, INTERFACE)
    except usb.core.USBError:
        usb.util.dispose_resources(device)
        raise
    kinds = (_BULK, _INTERRUPT)
    addresses = sorted(
        one.bEndpointAddress for one in configuration[(INTERFACE, 0)] if one.bmAttributes & _KIND in kinds
    )
    outs = tuple(address for address in addresses if not address & _IN)
    return Pipes(outs, tuple(address for address in addresses if address & _IN))

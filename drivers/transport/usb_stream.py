"""A USB device that is one pipe each way, such as a printer, as a line of bytes."""

import time
from collections.abc import Callable

from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.usb_link import Backend, UsbLink, system_backend

_LARGEST = 4096
_SOON = 0.001
_DISCARDS = 32


class UsbStream:
    """The lowest pipe out and the lowest pipe in of one device. A device without a way out is as good as absent."""

    def __init__(
        self,
        vendor: int,
        product: int,
        *,
        backend: Backend = system_backend,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._link = UsbLink(vendor, product, backend=backend, clock=clock)
        self._clock = clock

    @property
    def port(self) -> str:
        """The ids, as in errors."""
        return self._link.port

    @property
    def opened(self) -> bool:
        """Whether the device is ours, as far as anyone has noticed."""
        return self._link.opened

    def close(self) -> None:
        """Let go of it; harmless when nothing is held."""
        self._link.close()

    def write(self, data: bytes, deadline: float) -> None:
        """Hand all of `data` over. Raises LinkError SILENT, LOST or ABSENT."""
        outs = self._link.open().outs
        if not outs:
            self._link.close()
            raise LinkError(LinkReason.ABSENT, self.port)
        self._link.write(outs[0], data, deadline)

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        while True:
            data = self._link.read(self._link.open().ins[0], _LARGEST, deadline)
            if data:
                return data
            if self._clock() >= deadline:
                raise LinkError(LinkReason.SILENT, self.port)

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        for _ in range(_DISCARDS):
            try:
                self._link.read(self._link.open().ins[0], _LARGEST, self._clock() + _SOON)
            except LinkError as error:
                if error.reason is not LinkReason.SILENT:
                    raise
                return

"""The SAM line over a USB reader: frames in, frames out, whatever they travel in."""

import time
from collections.abc import Callable

from drivers.id_card.usb_framing import KNOWN, OUT, REPORT, Framing, bulk_missing, bulk_out, packet_in
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.usb_link import Backend, UsbLink, system_backend

LARGEST = 4096
"""Bytes of one bulk read: more than the longest frame."""
_DISCARDS = 32
_SOON = 0.001


class UsbLine:
    """A line to one reader: `write` takes a whole frame, `read` gives bytes in which frames are."""

    def __init__(
        self,
        vendor: int,
        product: int,
        framing: Framing | None = None,
        *,
        backend: Backend = system_backend,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._link = UsbLink(vendor, product, backend=backend, clock=clock)
        self._framing = framing or KNOWN.get((vendor, product), Framing.BULK)
        self._clock = clock
        self._missing = 0

    @property
    def port(self) -> str:
        """The ids, as in errors."""
        return self._link.port

    @property
    def opened(self) -> bool:
        """Whether the reader is ours, as far as anyone has noticed."""
        return self._link.opened

    def close(self) -> None:
        """Let go of it; harmless when nothing is held."""
        self._missing = 0
        self._link.close()

    def write(self, data: bytes, deadline: float) -> None:
        """Send one frame. Raises LinkError SILENT, LOST or ABSENT."""
        outs = self._link.open().outs
        if self._framing is Framing.BULK:
            for pipe, transfer in zip(outs, bulk_out(data, len(outs)), strict=False):
                self._link.write(pipe, transfer, deadline)
            return
        for report in OUT[self._framing](data):
            self._link.write(outs[0] if outs else None, report, deadline)

    def read(self, deadline: float) -> bytes:
        """What has arrived, at least one byte. Raises LinkError SILENT, LOST or ABSENT."""
        while True:
            data = self._transfer(deadline)
            if data:
                return data
            if self._clock() >= deadline:
                raise LinkError(LinkReason.SILENT, self.port)

    def _transfer(self, deadline: float) -> bytes:
        ins = self._link.open().ins
        if self._framing is not Framing.BULK:
            report = self._link.read(ins[0], REPORT, deadline)
            return report if self._framing is Framing.HID else packet_in(report)
        if self._missing and len(ins) > 1:
            data = self._link.read(ins[1], LARGEST, deadline)
            self._missing = max(0, self._missing - len(data))
            return data
        data = self._link.read(ins[0], LARGEST, deadline)
        self._missing = bulk_missing(data)
        return data

    def discard(self) -> None:
        """Forget what has arrived and was not read. Raises LinkError LOST or ABSENT."""
        self._missing = 0
        for pipe in self._link.open().ins:
            for _ in range(_DISCARDS):
                try:
                    self._link.read(pipe, LARGEST, self._clock() + _SOON)
                except LinkError as error:
                    if error.reason is not LinkReason.SILENT:
                        raise
                    break

"""The SAM module on an emulated USB bus, in each of the framings that readers use."""

from drivers.id_card.emulator import SamModule
from drivers.id_card.usb_framing import HEAD, Framing, hid_out, packet_order, packet_reply
from drivers.lab.usb_bus import UsbDevice

ENDPOINTS = {"one": (0x02, 0x81), "two": (0x02, 0x06, 0x81, 0x85), "report": (0x81,)}
"""Layouts: a pipe each way; two each way, as the SAM manual has it; a HID device that takes reports by endpoint 0."""


class UsbIdCardEmulator(SamModule):
    """A reader to be put on a bus as `device`. `faults.chunk` cuts what a bulk pipe brings into short transfers."""

    def __init__(self, vendor: int, product: int, framing: Framing, layout: str = "one") -> None:
        super().__init__()
        self._framing = framing
        self._ins = [address for address in ENDPOINTS[layout] if address & 0x80]
        interrupt = framing is not Framing.BULK
        self.device = UsbDevice(vendor, product, ENDPOINTS[layout], self._transfer, interrupt=interrupt)

    def _transfer(self, endpoint: int, data: bytes) -> None:
        self._receive(packet_order(data) if self._framing is Framing.HID_PACKET else data)

    def _send(self, data: bytes) -> None:
        for pipe, transfer in self._transfers(data):
            step = (self._framing is Framing.BULK and self.faults.chunk) or len(transfer) or 1
            for at in range(0, len(transfer), step):
                self.device.send(pipe, transfer[at : at + step])

    def _transfers(self, data: bytes) -> list[tuple[int, bytes]]:
        if self._framing is Framing.HID:
            return [(self._ins[0], report) for report in hid_out(data)]
        if self._framing is Framing.HID_PACKET:
            return [(self._ins[0], packet) for packet in packet_reply(data)]
        if len(self._ins) == 1:
            return [(self._ins[0], data)]
        head = HEAD - self.faults.lose_first_byte
        return [(self._ins[0], data[:head]), (self._ins[1], data[head:])]

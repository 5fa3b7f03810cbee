"""The scan module the other way round: on a pty, with codes to hold before it and faults to switch on.

It keeps the module's rules: it looks only after it has been told to, reads one code, and then looks no more.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from drivers.barcode.protocol import BAUD, SCANNING, Kind, Order, Orders, reply
from drivers.lab.port import OnPort
from drivers.lab.pseudo_terminal import PseudoTerminal

SPEED = b"\x39\x01"
"""9600 baud, as the module's zone holds it."""


@dataclass
class Faults:
    """What goes wrong. noise: before a reply. end: the mark after a code. refuses: every order. garbage: the check of
    every reply is wrong. spoilt: what is read is no text. cut_after: bytes after which the module is torn off.

    chunk, pause: bytes at a time and seconds between them.
    """

    silent: bool = False
    noise: bytes = b""
    chunk: int = 0
    pause: float = 0.0
    end: bytes = b"\r"
    refuses: bool = False
    garbage: bool = False
    spoilt: bool = False
    cut_after: int | None = None


class BarcodeEmulator(OnPort[PseudoTerminal]):
    """A module behind `link`. `show`, `hide` and `faults` may be used from any thread."""

    def __init__(self, link: Path) -> None:
        self.faults = Faults()
        self.port = PseudoTerminal(link, self._receive)
        self._orders = Orders()
        self._lock = threading.Lock()
        self._code = b""
        self._looking = False
        self.reads = 0

    @property
    def held(self) -> bool:
        """Whether a code is before it that it has not read."""
        return bool(self._code)

    @property
    def looking(self) -> bool:
        """Whether its light is on."""
        return self._looking

    def show(self, code: bytes) -> None:
        """Hold a code before it, until it has been read or `hide` takes it away."""
        with self._lock:
            self._code = code
        self._look()

    def hide(self) -> None:
        with self._lock:
            self._code = b""

    def lose_power(self) -> None:
        """As when it is pulled out: it has forgotten what it was told."""
        with self._lock:
            self._looking = False

    def _receive(self, data: bytes) -> None:
        for order in self._orders.feed(data):
            if not self.faults.silent:
                self._obey(order)

    def _obey(self, order: Order) -> None:
        if self.faults.refuses:
            self._send(reply(b"", status=1))
            return
        if (order.kind, order.address) == (Kind.READ, BAUD):
            self._reply(SPEED)
            return
        if (order.kind, order.address) == (Kind.WRITE, SCANNING):
            with self._lock:
                self._looking = order.data == b"\x01"
        self._reply(b"\x00")
        self._look()

    def _look(self) -> None:
        with self._lock:
            if not (self._looking and self._code):
                return
            code, self._code, self._looking = self._code, b"", False
            self.reads += 1
        self._send((b"\xff" if self.faults.spoilt else b"") + code + self.faults.end)

    def _reply(self, data: bytes) -> None:
        said = reply(data)
        self._send(self.faults.noise + (said[:-1] + bytes([said[-1] ^ 0xFF]) if self.faults.garbage else said))

    def _send(self, data: bytes) -> None:
        cut = self.faults.cut_after
        self.port.send(data[:cut], chunk=self.faults.chunk, pause=self.faults.pause)
        if cut is not None:
            self.port.unplug()

"""The board the other way round: coils and inputs behind a pty, with faults to switch on."""

import threading
from dataclasses import dataclass
from pathlib import Path

from drivers.lab.port import OnPort
from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.sensors.modbus import ANY_UNIT, Function, Request, Requests, confirm, refuse

POINTS = 16
_ILLEGAL_ADDRESS = 2


@dataclass
class Faults:
    """What goes wrong. exception: code of the refusal that every request gets (0: none). bad_crc: so many replies.

    cut_input: a wire that hangs loose, so that its input stays open. noise: before a reply. chunk, pause: bytes at a
    time and seconds between them. cut_after: bytes of a reply after which the board is torn off.
    """

    silent: bool = False
    exception: int = 0
    bad_crc: int = 0
    cut_input: int | None = None
    noise: bytes = b""
    chunk: int = 0
    pause: float = 0.0
    cut_after: int | None = None


class SensorEmulator(OnPort[PseudoTerminal]):
    """A board of sixteen coils and sixteen inputs behind `link`. May be used from any thread."""

    def __init__(self, link: Path, *, unit: int = 1) -> None:
        self.faults = Faults()
        self.port = PseudoTerminal(link, self._receive)
        self._unit = unit
        self._requests = Requests()
        self._lock = threading.Lock()
        self._coils = [False] * POINTS
        self._inputs = [False] * POINTS
        self.history: list[tuple[bool, ...]] = []

    @property
    def coils(self) -> tuple[bool, ...]:
        """What is switched on."""
        with self._lock:
            return tuple(self._coils)

    def set_input(self, number: int, closed: bool) -> None:
        """Open or close a contact."""
        with self._lock:
            self._inputs[number] = closed

    def lose_power(self) -> None:
        """As when its plug is pulled and put back: every coil falls off."""
        with self._lock:
            self._coils = [False] * POINTS

    def _receive(self, data: bytes) -> None:
        for request in self._requests.feed(data):
            if request.unit in (self._unit, ANY_UNIT) and not self.faults.silent:
                self._send(self._answer(request))

    def _answer(self, request: Request) -> bytes:
        if self.faults.exception:
            return refuse(request, self.faults.exception)
        end = request.first + request.count
        if end > POINTS:
            return refuse(request, _ILLEGAL_ADDRESS)
        with self._lock:
            if request.function is Function.READ_COILS:
                return confirm(request, tuple(self._coils[request.first : end]))
            if request.function is Function.READ_INPUTS:
                return confirm(request, tuple(self._closed(number) for number in range(request.first, end)))
            self._coils[request.first : end] = request.bits
            self.history.append(tuple(self._coils))
        return confirm(request)

    def _closed(self, number: int) -> bool:
        return self._inputs[number] and number != self.faults.cut_input

    def _send(self, data: bytes) -> None:
        faults = self.faults
        if faults.bad_crc > 0:
            faults.bad_crc -= 1
            data = data[:-1] + bytes([data[-1] ^ 0xFF])
        self.port.send((faults.noise + data)[: faults.cut_after], chunk=faults.chunk, pause=faults.pause)
        if faults.cut_after is not None:
            self.port.unplug()

"""An identity card from the find to the last field, over a line at its own speed."""

import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import serial

from benchmarks.wire import BITS, PacedWire
from drivers.id_card.device import IdCardReader
from drivers.id_card.emulator import SamModule
from drivers.lab.cards import CITIZENS
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.bulk import BulkStore
from drivers.xfs4iot.device import Context, Payload
from drivers.xfs4iot.extensions import READ

BAUD, READS = 115200, 20


class _Module(SamModule):
    """A module at the far end of a wire. thinking: seconds between a command's last byte and its answer's first."""

    def __init__(self, port: str) -> None:
        super().__init__()
        self.thinking = 0.0
        self._port = serial.Serial(port, BAUD, timeout=0.2)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while not self._ended.is_set():
            heard = self._port.read(1)
            if heard:
                heard += self._port.read(self._port.in_waiting)
                begun = time.perf_counter()
                self._receive(heard)
                self.thinking += time.perf_counter() - begun

    def _send(self, data: bytes) -> None:
        self._port.write(data)

    def end(self) -> None:
        self._ended.set()
        self._thread.join()
        self._port.close()


class _Plain(Context):
    """Nobody cancels, nobody listens."""

    def __init__(self) -> None:
        self._bulk = BulkStore()

    @property
    def deadline(self) -> float | None:
        return None

    def check(self) -> None:
        return

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def alive(self) -> None:
        return

    def event(self, name: str, payload: Payload | None = None) -> None:
        return

    def unsolicited(self, name: str, payload: Payload | None = None) -> None:
        return

    def take(self, handle: str) -> bytes:
        return self._bulk.take(handle)

    def lend(self, descriptor: int) -> str:
        raise NotImplementedError

    def give(self, data: bytes) -> str:
        return self._bulk.give(data)


def measure() -> dict[str, float]:
    """Milliseconds, medians. share_of_line: whole time over what the bytes need at 115,200 baud, the module's own
    delay taken off; the newest address is asked for and there.
    """
    with _bench() as (wire, module, reader):
        reader.poll(_Plain())
        shares, times = [], []
        for _ in range(READS):
            module.put(CITIZENS[0].card.data(), newest_address=CITIZENS[1].card.address)
            before, module.thinking = wire.bytes_carried, 0.0
            begun = time.perf_counter()
            reader.execute(READ, {}, _Plain())
            took = time.perf_counter() - begun
            times.append(took)
            shares.append((took - module.thinking) / ((wire.bytes_carried - before) * BITS / BAUD))
            module.lift()
    return {
        "milliseconds": round(statistics.median(times) * 1000, 1),
        "share_of_line": round(statistics.median(shares), 3),
    }


@contextmanager
def _bench() -> Iterator[tuple[PacedWire, _Module, IdCardReader]]:
    with tempfile.TemporaryDirectory() as name, PacedWire(Path(name), BAUD) as wire:
        module = _Module(str(wire.far.link))
        reader = IdCardReader(SerialLine(str(wire.near.link)))
        try:
            yield wire, module, reader
        finally:
            reader.close()
            module.end()

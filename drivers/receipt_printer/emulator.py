"""The receipt printer the other way round: takes ESC/POS on any port, gives slips as pictures, fails on demand.

Real-time requests (DLE EOT) are answered on arrival; everything else waits in the buffer and is carried out only while
the printer can print. That order is what the driver's "printed" rests on, so the emulator keeps it.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

from drivers.lab.port import OnPort, Port, Wire
from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.receipt_printer.emulator_paper import Paper, Slip, Style
from drivers.receipt_printer.protocol import ASK_FULL

SOON = 1.0
"""Seconds until somebody has taken a slip."""
_NO_ARGUMENT = {b"\x1b2", b"\x1c&", b"\x1c."}


@dataclass
class Faults:
    """What goes wrong. `paper` is full, low or out; `lines_left` of paper before it is out; `dead_after` bytes.

    `slow` is in seconds a command; `mute` answers nothing at all; `no_end` answers real-time requests but never reports
    the end of the buffer; `flow_control` sends XON and XOFF around everything it says. `presenter`: taken when somebody
    takes each slip soon, lying when nobody does, none when slips fall out of it; `ppu231` tells of it as Citizen's do.
    `mechanical`, `unrecoverable`: those bits; `offline`: it does not print and gives no reason. `garbage`: what it says
    is no answer.
    """

    paper: str = "full"
    lines_left: int | None = None
    cover_open: bool = False
    cutter_error: bool = False
    cutter_jams: bool = False
    dead_after: int | None = None
    mute: bool = False
    no_end: bool = False
    flow_control: bool = False
    slow: float = 0.0
    presenter: str = "none"
    ppu231: bool = False
    mechanical: bool = False
    unrecoverable: bool = False
    offline: bool = False
    garbage: bool = False


class ReceiptPrinterEmulator(OnPort[Port]):
    """A printer behind a pty's path, or on another wire.

    `on_slip` is called in the printer's thread with every cut slip.
    """

    def __init__(self, wire: Path | Wire, on_slip: Callable[[Slip], None]) -> None:
        self.faults = Faults()
        self.port: Port = PseudoTerminal(wire, self._receive) if isinstance(wire, Path) else wire(self._receive)
        self._lies, self._taken_at = False, 0.0
        self._jammed = False
        self._tells = False
        self._told = b""
        self._on_slip = on_slip
        self._paper = Paper()
        self._buffer = bytearray()
        self._qr, self._qr_module = b"", 3
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._print, name="receipt printer", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return super().__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._wake.set()
        self._thread.join()
        super().__exit__(kind, error, trace)

    def _receive(self, data: bytes) -> None:
        faults = self.faults
        if faults.dead_after is not None:
            data, faults.dead_after = data[: faults.dead_after], faults.dead_after - len(data)
            if faults.dead_after <= 0:
                faults.dead_after = None
                self.port.unplug()
        with self._lock:
            self._buffer += data
        self._real_time(data)
        self._wake.set()

    def _real_time(self, data: bytes) -> None:
        for at in range(len(data) - 2):
            if data[at : at + 2] == b"\x10\x04" and 1 <= data[at + 2] <= 4 and not self.faults.mute:
                self._say(bytes([self._status(data[at + 2])]))
            elif data[at : at + 3] == ASK_FULL and not self.faults.mute:
                self._say(self._full_status())
            elif data[at : at + 3] == b"\x10\x05\x02":
                with self._lock:
                    self._buffer.clear()
                    self._paper = Paper()
                if self._jammed:
                    self.faults.cutter_error = self._jammed = False

    def _status(self, number: int) -> int:
        faults, out = self.faults, self.faults.paper == "out"
        bits = {
            1: 0x08 * (not self._ready()),
            2: 0x04 * faults.cover_open | 0x20 * out | 0x40 * faults.cutter_error,
            3: 0x04 * faults.mechanical | 0x08 * faults.cutter_error | 0x20 * faults.unrecoverable,
            4: 0x0C * (faults.paper != "full") | 0x60 * out,
        }
        if faults.ppu231:
            bits[4] = 0x0C * (faults.paper != "full") | 0x20 * out | 0x40 * self.lying
        return 0x12 | bits[number]

    def _full_status(self) -> bytes:
        """Custom's: paper, user, recoverable and unrecoverable errors."""
        faults = self.faults
        paper = 0x01 * (faults.paper == "out") | 0x04 * (faults.paper != "full") | 0x20 * self.lying
        return bytes((0x10, 0x0F, paper, 0x02 * faults.cover_open, 0, 0))

    @property
    def lying(self) -> bool:
        """Whether a slip waits to be taken."""
        soon = self.faults.presenter == "taken" and time.monotonic() < self._taken_at
        return self._lies and (soon or self.faults.presenter == "lying")

    def take(self) -> None:
        """Take what lies in the presenter."""
        self._lies = False

    def _ready(self) -> bool:
        faults = self.faults
        stopped = faults.mechanical or faults.unrecoverable or faults.offline
        return not (stopped or faults.cover_open or faults.cutter_error or faults.paper == "out")

    @property
    def busy(self) -> bool:
        """Whether bytes wait in the buffer."""
        return bool(self._buffer)

    def resume(self) -> None:
        """After a fault has come or has been mended: tell of it if that is wanted, and go on with the buffer."""
        self._tell()
        self._wake.set()

    def _tell(self) -> None:
        block = self._block()
        if self._tells and block != self._told:
            self._told = block
            self._say(block)

    def _block(self) -> bytes:
        """The four bytes of GS a."""
        faults, out = self.faults, self.faults.paper == "out"
        first = 0x10 | 0x08 * (not self._ready()) | 0x20 * faults.cover_open
        errors = 0x04 * faults.mechanical | 0x08 * faults.cutter_error | 0x20 * faults.unrecoverable
        return bytes((first, errors, 0x03 * (faults.paper != "full") | 0x0C * out, 0))

    def _say(self, data: bytes) -> None:
        data = bytes(len(data)) if self.faults.garbage else data
        if not self.faults.mute:
            self.port.send(b"\x13" + data + b"\x11" if self.faults.flow_control else data)

    def _print(self) -> None:
        """The printing mechanism: a thread of its own, so that real-time requests are answered while it works."""
        while not self._ended.is_set():
            self._wake.wait()
            self._wake.clear()
            while self._one_step() and not self._ended.wait(self.faults.slow):
                continue

    def _one_step(self) -> bool:
        with self._lock:
            if not self._buffer or not self._ready():
                return False
            used = self._step(bytes(self._buffer[:4096]))
            del self._buffer[:used]
            return used > 0

    def _step(self, data: bytes) -> int:
        """Carry out the first command in `data`; how many bytes it took, 0 when bytes are missing."""
        head = data[:2]
        if data[0] not in (0x10, 0x1B, 0x1C, 0x1D):
            return self._print_text(data)
        if len(head) < 2:
            return 0
        if head in _NO_ARGUMENT:
            return 2
        if head == b"\x1b@":
            self._paper.style = Style()
            return 2
        if head == b"\x1d(":
            return self._graphics(data)
        if head == b"\x1dv":
            return self._raster(data)
        if head == b"\x1dV":
            return self._cut(data)
        return self._set(head, data[2]) if len(data) > 2 else 0

    def _print_text(self, data: bytes) -> int:
        end = data.find(b"\n")
        stop = min((at for at in (data.find(bytes([c])) for c in (0x1B, 0x1C, 0x1D)) if at >= 0), default=-1)
        if end < 0 and stop < 0:
            return 0 if len(data) < 4096 else len(data)
        end = stop - 1 if end < 0 or 0 <= stop < end else end
        self._paper.print_line(data[: end + 1].rstrip(b"\r\n").decode("gb18030", "replace"))
        self._use_paper()
        return end + 1

    def _use_paper(self) -> None:
        if self.faults.lines_left is not None:
            self.faults.lines_left -= 1
            if self.faults.lines_left <= 0:
                self.faults.lines_left, self.faults.paper = None, "out"

    def _set(self, head: bytes, value: int) -> int:
        style = self._paper.style
        if head == b"\x1ba":
            style.align = value % 3
        elif head == b"\x1bE":
            style.bold = bool(value & 1)
        elif head == b"\x1b!":
            style.bold, style.high, style.wide = bool(value & 8), 1 + bool(value & 16), 1 + bool(value & 32)
        elif head == b"\x1d!":
            style.wide, style.high = 1 + (value >> 4 & 7), 1 + (value & 7)
        elif head == b"\x1bd":
            self._paper.feed(value * 30)
        elif head == b"\x1bJ":
            self._paper.feed(value)
        elif head == b"\x1dr" and not self.faults.no_end:
            low = 0x03 if self.faults.paper == "low" else 0
            self._say(bytes([low]))
        elif head == b"\x1da":
            self._tells, self._told = value != 0, b""
            self._tell()
        return 3

    def _cut(self, data: bytes) -> int:
        if len(data) < 3 or (data[2] in (65, 66) and len(data) < 4):
            return 0
        if self.faults.cutter_jams:
            self.faults.cutter_error, self.faults.cutter_jams = True, False
            self._jammed = True
        else:
            self._lies, self._taken_at = True, time.monotonic() + SOON
            self._on_slip(self._paper.cut())
        return 4 if data[2] in (65, 66) else 3

    def _graphics(self, data: bytes) -> int:
        """GS ( k: the native QR code in its four steps."""
        if len(data) < 5:
            return 0
        size = int.from_bytes(data[3:5], "little")
        if len(data) < 5 + size:
            return 0
        function, body = data[5:7], data[7 : 5 + size]
        if function == b"1C":
            self._qr_module = body[0]
        elif function == b"1P":
            self._qr = body[1:]
        elif function == b"1Q":
            self._paper.print_qr(self._qr, self._qr_module)
        return 5 + size

    def _raster(self, data: bytes) -> int:
        """GS v 0 m xL xH yL yH: one bit a dot, 1 is black."""
        if len(data) < 8:
            return 0
        across, down = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
        whole = bytes(self._buffer[: 8 + across * down])
        if len(whole) < 8 + across * down:
            return 0
        picture = Image.frombytes("1", (across * 8, down), bytes(~byte & 0xFF for byte in whole[8:]))
        self._paper.print_image(picture.convert("L"))
        return len(whole)

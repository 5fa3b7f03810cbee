"""The scan module as a service: its light is on only while somebody waits for a code.

A module looks for a code for a few seconds only, then has to be told again. What it read before anybody asked is
thrown away: a code may be good only once.
"""

import base64
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.barcode.dialect import DIALECTS, Dialect, Listener
from drivers.barcode.reading import Broken, Encoding, text
from drivers.transport.char_device import CharDevice, grab, leave
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.line import Line
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState, Scanner
from drivers.xfs4iot.settings import Option

READ = "BarcodeReader.Read"
RESET = "BarcodeReader.Reset"
IDLE = 2.0
"""Seconds between two questions whether the module is still there."""
SLICE = 0.02
"""Seconds the line is listened to before anybody may cancel."""


@dataclass(frozen=True)
class Limits:
    """Seconds. answer: for a reply. again: after which a module that found nothing is told to look once more.

    pause: without a byte, after which a code with an end mark is whole; long_pause: one without.
    """

    answer: float = 0.5
    again: float = 3.0
    pause: float = 0.05
    long_pause: float = 0.25


def open_device(options: Mapping[str, Option]) -> "BarcodeScanner":
    """Options: `port` (path of the serial line or the device file), `protocol` (`gm65`; see `dialect.DIALECTS`), `baud`
    (the protocol's usual), `encoding` (`auto`; `utf-8` or `gb18030` where all codes are). Raises BadOptionError.
    """
    name, encoding = text_option(options, "protocol", "gm65"), text_option(options, "encoding", Encoding.AUTO)
    if name not in DIALECTS:
        raise BadOptionError("protocol")
    if encoding not in Encoding.__members__.values():
        raise BadOptionError("encoding")
    dialect, port = DIALECTS[name], text_option(options, "port")
    line: Line
    if dialect.baud:
        line = SerialLine(port, baud=int(number_option(options, "baud", dialect.baud)))
    else:
        line = CharDevice(port, prepare=grab if name == "wedge" else leave)
    return BarcodeScanner(line, dialect=dialect, encoding=Encoding(encoding))


class BarcodeScanner(Device):
    """One scan module on one line."""

    def __init__(
        self,
        line: Line,
        *,
        dialect: Dialect = DIALECTS["gm65"],
        encoding: Encoding = Encoding.AUTO,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._sleep = sleep
        self._order_again = 0.0
        self._line = line
        self._dialect = dialect
        self._encoding = encoding
        self._limits = limits or Limits()
        self._clock = clock
        self._state = DeviceState.STARTING
        self._scanner = Scanner.UNKNOWN
        self._detail = ""

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("BarcodeReader", (READ, RESET)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"barcodeReader": {"canFilterSymbologies": False}}

    def model(self) -> str:
        return self._dialect.model

    def status(self) -> Status:
        return Status(self._state, {"barcodeReader": {"scanner": self._scanner.value}}, self._detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        self._line.close()

    def poll(self, context: Context) -> None:
        """Ask whether the module is there."""
        try:
            self._ask(self._dialect.hello)
        except LinkError as error:
            self._unreachable(error)
        except CommandError as error:
            self._state, self._scanner = DeviceState.HARDWARE_ERROR, Scanner.INOPERATIVE
            self._detail = error.description
        else:
            self._found(Scanner.OFF)

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        try:
            if name == RESET:
                self._ask(self._dialect.stop)
                self._found(Scanner.OFF)
                return {}
            return self._read(context)
        except LinkError as error:
            self._unreachable(error)
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None

    def _read(self, context: Context) -> Payload:
        listener = self._ask(self._dialect.start)
        self._found(Scanner.ON)
        try:
            code = self._code(listener, context)
        except CommandError:
            self._stop()
            raise
        self._found(Scanner.OFF)
        said = code if isinstance(code, str) else None if isinstance(code, Broken) else text(code, self._encoding)
        if said is None:
            raise CommandError(Code.COMMAND_ERROR, "barcodeInvalid")
        data = base64.b64encode(said.encode()).decode()
        return {"readOutput": [{"symbology": "symbologyUnknown", "barcodeData": data}]}

    def _code(self, listener: Listener, context: Context) -> bytes | str | Broken:
        """The first code that is read. Raises CommandError when nobody waits any more, LinkError."""
        limits = self._limits
        told = last = self._clock()
        while True:
            context.check()
            now = self._clock()
            pause = limits.pause if listener.marked else limits.long_pause
            if listener.heard and now - last >= pause and (code := listener.code()):
                return code
            if not listener.heard and now - told >= limits.again:
                self._say(self._dialect.start)
                told = now
            if data := self._heard():
                listener.feed(data)
                self._say(listener.due())
                last = self._clock()

    def _stop(self) -> None:
        try:
            self._ask(self._dialect.stop)
        except LinkError as error:
            self._unreachable(error)
        except CommandError:
            # It looks on, for nobody: what it reads is thrown away before the next code.
            self._found(Scanner.ON)
        else:
            self._found(Scanner.OFF)

    def _heard(self) -> bytes:
        """b"" when nothing came in a moment. Raises LinkError."""
        try:
            return self._line.read(self._clock() + SLICE)
        except LinkError as error:
            if error.reason is not LinkReason.SILENT:
                raise
            return b""

    def _ask(self, order: bytes) -> Listener:
        """Tell the module something and hear that it has understood; with what it said after that.

        Raises LinkError, CommandError when it will not.
        """
        self._line.discard()
        self._say(order)
        deadline = self._clock() + self._limits.answer
        listener = self._dialect.listener()
        while order and self._dialect.answered:
            replies = listener.feed(self._line.read(deadline))
            self._say(listener.due())
            if any(reply.status for reply in replies):
                raise CommandError(Code.HARDWARE_ERROR, description="refused")
            if replies:
                break
            if self._clock() >= deadline:
                raise LinkError(LinkReason.SILENT, self._line.port)
        return listener

    def _say(self, data: bytes) -> None:
        if data:
            self._sleep(max(0.0, self._order_again - self._clock()))
            self._line.write(data, self._clock() + self._limits.answer)
            self._order_again = self._clock() + self._dialect.gap

    def _found(self, scanner: Scanner) -> None:
        self._state, self._detail, self._scanner = DeviceState.ONLINE, "", scanner

    def _unreachable(self, error: LinkError) -> None:
        self._line.close()
        self._state, self._scanner = DeviceState.OFFLINE, Scanner.INOPERATIVE
        self._detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value

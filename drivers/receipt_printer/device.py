"""The receipt printer as a service: a slip is printed when the printer has said so, and not before.

Silence is its own answer: neither "fine" nor "no paper". Before the first byte of a slip has been sent the outcome of a
failure is `notPrinted`; after it nobody can know what the citizen holds, so the outcome is `unknown`, whatever the
printer says about itself.
"""

import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from drivers.receipt_printer.compose import Manner, compose
from drivers.receipt_printer.protocol import (
    ASK_FULL,
    CLEAR_BUFFER,
    TELL_CHANGES,
    Ask,
    Ear,
    Heard,
    Presenter,
    PrinterState,
    decode_state,
    request,
)
from drivers.receipt_printer.slip import COLUMNS, layout
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.line import Line
from drivers.transport.serial_line import SerialLine
from drivers.transport.tcp_line import TcpLine
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
from drivers.xfs4iot.enums import Code, DeviceState, Media, Outcome, Paper
from drivers.xfs4iot.settings import Option

log = logging.getLogger(__name__)

PRINT = "Printer.PrintForm"
FORM, MEDIA, FIELD = "slip", "receipt", "body"
PRESENTED, TAKEN = "Printer.MediaPresentedUnsolicitedEvent", "Printer.MediaTakenEvent"
IDLE = 2.0
WAITED_FOR = 0.5
"""Seconds between two looks while a slip lies there that somebody is to take."""
LISTEN = 0.2
"""Seconds between two looks at what a printer has said unasked."""
_PIECES = 16
"""Reads of what was said unasked before something else has its turn."""
CHUNK = 256
RAW_PORT = 9100
"""Where network printers take bytes as they are."""
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Limits:
    """Seconds: for one status answer, for the printer to take the next chunk, and for it to finish a slip."""

    status: float = 0.5
    chunk: float = 5.0
    finish: float = 15.0


def open_device(options: Mapping[str, Option]) -> "ReceiptPrinter":
    """Options: `port` (path of the serial line) and `baud` (115200), or `host` and `tcp_port` (9100), or `usb`
    ("04b8:0e15"); `columns` (48); `qr` ("native", or "raster" for a printer without QR codes of its own); `asb` (true:
    the printer tells of changes unasked); `presenter` ("ppu231" or "custom": how it says that a slip still lies in its
    output; not together with `asb`, which does not say it). Raises BadOptionError.
    """
    qr, asb = text_option(options, "qr", "native"), options.get("asb", False)
    if qr not in ("native", "raster"):
        raise BadOptionError("qr")
    if not isinstance(asb, bool):
        raise BadOptionError("asb")
    try:
        presenter = Presenter(text_option(options, "presenter", ""))
    except ValueError:
        raise BadOptionError("presenter") from None
    if presenter and asb:
        raise BadOptionError("presenter")
    columns = int(number_option(options, "columns", COLUMNS))
    return ReceiptPrinter(_line(options), columns=columns, manner=Manner(qr == "raster", asb, presenter))


def _line(options: Mapping[str, Option]) -> Line:
    if sum(name in options for name in ("port", "host", "usb")) != 1:
        raise BadOptionError("port")
    if "host" in options:
        return TcpLine(text_option(options, "host"), int(number_option(options, "tcp_port", RAW_PORT)))
    if "port" in options:
        return SerialLine(text_option(options, "port"), baud=int(number_option(options, "baud", 115200)))
    # Imported here: a terminal without a USB printer needs no USB.
    from drivers.transport.usb_stream import UsbStream

    ids = _USB.fullmatch(text_option(options, "usb"))
    if ids is None:
        raise BadOptionError("usb")
    return UsbStream(int(ids[1], 16), int(ids[2], 16))


class ReceiptPrinter(Device):
    """One ESC/POS printer on one line."""

    def __init__(
        self,
        line: Line,
        *,
        columns: int = COLUMNS,
        manner: Manner | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._columns = columns
        self._manner = manner or Manner()
        self._ear = Ear(self._manner.presenter)
        self._lying: bool | None = None
        self._tells = False
        self._look_again = 0.0
        self._limits = limits or Limits()
        self._clock = clock
        self._status = Status(DeviceState.STARTING)
        self._paper = Paper.UNKNOWN

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Printer", (PRINT,), ("Printer.PaperThresholdEvent", PRESENTED, TAKEN)),)

    def capabilities(self) -> Mapping[str, Payload]:
        kind, control, sources = {"receipt": True}, {"cut": True}, {"upper": True}
        write = {"text": True, "barcode": True}
        return {"printer": {"type": kind, "writeForm": write, "control": control, "paperSources": sources}}

    def model(self) -> str:
        return "ESC/POS receipt printer"

    def status(self) -> Status:
        return self._status

    @property
    def interval(self) -> float:
        return LISTEN if self._tells else WAITED_FOR if self._lying else IDLE

    def close(self) -> None:
        self._line.close()

    def poll(self, context: Context) -> None:
        """Ask for the printer's state, or hear what it has said about it.

        One that was there is asked twice before it is missed: an answer may be late on a busy machine.
        """
        try:
            self._follow(context)
        except LinkError as error:
            if error.reason is not LinkReason.SILENT or self._status.device is DeviceState.OFFLINE:
                self._unreachable(error)
                return
            try:
                self._line.discard()
                self._ear = Ear(self._manner.presenter)
                self._look(context)
            except LinkError as again:
                self._unreachable(again)

    def _follow(self, context: Context) -> None:
        """Raises LinkError."""
        if self._tells:
            self._listen(context)
        if not self._tells or self._clock() >= self._look_again:
            self._look(context)
            self._look_again = self._clock() + IDLE
        if self._manner.asb and not self._tells:
            self._line.write(TELL_CHANGES, self._clock() + self._limits.status)
            self._tells = True

    def _listen(self, context: Context) -> None:
        """Note what has come unasked. Raises LinkError when the line is dead."""
        try:
            for _ in range(_PIECES):
                for state in self._hear(self._clock()).blocks:
                    self._note(state, context)
        except LinkError as error:
            if error.reason is not LinkReason.SILENT:
                raise

    def _hear(self, deadline: float) -> Heard:
        return self._ear.feed(self._line.read(deadline))

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        data = self._document(payload)
        try:
            self._line.discard()
            self._ear = Ear(self._manner.presenter)
            state = self._look(context)
        except LinkError as error:
            self._unreachable(error)
            raise self._failure(Outcome.NOT_PRINTED) from None
        self._refuse(state, Outcome.NOT_PRINTED)
        # The slip silences it, and perhaps never comes to its end.
        self._tells = False
        try:
            self._send(data, context)
            self._await_end(context)
            state = self._look(context)
        except LinkError as error:
            self._unreachable(error)
            raise self._failure(Outcome.UNKNOWN) from None
        if state.cutter_error or state.mechanical_error or state.unrecoverable_error:
            self._refuse(state, Outcome.UNKNOWN)
        return {"outcome": Outcome.PRINTED.value}

    def _document(self, payload: Payload) -> bytes:
        def wrong(error: str) -> CommandError:
            return CommandError(Code.COMMAND_ERROR, error, payload={"outcome": Outcome.NOT_PRINTED.value})

        if payload.get("formName") != FORM:
            raise wrong("formNotFound")
        if payload.get("mediaName", MEDIA) != MEDIA:
            raise wrong("mediaNotFound")
        fields = payload.get("fields")
        markup = fields.get(FIELD) if isinstance(fields, dict) else None
        if not isinstance(markup, str):
            raise wrong("fieldSpecFailure")
        large = payload.get("largeType") is True
        return compose(layout(markup, self._columns, large=large), self._manner, large=large)

    def _send(self, data: bytes, context: Context) -> None:
        """Hand the slip over. What the line does not take in time was stopped by something: look what it is."""
        for start in range(0, len(data), CHUNK):
            context.alive()
            try:
                self._line.write(data[start : start + CHUNK], self._clock() + self._limits.chunk)
            except LinkError as error:
                if error.reason is not LinkReason.SILENT:
                    raise
                self._refuse(self._look(context), Outcome.UNKNOWN)
                raise

    def _await_end(self, context: Context) -> None:
        """Wait until the printer has come to the end of the slip. Raises CommandError, LinkError."""
        limit = self._clock() + self._limits.finish
        if context.deadline is not None:
            limit = min(limit, context.deadline)
        while True:
            context.alive()
            try:
                if self._hear(self._clock() + self._limits.status).finished:
                    return
            except LinkError as error:
                if error.reason is not LinkReason.SILENT:
                    raise
                if self._stopped(context):
                    return
                if self._clock() >= limit:
                    raise

    def _stopped(self, context: Context) -> bool:
        """The end is late: perhaps it has just come, perhaps the printer stands still and says why."""
        try:
            state, finished = self._ask_all()
        except LinkError as error:
            if error.reason is LinkReason.SILENT:
                return False
            raise
        self._note(state, context)
        if not finished:
            try:
                self._refuse(state, Outcome.UNKNOWN)
            except CommandError:
                self._line.write(CLEAR_BUFFER, self._clock() + self._limits.status)
                raise
        return finished

    def _look(self, context: Context) -> PrinterState:
        state, _ = self._ask_all()
        if state.offline and not state.explained:
            # Perhaps it has changed between its four answers: somebody has just closed the cover.
            state, _ = self._ask_all()
        self._note(state, context)
        return state

    def _ask_all(self) -> tuple[PrinterState, bool]:
        """All four answers, and whether the end of the slip was reported meanwhile. Raises LinkError."""
        answers, finished = [], False
        for ask in Ask:
            deadline = self._clock() + self._limits.status
            self._line.write(request(ask), deadline)
            heard = Heard()
            while not heard.answers:
                heard = self._hear(deadline)
                finished = finished or heard.finished
            answers.append(heard.answers[-1])
        state = decode_state(*answers, presenter=self._manner.presenter)
        if self._manner.presenter is not Presenter.CUSTOM:
            return state, finished
        deadline = self._clock() + self._limits.status
        self._line.write(ASK_FULL, deadline)
        heard = Heard()
        while heard.lying is None:
            heard = self._hear(deadline)
            finished = finished or heard.finished
        return replace(state, lying=heard.lying), finished

    def _note(self, state: PrinterState, context: Context) -> None:
        device, detail = _device_state(state)
        paper = Paper.OUT if state.out_of_paper else Paper.LOW if state.paper_near_end else Paper.FULL
        before, self._paper = self._paper, paper
        was_lying, self._lying = self._lying, state.lying
        self._set(device, paper, detail)
        if self._lying and not was_lying:
            context.unsolicited(PRESENTED)
        if was_lying and self._lying is False:
            context.unsolicited(TAKEN)
        if paper is not before and before is not Paper.UNKNOWN:
            context.unsolicited("Printer.PaperThresholdEvent", {"paperSource": "upper", "threshold": paper.value})

    def _set(self, device: DeviceState, paper: Paper, detail: str) -> None:
        parts: dict[str, object] = {"paper": {"upper": paper.value}}
        if self._lying is not None:
            parts["media"] = (Media.PRESENT if self._lying else Media.NOT_PRESENT).value
        self._status = Status(device, {"printer": parts}, detail)

    def _unreachable(self, error: LinkError) -> None:
        self._line.close()
        self._ear, self._tells = Ear(self._manner.presenter), False
        self._paper, self._lying = Paper.UNKNOWN, None
        detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value
        self._set(DeviceState.OFFLINE, Paper.UNKNOWN, detail)

    def _failure(self, outcome: Outcome) -> CommandError:
        detail = self._status.detail
        return CommandError(
            Code.HARDWARE_ERROR, description=detail, payload={"outcome": outcome.value, "detail": detail}
        )

    def _refuse(self, state: PrinterState, outcome: Outcome) -> None:
        """Raise CommandError if the printer cannot print in this state."""
        detail = self._status.detail
        payload = {"outcome": outcome.value, "detail": detail}
        if state.out_of_paper:
            raise CommandError(Code.COMMAND_ERROR, "paperOut", payload={"outcome": outcome.value})
        if state.cutter_error or state.mechanical_error:
            raise CommandError(Code.COMMAND_ERROR, "paperJammed", payload=payload)
        if state.cover_open or state.unrecoverable_error or state.offline:
            raise CommandError(Code.HARDWARE_ERROR, description=detail, payload=payload)


def _device_state(state: PrinterState) -> tuple[DeviceState, str]:
    """The device's state and the detail of it; running out of paper is the paper's state, not the device's."""
    if state.cover_open:
        return DeviceState.USER_ERROR, "coverOpen"
    if state.cutter_error:
        return DeviceState.HARDWARE_ERROR, "cutterError"
    if state.mechanical_error or state.unrecoverable_error:
        return DeviceState.HARDWARE_ERROR, "mechanicalError"
    if state.offline and not state.out_of_paper:
        return DeviceState.OFFLINE, "stopped"
    return DeviceState.ONLINE, ""

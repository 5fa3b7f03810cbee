"""The page printer as a service: a document is printed when its job and the printer both say so.

The job's word alone is not enough, since a spooler shows "completed" for what a jam has eaten: the printer's own state
is asked with every step. A job that stands still is cancelled, so that a citizen's document does not come out when
somebody fills the tray in the evening. Once the document has been sent, every failure leaves the outcome unknown.
"""

import base64
import binascii
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.page_printer.conditions import Condition
from drivers.page_printer.ipp import IppPrinter, PrinterError, PrinterFault
from drivers.page_printer.protocol import JobState
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
from drivers.xfs4iot.enums import Code, DeviceState, Outcome, Paper
from drivers.xfs4iot.settings import Option

log = logging.getLogger(__name__)

PRINT = "Printer.PrintNative"
IDLE = 3.0
FOLLOW = 0.3
PATIENCE = 3
"""Looks in a row at a standing printer before its job is given up."""
UNANSWERED = 5
"""Unanswered questions about a job before the printer counts as lost."""
_NAMES = {"": "", "full": "", "low": "tonerLow", "out": "tonerOut"}


def open_device(options: Mapping[str, Option]) -> "PagePrinter":
    """Options: `uri` (of the IPP printer), `within` (5.0, seconds for one exchange). Raises BadOptionError."""
    try:
        return PagePrinter(IppPrinter(text_option(options, "uri"), within=number_option(options, "within", 5.0)))
    except ValueError:
        raise BadOptionError("uri") from None


@dataclass(eq=False)
class _Following:
    """A job on its way."""

    number: int
    ended: bool = False
    standing: int = 0
    unanswered: int = 0


class PagePrinter(Device):
    """One IPP printer."""

    def __init__(self, printer: IppPrinter, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._printer = printer
        self._clock = clock
        self._status = Status(DeviceState.STARTING)
        self._paper = Paper.UNKNOWN

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Printer", (PRINT,), ("Printer.PaperThresholdEvent",)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"printer": {"type": {"document": True}, "paperSources": {"upper": True}}}

    def model(self) -> str:
        return "IPP page printer"

    def status(self) -> Status:
        return self._status

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        self._printer.close()

    def poll(self, context: Context) -> None:
        """Ask for the printer's state."""
        try:
            self._look(context)
        except PrinterError:
            self._unreachable()

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        data = _document(payload, context)
        try:
            condition = self._look(context)
            self._refuse(condition, Outcome.NOT_PRINTED)
            self._printer.validate()
        except PrinterError as error:
            raise self._failure(error, Outcome.NOT_PRINTED) from None
        try:
            following = _Following(self._printer.print_pdf(data))
        except PrinterError as error:
            refused = error.fault is PrinterFault.REFUSED
            raise self._failure(error, Outcome.NOT_PRINTED if refused else Outcome.UNKNOWN) from None
        try:
            while not self._finished(following, context):
                context.wait(FOLLOW)
        except CommandError as error:
            if not following.ended:
                self._give_up(following.number)
            error.payload.setdefault("outcome", Outcome.UNKNOWN.value)
            raise
        return {"outcome": Outcome.PRINTED.value}

    def _finished(self, following: _Following, context: Context) -> bool:
        """Look once at job and printer. Raises CommandError when there is nothing more to wait for."""
        try:
            job = self._printer.job(following.number)
            condition = self._look(context)
        except PrinterError as error:
            following.unanswered += 1
            if following.unanswered >= UNANSWERED or error.fault is PrinterFault.REFUSED:
                raise self._failure(error, Outcome.UNKNOWN) from None
            return False
        following.unanswered = 0
        following.ended = job.state > JobState.STOPPED
        if job.state in (JobState.ABORTED, JobState.CANCELED) or "job-completed-with-errors" in job.reasons:
            self._refuse(condition, Outcome.UNKNOWN)
            raise CommandError(Code.HARDWARE_ERROR, description=job.state.name, payload=_outcome(Outcome.UNKNOWN))
        if job.state is JobState.COMPLETED and condition.paper is not Paper.JAMMED:
            return True
        following.standing = following.standing + 1 if condition.blocked else 0
        if following.standing >= PATIENCE or job.state is JobState.COMPLETED:
            self._refuse(condition, Outcome.UNKNOWN)
        return False

    def _give_up(self, number: int) -> None:
        try:
            self._printer.cancel(number)
        except PrinterError as error:
            log.info("a job could not be cancelled: %s", error)

    def _look(self, context: Context) -> Condition:
        condition = self._printer.condition()
        device, detail = _device_state(condition)
        before, self._paper = self._paper, condition.paper
        self._set(device, condition.paper, condition.toner, detail)
        if condition.paper not in (before, Paper.JAMMED) and before is not Paper.UNKNOWN:
            threshold = {"paperSource": "upper", "threshold": condition.paper.value}
            context.unsolicited("Printer.PaperThresholdEvent", threshold)
        return condition

    def _set(self, device: DeviceState, paper: Paper, toner: str, detail: str) -> None:
        parts = {"paper": {"upper": paper.value}, "toner": toner}
        self._status = Status(device, {"printer": parts}, detail)

    def _unreachable(self) -> None:
        self._paper = Paper.UNKNOWN
        self._set(DeviceState.OFFLINE, Paper.UNKNOWN, "unknown", "noAnswer")

    def _failure(self, error: PrinterError, outcome: Outcome) -> CommandError:
        if error.fault is PrinterFault.REFUSED:
            return CommandError(Code.UNSUPPORTED_DATA, description=str(error), payload=_outcome(outcome))
        self._unreachable()
        return CommandError(Code.HARDWARE_ERROR, description=str(error), payload=_outcome(outcome))

    def _refuse(self, condition: Condition, outcome: Outcome) -> None:
        """Raise CommandError if no sheet will come out in this condition."""
        payload = {**_outcome(outcome), "detail": self._status.detail}
        if condition.paper is Paper.JAMMED:
            raise CommandError(Code.COMMAND_ERROR, "paperJammed", payload=payload)
        if condition.paper is Paper.OUT:
            raise CommandError(Code.COMMAND_ERROR, "paperOut", payload=payload)
        if condition.toner == "out":
            raise CommandError(Code.COMMAND_ERROR, "tonerOut", payload=payload)
        if condition.blocked:
            raise CommandError(Code.HARDWARE_ERROR, description=self._status.detail, payload=payload)


def _outcome(outcome: Outcome) -> Payload:
    return {"outcome": outcome.value}


def _device_state(condition: Condition) -> tuple[DeviceState, str]:
    if condition.cover_open:
        return DeviceState.USER_ERROR, "coverOpen"
    if condition.paper is Paper.JAMMED:
        return DeviceState.HARDWARE_ERROR, "paperJam"
    if condition.stopped and condition.paper is not Paper.OUT and condition.toner != "out":
        return DeviceState.OFFLINE, "stopped"
    return DeviceState.ONLINE, _NAMES[condition.toner]


def _document(payload: Payload, context: Context) -> bytes:
    """The PDF, left as bulk by our own client or as base64 by a foreign one. Raises CommandError."""
    handle, text = payload.get("handle"), payload.get("data")
    data = b""
    try:
        if isinstance(handle, str):
            data = context.take(handle)
        elif isinstance(text, str):
            data = base64.b64decode(text, validate=True)
    except (CommandError, binascii.Error):
        raise CommandError(Code.INVALID_DATA, payload=_outcome(Outcome.NOT_PRINTED)) from None
    if not data.startswith(b"%PDF-"):
        raise CommandError(Code.UNSUPPORTED_DATA, payload=_outcome(Outcome.NOT_PRINTED))
    return data

"""The page printer as a service: a document is printed when its job and the printer both say so.

The job's word alone is not enough, since a spooler shows "completed" for what a jam has eaten: the printer's own state
is asked with every step. A job that stands still is cancelled, so that a citizen's document does not come out when
somebody fills the tray in the evening. Once the document has been sent, every failure leaves the outcome unknown.

Where a site has said which tray holds which paper, each job names its tray and the printer may not take another:
otherwise a licence would come out on plain paper, or a plain sheet use up numbered paper.
"""

import base64
import binascii
import logging
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from drivers.page_printer.conditions import Condition
from drivers.page_printer.cups import CupsQueue
from drivers.page_printer.ipp import IppPrinter, Job, PrinterError, PrinterFault
from drivers.page_printer.protocol import ATTRIBUTES_NOT_SUPPORTED, JobState
from drivers.page_printer.trays import MAIN, assigned
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

PRINT = "Printer.PrintNative"
PRESENTED, TAKEN = "Printer.MediaPresentedUnsolicitedEvent", "Printer.MediaTakenEvent"
IDLE = 3.0
WAITED_FOR = 1.0
"""Seconds between two looks while a sheet lies there that somebody is to take."""
FOLLOW = 0.3
PATIENCE = 3
"""Looks in a row at a standing printer before its job is given up."""
UNANSWERED = 5
"""Unanswered questions about a job before the printer counts as lost."""
_NAMES = {"": "", "full": "", "low": "tonerLow", "out": "tonerOut"}


class Printer(Protocol):
    """A printer, or a queue before it: what `IppPrinter` and `CupsQueue` do."""

    def close(self) -> None: ...
    def condition(self, trays: Sequence[str] = ()) -> Condition: ...
    def validate(self, tray: str = "") -> None: ...
    def print_pdf(self, data: bytes, tray: str = "") -> int: ...
    def job(self, number: int) -> Job: ...
    def cancel(self, number: int) -> None: ...


def open_device(options: Mapping[str, Option]) -> "PagePrinter":
    """Options: `uri` (of the IPP printer), or `queue` (of CUPS: "ipp://localhost:631/printers/NAME") and `settle`
    (10.0, seconds in which a printer behind it that cannot be asked must have nothing to complain about).

    `within` (5.0, seconds for one exchange). `trays` (which of the printer's trays is which paper source, such as
    "upper=tray-1,aux=tray-2"; without it there is one source, upper, and the printer takes paper from where it likes).
    Behind a queue there are no trays: CUPS was seen to pass a document on without the tray it was for. Raises
    BadOptionError.
    """
    try:
        trays = assigned(text_option(options, "trays")) if "trays" in options else {MAIN: ""}
    except ValueError:
        raise BadOptionError("trays") from None
    return PagePrinter(_printer(options), trays)


def _printer(options: Mapping[str, Option]) -> Printer:
    within, settle = number_option(options, "within", 5.0), number_option(options, "settle", 10.0)
    name = "queue" if "queue" in options else "uri"
    if "queue" in options and ("uri" in options or "trays" in options):
        raise BadOptionError(name)
    try:
        printer = IppPrinter(text_option(options, name), within=within)
    except ValueError:
        raise BadOptionError(name) from None
    if name == "uri":
        return printer
    return CupsQueue(printer, within=within, settle=settle, names=lambda: f"document-{uuid.uuid4().hex}")


@dataclass(eq=False)
class _Following:
    """A job on its way."""

    number: int
    tray: str
    ended: bool = False
    standing: int = 0
    unanswered: int = 0


class PagePrinter(Device):
    """One IPP printer. trays: the printer's name of each paper source, "" for wherever it likes."""

    def __init__(
        self,
        printer: Printer,
        trays: Mapping[str, str],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._printer = printer
        self._trays = trays
        self._asked = tuple(tray for tray in trays.values() if tray)
        self._clock = clock
        self._status = Status(DeviceState.STARTING)
        self._papers = dict.fromkeys(trays, Paper.UNKNOWN)
        self._lying: bool | None = None

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Printer", (PRINT,), ("Printer.PaperThresholdEvent", PRESENTED, TAKEN)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"printer": {"type": {"document": True}, "paperSources": dict.fromkeys(self._trays, True)}}

    def model(self) -> str:
        return "IPP page printer"

    def status(self) -> Status:
        return self._status

    @property
    def interval(self) -> float:
        return WAITED_FOR if self._lying else IDLE

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
        tray = self._tray(payload.get("paperSource", MAIN))
        try:
            condition = self._look(context)
            if tray in condition.missing:
                raise _no_source("noSuchTray")
            self._refuse(condition.for_tray(tray), Outcome.NOT_PRINTED)
            self._printer.validate(tray)
        except PrinterError as error:
            raise self._failure(error, Outcome.NOT_PRINTED) from None
        try:
            following = _Following(self._printer.print_pdf(data, tray), tray)
        except PrinterError as error:
            refused = error.fault is PrinterFault.REFUSED or error.status == ATTRIBUTES_NOT_SUPPORTED
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

    def _tray(self, source: object) -> str:
        """The printer's name of a paper source. Raises CommandError."""
        tray = self._trays.get(source) if isinstance(source, str) else None
        if tray is None:
            raise _no_source("")
        return tray

    def _finished(self, following: _Following, context: Context) -> bool:
        """Look once at job and printer. Raises CommandError when there is nothing more to wait for."""
        try:
            job = self._printer.job(following.number)
            condition = self._look(context).for_tray(following.tray)
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
        condition = self._printer.condition(self._asked)
        before, self._papers = self._papers, self._papers_in(condition)
        was_lying, self._lying = self._lying, condition.lying
        device, detail = _device_state(condition, self._papers)
        self._set(device, condition.toner, detail)
        for source, paper in self._papers.items():
            if paper not in (before[source], Paper.JAMMED, Paper.UNKNOWN) and before[source] is not Paper.UNKNOWN:
                threshold = {"paperSource": source, "threshold": paper.value}
                context.unsolicited("Printer.PaperThresholdEvent", threshold)
        if self._lying and not was_lying:
            context.unsolicited(PRESENTED)
        if was_lying and self._lying is False:
            context.unsolicited(TAKEN)
        return condition

    def _papers_in(self, condition: Condition) -> dict[str, Paper]:
        return {
            source: Paper.UNKNOWN if tray in condition.missing else condition.for_tray(tray).paper
            for source, tray in self._trays.items()
        }

    def _set(self, device: DeviceState, toner: str, detail: str) -> None:
        parts: dict[str, object] = {
            "paper": {source: paper.value for source, paper in self._papers.items()},
            "toner": toner,
        }
        if self._lying is not None:
            parts["media"] = (Media.PRESENT if self._lying else Media.NOT_PRESENT).value
        self._status = Status(device, {"printer": parts}, detail)

    def _unreachable(self) -> None:
        self._papers = dict.fromkeys(self._trays, Paper.UNKNOWN)
        self._lying = None
        self._set(DeviceState.OFFLINE, "unknown", "noAnswer")

    def _failure(self, error: PrinterError, outcome: Outcome) -> CommandError:
        if error.fault is PrinterFault.SUBSTITUTED:
            return _no_source("otherPaper", outcome)
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


def _no_source(detail: str, outcome: Outcome = Outcome.NOT_PRINTED) -> CommandError:
    """The paper that was asked for is not to be had."""
    return CommandError(Code.COMMAND_ERROR, "sourceInvalid", payload={**_outcome(outcome), "detail": detail})


def _device_state(condition: Condition, papers: Mapping[str, Paper]) -> tuple[DeviceState, str]:
    if condition.cover_open:
        return DeviceState.USER_ERROR, "coverOpen"
    if condition.paper is Paper.JAMMED:
        return DeviceState.HARDWARE_ERROR, "paperJam"
    if condition.stopped and Paper.OUT not in papers.values() and condition.toner != "out":
        return DeviceState.OFFLINE, "stopped"
    if condition.missing:
        return DeviceState.ONLINE, "noSuchTray"
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

"""A queue of CUPS, where a site has one: the document goes through the queue, the truth comes from the printer.

CUPS says "completed" as soon as its backend has got rid of the data, also of a job that the printer then aborts. So the
printer itself is asked about its own job, which carries a name of ours. Behind USB, or a printer that keeps no list of
jobs, nobody can be asked: there "completed" is believed only after the printer has had nothing to complain about for a
while, and is an error otherwise.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drivers.page_printer.conditions import Condition
from drivers.page_printer.ipp import IppPrinter, Job, PrinterError, PrinterFault
from drivers.page_printer.protocol import JobState

_ASKABLE = ("ipp://", "ipps://", "http://", "https://")
_IN_DOUBT = ("job-completed-with-errors",)


@dataclass(eq=False)
class _Sent:
    """A job of the queue's. quiet_since: when the queue had got rid of it and nobody complained."""

    name: str
    at_printer: int | None = None
    quiet_since: float | None = None


class CupsQueue:
    """The operations of `IppPrinter`, through a queue. Each raises PrinterError.

    within: seconds for one exchange. settle: how many a printer that cannot be asked must keep quiet. names: a fresh
    job name at each call.
    """

    def __init__(
        self,
        queue: IppPrinter,
        *,
        within: float,
        settle: float,
        names: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = queue
        self._within = within
        self._settle = settle
        self._names = names
        self._clock = clock
        self._behind: IppPrinter | None = None
        self._known = False
        self._sent: dict[int, _Sent] = {}

    def close(self) -> None:
        """Close the connections."""
        self._queue.close()
        if self._behind:
            self._behind.close()

    def _printer(self) -> IppPrinter | None:
        """The printer behind the queue; None when it does not speak IPP."""
        if not self._known:
            address = self._queue.device_uri()
            try:
                self._behind = IppPrinter(address, within=self._within) if address.startswith(_ASKABLE) else None
            except ValueError:
                self._behind = None
            self._known = True
        return self._behind

    def condition(self, trays: Sequence[str] = ()) -> Condition:
        """The printer's, and whether the queue lets anything through."""
        printer = self._printer()
        if printer is None:
            return self._queue.condition(trays)
        held = self._queue.condition().stopped
        found = printer.condition(trays)
        return replace(found, stopped=found.stopped or held)

    def validate(self, tray: str = "") -> None:
        """Whether printer and queue would take it."""
        if printer := self._printer():
            printer.validate(tray)
        self._queue.validate(tray)

    def print_pdf(self, data: bytes, tray: str = "") -> int:
        """The queue's number of the job."""
        sent = _Sent(self._names())
        number = self._queue.print_pdf(data, tray, name=sent.name)
        self._sent = {number: sent}
        return number

    def job(self, number: int) -> Job:
        """As the printer sees it; until it has heard of it, and where it cannot be asked, as the queue does."""
        sent = self._sent.setdefault(number, _Sent(""))
        queued = self._queue.job(number)
        printer = self._printer()
        if printer and sent.name:
            if sent.at_printer is None:
                sent.at_printer = self._find(printer, sent.name)
            if sent.at_printer is not None:
                return printer.job(sent.at_printer)
        if queued.state is not JobState.COMPLETED:
            return queued
        return self._believed(sent, queued)

    @staticmethod
    def _find(printer: IppPrinter, name: str) -> int | None:
        try:
            return printer.find(name)
        except PrinterError as error:
            if error.fault is PrinterFault.REFUSED:
                return None
            raise

    def _believed(self, sent: _Sent, queued: Job) -> Job:
        if self.condition().blocked:
            return Job(JobState.COMPLETED, _IN_DOUBT)
        now = self._clock()
        sent.quiet_since = now if sent.quiet_since is None else sent.quiet_since
        if now - sent.quiet_since < self._settle:
            return Job(JobState.PROCESSING, queued.reasons)
        return queued

    def cancel(self, number: int) -> None:
        """In the queue, and at the printer where it has got there."""
        sent, printer = self._sent.get(number), self._printer()
        try:
            self._queue.cancel(number)
        finally:
            if printer and sent and sent.at_printer is not None:
                printer.cancel(sent.at_printer)

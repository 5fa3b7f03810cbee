"""An IPP printer on a loopback port that turns pages into pictures and fails on demand.

It answers what a real one answers to the operations the driver uses; the driver is also tested against a real IPP
server that nobody here wrote.
"""

import io
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pypdfium2

from drivers.lab.quiet_http import HOST, QuietServer, Request, Response
from drivers.page_printer.emulator_trays import CAPACITY, CERTIFICATE, PLAIN, asked_for, described, on_certificate_paper
from drivers.page_printer.protocol import (
    ATTRIBUTES_NOT_SUPPORTED,
    SERVER_ERROR_BUSY,
    Attribute,
    IppError,
    IppMessage,
    JobState,
    Operation,
    PrinterState,
    Tag,
    attribute,
    decode,
    encode,
)

_BAD_REQUEST, _NOT_FOUND, _NOT_POSSIBLE = 0x0400, 0x0406, 0x0404
_SCALE = 1.5
SOON = 1.0
"""Seconds until somebody has taken what came out."""
SERIES, FIRST_SHEET = "370699", 101
_pdfium = threading.Lock()


@dataclass
class Faults:
    """What goes wrong. `paper` is full, low, out or jammed, `certificates` the same for the tray of numbered paper;
    `sticks` has the next sheet leave its tray and get stuck; `abort` ends the next job in the middle. `presenter`:
    none when the printer does not know what lies in its output, taken when somebody takes it soon, lying when nobody
    does.
    """

    paper: str = "full"
    certificates: str = "full"
    sticks: bool = False
    presenter: str = "none"
    door_open: bool = False
    abort: bool = False
    busy: bool = False
    slow: float = 0.2


@dataclass(eq=False)
class _Job:
    document: bytes
    tray: str
    state: JobState = JobState.PENDING
    reason: str = "job-incoming"


class PagePrinterEmulator:
    """A printer at `uri`. `on_page` is called in the printer's thread with every finished page as PNG.

    `next_sheet`: the number on the uppermost sheet of certificate paper.
    """

    def __init__(
        self,
        on_page: Callable[[bytes], None],
        *,
        port: int = 0,
        next_sheet: int = FIRST_SHEET,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.faults = Faults()
        self.next_sheet = next_sheet
        self._clock = clock
        self._taken_at = 0.0
        self._lies = False
        self._on_page = on_page
        self._jobs: dict[int, _Job] = {}
        self._numbers = itertools.count(1)
        self._moving = threading.Lock()
        self._ended = threading.Event()
        self._server = QuietServer(self._serve, port=port)

    @property
    def uri(self) -> str:
        """The printer's address."""
        return f"ipp://{HOST}:{self._server.port}/ipp/print"

    def __enter__(self) -> Self:
        self.switch_on()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self.switch_off()

    def switch_on(self) -> None:
        """Listen, at the same port as before if that is free. Raises OSError."""
        self._server.switch_on()

    def switch_off(self) -> None:
        """Refuse connections from now on."""
        self._server.switch_off()

    def _serve(self, request: Request) -> Response:
        try:
            return Response(200, "application/ipp", encode(self.answer(decode(request.body))))
        except IppError:
            return Response(400, "text/plain", b"not an IPP message\n")

    def answer(self, request: IppMessage) -> IppMessage:
        """The answer to one request."""
        number = request.group(Tag.OPERATION).get("job-id", (0,))[0]
        if request.code == Operation.GET_PRINTER_ATTRIBUTES:
            return self._reply(request, 0, (Tag.PRINTER, self._state()))
        if request.code == Operation.VALIDATE_JOB:
            return self._reply(request, 0)
        if request.code == Operation.PRINT_JOB:
            return self._accept(request)
        job = self._jobs.get(number) if isinstance(number, int) else None
        if job is None or not isinstance(number, int):
            return self._reply(request, _NOT_FOUND)
        if request.code == Operation.CANCEL_JOB:
            cancelled = self._move(job, JobState.CANCELED, "job-canceled-by-user")
            return self._reply(request, 0 if cancelled else _NOT_POSSIBLE)
        if request.code == Operation.GET_JOB_ATTRIBUTES:
            return self._reply(request, 0, (Tag.JOB, _describe(number, job)))
        return self._reply(request, _BAD_REQUEST)

    def _reply(
        self, request: IppMessage, status: int, group: tuple[Tag, tuple[Attribute, ...]] | None = None
    ) -> IppMessage:
        head = (
            attribute("attributes-charset", Tag.CHARSET, "utf-8"),
            attribute("attributes-natural-language", Tag.LANGUAGE, "en"),
        )
        groups = ((Tag.OPERATION, head),) + ((group,) if group else ())
        return IppMessage(status, request.request_id, groups)

    def take(self) -> None:
        """Take what lies in the output."""
        self._lies = False

    @property
    def lying(self) -> bool | None:
        """Whether a sheet waits in the output, None for a printer that does not know."""
        if self.faults.presenter == "none":
            return None
        return self._lies and (self.faults.presenter == "lying" or self._clock() < self._taken_at)

    def _papers(self) -> dict[str, str]:
        return {PLAIN: self.faults.paper, CERTIFICATE: self.faults.certificates}

    def _reasons(self) -> list[str]:
        words = {"low": "media-low-report", "out": "media-empty-warning", "jammed": "media-jam-error"}
        reasons = {words[paper] for paper in self._papers().values() if paper in words}
        if any(job.state is JobState.STOPPED for job in self._jobs.values()):
            reasons = {"media-empty-error" if reason == words["out"] else reason for reason in reasons}
        return [*sorted(reasons), *(["door-open-error"] if self.faults.door_open else [])]

    def _stuck(self) -> bool:
        return "jammed" in self._papers().values() or self.faults.door_open

    def _waits(self, job: _Job) -> bool:
        """Whether a job cannot go on: because of its paper, or of something that stops everything."""
        papers = self._papers()
        out = papers[job.tray] == "out" if job.tray else all(paper == "out" for paper in papers.values())
        return out or self._stuck()

    def _state(self) -> tuple[Attribute, ...]:
        states = {job.state for job in self._jobs.values()}
        stopped = self._stuck() or JobState.STOPPED in states
        busy = JobState.PROCESSING in states
        state = PrinterState.STOPPED if stopped else PrinterState.PROCESSING if busy else PrinterState.IDLE
        return (
            attribute("printer-state", Tag.ENUM, state),
            attribute("printer-state-reasons", Tag.KEYWORD, *(self._reasons() or ["none"])),
            *described(self._papers(), self.lying),
        )

    def _accept(self, request: IppMessage) -> IppMessage:
        if self.faults.busy:
            return self._reply(request, SERVER_ERROR_BUSY)
        tray = asked_for(request)
        if tray not in ("", *CAPACITY):
            return self._reply(request, ATTRIBUTES_NOT_SUPPORTED)
        number, job = next(self._numbers), _Job(request.data, tray)
        self._jobs[number] = job
        threading.Thread(target=self._print, args=(job,), name="ipp job", daemon=True).start()
        return self._reply(request, 0, (Tag.JOB, _describe(number, job)))

    def _print(self, job: _Job) -> None:
        self._move(job, JobState.PROCESSING, "job-printing")
        pages = render(job.document)
        job.document = b""
        for page in pages:
            self._ended.wait(self.faults.slow)
            self._hold(job)
            if self.faults.abort:
                self.faults.abort = False
                self._move(job, JobState.ABORTED, "aborted-by-system")
            if self._ended.is_set() or not self._move(job, JobState.PROCESSING, "job-printing"):
                return
            sheet = self._draw(job, page)
            if self.faults.sticks:
                self.faults.sticks, self.faults.paper = False, "jammed"
                self._hold(job)
                return
            self._on_page(sheet)
        self._lies, self._taken_at = bool(pages), self._clock() + SOON
        self._move(job, JobState.COMPLETED, "job-completed-successfully")

    def _move(self, job: _Job, state: JobState, reason: str) -> bool:
        """Whether it could: what is over stays so, whoever comes later."""
        with self._moving:
            if job.state > JobState.STOPPED:
                return False
            job.state, job.reason = state, reason
            return True

    def _hold(self, job: _Job) -> None:
        """Until the job can go on, or is no longer wanted."""
        while self._waits(job) and self._move(job, JobState.STOPPED, "printer-stopped") and not self._ended.wait(0.05):
            pass

    def _draw(self, job: _Job, page: bytes) -> bytes:
        """The page on a sheet from its tray."""
        tray = job.tray or (CERTIFICATE if self.faults.paper == "out" else PLAIN)
        if tray == PLAIN:
            return page
        serial, self.next_sheet = f"{SERIES}-{self.next_sheet:06d}", self.next_sheet + 1
        return on_certificate_paper(page, serial)


def _describe(number: int, job: _Job) -> tuple[Attribute, ...]:
    return (
        attribute("job-id", Tag.INTEGER, number),
        attribute("job-state", Tag.ENUM, job.state),
        attribute("job-state-reasons", Tag.KEYWORD, job.reason),
    )


def render(document: bytes) -> list[bytes]:
    """Every page of a PDF as PNG; none when it is no PDF."""
    pages = []
    with _pdfium:
        try:
            pdf = pypdfium2.PdfDocument(document)
        except pypdfium2.PdfiumError:
            return []
        for page in pdf:
            picture = io.BytesIO()
            page.render(scale=_SCALE).to_pil().save(picture, "PNG")
            page.close()
            pages.append(picture.getvalue())
        pdf.close()
    return pages

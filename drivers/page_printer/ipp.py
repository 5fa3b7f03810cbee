"""One IPP printer over HTTP: the five operations, each with a deadline."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

import requests

from drivers.page_printer import trays as input_trays
from drivers.page_printer.conditions import Condition, read_reasons
from drivers.page_printer.protocol import (
    ATTRIBUTES_NOT_SUPPORTED,
    FIRST_ERROR,
    SUBSTITUTED,
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

_SCHEMES = {"ipp": "http", "ipps": "https", "http": "http", "https": "https"}
_PDF = "application/pdf"
_USER = "kiosk"
_JOB_NAME = "document"
_RESPONSE_LIMIT = 4 * 1024 * 1024


class PrinterFault(StrEnum):
    """Why an operation failed. `SUBSTITUTED`: the printer would take, or has taken, paper from another tray."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    SUBSTITUTED = "substituted"
    NONSENSE = "nonsense"


class PrinterError(Exception):
    """An operation that failed; `status` is the IPP status code where the printer gave one."""

    def __init__(self, fault: PrinterFault, status: int = 0) -> None:
        super().__init__(f"{fault.value} 0x{status:04x}" if status else fault.value)
        self.fault = fault
        self.status = status


@dataclass(frozen=True)
class Job:
    """A job at one moment. `reasons` are job-state-reasons."""

    state: JobState
    reasons: tuple[str, ...]


class IppPrinter:
    """The printer at `uri` (ipp, ipps, http or https). Raises ValueError for another scheme.

    `within` is the limit of one exchange in seconds. Every operation raises PrinterError and nothing else.
    """

    def __init__(self, uri: str, *, within: float = 5.0) -> None:
        parts = urlsplit(uri)
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise ValueError("not the address of an IPP printer")
        port = parts.port or 631
        scheme = _SCHEMES[parts.scheme]
        self._url = urlunsplit((scheme, f"{parts.hostname}:{port}", parts.path or "/", "", ""))
        ipp = "ipps" if scheme == "https" else "ipp"
        self._uri = urlunsplit((ipp, f"{parts.hostname}:{port}", parts.path or "/", "", ""))
        self._within = within
        self._numbers = itertools.count(1)
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def condition(self, trays: Sequence[str] = ()) -> Condition:
        """What the printer says about itself, and about each of `trays`."""
        names = ("printer-state", "printer-state-reasons", input_trays.OUTPUT, *(input_trays.ASKED if trays else ()))
        wanted = attribute("requested-attributes", Tag.KEYWORD, *names)
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, wanted).group(Tag.PRINTER)
        reasons = [value for value in answer.get("printer-state-reasons", ()) if isinstance(value, str)]
        stopped = PrinterState.STOPPED in answer.get("printer-state", ())
        return replace(
            read_reasons(reasons, printer_stopped=stopped),
            trays={tray: input_trays.paper_in(tray, answer) for tray in trays},
            missing=input_trays.missing(trays, answer),
            lying=input_trays.lying(answer),
        )

    def validate(self, tray: str = "") -> None:
        """Ask whether the printer would take a PDF, and print it on the paper in `tray`."""
        self._job(Operation.VALIDATE_JOB, tray)

    def print_pdf(self, data: bytes, tray: str = "", *, name: str = _JOB_NAME) -> int:
        """Send a document; the job's id. name: of the job; it says nothing of whose it is.

        After this was called nobody knows what has been printed until `job` says.

        A job for which the printer has chosen other paper is cancelled.
        """
        answer = self._job(Operation.PRINT_JOB, tray, data, name)
        number = answer.group(Tag.JOB).get("job-id", (0,))[0]
        if not isinstance(number, int):
            raise PrinterError(PrinterFault.NONSENSE)
        if tray and answer.code in SUBSTITUTED:
            self.cancel(number)
            raise PrinterError(PrinterFault.SUBSTITUTED, answer.code)
        return number

    def _job(self, operation: Operation, tray: str, data: bytes = b"", named: str = _JOB_NAME) -> IppMessage:
        """Without a tray as the printer likes; with one as it is said, or not at all."""
        name, kind = attribute("job-name", Tag.NAME, named), attribute("document-format", Tag.MIME, _PDF)
        if not tray:
            return self._ask(operation, name, kind, data=data)
        faithful = attribute("ipp-attribute-fidelity", Tag.BOOLEAN, True)
        try:
            answer = self._ask(operation, name, faithful, kind, data=data, template=input_trays.chosen(tray))
        except PrinterError as error:
            if error.status == ATTRIBUTES_NOT_SUPPORTED:
                raise PrinterError(PrinterFault.SUBSTITUTED, error.status) from None
            raise
        if operation is Operation.VALIDATE_JOB and answer.code in SUBSTITUTED:
            raise PrinterError(PrinterFault.SUBSTITUTED, answer.code)
        return answer

    def job(self, number: int) -> Job:
        """How a job is getting on."""
        wanted = attribute("requested-attributes", Tag.KEYWORD, "job-state", "job-state-reasons")
        chosen = attribute("job-id", Tag.INTEGER, number)
        answer = self._ask(Operation.GET_JOB_ATTRIBUTES, chosen, wanted).group(Tag.JOB)
        reasons = tuple(value for value in answer.get("job-state-reasons", ()) if isinstance(value, str))
        state = next(iter(answer.get("job-state", ())), None)
        if not isinstance(state, int) or state not in tuple(JobState):
            raise PrinterError(PrinterFault.NONSENSE)
        return Job(JobState(state), reasons)

    def find(self, name: str) -> int | None:
        """The id of the job of this name, whether it has ended or not."""
        wanted = attribute("requested-attributes", Tag.KEYWORD, "job-id", "job-name")
        for which in ("not-completed", "completed"):
            answer = self._ask(Operation.GET_JOBS, attribute("which-jobs", Tag.KEYWORD, which), wanted)
            for job in answer.all(Tag.JOB):
                number = job.get("job-id", (0,))[0]
                if name in job.get("job-name", ()) and isinstance(number, int):
                    return number
        return None

    def device_uri(self) -> str:
        """Where a queue of CUPS sends its jobs; "" when it does not say."""
        wanted = attribute("requested-attributes", Tag.KEYWORD, "device-uri")
        found = self._ask(Operation.GET_PRINTER_ATTRIBUTES, wanted).group(Tag.PRINTER).get("device-uri", ("",))
        return str(found[0])

    def cancel(self, number: int) -> None:
        """Give a job up."""
        self._ask(Operation.CANCEL_JOB, attribute("job-id", Tag.INTEGER, number))

    def _ask(
        self, operation: Operation, *attributes: Attribute, data: bytes = b"", template: tuple[Attribute, ...] = ()
    ) -> IppMessage:
        number = next(self._numbers)
        head = (
            attribute("attributes-charset", Tag.CHARSET, "utf-8"),
            attribute("attributes-natural-language", Tag.LANGUAGE, "en"),
            attribute("printer-uri", Tag.URI, self._uri),
        )
        job = tuple(one for one in attributes if one.name == "job-id")
        rest = tuple(one for one in attributes if one.name != "job-id")
        user = attribute("requesting-user-name", Tag.NAME, _USER)
        groups = ((Tag.OPERATION, (*head, *job, user, *rest)), *(((Tag.JOB, template),) if template else ()))
        body = encode(IppMessage(operation, number, groups, data))
        headers = {"Content-Type": "application/ipp", "Accept-Encoding": "identity"}
        try:
            response = self._session.post(
                self._url, data=body, headers=headers, timeout=self._within, allow_redirects=False
            )
        except requests.RequestException:
            raise PrinterError(PrinterFault.UNREACHABLE) from None
        if response.status_code != requests.codes.ok or len(response.content) > _RESPONSE_LIMIT:
            raise PrinterError(PrinterFault.NONSENSE)
        try:
            answer = decode(response.content)
        except IppError:
            raise PrinterError(PrinterFault.NONSENSE) from None
        if answer.request_id != number:
            raise PrinterError(PrinterFault.NONSENSE)
        if answer.code >= FIRST_ERROR:
            raise PrinterError(PrinterFault.REFUSED, answer.code)
        return answer

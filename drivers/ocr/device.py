"""Reading papers as a service of its own: `DocumentReader.Recognise`, of ours (`extensions`).

A client gives what it has scanned by handle and gets the lines, on request the fields of a known paper, and a PDF that
can be searched. Nothing is kept. The networks are in a process that goes away (`reader`).
"""

import importlib.util
from collections.abc import Mapping
from typing import Final

from drivers.ocr.fields import Kind, fields
from drivers.ocr.lines import OcrError, Page, Reason
from drivers.ocr.reader import LONGEST, QUIET, WorkerReader
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
)
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import RECOGNISE
from drivers.xfs4iot.settings import Option

IDLE: Final = 5.0
_LIBRARIES: Final = ("rapidocr", "onnxruntime")


def open_device(options: Mapping[str, Option]) -> "DocumentReader":
    """Options: `quiet` (60), seconds without work after which the process that reads ends; `longest` (90), seconds for
    one document. Raises BadOptionError.
    """
    quiet, longest = number_option(options, "quiet", QUIET), number_option(options, "longest", LONGEST)
    for name, seconds in (("quiet", quiet), ("longest", longest)):
        if seconds <= 0:
            raise BadOptionError(name)
    return DocumentReader(WorkerReader(quiet=quiet, longest=longest))


class DocumentReader(Device):
    """Reads with one worker."""

    def __init__(self, reader: WorkerReader) -> None:
        self._reader = reader
        self._state = DeviceState.STARTING

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("VendorApplication", (RECOGNISE,)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {}

    def model(self) -> str:
        return "PP-OCR"

    def status(self) -> Status:
        return Status(self._state, {}, "" if self._state is not DeviceState.OFFLINE else "absent")

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        self._reader.end()

    def poll(self, context: Context) -> None:
        """See whether it is installed, and let the worker go when it has nothing to do."""
        self._reader.rest()
        there = all(importlib.util.find_spec(name) for name in _LIBRARIES)
        self._state = DeviceState.ONLINE if there else DeviceState.OFFLINE

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        handle, kind = payload.get("handle"), payload.get("document")
        if not isinstance(handle, str) or (kind is not None and kind not in Kind.__members__.values()):
            raise CommandError(Code.INVALID_DATA)
        data = context.take(handle)
        try:
            read = self._reader.read(data, context, searchable=payload.get("searchable") is True)
        except OcrError as error:
            raise _failure(error) from None
        answer: dict[str, object] = {"pages": [_told(page) for page in read.pages]}
        if kind is not None:
            lines = [line for page in read.pages[:1] for line in page.lines]
            found = fields(Kind(str(kind)), lines)
            answer["fields"] = {name: {"text": one.text, "confidence": one.confidence} for name, one in found.items()}
        if read.searchable:
            answer |= {"handle": context.give(read.searchable), "mediaType": "application/pdf"}
        return answer


def _told(page: Page) -> Payload:
    lines = [{"text": line.text, "box": list(line.box), "confidence": line.confidence} for line in page.lines]
    return {"width": page.width, "height": page.height, "lines": lines}


def _failure(error: OcrError) -> CommandError:
    match error.reason:
        case Reason.NO_PICTURE:
            return CommandError(Code.COMMAND_ERROR, "noPicture")
        case Reason.TOO_LATE:
            return CommandError(Code.TIME_OUT)
        case _:
            return CommandError(Code.HARDWARE_ERROR, description=error.reason.value)

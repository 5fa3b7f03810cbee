"""The worker's life as the device sees it, with workers that do as they are told."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.ocr.device import DocumentReader, open_device
from drivers.ocr.fields import Kind, fields
from drivers.ocr.lines import HEAD, Line, OcrError, Page, Reason, lengths, pack, reading, told
from drivers.ocr.reader import WorkerReader
from drivers.xfs4iot import bulk
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import RECOGNISE, RECOGNISED_DOCUMENTS, RECOGNISED_FIELDS
from tests.drivers.contexts import PlainContext
from tests.drivers.ocr.papers import NUMBER, PERSON
from tests.drivers.xfs4iot.conformance import conforms
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]

NAME = Line(f"姓名{PERSON}", (60.0, 60.0, 300.0, 90.0), 0.99)
PAGE = Page(860, 540, (NAME, Line(NUMBER, (300.0, 450.0, 700.0, 490.0), 0.98)))
_ANSWERS = """
import sys
from drivers.ocr.lines import HEAD, lengths
answer = bytes.fromhex(sys.argv[1])
while head := sys.stdin.buffer.read(HEAD.size):
    sys.stdin.buffer.read(sum(lengths(head)))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
"""
_SLEEPS = "import time; time.sleep(60)"
_DIES = "import sys; sys.stdin.buffer.read(1)"


def worker(code: str, *arguments: str) -> tuple[str, ...]:
    return ("setpriv", "--pdeathsig", "KILL", sys.executable, "-c", code, *arguments)


def answering(document: bytes = b"") -> tuple[str, ...]:
    return worker(_ANSWERS, pack(told([PAGE]), document).hex())


@pytest.fixture
def seconds() -> list[float]:
    return [0.0]


@pytest.fixture
def reader(seconds: list[float]) -> Iterator[WorkerReader]:
    reader = WorkerReader(answering(b"%PDF-"), clock=lambda: seconds[0])
    yield reader
    reader.end()


def recognise(reader: WorkerReader, context: PlainContext | None = None, **asked: object) -> dict[str, object]:
    context = context or PlainContext(20)
    handle = bulk.new_handle()
    context.bulk.keep(handle, bulk.pack(b"a picture"))
    done = dict(DocumentReader(reader).execute(RECOGNISE, {"handle": handle, **asked}, context))
    conforms(RECOGNISE, done)
    return done


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_table_and_the_fields_say_the_same() -> None:
    assert tuple(Kind) == RECOGNISED_DOCUMENTS
    assert {name for kind in Kind for name in fields(kind, PAGE.lines)} <= set(RECOGNISED_FIELDS)


def test_lines_fields_and_the_document(reader: WorkerReader) -> None:
    context = PlainContext(20)
    done = recognise(reader, context, document="residentIdentityCard", searchable=True)
    assert done["fields"] == {
        "name": {"text": PERSON, "confidence": 0.99},
        "number": {"text": NUMBER, "confidence": 0.98},
    }
    assert done["pages"] == [
        {
            "width": 860,
            "height": 540,
            "lines": [{"text": line.text, "box": list(line.box), "confidence": line.confidence} for line in PAGE.lines],
        }
    ]
    assert (context.given(done["handle"]), done["mediaType"]) == (b"%PDF-", "application/pdf")
    assert PERSON not in repr(PAGE)


def test_the_worker_stays_and_goes_when_it_is_quiet(reader: WorkerReader, seconds: list[float]) -> None:
    recognise(reader)
    process = reader.process
    assert process
    recognise(reader)
    assert reader.process == process
    seconds[0] = 59.0
    reader.rest()
    assert reader.process == process
    seconds[0] = 61.0
    DocumentReader(reader).poll(PlainContext())
    assert not reader.running
    assert gone(process)
    recognise(reader)
    assert reader.running


def test_one_that_takes_too_long_is_killed(seconds: list[float]) -> None:
    ticks = iter(range(0, 1000, 10))
    reader = WorkerReader(worker(_SLEEPS), longest=90.0, clock=lambda: float(next(ticks)))
    with pytest.raises(CommandError) as caught:
        recognise(reader)
    assert caught.value.code is Code.TIME_OUT
    assert not reader.running


def test_nobody_who_waits_any_more_ends_it_at_once() -> None:
    reader = WorkerReader(worker(_SLEEPS))
    context = PlainContext(None)
    threading.Timer(0.2, context.cancel).start()
    with pytest.raises(CommandError) as caught:
        recognise(reader, context)
    assert caught.value.code is Code.CANCELED
    assert not reader.running


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (worker(_DIES), Reason.GONE),
        (worker("raise SystemExit"), Reason.GONE),
        (worker(_ANSWERS, HEAD.pack(2**31, 0).hex()), Reason.GARBLED),
        (worker(_ANSWERS, (HEAD.pack(4, 0) + b"what").hex()), Reason.GARBLED),
    ],
)
def test_one_that_dies_or_babbles_is_a_fault_and_the_next_is_fresh(command: tuple[str, ...], reason: Reason) -> None:
    reader = WorkerReader(command)
    for _ in range(2):
        with pytest.raises(CommandError) as caught:
            recognise(reader)
        assert (caught.value.code, caught.value.description) == (Code.HARDWARE_ERROR, reason.value)
    reader.end()


def test_what_is_no_picture_is_said_to_be_none() -> None:
    reader = WorkerReader(worker(_ANSWERS, pack({"reason": "noPicture"}, b"").hex()))
    with pytest.raises(CommandError) as caught:
        recognise(reader)
    assert (caught.value.code, caught.value.error) == (Code.COMMAND_ERROR, "noPicture")
    reader.end()


@pytest.mark.parametrize("asked", [{"document": "passport"}, {"handle": 7}, {"handle": "0" * 32}])
def test_what_is_not_done_is_refused_without_a_worker(reader: WorkerReader, asked: dict[str, object]) -> None:
    with pytest.raises(CommandError) as caught:
        recognise(reader, None, **asked)
    assert caught.value.code is Code.INVALID_DATA
    assert not reader.running


@given(st.binary(max_size=60), st.binary(max_size=10))
def test_arbitrary_answers_are_errors_of_its_own(said: bytes, rest: bytes) -> None:
    for parse in (lambda: reading(said, rest), lambda: lengths(said)):
        with contextlib.suppress(OcrError):
            parse()


def test_every_message_is_the_tables(tmp_path: Path, tap: list[str], reader: WorkerReader) -> None:
    async def run() -> list[Completion]:
        async with serving(DocumentReader(reader), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            handle = bulk.new_handle()
            await asyncio.to_thread(bulk.put, tmp_path / "run" / "Puppet.bulk", handle, b"a picture")
            asked = {"handle": handle, "document": "residentIdentityCard", "searchable": True}
            done = [await connection.execute(f"Common.{name}", {}, within=5) for name in ("Status", "Capabilities")]
            return [*done, await connection.execute(RECOGNISE, asked, within=20)]

    assert [one.code for one in asyncio.run(run())] == ["success"] * 3
    assert len(tap) > 6


def test_it_is_there_and_its_options_are_looked_at() -> None:
    device = open_device({})
    assert device.status().device is DeviceState.STARTING
    device.poll(PlainContext())
    assert device.status().device is DeviceState.ONLINE
    device.close()
    for option in ("quiet", "longest"):
        with pytest.raises(BadOptionError):
            open_device({option: 0})

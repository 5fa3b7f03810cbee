"""Reading a page of text in a worker process: characters that are right, seconds, and the memory that goes with it."""

import time
from pathlib import Path

from drivers.document_scanner.emulator_sheet import LEASE, page
from drivers.ocr.reader import WorkerReader
from drivers.pages.page import jpeg
from tests.drivers.contexts import PlainContext

LINES = 14
"""Sentences on the page."""
LIMIT = 300.0


def measure() -> dict[str, object]:
    """A4 at 200 dpi, gray. `cold_s` has the start of the worker in it; `searchable_kb` the PDF, `jpeg_kb` the scan."""
    scan = jpeg(page("lease").convert("L").resize((1654, 2339)), 200)
    expected = LEASE[0] + "".join(LEASE[1 + number % (len(LEASE) - 1)] for number in range(LINES))
    reader = WorkerReader(longest=LIMIT)
    try:
        seconds = []
        for _ in range(3):
            begun = time.perf_counter()
            read = reader.read(scan, PlainContext(LIMIT), searchable=True)
            seconds.append(time.perf_counter() - begun)
        peak = _peak(reader.process)
    finally:
        reader.end()
    said = "".join(line.text for one in read.pages for line in one.lines)
    return {
        "characters": len(expected),
        "right": sum(min(said.count(letter), expected.count(letter)) for letter in set(expected)),
        "cold_s": round(seconds[0], 1),
        "warm_s": round(min(seconds[1:]), 1),
        "peak_mb": peak,
        "jpeg_kb": round(len(scan) / 1000),
        "searchable_kb": round(len(read.searchable) / 1000),
    }


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024

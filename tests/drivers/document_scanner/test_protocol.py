"""What `scanimage` is told, and its pictures, byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.document_scanner.protocol import (
    Mode,
    NoPicture,
    Order,
    Raster,
    SaneStatus,
    arguments,
    looking,
    outcome,
    raster,
    status_of,
)

GRAY = b"P5\n# SANE data follows\n3 2\n255\nabcdef"
COLOUR = b"P6\n# SANE data follows\n1 2\n255\nabcdef"


def test_the_command_line() -> None:
    order = Order("test:0", "ADF", Mode.COLOR, 200, 215.9, 297, 30)
    assert arguments(order, "/x/%d") == (
        *("scanimage", "--device-name=test:0", "--format=pnm", "--source=ADF", "--mode=Color", "--resolution=200"),
        *("-x", "215.9", "-y", "297", "--batch=/x/%d", "--batch-count=30"),
    )
    glass = arguments(Order("test:0", "", Mode.GRAY, 75, 210, 297, 1), "%d")
    assert not [word for word in glass if word.startswith("--source")]
    assert looking("test:0")[-1] == "--dont-scan"


def test_a_name_that_looks_like_an_option_stays_a_name() -> None:
    order = Order("--help", "-x", Mode.GRAY, 75, 210, 297, 1)
    assert "--device-name=--help" in arguments(order, "%d")
    assert "--source=-x" in arguments(order, "%d")


def test_pictures() -> None:
    assert raster(GRAY) == Raster(3, 2, 1, b"abcdef")
    assert raster(COLOUR) == Raster(1, 2, 3, b"abcdef")
    assert "abcdef" not in repr(raster(GRAY))


@pytest.mark.parametrize(
    "data",
    [b"", GRAY[:-1], GRAY + b"x", GRAY.replace(b"3 2", b"0 2"), GRAY.replace(b"255", b"65535"), b"P4\n8 1\n\xff"],
)
def test_what_is_not_a_whole_picture(data: bytes) -> None:
    with pytest.raises(NoPicture):
        raster(data)


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda rest: b"P6\n4 4\n255\n" + rest))
def test_arbitrary_bytes_are_a_picture_or_none(data: bytes) -> None:
    try:
        found = raster(data)
    except NoPicture:
        return
    assert len(found.pixels) == found.width * found.height * found.channels


@pytest.mark.parametrize(
    ("code", "told", "status"),
    [
        (0, b"", SaneStatus.GOOD),
        (0, b"Scanned page 1. (scanner status = 5)\n", SaneStatus.GOOD),
        (0, b"Scanned page 1. (scanner status = 5)\nScanned page 2. (scanner status = 6)\n", SaneStatus.JAMMED),
        (8, b"Scanned page 1. (scanner status = 5)\n", SaneStatus.COVER_OPEN),
        (7, b"Scanned page 1. (scanner status = 6)\n", SaneStatus.NO_DOCS),
        (None, b"Scanned page 1. (scanner status = 5)\nBatch terminated, 1 page scanned\n", SaneStatus.GOOD),
        (None, b"Scanned page 1. (scanner status = 6)\nBatch terminated, 1 page scanned\n", SaneStatus.JAMMED),
        (None, b"scanimage: sane_start: Document feeder out of documents\n", SaneStatus.NO_DOCS),
        (None, b"scanimage: sane_start: Scanner cover is open\n", SaneStatus.COVER_OPEN),
        (None, b"scanimage: sane_start: Error during device I/O\n", SaneStatus.IO_ERROR),
    ],
)
def test_how_a_run_ended(code: int | None, told: bytes, status: SaneStatus) -> None:
    assert outcome(code, told) is status


@given(st.integers(-64, 255))
def test_every_exit_code_has_a_meaning(code: int) -> None:
    assert status_of(code) is (SaneStatus(code) if 0 <= code <= 11 else SaneStatus.IO_ERROR)

"""A decoder that somebody plugs in: what it gives, and what it may do wrong."""

import io
import logging
import threading

import pytest
from PIL import Image

from drivers.id_card.photo import SIZE, Decoding, is_entry

HERE = f"{__name__}:"
RAW = bytes(1024)
_released = threading.Event()


def _image(size: tuple[int, int], kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


def bmp(raw: bytes) -> bytes:
    assert len(raw) == 1024
    return _image(SIZE, "BMP")


def png(raw: bytes) -> bytes:
    return _image(SIZE, "PNG")


def too_large(raw: bytes) -> bytes:
    return _image((103, 126), "PNG")


def gif(raw: bytes) -> bytes:
    return _image(SIZE, "GIF")


def rubbish(raw: bytes) -> bytes:
    return b"BM" + raw


def nothing(raw: bytes) -> None:
    return None


def raising(raw: bytes) -> bytes:
    raise KeyError("张三")


def exiting(raw: bytes) -> bytes:
    raise SystemExit(3)


def hanging(raw: bytes) -> bytes:
    _released.wait(20)
    return b""


@pytest.mark.parametrize(("name", "kind", "size"), [("bmp", "image/bmp", 38862), ("png", "image/png", 0)])
def test_a_decoded_photo(name: str, kind: str, size: int) -> None:
    photo = Decoding(HERE + name).photo(RAW)
    assert photo.type == kind
    assert Image.open(io.BytesIO(photo.data)).size == SIZE
    assert size in (0, len(photo.data))


@pytest.mark.parametrize(
    "name", ["too_large", "gif", "rubbish", "nothing", "raising", "exiting", "no_such", "RAW", "hanging"]
)
def test_what_is_no_photo_leaves_the_raw_bytes_and_one_line_in_the_log(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _released.clear()
    decoding = Decoding(HERE + name, limit=0.3 if name == "hanging" else 20)
    for _ in range(2):
        photo = decoding.photo(RAW)
        assert (photo.data, photo.type) == (RAW, "wlt")
    _released.set()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("drivers")]
    assert len(lines) == 1
    assert "张三" not in caplog.text


def test_without_a_decoder_the_raw_bytes_are_marked() -> None:
    photo = Decoding("").photo(RAW)
    assert (photo.data, photo.type) == (RAW, "wlt")
    assert "data" not in repr(photo)


@pytest.mark.parametrize(
    ("text", "good"),
    [("a:b", True), ("a.b_c:d1", True), ("a", False), ("a:", False), ("a.:b", False), ("a:b:c", False), ("1:b", False)],
)
def test_names_of_functions(text: str, good: bool) -> None:
    assert is_entry(text) is good

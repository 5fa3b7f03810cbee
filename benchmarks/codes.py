"""Codes in a camera's pictures: how many are read, how many wrongly, how long it takes, beside other readers.

`zxing_by_bytes` is zxing-cpp with the formats and the rules for characters that are used here, and no attempt but its
own. OpenCV's reader of Chinese codes (`wechat_qrcode`) is not part of OpenCV 5.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import cv2
import zxingcpp
from pyzbar import pyzbar
from zxingcpp import BarcodeFormats, TextMode

from benchmarks.code_frames import BAR_FRAMES, QR_FRAMES, Frame, frames
from drivers.barcode.reading import Encoding
from drivers.camera.judging import Pixels
from drivers.code_camera.searching import all_at_once
from drivers.code_camera.symbols import NAMES, said

Reader = Callable[[Pixels], str | None]


@dataclass
class Tally:
    """Of one reader."""

    right: int = 0
    chinese: int = 0
    bars: int = 0
    wrong: int = 0
    seconds: list[float] = field(default_factory=list)

    def count(self, frame: Frame, said: str | None, seconds: float) -> None:
        good = said == frame.text
        self.right += good and not frame.linear
        self.chinese += good and frame.chinese
        self.bars += good and frame.linear
        self.wrong += bool(said) and not good
        self.seconds.append(seconds)

    def told(self) -> dict[str, float]:
        """Milliseconds of a frame among the rest."""
        middle = round(statistics.median(self.seconds) * 1000, 1)
        longest = round(max(self.seconds) * 1000, 1)
        return {
            "qr": self.right,
            "of_these_chinese": self.chinese,
            "bars": self.bars,
            "wrong": self.wrong,
            "median_ms": middle,
            "longest_ms": longest,
        }


def measure() -> dict[str, object]:
    """Frames read right by each; `to_best`: ours over the best of the others, of all frames."""
    cv2.setNumThreads(1)
    them = readers()
    tallies = {name: Tally() for name in them}
    for frame in frames():
        for name, reader in them.items():
            begun = time.perf_counter()
            read = reader(frame.pixels)
            tallies[name].count(frame, read, time.perf_counter() - begun)
    whole = {name: tally.right + tally.bars for name, tally in tallies.items()}
    best = max(count for name, count in whole.items() if name != "ours")
    return {
        "frames": {"qr": QR_FRAMES, "bars": BAR_FRAMES},
        **{name: tally.told() for name, tally in tallies.items()},
        "to_best": round(whole["ours"] / best, 2),
    }


def readers() -> Mapping[str, Reader]:
    detector, bars = cv2.QRCodeDetector(), cv2.barcode.BarcodeDetector()

    def ours(pixels: Pixels) -> str | None:
        found = all_at_once(pixels)
        return found.text if found else None

    def zxing(pixels: Pixels) -> str | None:
        return next((one.text for one in zxingcpp.read_barcodes(pixels)), None)

    def zxing_by_bytes(pixels: Pixels) -> str | None:
        found = zxingcpp.read_barcodes(pixels, formats=BarcodeFormats(list(NAMES)), text_mode=TextMode.HexECI)
        return said(found[0], Encoding.AUTO) if found else None

    def zbar(pixels: Pixels) -> str | None:
        return next((one.data.decode("utf-8", "replace") for one in pyzbar.decode(pixels)), None)

    def opencv(pixels: Pixels) -> str | None:
        try:
            text = detector.detectAndDecode(pixels)[0]
        except UnicodeDecodeError:  # what is not UTF-8 ends in its own binding
            text = ""
        return text or bars.detectAndDecode(pixels)[0] or None

    return {"ours": ours, "zxing": zxing, "zxing_by_bytes": zxing_by_bytes, "pyzbar": zbar, "opencv": opencv}

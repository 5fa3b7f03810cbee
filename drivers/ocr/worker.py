"""The process that reads: `python -m drivers.ocr.worker`, a picture in, lines out, until its input ends.

The networks take some hundred megabytes, so that they live here and not in the device, which ends this process when it
is not needed. It opens no connection, whatever a library may want to fetch. Models come with rapidocr's wheel.
"""

import os
import sys
from typing import IO, Final

from drivers.ocr.lines import HEAD, Line, OcrError, Page, lengths, pack, told
from drivers.ocr.pictures import Picture, pictures
from drivers.ocr.searchable import searchable

_SURE: Final = 0.5
"""Confidence under which what was read is not told."""
_THREADS: Final = 2
_LONG: Final = 1152
"""Pixels of the long side in which lines are looked for; they are read as large as they are. Memory goes with it."""
_PARAMETERS: Final = {
    "Global.log_level": "critical",
    "Global.text_score": _SURE,
    "Det.limit_type": "max",
    "Det.limit_side_len": _LONG,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class OfflineError(PermissionError):
    """Something here wanted to speak to somebody."""


def offline() -> None:
    """From now on nothing in this process connects to anything or looks up a name."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
            raise OfflineError(event)

    sys.addaudithook(refuse)


class Reader:
    """The networks, loaded once."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine = RapidOCR(params=_PARAMETERS)

    def page(self, picture: Picture) -> Page:
        """What stands in a picture, from the top."""
        found = self._engine(picture.pixels)
        height, width = picture.pixels.shape[:2]
        if found.boxes is None or found.txts is None or found.scores is None:
            return Page(width, height, ())
        lines = [
            Line(text, _around(box.tolist()), round(float(score), 3))
            for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
            if text
        ]
        return Page(width, height, tuple(sorted(lines, key=lambda line: line.box[1])))


def _around(corners: list[list[float]]) -> tuple[float, float, float, float]:
    across, down = zip(*corners, strict=True)
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def serve(asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer what is asked until there is no more. Raises OcrError when it cannot be understood."""
    reader: Reader | None = None
    while head := asked.read(HEAD.size):
        said, bulk = lengths(head)
        wants_searchable = asked.read(said) == b'{"searchable":true}'
        data = asked.read(bulk)
        try:
            given = pictures(data)
            reader = reader or Reader()
            pages = [reader.page(one) for one in given]
            document = searchable(given, pages) if wants_searchable else b""
            answer = pack(told(pages), document)
        except OcrError as error:
            answer = pack({"reason": error.reason}, b"")
        answered.write(answer)
        answered.flush()


def main() -> None:
    """Libraries write to the standard output by themselves; the device shall hear answers only."""
    answered = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    offline()
    serve(sys.stdin.buffer, answered)


if __name__ == "__main__":
    main()

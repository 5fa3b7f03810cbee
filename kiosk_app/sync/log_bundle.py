"""The last lines of the terminal's logs for somebody far away, with everything masked that could be about a person.

The logs name nobody by rule. This is the second lock: ids, runs of digits, what stands in quotes, and every word that
is not ASCII are struck out, whoever wrote them.
"""

import re
from pathlib import Path
from typing import Final

import zstandard

from kiosk_app.logs import KEPT, OLDER, STAMP
from kiosk_app.protocol.commands import MAX_DATA

_MASKS: Final = (
    (re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "<id>"),
    (re.compile(r"'[^']*'|\"[^\"]*\""), "<quoted>"),
    (re.compile(r"[^\x00-\x7f]+"), "<word>"),
    (re.compile(r"/home/[^/\s]+"), "/home/<user>"),
    (re.compile(r"\b(?=[0-9]*[a-fA-F])(?=[a-fA-F]*[0-9])[0-9a-fA-F]{16,}\b"), "<hex>"),
    (re.compile(r"[0-9](?:[-\s.]?[0-9]){3,}[Xx]?"), "<digits>"),
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f]"), "?"),
)


def masked(line: str) -> str:
    """The line without what could be about a person; the time it begins with stays."""
    stamp = STAMP.match(line)
    start = stamp.end() if stamp else 0
    rest = line[start:]
    for pattern, instead in _MASKS:
        rest = pattern.sub(instead, rest)
    return line[:start] + rest


def pack(directory: Path, lines: int) -> bytes:
    """zstd of the last `lines` lines of each log in `directory`, at most `MAX_DATA` bytes: the oldest are left out.

    Raises OSError.
    """
    tails = {path.name: _tail(path, lines) for path in sorted(directory.glob(f"*{KEPT}"))}
    while True:
        text = "".join(f"== {name}\n" + "".join(f"{line}\n" for line in tail) for name, tail in tails.items())
        packed = zstandard.ZstdCompressor().compress(text.encode())
        if len(packed) <= MAX_DATA:
            return packed
        tails = {name: tail[len(tail) // 2 + 1 :] for name, tail in tails.items()}


def _tail(path: Path, lines: int) -> list[str]:
    files = [older] if (older := path.with_suffix(OLDER)).exists() else []
    text = b"".join(file.read_bytes() for file in [*files, path]).decode(errors="replace")
    return [masked(line) for line in text.splitlines()[-lines:]]

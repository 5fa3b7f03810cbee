"""What was read, line by line, and how it goes from the worker to the device: pure.

A message is the lengths of its two parts, JSON and bulk, then the parts.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import msgspec

HEAD: Final = struct.Struct(">II")
MOST: Final = 64 * 1024 * 1024
"""Bytes of either part."""


class Reason(StrEnum):
    """Why nothing was read."""

    NO_PICTURE = "noPicture"
    TOO_LATE = "tooLate"
    GONE = "gone"
    GARBLED = "garbled"


class OcrError(Exception):
    """Nothing was read. It names no contents."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """One line of text. box: left, top, right, bottom in pixels of its page. confidence: 0 to 1."""

    text: str = field(repr=False)
    box: tuple[float, float, float, float]
    confidence: float

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True)
class Page:
    """width, height: pixels."""

    width: int
    height: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Reading:
    """searchable: a PDF, when that was asked for."""

    pages: tuple[Page, ...]
    searchable: bytes = field(default=b"", repr=False)


def pack(told: Mapping[str, object], bulk: bytes) -> bytes:
    """One message."""
    said = msgspec.json.encode(told)
    return HEAD.pack(len(said), len(bulk)) + said + bulk


def lengths(head: bytes) -> tuple[int, int]:
    """Of the two parts that follow. Raises OcrError."""
    if len(head) != HEAD.size:
        raise OcrError(Reason.GONE)
    said, bulk = HEAD.unpack(head)
    if max(said, bulk) > MOST:
        raise OcrError(Reason.GARBLED)
    return said, bulk


def told(pages: Sequence[Page]) -> dict[str, object]:
    """Pages as JSON."""
    return {"pages": msgspec.to_builtins(pages)}


def reading(said: bytes, bulk: bytes) -> Reading:
    """What a worker has answered. Raises OcrError."""
    try:
        answer = msgspec.json.decode(said, type=_Answer)
    except msgspec.DecodeError:
        raise OcrError(Reason.GARBLED) from None
    if answer.reason:
        known = answer.reason in Reason.__members__.values()
        raise OcrError(Reason(answer.reason) if known else Reason.GARBLED)
    return Reading(answer.pages, bulk)


class _Answer(msgspec.Struct):
    pages: tuple[Page, ...] = ()
    reason: str = ""

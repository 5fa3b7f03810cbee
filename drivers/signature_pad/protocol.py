"""What a pen does on a pad, from the kernel's input events: strokes of points with pressure and time. Pure.

An event is a timestamp (two native longs), type, code and value (`struct input_event`, linux/input.h); what belongs to
one moment ends with SYN_REPORT. A pad tells only what has changed.
"""

import struct
from dataclasses import dataclass, field
from typing import Final

import msgspec

EVENT: Final = struct.Struct("llHHi")
EV_SYN, EV_KEY, EV_ABS = 0, 1, 3
SYN_REPORT, SYN_DROPPED = 0, 3
ABS_X, ABS_Y, ABS_PRESSURE = 0, 1, 24
BTN_TOUCH: Final = 0x14A
MOST_POINTS: Final = 60_000
"""Of one signature: minutes of writing at two hundred a second."""


class PadError(ValueError):
    """More ink than any signature has, or ranges that are none. It names no contents."""


@dataclass(frozen=True)
class Ranges:
    """Highest values of a pad whose lowest are 0. pressure: 0 for a pad that has none."""

    width: int
    height: int
    pressure: int = 0

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0 or self.pressure < 0:
            raise PadError


@dataclass(frozen=True)
class Point:
    """x, y, pressure: as the pad has them. moment: milliseconds since the first point of the signature."""

    x: int
    y: int
    pressure: int
    moment: int


Stroke = list[Point]


def event(kind: int, code: int, value: int, moment: float = 0.0) -> bytes:
    """One event as the kernel gives it; the emulator and the tests speak it. moment: seconds."""
    return EVENT.pack(int(moment), round(moment % 1 * 1e6), kind, code, value)


@dataclass
class Pen:
    """Follows the events. Strokes that are not ended are `strokes`' last one."""

    ranges: Ranges
    strokes: list[Stroke] = field(default_factory=list, repr=False)
    _rest: bytes = field(default=b"", repr=False)
    _x: int = -1
    _y: int = -1
    _pressure: int = 0
    _down: bool = False
    _begun: bool = False
    _lost: bool = False
    _first: float | None = None
    _points: int = 0

    @property
    def down(self) -> bool:
        """Whether it touches the pad."""
        return self._begun

    def feed(self, data: bytes) -> list[tuple[int, Point]]:
        """Bytes as they come; the points that are new, each with its stroke's number from 0.

        Raises PadError for endless ink.
        """
        self._rest += data
        fresh: list[tuple[int, Point]] = []
        while len(self._rest) >= EVENT.size:
            seconds, micro, kind, code, value = EVENT.unpack_from(self._rest)
            self._rest = self._rest[EVENT.size :]
            if kind == EV_SYN:
                fresh += self._moment(code, seconds + micro / 1e6)
            elif not self._lost:
                self._change(kind, code, value)
        return fresh

    def _change(self, kind: int, code: int, value: int) -> None:
        if (kind, code) == (EV_KEY, BTN_TOUCH):
            self._down = value == 1
        elif (kind, code) == (EV_ABS, ABS_X):
            self._x = min(max(value, 0), self.ranges.width)
        elif (kind, code) == (EV_ABS, ABS_Y):
            self._y = min(max(value, 0), self.ranges.height)
        elif (kind, code) == (EV_ABS, ABS_PRESSURE):
            self._pressure = min(max(value, 0), self.ranges.pressure)

    def _moment(self, code: int, moment: float) -> list[tuple[int, Point]]:
        """The end of what belongs together. What the kernel has dropped ends a stroke: nobody draws a line over it."""
        if code == SYN_DROPPED:
            self._lost, self._begun = True, False
            return []
        if self._lost:
            self._lost = False
            return []
        if not self._down or self._x < 0 or self._y < 0:
            self._begun = False
            return []
        self._first = moment if self._first is None else self._first
        point = Point(self._x, self._y, self._pressure, max(0, round((moment - self._first) * 1000)))
        if not self._begun:
            self.strokes.append([])
            self._begun = True
        elif self.strokes[-1] and _same(self.strokes[-1][-1], point):
            return []
        self._points += 1
        if self._points > MOST_POINTS:
            raise PadError
        self.strokes[-1].append(point)
        return [(len(self.strokes) - 1, point)]


def _same(one: Point, other: Point) -> bool:
    return (one.x, one.y, one.pressure) == (other.x, other.y, other.pressure)


def written(strokes: list[Stroke], ranges: Ranges) -> bytes:
    """A signature as JSON: `width`, `height`, `pressure` are the highest values; a stroke is a list of
    [x, y, pressure, milliseconds].
    """
    points = [[[one.x, one.y, one.pressure, one.moment] for one in stroke] for stroke in strokes]
    whole = {"width": ranges.width, "height": ranges.height, "pressure": ranges.pressure, "strokes": points}
    return msgspec.json.encode(whole)

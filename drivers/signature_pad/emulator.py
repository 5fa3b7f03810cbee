"""A pad on a pty that tells of strokes as the kernel does: what has changed, moment by moment."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from drivers.lab.port import OnPort
from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.signature_pad.protocol import (
    ABS_PRESSURE,
    ABS_X,
    ABS_Y,
    BTN_TOUCH,
    EV_ABS,
    EV_KEY,
    EV_SYN,
    SYN_DROPPED,
    SYN_REPORT,
    Ranges,
    event,
)

RANGES: Final = Ranges(4096, 2048, 1023)
EACH: Final = 0.005
"""Seconds from one point to the next."""
Drawn = Sequence[tuple[int, int, int]]
"""x, y and pressure of each point."""


def events(strokes: Sequence[Drawn], moment: float = 1000.0) -> bytes:
    """What the kernel says of strokes, half a second between two. moment: second of the first."""
    said = b""
    before: tuple[int, int, int] = (-1, -1, -1)
    for stroke in strokes:
        for number, point in enumerate(stroke):
            for axis, value, old in zip((ABS_X, ABS_Y, ABS_PRESSURE), point, before, strict=True):
                said += event(EV_ABS, axis, value, moment) if value != old else b""
            said += event(EV_KEY, BTN_TOUCH, 1, moment) if number == 0 else b""
            said += event(EV_SYN, SYN_REPORT, 0, moment)
            before, moment = point, moment + EACH
        said += event(EV_KEY, BTN_TOUCH, 0, moment) + event(EV_SYN, SYN_REPORT, 0, moment)
        moment += 0.5
    return said


class PadEmulator(OnPort[PseudoTerminal]):
    """A pad behind `link`. dropped: the kernel has lost something between two strokes."""

    def __init__(self, link: Path) -> None:
        self.port = PseudoTerminal(link, lambda data: None)
        self.dropped = False
        self.chunk = 0

    def draw(self, strokes: Sequence[Drawn]) -> None:
        """Sign, from any thread."""
        lost = event(EV_SYN, SYN_DROPPED, 0) + event(EV_SYN, SYN_REPORT, 0) if self.dropped else b""
        self.port.send(lost + events(strokes), chunk=self.chunk)

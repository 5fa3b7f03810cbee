"""A signature pad as a service: `SignaturePad.Sign`, of ours (`extensions`).

The pad is taken from everybody else while the driver has it: a pen shall move no pointer on a terminal's screen. What
was drawn before anybody asked is thrown away. A signature ends when the pen has been up for a while.
"""

import fcntl
import struct
import time
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from drivers.signature_pad.picture import png
from drivers.signature_pad.protocol import ABS_PRESSURE, ABS_X, ABS_Y, PadError, Pen, Point, Ranges, written
from drivers.transport.char_device import CharDevice, grab
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import INK, SIGN
from drivers.xfs4iot.settings import Option

IDLE: Final = 2.0
PAUSE: Final = 2.5
"""Seconds without a stroke that end a signature, unless the client says otherwise."""
SLICE: Final = 0.04
"""Seconds the pad is listened to before anybody may cancel; ink is told of no more often."""
_ABS_INFO: Final = struct.Struct("6i")
_GET_ABS: Final = 0x80184540
"""EVIOCGABS of linux/input.h, to which the axis is added: value, least, most and three more."""


class Pad(Protocol):
    """Where events come from: a `CharDevice`, or a line that tests give."""

    @property
    def port(self) -> str: ...
    def open(self) -> int: ...
    def read(self, deadline: float) -> bytes: ...
    def discard(self) -> None: ...
    def close(self) -> None: ...


def ranges_of(descriptor: int) -> Ranges:
    """What an input device says of its axes. Raises OSError, PadError."""
    most = {}
    for axis in (ABS_X, ABS_Y, ABS_PRESSURE):
        told = fcntl.ioctl(descriptor, _GET_ABS + axis, bytes(_ABS_INFO.size))
        most[axis] = _ABS_INFO.unpack(told)[2]
    return Ranges(most[ABS_X], most[ABS_Y], max(0, most[ABS_PRESSURE]))


def open_device(options: Mapping[str, Option]) -> "SignaturePad":
    """Options: `port`, the `/dev/input/event` node. `width`, `height`, `pressure`: the highest values of its axes,
    instead of what it says itself. Raises BadOptionError.
    """
    width, height, pressure = (round(number_option(options, name, 0)) for name in ("width", "height", "pressure"))
    try:
        known = Ranges(width, height, pressure) if width or height else None
    except PadError:
        raise BadOptionError("width") from None
    return SignaturePad(CharDevice(text_option(options, "port"), prepare=grab), known)


class SignaturePad(Device):
    """One pad. known: its ranges, when it is not to be asked."""

    def __init__(self, pad: Pad, known: Ranges | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._pad = pad
        self._known = known
        self._clock = clock
        self._state = DeviceState.STARTING
        self._detail = ""

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("VendorApplication", (SIGN,), (INK,)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {}

    def model(self) -> str:
        return "signature pad"

    def status(self) -> Status:
        return Status(self._state, {}, self._detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        self._pad.close()

    def poll(self, context: Context) -> None:
        """See whether it is there, and forget what somebody draws on it for nobody."""
        try:
            self._pad.discard()
        except LinkError as error:
            self._unreachable(error)
        else:
            self._state, self._detail = DeviceState.ONLINE, ""

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        pause = payload.get("pause", PAUSE * 1000)
        if not isinstance(pause, (int, float)) or pause <= 0:
            raise CommandError(Code.INVALID_DATA, description="pause")
        try:
            ranges = self._begin()
            pen = self._draw(Pen(ranges), pause / 1000, context, tell=payload.get("preview") is True)
        except LinkError as error:
            self._unreachable(error)
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None
        except PadError:
            raise CommandError(Code.HARDWARE_ERROR, description="garbled") from None
        picture, (width, height) = png(pen.strokes, ranges)
        return {
            "strokes": context.give(written(pen.strokes, ranges)),
            "handle": context.give(picture),
            "mediaType": "image/png",
            "width": width,
            "height": height,
        }

    def _begin(self) -> Ranges:
        """Raises LinkError, PadError."""
        self._pad.discard()
        self._state, self._detail = DeviceState.ONLINE, ""
        if self._known:
            return self._known
        try:
            return ranges_of(self._pad.open())
        except OSError:
            raise LinkError(LinkReason.LOST, self._pad.port) from None

    def _draw(self, pen: Pen, pause: float, context: Context, *, tell: bool) -> Pen:
        """Until it has been up for long enough. Raises LinkError, PadError, and what `context` raises."""
        last, ranges = self._clock(), pen.ranges
        while True:
            context.check()
            fresh = pen.feed(self._heard())
            if fresh and tell:
                context.event(INK, {"points": [_share(ranges, *one) for one in fresh]})
            if fresh or pen.down:
                last = self._clock()
            elif pen.strokes and self._clock() - last >= pause:
                return pen

    def _heard(self) -> bytes:
        try:
            return self._pad.read(self._clock() + SLICE)
        except LinkError as error:
            if error.reason is not LinkReason.SILENT:
                raise
            return b""

    def _unreachable(self, error: LinkError) -> None:
        self._pad.close()
        self._state, self._detail = DeviceState.OFFLINE, error.reason.value


def _share(ranges: Ranges, stroke: int, point: Point) -> list[float]:
    return [stroke, round(point.x / ranges.width, 4), round(point.y / ranges.height, 4)]

"""The driver against the emulated pad on a real pty."""

import asyncio
import io
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from drivers.signature_pad.device import SignaturePad, open_device, ranges_of
from drivers.signature_pad.emulator import RANGES, PadEmulator, events
from drivers.signature_pad.protocol import BTN_TOUCH, EV_KEY, event
from drivers.transport.char_device import CharDevice
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.device import BadOptionError, CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import INK, SIGN
from tests.drivers.contexts import PlainContext
from tests.drivers.xfs4iot.conformance import conforms
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]
STROKES = [[(100, 200, 500), (900, 1200, 900)], [(3000, 1000, 10), (3000, 1500, 1023)]]


@dataclass
class Bench:
    emulator: PadEmulator
    pad: SignaturePad

    def sign(self, context: PlainContext | None = None, **asked: object) -> tuple[Payload, list[object], bytes]:
        """The completion, its strokes, and its picture."""
        context = context or PlainContext(10)
        threading.Timer(0.1, self.emulator.draw, (STROKES,)).start()
        done = self.pad.execute(SIGN, {"pause": 300, **asked}, context)
        conforms(SIGN, done)
        return done, json.loads(context.given(done["strokes"]))["strokes"], context.given(done["handle"])


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with PadEmulator(tmp_path / "pad") as emulator:
        pad = SignaturePad(CharDevice(str(emulator.port.link)), RANGES)
        pad.poll(PlainContext())
        yield Bench(emulator, pad)
        pad.close()


def points(strokes: list[object]) -> list[list[tuple[int, ...]]]:
    assert all(isinstance(stroke, list) for stroke in strokes)
    return [[tuple(point[:3]) for point in stroke] for stroke in strokes if isinstance(stroke, list)]


def test_a_signature_as_strokes_and_as_a_picture(bench: Bench) -> None:
    done, strokes, data = bench.sign()
    assert points(strokes) == STROKES
    picture = Image.open(io.BytesIO(data))
    assert (done["mediaType"], picture.format, picture.size) == ("image/png", "PNG", (done["width"], done["height"]))
    assert bench.pad.status().device is DeviceState.ONLINE


def test_ink_is_told_of_as_it_is_drawn(bench: Bench) -> None:
    context = PlainContext(10)
    bench.sign(context, preview=True)
    told = []
    for name, payload in context.told:
        assert (name, list(payload)) == (INK, ["points"])
        assert isinstance(payload["points"], list)
        told += payload["points"]
    assert [point[0] for point in told] == [0, 0, 1, 1]
    assert told[0][1:] == [round(100 / 4096, 4), round(200 / 2048, 4)]


def test_what_was_drawn_for_nobody_is_forgotten(bench: Bench) -> None:
    bench.emulator.draw([[(7, 7, 7), (8, 8, 8)]])
    assert points(bench.sign()[1]) == STROKES


@pytest.mark.parametrize("chunk", [1, 30])
def test_bytes_that_come_in_pieces_and_something_lost(bench: Bench, chunk: int) -> None:
    bench.emulator.chunk, bench.emulator.dropped = chunk, True
    assert points(bench.sign()[1]) == STROKES


class Scripted:
    """A pad that says one thing after the other, a second apart."""

    port = "scripted"

    def __init__(self, *said: bytes) -> None:
        self._said = iter(said)
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def open(self) -> int:
        return -1

    def close(self) -> None:
        return

    def discard(self) -> None:
        return

    def read(self, deadline: float) -> bytes:
        self.now += 1.0
        data = next(self._said, b"")
        if not data:
            raise LinkError(LinkReason.SILENT, self.port)
        return data


def test_a_pen_that_is_held_still_has_not_ended() -> None:
    whole = events(STROKES)
    half = whole.index(event(EV_KEY, BTN_TOUCH, 0, 1000.01))
    pad = Scripted(whole[:half], b"", b"", b"", b"", whole[half:])
    context = PlainContext(10)
    done = SignaturePad(pad, RANGES, clock=pad.clock).execute(SIGN, {"pause": 2000}, context)
    assert points(json.loads(context.given(done["strokes"]))["strokes"]) == STROKES
    assert pad.now == pytest.approx(8.0)


def test_nobody_signs_and_nobody_waits(bench: Bench) -> None:
    with pytest.raises(CommandError) as caught:
        bench.pad.execute(SIGN, {"pause": 300}, PlainContext(0.5))
    assert caught.value.code is Code.TIME_OUT
    context = PlainContext(None)
    threading.Timer(0.1, context.cancel).start()
    with pytest.raises(CommandError) as caught:
        bench.pad.execute(SIGN, {}, context)
    assert caught.value.code is Code.CANCELED


def test_unplugged_and_plugged_in_again(bench: Bench) -> None:
    threading.Timer(0.1, bench.emulator.port.unplug).start()
    with pytest.raises(CommandError) as caught:
        bench.pad.execute(SIGN, {}, PlainContext(5))
    assert caught.value.code is Code.HARDWARE_ERROR
    assert (bench.pad.status().device, bench.pad.status().detail) == (DeviceState.OFFLINE, "lost")
    bench.pad.poll(PlainContext())
    assert bench.pad.status().detail == "absent"
    bench.emulator.port.plug()
    bench.pad.poll(PlainContext())
    assert bench.pad.status().device is DeviceState.ONLINE
    assert points(bench.sign()[1]) == STROKES


def test_what_is_no_input_device_has_no_ranges(bench: Bench) -> None:
    with pytest.raises(OSError, match="Inappropriate ioctl"):
        ranges_of(CharDevice(str(bench.emulator.port.link)).open())
    pad = SignaturePad(CharDevice(str(bench.emulator.port.link)))
    with pytest.raises(CommandError) as caught:
        pad.execute(SIGN, {}, PlainContext(5))
    assert caught.value.code is Code.HARDWARE_ERROR


def test_options_are_looked_at() -> None:
    with pytest.raises(BadOptionError):
        open_device({"port": "/dev/input/event7", "width": 4096})
    with pytest.raises(BadOptionError):
        open_device({})
    device = open_device({"port": "/dev/input/no-such-pad"})
    device.poll(PlainContext())
    assert (device.status().device, device.status().detail) == (DeviceState.OFFLINE, "absent")


def test_every_message_is_the_tables(bench: Bench, tmp_path: Path, tap: list[str]) -> None:
    async def run() -> list[Completion]:
        async with serving(bench.pad, tmp_path) as address, Connection(address, token=TOKEN) as connection:
            done = [await connection.execute(f"Common.{name}", {}, within=5) for name in ("Status", "Capabilities")]
            threading.Timer(0.3, bench.emulator.draw, (STROKES,)).start()
            asked = {"preview": True, "pause": 300}
            return [*done, await connection.execute(SIGN, asked, within=10)]

    assert [one.code for one in asyncio.run(run())] == ["success"] * 3
    assert any(INK in text for text in tap)

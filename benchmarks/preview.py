"""A preview of 720 rows thirty times a second: through the ring, and as JPEGs inside JSON as one would without it."""

import base64
import os
import statistics
import time
from collections.abc import Callable
from itertools import cycle

import cv2
import msgspec
import numpy as np

from drivers.camera.emulator_scene import Look, jpegs
from drivers.camera.judging import Pixels
from drivers.xfs4iot.enums import MessageType
from drivers.xfs4iot.messages import Message, decode, encode
from drivers.xfs4iot.ring import RingReader, RingWriter, Shape

RATE, PICTURES, SETS = 30, 60, 7
EVENT = "Camera.PreviewEvent"
QUALITY = 80


def measure() -> dict[str, object]:
    """Shares of a core at thirty pictures a second, of who shows and of who looks; times: JSON's over the ring's.

    What the sockets cost is not in it, which is in favour of JSON.
    """
    ring, json = _ring(), _json()
    times = {side: round(json[side] / ring[side], 1) for side in ring}
    return {"ring": _shares(ring), "json": _shares(json), "json_to_ring": times}


def _shares(seconds: dict[str, float]) -> dict[str, float]:
    return {side: round(one * RATE, 4) for side, one in seconds.items()}


def _scene() -> list[Pixels]:
    """Somebody, upright and with a camera's grain, as OpenCV gives it."""
    seen = [cv2.imdecode(np.frombuffer(one, np.uint8), cv2.IMREAD_COLOR) for one in jpegs(Look(("somebody",)), 4)]
    return [np.asarray(one, dtype=np.uint8) for one in seen]


def _ring() -> dict[str, float]:
    scene = _scene()
    height, width = scene[0].shape[:2]
    with RingWriter(Shape.of(width, height)) as writer, RingReader(os.dup(writer.descriptor)) as reader:
        pictures = cycle(scene)
        return {"shows": _each(lambda: writer.write(next(pictures).data, 0.0)), "looks": _each(reader.latest)}


def _json() -> dict[str, float]:
    scene = cycle(_scene())
    said = ""

    def show() -> None:
        nonlocal said
        data = cv2.imencode(".jpg", next(scene), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
        told = {"picture": base64.b64encode(data.tobytes()).decode("ascii")}
        said = encode(Message(MessageType.EVENT, EVENT, 1, told))

    def look() -> None:
        data = base64.b64decode(msgspec.convert(decode(said).payload["picture"], str))
        cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)

    return {"shows": _each(show), "looks": _each(look)}


def _each(call: Callable[[], object]) -> float:
    """Seconds of processor one call takes: the median of some sets."""
    found = []
    for _ in range(SETS):
        begun = time.process_time()
        for _ in range(PICTURES):
            call()
        found.append((time.process_time() - begun) / PICTURES)
    return statistics.median(found)

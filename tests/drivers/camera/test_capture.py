"""The thread that looks, with an OpenCV that does as it is told."""

import itertools
import os
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from drivers.camera.capture import CameraError, CameraReason, Capture, Waits
from drivers.camera.device import PICTURE, open_device
from drivers.camera.judging import Pixels
from drivers.camera.preview import Preview
from drivers.camera.source import Source
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import Code
from drivers.xfs4iot.ring import RingReader
from tests.drivers.camera.faces import noise
from tests.drivers.contexts import PlainContext

WAITS = Waits(first=0.4, silence=0.4, again=0.01, answer=0.1, end=2.0)
GRAINS = [noise(128, deviation) for deviation in (10.0, 11.0, 12.0)]
BLACK = np.zeros((32, 32, 3), np.uint8)


def film(pictures: Iterator[Pixels]) -> SimpleNamespace:
    """What of `cv2.VideoCapture` is used, with such pictures; when they end it is lost."""

    def read() -> tuple[bool, Pixels | None]:
        picture = next(pictures, None)
        return picture is not None, picture

    return SimpleNamespace(isOpened=lambda: True, get=lambda setting: 200.0, read=read, release=lambda: None)


@pytest.fixture
def reel(monkeypatch: pytest.MonkeyPatch) -> list[Iterator[Pixels]]:
    """What the camera shows each time it is opened; when nothing is left it cannot be opened."""
    reels: list[Iterator[Pixels]] = []

    def opened(capture: Capture) -> SimpleNamespace:
        if not reels:
            raise cv2.error("gone")
        return film(reels.pop(0))

    monkeypatch.setattr(Capture, "_open", opened)
    return reels


def capture() -> Capture:
    return Capture(Source("film.avi"), WAITS)


def test_a_camera_that_moves_gives_one_picture_after_the_other(reel: list[Iterator[Pixels]]) -> None:
    reel.append(itertools.cycle(GRAINS))
    with capture() as looking:
        shots = [looking.next(0, PlainContext())]
        for _ in range(3):
            shots.append(looking.next(shots[-1].number, PlainContext()))
    numbers = [shot.number for shot in shots]
    assert numbers == sorted(set(numbers))
    assert "128" not in repr(shots[0])


def test_a_frozen_one_is_silent(reel: list[Iterator[Pixels]]) -> None:
    reel.append(itertools.repeat(GRAINS[0]))
    with capture() as looking:
        assert looking.next(0, PlainContext()).number == 1
        with pytest.raises(CameraError) as caught:
            looking.next(1, PlainContext())
    assert caught.value.reason is CameraReason.SILENT


def test_a_covered_lens_is_dark_and_not_frozen(reel: list[Iterator[Pixels]]) -> None:
    reel.append(itertools.repeat(BLACK))
    with capture() as looking:
        assert looking.next(2, PlainContext()).number > 2


def test_one_that_is_lost_is_opened_again_and_goes_on_counting(reel: list[Iterator[Pixels]]) -> None:
    reel += [iter(GRAINS[:1]), iter(GRAINS[1:])]
    with capture() as looking:
        assert looking.next(2, PlainContext()).number == 3
        with pytest.raises(CameraError):
            looking.next(3, PlainContext())


def test_an_opencv_that_throws_is_a_camera_that_is_not_there(reel: list[Iterator[Pixels]]) -> None:
    with capture() as looking, pytest.raises(CameraError) as caught:
        looking.next(0, PlainContext())
    assert caught.value.reason is CameraReason.ABSENT
    assert not reel


def test_nobody_is_shown_anything_once_it_is_closed(reel: list[Iterator[Pixels]]) -> None:
    go, closed, late = threading.Event(), threading.Event(), list[bool]()

    def pictures() -> Iterator[Pixels]:
        yield GRAINS[0]
        go.set()
        closed.wait(10)
        yield GRAINS[1]

    reel.append(pictures())
    looking = Capture(Source("film.avi"), WAITS, lambda pixels, moment: late.append(closed.is_set()))
    with looking:
        looking.next(0, PlainContext())
        assert go.wait(10)
        threading.Timer(0.05, closed.set).start()
    assert not looking.stuck
    assert late == [False]
    assert looking._shot is None, "the last picture is not kept"


def test_a_preview_keeps_the_size_it_began_with() -> None:
    with Preview() as preview:
        preview.show(BLACK, 0.0)
        ring = preview.ring
        assert ring
        for picture in (GRAINS[0], BLACK):
            preview.show(picture, 0.0)
        handed = preview.ring
        assert handed is ring
        with RingReader(os.dup(ring.descriptor)) as reader:
            picture_seen = reader.latest()
            assert picture_seen
            assert (picture_seen.number, picture_seen.shape.width) == (2, 32)
    preview.show(BLACK, 0.0)


def test_a_device_that_is_no_camera() -> None:
    with pytest.raises(CommandError) as caught:
        open_device({"source": "/dev/null"}).execute(PICTURE, {}, PlainContext(1.0))
    assert caught.value.code in (Code.HARDWARE_ERROR, Code.TIME_OUT)

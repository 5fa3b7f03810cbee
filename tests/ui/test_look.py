"""A picture for those who look after the terminal: of the home screen, and of nothing else."""

from threading import Thread

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk_app.flow.screens import Screen
from tests.ui.conftest import Opener
from tests.ui.looking import show, until
from ui.gallery import present
from ui.places import LANDSCAPE, PORTRAIT
from ui.samples import Samples
from ui.stage import Stage


def look(stage: Stage, serial: int) -> bytes:
    """Asked from another thread, as the runtime does."""
    taken: list[bytes] = []
    asking = Thread(target=stage.bridge.look, args=(serial, taken.append))
    asking.start()
    asking.join()
    until(lambda: bool(taken))
    return taken[0]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, QSize(2160, 3840)], ids=["portrait", "landscape", "large"])
def test_it_is_a_picture_of_what_stands_there(opened: Opener, size: QSize) -> None:
    stage = opened(size)
    home = Samples("zh_CN").home()
    present(stage, home)
    png = look(stage, home.frame.serial)
    picture = QImage.fromData(png)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert max(picture.width(), picture.height()) == 1920
    assert len(png) < 1024 * 1024
    if size.height() <= 1920:
        assert picture == stage.window.grabWindow().convertToFormat(picture.format())


@pytest.mark.parametrize("name", ["home-closed", "review", "pin", "out-of-service"])
def test_no_other_screen_is_given_away(stage: Stage, name: str) -> None:
    """`home-closed` holds the number of somebody's case."""
    sample: Screen = Samples("zh_CN").all()[name]
    show(stage, sample)
    assert look(stage, sample.frame.serial) == b""


def test_a_screen_that_has_gone_is_not_given(stage: Stage) -> None:
    samples = Samples("en")
    home = samples.home()
    show(stage, home)
    show(stage, samples.home_message())
    assert look(stage, home.frame.serial) == b""
    show(stage, samples.notice())
    assert look(stage, home.frame.serial) == b""

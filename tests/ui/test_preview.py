"""What the camera sees and takes, on the screen that shows it and nowhere afterwards."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from kiosk_app.flow.portrait_screens import Shot
from tests.ui.conftest import Opener
from tests.ui.looking import until
from ui.gallery import present
from ui.preview import Preview, PreviewProvider
from ui.samples import Samples

WIDTH, HEIGHT = 6, 4


def seen(number: int, colour: tuple[int, int, int] = (0, 0, 255)) -> Shot:
    """One colour, given as blue, green, red."""
    return Shot("bgr888", number, WIDTH, HEIGHT, WIDTH * 3, bytes(colour) * WIDTH * HEIGHT)


def taken() -> Shot:
    file = io.BytesIO()
    Image.new("RGB", (30, 40), "green").save(file, "JPEG")
    return Shot("jpeg", 1 << 62, 0, 0, 0, file.getvalue())


class Lens:
    """What there is to see now."""

    def __init__(self) -> None:
        self.now: Shot | None = None
        self.asked: list[int] = []

    def __call__(self, after: int) -> Shot | None:
        self.asked.append(after)
        return self.now if self.now and self.now.number > after else None


@pytest.fixture
def looking(opened: Opener) -> Callable[[], tuple[Preview, PreviewProvider, Lens]]:
    def make() -> tuple[Preview, PreviewProvider, Lens]:
        opened()
        provider, lens = PreviewProvider(), Lens()
        preview = Preview(provider)
        preview.attach(lens)
        return preview, provider, lens

    return make


def test_each_new_picture_is_drawn_once(looking: Callable[[], tuple[Preview, PreviewProvider, Lens]]) -> None:
    preview, provider, lens = looking()
    lens.now = seen(1)
    preview.follow(Samples("en").portrait())
    assert preview.property("number") == 1
    assert provider.image.pixelColor(0, 0).name() == "#ff0000"
    until(lambda: len(lens.asked) > 3)
    assert preview.property("number") == 1
    lens.now = seen(2, (255, 0, 0))
    until(lambda: preview.property("number") == 2)
    assert provider.image.pixelColor(0, 0).name() == "#0000ff"


def test_what_was_taken_before_is_not_what_the_camera_sees(
    looking: Callable[[], tuple[Preview, PreviewProvider, Lens]],
) -> None:
    preview, provider, lens = looking()
    lens.now = taken()
    preview.follow(Samples("en").portrait())
    assert preview.property("number") == 0
    lens.now = seen(1)
    until(lambda: preview.property("number") == 1)
    lens.now = taken()
    preview.follow(Samples("en").portrait_taken())
    assert provider.image.size() == QSize(30, 40)


def test_who_is_compared_sees_themselves(looking: Callable[[], tuple[Preview, PreviewProvider, Lens]]) -> None:
    preview, provider, lens = looking()
    lens.now = seen(1)
    preview.follow(Samples("en").face())
    assert preview.property("number") == 1
    preview.follow(Samples("en").pin())
    assert provider.image.isNull()


def test_nothing_is_kept_for_the_next_screen(looking: Callable[[], tuple[Preview, PreviewProvider, Lens]]) -> None:
    preview, provider, lens = looking()
    lens.now = seen(1)
    preview.follow(Samples("en").portrait())
    preview.follow(Samples("en").home())
    assert provider.image.isNull()
    asked = len(lens.asked)
    until(lambda: True)
    assert len(lens.asked) == asked


def test_it_is_on_the_screen_as_in_a_mirror(opened: Opener) -> None:
    """Red on the left, blue on the right: seen live, the other way round."""
    stage = opened()
    half = bytes((0, 0, 255)) * (WIDTH // 2) + bytes((255, 0, 0)) * (WIDTH // 2)
    lens = Lens()
    lens.now = Shot("bgr888", 1, WIDTH, HEIGHT, WIDTH * 3, half * HEIGHT)
    stage.preview.attach(lens)
    present(stage, Samples("en").portrait())
    picture = stage.window.grabWindow()
    middle, at = picture.width() // 2, picture.height() * 2 // 5
    left, right = picture.pixelColor(middle - 200, at), picture.pixelColor(middle + 200, at)
    assert left.blue() > left.red()
    assert right.red() > right.blue()

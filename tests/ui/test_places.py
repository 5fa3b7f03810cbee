"""Where the windows stand on the displays people have: all on the display, side by side, in their own proportions."""

import pytest
from PySide6.QtCore import QRect, QSize

from ui.places import HALL, LANDSCAPE, PORTRAIT, TITLE_BAR, alone, beside

DISPLAYS = [
    QRect(0, 0, 1024, 768),
    QRect(0, 0, 1366, 768),
    QRect(0, 0, 1920, 1080),
    QRect(0, 0, 1080, 1920),
    QRect(0, 0, 2560, 1440),
    QRect(0, 0, 3840, 2160),
    QRect(1920, 27, 1920, 1053),  # to the right of another, below a panel
]


def keeps_proportions(size: QSize, design: QSize) -> bool:
    """To within the pixel that rounding down takes."""
    return abs(size.width() * design.height() - size.height() * design.width()) <= max(design.width(), design.height())


def design_of(window: QRect) -> QSize:
    return LANDSCAPE if window.width() > window.height() else PORTRAIT


@pytest.mark.parametrize("display", DISPLAYS, ids=str)
def test_alone_it_fills_the_display_as_far_as_its_proportions_and_its_design_allow(display: QRect) -> None:
    window = alone(display)
    assert display.contains(window)
    assert keeps_proportions(window.size(), design_of(window))
    assert (window.width() > window.height()) == (display.width() > display.height())
    assert (
        window.size() == design_of(window)
        or min(display.width() - window.width(), display.height() - window.height()) <= 1
    )


@pytest.mark.parametrize("display", DISPLAYS, ids=str)
def test_beside_the_hall_nothing_is_hidden(display: QRect) -> None:
    places = beside(display)
    assert display.contains(places.terminal)
    assert display.contains(places.hall)
    assert not places.terminal.intersects(places.hall)
    assert display.bottom() - max(places.terminal.bottom(), places.hall.bottom()) >= TITLE_BAR
    assert keeps_proportions(places.terminal.size(), design_of(places.terminal))


@pytest.mark.parametrize("display", DISPLAYS, ids=str)
def test_both_are_drawn_at_one_scale(display: QRect) -> None:
    places = beside(display)
    scale = places.terminal.width() / design_of(places.terminal).width()
    assert scale <= 1
    assert places.hall.width() / HALL.width() == pytest.approx(scale, abs=0.002)


def test_a_lying_display_is_filled_from_side_to_side() -> None:
    for display in DISPLAYS[1:3]:
        places = beside(display)
        assert display.width() - places.terminal.width() - places.hall.width() <= 2
        assert display.height() - places.hall.height() <= TITLE_BAR + 1


def test_a_design_that_fits_is_shown_in_its_own_size() -> None:
    places = beside(QRect(0, 0, 3840, 2160))
    assert places.terminal.size() in (PORTRAIT, LANDSCAPE)
    assert places.hall.size() == HALL

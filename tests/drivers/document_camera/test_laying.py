"""When a sheet may be photographed, and whether it is another one."""

import pytest

from drivers.camera.capture import Shot as Seen
from drivers.document_camera.emulator_scene import ACROSS, Shot, photograph
from drivers.document_camera.finding import find
from drivers.document_camera.judging import straighten
from drivers.document_camera.laying import Flawed, Pace, Stillness, same, thumb
from drivers.document_camera.table import Table
from drivers.pages.command import wish
from drivers.pages.page import Place
from drivers.xfs4iot.device import CommandError, Context
from tests.drivers.contexts import PlainContext

PLACE = Place(((100, 100), (900, 100), (900, 1100), (100, 1100)))
SHIFTED = Place(((112, 100), (912, 100), (912, 1100), (112, 1100)))


def test_a_sheet_is_still_since_it_was_laid_and_no_longer_when_it_moves() -> None:
    still = Stillness(Pace(moved=0.004))
    seen = [PLACE, PLACE, PLACE, SHIFTED, SHIFTED, None, SHIFTED]
    assert [still.feed(place, 1280, float(second)) for second, place in enumerate(seen)] == [0, 1, 2, 0, 1, 0, 0]


def test_a_flaw_counts_from_when_it_was_seen() -> None:
    flawed = Flawed()
    assert not flawed.there
    assert [flawed.feed(moment) for moment in (0.0, 1.5)] == [0.0, 1.5]
    assert flawed.there


def test_the_same_sheet_is_known_moved_or_in_the_shadow_of_a_hand_and_another_is_not() -> None:
    shots = [
        ("lease", Shot()),
        ("lease", Shot(angle=3, noise=8.0)),
        ("lease", Shot(shadow=0.5, light=0.75)),
        ("letter", Shot()),
        ("blank", Shot(angle=2)),
    ]
    thumbs = []
    for seed, (kind, shot) in enumerate(shots):
        pixels = photograph(kind, shot, seed)
        place = find(pixels)
        assert place
        thumbs.append(thumb(straighten(pixels, place, place.size)))
    assert [same(thumbs[0], other) for other in thumbs] == [True, True, True, False, False]
    assert not same(None, thumbs[0])


class Reel:
    """Pictures that were taken at certain seconds."""

    def __init__(self, *taken: tuple[float, Shot]) -> None:
        self._taken = taken
        self._pixels = {shot: photograph("lease", shot, 3) for _, shot in taken}

    def next(self, after: int, context: Context) -> Seen:
        moment, shot = self._taken[min(after, len(self._taken) - 1)]
        return Seen(after + 1, moment, self._pixels[shot])


class NoWait(PlainContext):
    def wait(self, seconds: float) -> None:
        self.check()


def test_a_flaw_is_forgotten_when_the_sheet_is_moved() -> None:
    here, there = Shot(blur=3.5), Shot(blur=3.5, right=20)
    blurred = [(0.0, here), (0.6, here), (2.0, here), (2.2, there), (2.8, there), (4.6, there)]
    asked, table = wish({}), Table(ACROSS, 200, pace=Pace(still=0.5, patience=2.0))
    pages, _ = table.read(Reel(*blurred, (4.7, Shot(right=20))), asked, NoWait())
    assert len(pages) == 1
    with pytest.raises(CommandError) as caught:
        table.read(Reel(*blurred, (4.9, there)), asked, NoWait())
    assert caught.value.payload["detail"] == "blurred"

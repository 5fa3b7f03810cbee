"""When a sheet may be photographed, and whether it is another one."""

from drivers.document_camera.emulator_scene import Shot, photograph
from drivers.document_camera.finding import find
from drivers.document_camera.judging import straighten
from drivers.document_camera.laying import Flawed, Pace, Stillness, same, thumb
from drivers.pages.page import Place

PLACE = Place(((100, 100), (900, 100), (900, 1100), (100, 1100)))
SHIFTED = Place(((112, 100), (912, 100), (912, 1100), (112, 1100)))


def test_a_sheet_is_still_since_it_was_laid_and_no_longer_when_it_moves() -> None:
    still = Stillness(Pace(moved=0.004))
    seen = [PLACE, PLACE, PLACE, SHIFTED, SHIFTED, None, SHIFTED]
    assert [still.feed(place, 1600, float(second)) for second, place in enumerate(seen)] == [0, 1, 2, 0, 1, 0, 0]


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

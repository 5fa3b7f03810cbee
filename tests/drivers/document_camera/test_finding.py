"""Where a sheet lies and what is the matter with it, on rendered photographs whose corners are known."""

import math
from statistics import median

import numpy as np
import pytest

from drivers.camera.judging import Pixels
from drivers.document_camera.emulator_scene import ACROSS, SIZE, Shot, corners, photograph
from drivers.document_camera.finding import find, touches
from drivers.document_camera.judging import Limits, flaw, softness, straighten
from drivers.document_scanner.emulator_sheet import A4
from drivers.document_scanner.emulator_sheet import page as drawn
from drivers.pages.page import Flaw

PER_MM = SIZE[0] / ACROSS


def shots(count: int) -> list[Shot]:
    random = np.random.default_rng(5)
    return [
        Shot(
            angle=random.uniform(-6, 6),
            right=random.uniform(-60, 60),
            tilt=random.uniform(0, 0.1),
            blur=random.uniform(0.5, 1.4),
            noise=random.uniform(2, 8),
            shadow=random.uniform(0, 0.5),
        )
        for _ in range(count)
    ]


def judged(kind: str, shot: Shot) -> Flaw | None:
    pixels = photograph(kind, shot, 3)
    place = find(pixels)
    assert place
    return flaw(pixels, place, straighten(pixels, place, place.size), PER_MM, Limits())


def test_corners_are_found_to_half_a_pixel_under_shadows_and_noise() -> None:
    worst = []
    for number, shot in enumerate(shots(5)):
        place = find(photograph("lease", shot, number))
        assert place
        worst.append(max(math.dist(*pair) for pair in zip(place.corners, corners(shot), strict=True)))
    assert median(worst) < 0.45
    assert max(worst) < 0.9


def test_the_grain_of_a_table_is_no_side_of_a_sheet() -> None:
    """On this table a streak runs along the sheet's upper side, a little above it."""
    place = find(photograph("lease", Shot(), 0))
    assert place
    assert max(math.dist(*pair) for pair in zip(place.corners, corners(Shot()), strict=True)) < 0.9


def test_what_is_written_stands_where_it_stood() -> None:
    place = find(pixels := photograph("lease", Shot(angle=5, tilt=0.06, shadow=0.0), 1))
    assert place
    page = straighten(pixels, place, (1240 // 2, 1754 // 2))
    seal = page[1345 // 2, 950 // 2]
    assert int(seal[2]) > int(seal[1]) + 60, "the seal is red"
    flat = np.asarray(drawn("lease").convert("L").resize((310, 438)), np.float32)
    seen = straighten(pixels, place, (310, 438)).mean(axis=2)
    assert float(np.corrcoef(flat.ravel(), seen.ravel())[0, 1]) > 0.93


def test_a_sheet_has_the_size_it_has() -> None:
    place = find(photograph("letter", Shot(angle=-3, tilt=0.0), 2))
    assert place
    assert place.size == pytest.approx((A4[0] * PER_MM, A4[1] * PER_MM), abs=2)


@pytest.mark.parametrize("seed", range(2))
def test_an_empty_table_holds_no_sheet(seed: int) -> None:
    assert find(photograph(None, Shot(shadow=0.5 * (seed % 2)), seed)) is None


def test_dark_and_noise_hold_no_sheet() -> None:
    noise: Pixels = np.random.default_rng(1).integers(0, 256, (960, 1280, 3)).astype(np.uint8)
    assert find(noise) is None
    assert find(np.zeros((960, 1280, 3), np.uint8)) is None


@pytest.mark.parametrize(
    ("kind", "shot", "wanted"),
    [
        ("lease", Shot(), None),
        ("letter", Shot(angle=4, shadow=0.5, noise=8.0), None),
        ("lease", Shot(blur=1.0), None),
        ("lease", Shot(blur=2.5), Flaw.BLURRED),
        ("lease", Shot(glare=0.4), Flaw.GLARE),
        ("lease", Shot(light=0.35), Flaw.DARK),
        ("blank", Shot(shadow=0.5, noise=8.0), Flaw.BLANK),
        ("lease", Shot(down=40), Flaw.CUT_OFF),
        ("lease", Shot(right=160), Flaw.CUT_OFF),
    ],
)
def test_what_is_the_matter(kind: str, shot: Shot, wanted: Flaw | None) -> None:
    assert judged(kind, shot) is wanted


def test_softness_is_what_the_lens_did() -> None:
    for blur in (1.0, 2.0, 3.0):
        pixels = photograph("lease", Shot(blur=blur, tilt=0.0, noise=2.0), 3)
        place = find(pixels)
        assert place
        gray = straighten(pixels, place, place.size).mean(axis=2).astype(np.uint8)
        assert softness(gray) == pytest.approx(blur, rel=0.3)


def test_a_corner_at_the_edge_is_no_corner() -> None:
    place = find(photograph("lease", Shot(), 3))
    assert place
    assert not touches(place, SIZE)
    assert touches(place, (round(place.corners[1][0]), SIZE[1]))

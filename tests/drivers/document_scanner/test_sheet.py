"""Where a sheet lies, and whether it can be read, on synthetic scans whose corners are known."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from drivers.document_scanner.emulator_sheet import A4, LID, Placing, page, seen
from drivers.document_scanner.sheet import find, flaw, straighten
from drivers.pages.page import MOST_BYTES, Flaw, Place, Point, jpeg

BED = (250.0, 340.0)
"""Millimetres; larger than a sheet, so that one may lie askew on it."""
DPI = 100.0


def corners(placing: Placing, dpi: float = DPI) -> list[Point]:
    """Of an A4 sheet on the bed, in pixels: top left, top right, bottom right, bottom left."""
    turn = math.radians(placing.angle)
    middle = (BED[0] / 2 + placing.right, BED[1] / 2 + placing.down)
    found = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        along, across = x * A4[0] / 2, y * A4[1] / 2
        right = middle[0] + along * math.cos(turn) - across * math.sin(turn)
        down = middle[1] + along * math.sin(turn) + across * math.cos(turn)
        found.append((right / 25.4 * dpi, down / 25.4 * dpi))
    return found


def spoiled(scan: Image.Image, seed: int) -> Image.Image:
    """As a cheap scanner sees it: soft, noisy, with dust on the glass and a shadow along one side."""
    random = Random(seed)
    soft = scan.filter(ImageFilter.GaussianBlur(1.2))
    draw = ImageDraw.Draw(soft)
    for _ in range(30):
        x, y = random.randrange(soft.width), random.randrange(soft.height)
        draw.ellipse((x, y, x + 3, y + 3), (210, 210, 210))
    noise = Image.effect_noise(soft.size, 30).convert("RGB")
    noisy = Image.blend(soft, noise, 0.12)
    shadow = (
        Image.linear_gradient("L")
        .rotate(90)
        .resize(soft.size)
        .point([150 + level * 105 // 255 for level in range(256)])
    )
    return Image.composite(noisy, Image.new("RGB", soft.size), shadow)


@pytest.mark.parametrize("spoil", [False, True])
@pytest.mark.parametrize(
    "placing", [Placing(0), Placing(2.5), Placing(-4), Placing(1, 12, -14), Placing(-1.5, -15, 15)]
)
def test_the_corners_are_found_within_a_millimetre_and_a_half(placing: Placing, spoil: bool) -> None:
    scan = seen(page("lease"), BED, DPI, placing)
    found = find(spoiled(scan, 7) if spoil else scan)
    assert found
    for have, want in zip(found.corners, corners(placing), strict=True):
        assert math.dist(have, want) < 1.5 / 25.4 * DPI


def test_a_crooked_sheet_comes_out_straight_alone_and_in_its_own_size() -> None:
    scan = seen(page("lease"), BED, 200, Placing(4))
    place = find(scan)
    assert place
    straight = straighten(scan, place)
    assert straight.size == pytest.approx((A4[0] / 25.4 * 200, A4[1] / 25.4 * 200), abs=8)
    small = [one.convert("L").resize((80, 113)).tobytes() for one in (page("lease"), straight)]
    assert sum(abs(flat - seen) for flat, seen in zip(*small, strict=True)) / (80 * 113) < 6
    assert flaw(scan, place, straight) is None


@pytest.mark.parametrize(
    ("kind", "placing", "wanted"),
    [
        ("lease", Placing(2), None),
        ("letter", Placing(-3), None),
        ("blank", Placing(2), Flaw.BLANK),
        ("dark", Placing(1), Flaw.DARK),
        ("lease", Placing(14), Flaw.CUT_OFF),
        ("lease", Placing(-6, 60, 0), Flaw.CUT_OFF),
    ],
)
def test_what_cannot_be_read_is_told(kind: str, placing: Placing, wanted: Flaw | None) -> None:
    scan = seen(page(kind), BED, 200, placing)
    place = find(scan)
    assert place
    assert flaw(scan, place, straighten(scan, place)) is wanted


@pytest.mark.parametrize("level", [0, 60, 128, 255])
def test_a_bare_glass_is_no_sheet(level: int) -> None:
    assert find(Image.new("L", (850, 1150), level)) is None


def test_under_a_white_lid_the_whole_scan_is_the_page() -> None:
    """Its edges cannot be seen there, only that something is written."""
    scan = page("lease")
    place = find(scan)
    assert place == Place(((0, 0), (scan.width, 0), (scan.width, scan.height), (0, scan.height)))
    assert straighten(scan, place) is scan


def test_a_sheet_that_fills_the_feeder_is_whole() -> None:
    scan = seen(page("lease"), A4, 200, Placing(0.6))
    place = find(scan)
    assert place
    assert flaw(scan, place, straighten(scan, place)) is None


def test_a_small_receipt_is_found() -> None:
    scan = Image.new("RGB", (984, 1339), LID)
    scan.paste(page("lease").resize((230, 500)), (300, 200))
    place = find(scan)
    assert place
    assert place.size == pytest.approx((230, 500), abs=4)


def test_a_page_is_small_enough_and_a_noisy_one_too() -> None:
    scan = seen(page("lease"), A4, 200, Placing())
    assert len(jpeg(scan, 200)) <= MOST_BYTES
    assert len(jpeg(Image.blend(scan, Image.effect_noise(scan.size, 60).convert("RGB"), 0.4), 200)) <= MOST_BYTES


@given(st.integers(1, 60), st.integers(1, 60), st.binary(min_size=1, max_size=80))
def test_whatever_is_seen_has_a_place_or_none(width: int, height: int, pattern: bytes) -> None:
    pixels = pattern * (width * height // len(pattern) + 1)
    scan = Image.frombytes("L", (width, height), pixels[: width * height])
    place = find(scan)
    if place:
        flaw(scan, place, straighten(scan, place))

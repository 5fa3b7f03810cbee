"""Scanned pages on paper: in their own size, upright, two cards on a sheet."""

import io
from random import Random

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from kiosk_app.runtime.sheets import A4, Count, joined, on_paper

SHEET, CARD, WIDE, BIG = (210, 297), (85.6, 54), (297, 210), (420, 297)


def pdf(*sizes: tuple[float, float]) -> bytes:
    """A black page of each size in millimetres."""
    file = io.BytesIO()
    first, *others = [Image.new("L", (round(width * 10), round(height * 10)), 0) for width, height in sizes]
    first.save(file, "PDF", resolution=254, save_all=True, append_images=others)
    return file.getvalue()


def black(paper: bytes) -> list[list[tuple[int, int, int, int]]]:
    """Of each sheet, which must be A4, the black rectangles from top to bottom: left, top, right, bottom in mm."""
    found = []
    with PdfDocument(paper) as document:
        for number in range(len(document)):
            assert document.get_page_size(number) == pytest.approx(A4)
            picture = document[number].render(scale=25.4 / 72).to_pil().convert("L")
            dark = [any(picture.getpixel((x, y)) == 0 for x in range(picture.width)) for y in range(picture.height)]
            edges = [y for y in range(len(dark)) if dark[y] and (y == 0 or not dark[y - 1])]
            ends = [y + 1 for y in range(len(dark)) if dark[y] and (y + 1 == len(dark) or not dark[y + 1])]
            places = []
            for top, bottom in zip(edges, ends, strict=True):
                row = [picture.getpixel((x, (top + bottom) // 2)) == 0 for x in range(picture.width)]
                places.append((row.index(True), top, len(row) - row[::-1].index(True), bottom))
            found.append(places)
    return found


def test_pages_join_and_are_counted() -> None:
    first, count = joined(b"", pdf(SHEET))
    assert count == Count(1, 1)
    both, count = joined(first, pdf(CARD, CARD, SHEET))
    assert count == Count(4, 3)
    assert [len(sheet) for sheet in black(on_paper(both, 1))] == [1, 2, 1]


def test_both_sides_of_a_card_stand_on_one_sheet_in_their_own_size() -> None:
    (sheet,) = black(on_paper(pdf(CARD, CARD), 1))
    for left, top, right, bottom in sheet:
        assert [right - left, bottom - top] == pytest.approx([86, 54], abs=1)
        assert left + right == pytest.approx(210, abs=2)
    assert [(top + bottom) / 2 for _, top, _, bottom in sheet] == pytest.approx([74, 223], abs=2)


def test_cards_are_paired_only_with_their_neighbour() -> None:
    assert [len(sheet) for sheet in black(on_paper(pdf(CARD, SHEET, CARD, CARD, CARD), 1))] == [1, 1, 2, 1]


def test_a_sheet_that_lies_is_turned_and_one_that_is_too_large_made_smaller() -> None:
    lying, large = black(on_paper(pdf(WIDE, BIG), 1))
    for left, top, right, bottom in (*lying, *large):
        assert [right - left, bottom - top] == pytest.approx([210, 297], abs=1)


def test_copies_come_one_after_the_other() -> None:
    assert [len(sheet) for sheet in black(on_paper(pdf(CARD, CARD, SHEET), 3))] == [2, 1] * 3


def test_copies_make_the_document_hardly_longer() -> None:
    noise = io.BytesIO()
    Image.frombytes("RGB", (300, 300), Random(1).randbytes(300 * 300 * 3)).save(noise, "PDF")
    assert len(on_paper(noise.getvalue(), 10)) < 2 * len(on_paper(noise.getvalue(), 1))

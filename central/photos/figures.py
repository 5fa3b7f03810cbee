"""Draws the portraits of the fictitious people: a plain figure worked out of their number, and nobody's picture."""

import hashlib
import io
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from PIL import Image, ImageDraw

from central.departments.register import People
from central.photos.specs import Frame
from kiosk_app.protocol.cases import Person

SKINS: Final = ("#F2D3B8", "#E8C2A0", "#DDB08A", "#F5DCC6")
HAIRS: Final = ("#2A2320", "#3B302A", "#6F6A66", "#1E2126")
SHIRTS: Final = ("#27496D", "#5B3A4E", "#2F5D50", "#4A4A58")
BACKDROP: Final = "#F4F6F8"
INK: Final = "#3A2A24"
LIPS: Final = "#B5625A"


@cache
def ages() -> dict[int, int]:
    """By the number on the synthetic card, how many days ago somebody's photo was taken."""
    return msgspec.yaml.decode(files(__package__).joinpath("fictitious.yaml").read_bytes(), type=dict[int, int])


class Figures:
    """Who of the fictitious people has been to a photographer."""

    def __init__(self, people: People, frame: Frame) -> None:
        self._people = people
        self._frame = frame

    def of(self, person: Person, today: date) -> tuple[bytes, date] | None:
        """JPEG, and the day it was taken; None for who has none."""
        card = self._people.card(person)
        days = ages().get(card) if card else None
        return None if days is None else (draw(person.number, self._frame), today - timedelta(days=days))


def draw(number: str, frame: Frame) -> bytes:
    """JPEG, with the head where the frame wants it. The same number gives the same bytes."""
    choice = hashlib.sha256(number.encode()).digest()
    skin, hair, shirt = (of[choice[at] % len(of)] for at, of in enumerate((SKINS, HAIRS, SHIRTS)))
    width, height = frame.width, frame.height
    middle, crown, chin = width // 2, round(frame.crown * height), round(frame.chin * height)
    tall = chin - crown
    half = round(tall * (0.35 + choice[3] / 255 * 0.04))
    picture = Image.new("RGB", (width, height), BACKDROP)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((middle - round(2.4 * half), chin + tall // 8, middle + round(2.4 * half), height + tall), fill=shirt)
    pen.rectangle((middle - half // 2, chin - tall // 6, middle + half // 2, chin + tall // 4), fill=skin)
    pen.ellipse((middle - half - tall // 20, crown, middle + half + tall // 20, chin - tall // 4), fill=hair)
    pen.ellipse((middle - half, crown + tall // 10, middle + half, chin), fill=skin)
    eye, apart, look = crown + tall // 2, half // 2, tall // 36 + choice[4] % 5
    for x in (middle - apart, middle + apart):
        pen.ellipse((x - 2 * look, eye - look, x + 2 * look, eye + look), fill="white", outline=INK, width=4)
        pen.ellipse((x - look, eye - look, x + look, eye + look), fill=INK)
        pen.line((x - 3 * look, eye - 3 * look, x + 3 * look, eye - 3 * look), fill=hair, width=12)
    pen.line((middle, eye + look, middle - look, eye + tall // 6), fill=INK, width=5)
    pen.arc((middle - apart, chin - tall // 3, middle + apart, chin - tall // 8), 30, 150, fill=LIPS, width=12)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()

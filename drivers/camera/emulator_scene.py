"""What the emulated camera sees: a drawn person before a light wall, nobody's picture, and marked as drawn.

Drawn with enough shading that a detector trained on photos takes it for a face. The same person always looks the same;
how alike two drawn people are says nothing of people.
"""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SIZE: Final = (720, 1280)
"""Pixels of a camera that stands upright."""
WALL: Final = (232, 235, 238)
MARK: Final = "SYNTHETIC"
SKINS: Final = ((226, 184, 152), (214, 166, 132), (240, 204, 176), (198, 150, 118))
HAIRS: Final = ((32, 26, 24), (52, 42, 36), (120, 116, 112), (24, 26, 32))
SHIRTS: Final = ((39, 73, 109), (91, 58, 78), (47, 93, 80), (74, 74, 88))
_QUALITY: Final = 88
_GRAIN: Final = 0.03
Colour = tuple[int, ...]


@dataclass(frozen=True)
class Look:
    """One moment before the camera. people: whom to draw, side by side; an empty one is an empty room.

    tall: from crown to chin, a share of the height. crown: the same, from the top. aside: of the width, to the right.
    turn: of the head, -1 to 1. light: 1 is usual. blur: pixels.
    """

    people: tuple[str, ...] = field(default=(), repr=False)
    tall: float = 0.29
    crown: float = 0.24
    aside: float = 0.0
    turn: float = 0.0
    light: float = 1.0
    blur: float = 0.0


class _Traits:
    """Numbers worked out of whom it shall be."""

    def __init__(self, person: str) -> None:
        self._bytes = hashlib.sha256(person.encode()).digest()

    def of(self, at: int, low: float, high: float) -> float:
        return low + (high - low) * self._bytes[at] / 255

    def one(self, at: int, colours: tuple[Colour, ...]) -> Colour:
        return colours[self._bytes[at] % len(colours)]

    def odd(self, at: int) -> bool:
        return self._bytes[at] % 2 == 1


def _shade(colour: Colour, factor: float) -> Colour:
    return tuple(min(255, round(part * factor)) for part in colour)


class _Head:
    """A head on its own picture. All places are in heights of the head: across from its middle, down from its crown."""

    def __init__(self, person: str, tall: float, turn: float) -> None:
        self.tall = tall
        self._turn = turn
        self._traits = traits = _Traits(person)
        self._skin = traits.one(0, SKINS)
        self._hair = traits.one(1, HAIRS)
        self._half = traits.of(2, 0.34, 0.39)
        self.size = (round(tall * 1.3), round(tall * 1.35))
        self.origin = (self.size[0] / 2, tall * 0.05)
        self.picture = Image.new("RGB", self.size, self._skin)
        self.mask = Image.new("L", self.size, 0)
        self._draw()

    def _box(self, x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
        """Of an ellipse about a place."""
        across, down = self.origin[0] + x * self.tall, self.origin[1] + y * self.tall
        return across - wide * self.tall, down - high * self.tall, across + wide * self.tall, down + high * self.tall

    def _at(self, *places: tuple[float, float]) -> list[tuple[float, float]]:
        return [(self.origin[0] + x * self.tall, self.origin[1] + y * self.tall) for x, y in places]

    def _soft(self, box: tuple[float, float, float, float], colour: Colour, blur: float, strength: float = 1.0) -> None:
        layer = Image.new("L", self.size, 0)
        ImageDraw.Draw(layer).ellipse(box, fill=round(255 * strength))
        self.picture.paste(colour, (0, 0), layer.filter(ImageFilter.GaussianBlur(blur * self.tall)))

    def _draw(self) -> None:
        self._outline()
        self._shadows()
        eye = self._traits.of(3, 0.475, 0.51)
        nose = self._traits.of(8, 0.64, 0.68)
        self._cheeks(eye, nose)
        self._nose(eye, nose)
        for side in (-1, 1):
            self._eye(side, eye)
        self._mouth()
        self._hairs()
        self.picture = self.picture.filter(ImageFilter.GaussianBlur(self.tall * 0.0025))
        self.mask = self.mask.filter(ImageFilter.GaussianBlur(1))

    def _outline(self) -> None:
        pen = ImageDraw.Draw(self.mask)
        half = self._half
        pen.rectangle(self._box(0, 1.1, half * 0.55, 0.3), fill=255)
        pen.ellipse(self._box(0, 0.4, half * 1.08, 0.4), fill=255)
        pen.ellipse(self._box(0, 0.54, half, 0.46), fill=255)
        for side in (-1, 1):
            pen.ellipse(self._box(side * half, 0.55, 0.05, 0.1), fill=255)

    def _shadows(self) -> None:
        dark, half = _shade(self._skin, 0.72), self._half
        self._soft(self._box(0, 1.06, half * 0.9, 0.14), dark, 0.03)
        edge, face = Image.new("L", self.size, 150), Image.new("L", self.size, 0)
        ImageDraw.Draw(edge).ellipse(self._box(0, 0.53, half * 0.72, 0.41), fill=0)
        ImageDraw.Draw(face).ellipse(self._box(0, 0.54, half, 0.46), fill=255)
        edge = edge.filter(ImageFilter.GaussianBlur(self.tall * 0.07))
        self.picture.paste(dark, (0, 0), ImageChops.multiply(edge, face))
        self._soft(self._box(0, 0.31, half * 0.5, 0.09), _shade(self._skin, 1.08), 0.06, 0.63)

    @property
    def _ahead(self) -> float:
        """Where the middle of the face is seen when the head is turned."""
        return self._turn * self._half * 0.4

    def _cheeks(self, eye: float, nose: float) -> None:
        wide = self._eye_wide
        for side in (-1, 1):
            x = self._ahead + side * self._apart
            self._soft(self._box(x, eye - 0.1 * wide, wide * 1.5, wide), _shade(self._skin, 0.72), 0.02, 0.59)
            self._soft(self._box(x, nose + 0.04, wide * 1.6, 0.06), _shade(self._skin, 1.08), 0.04, 0.43)

    @property
    def _apart(self) -> float:
        return self._half * self._traits.of(4, 0.44, 0.52)

    @property
    def _eye_wide(self) -> float:
        return self._traits.of(5, 0.062, 0.075)

    def _nose(self, eye: float, nose: float) -> None:
        wide, light = self._half * self._traits.of(10, 0.18, 0.26), _shade(self._skin, 1.08)
        tip = self._ahead + self._turn * 0.25
        self._soft(
            self._box((tip + self._ahead) / 2, (eye + nose) / 2, wide * 0.4, (nose - eye) / 2), light, 0.018, 0.67
        )
        self._soft(self._box(tip, nose, wide * 1.1, 0.04), _shade(self._skin, 0.72), 0.02, 0.51)
        self._soft(self._box(tip, nose - 0.02, wide * 0.6, 0.03), light, 0.012, 0.75)
        pen = ImageDraw.Draw(self.picture)
        for side in (-1, 1):
            hole = self._box(tip + side * wide * 0.6, nose + 0.013, wide * 0.28, 0.009)
            pen.ellipse(hole, fill=_shade(self._skin, 0.4))

    def _eye(self, side: int, eye: float) -> None:
        pen, traits = ImageDraw.Draw(self.picture), self._traits
        x, wide = self._ahead + side * self._apart, self._eye_wide
        high = wide * traits.of(6, 0.38, 0.55)
        pen.ellipse(self._box(x, eye, wide, high), fill=(236, 232, 226))
        pen.ellipse(self._box(x, eye, high, high), fill=(58, 38, 28))
        pen.ellipse(self._box(x, eye, high / 2, high / 2), fill=(12, 8, 8))
        pen.ellipse(self._box(x + high * 0.08, eye - high * 0.42, high * 0.18, high * 0.18), fill=(240, 240, 240))
        line = max(2, round(self.tall * 0.011))
        pen.arc(self._box(x, eye, wide * 1.05, high * 1.25), 185, 355, fill=(40, 28, 24), width=line)
        pen.arc(self._box(x, eye, wide, high * 1.05), 20, 160, fill=_shade(self._skin, 0.72), width=max(1, line // 2))
        brow, thick = eye - traits.of(11, 0.062, 0.085), traits.of(12, 0.01, 0.02)
        out = side * wide
        shape = self._at(
            (x - out * 1.15, brow + thick * 1.1),
            (x - out * 0.9, brow - thick * 0.5),
            (x + out * 0.3, brow - thick * 1.5),
            (x + out * 1.5, brow + thick * 0.6),
            (x + out * 0.3, brow + thick * 0.1),
        )
        pen.polygon(shape, fill=self._hair)

    def _mouth(self) -> None:
        pen, traits, x = ImageDraw.Draw(self.picture), self._traits, self._ahead
        y, high = traits.of(7, 0.765, 0.795), traits.of(13, 0.018, 0.032)
        wide = self._half * traits.of(9, 0.36, 0.46)
        red, green, blue = self._skin
        lip = (round(red * 0.86), round(green * 0.58), round(blue * 0.58))
        upper = self._at(
            (x - wide, y), (x - wide * 0.3, y - high), (x, y - high * 0.7), (x + wide * 0.3, y - high), (x + wide, y)
        )
        pen.polygon(upper, fill=_shade(lip, 0.88))
        pen.chord(self._box(x, y, wide * 0.9, high * 1.5), 0, 180, fill=lip)
        pen.line(self._at((x - wide, y), (x + wide, y)), fill=_shade(lip, 0.45), width=max(2, round(self.tall * 0.006)))
        self._soft(self._box(x, y + high * 1.7 + 0.015, wide * 0.6, 0.015), _shade(self._skin, 0.72), 0.012, 0.55)

    def _hairs(self) -> None:
        hair, half = Image.new("L", self.size, 0), self._half
        pen = ImageDraw.Draw(hair)
        pen.ellipse(self._box(0, 0.4, half * 1.1, 0.42), fill=255)
        line = self._traits.of(14, 0.18, 0.26)
        pen.ellipse(self._box(self._ahead, (line + 1.1) / 2, half * 0.86, (1.1 - line) / 2), fill=0)
        pen.rectangle(self._box(0, 1.0, 1.0, 0.5), fill=0)
        if self._traits.odd(15):
            for side in (-1, 1):
                pen.rectangle(self._box(side * half * 1.025, 0.675, half * 0.095, 0.275), fill=255)
        hair = hair.filter(ImageFilter.GaussianBlur(self.tall * 0.008))
        self.picture.paste(self._hair, (0, 0), hair)
        self.mask = ImageChops.lighter(self.mask, hair)


def draw(look: Look, size: tuple[int, int] = SIZE) -> Image.Image:
    """What the camera sees, without its grain."""
    width, height = size
    room = Image.new("RGB", size, WALL)
    for number, person in enumerate(look.people):
        middle = width * (number + 0.5) / len(look.people) + look.aside * width
        _place(room, person, look, middle, height * look.tall / max(1, len(look.people)))
    if look.blur:
        room = room.filter(ImageFilter.GaussianBlur(look.blur))
    return room if look.light == 1.0 else room.point(lambda value: min(255, value * look.light))


def _place(room: Image.Image, person: str, look: Look, middle: float, tall: float) -> None:
    head = _Head(person, tall, look.turn)
    crown = look.crown * room.height
    pen = ImageDraw.Draw(room)
    shirt = _Traits(person).one(16, SHIRTS)
    pen.ellipse((middle - tall * 0.85, crown + tall * 1.12, middle + tall * 0.85, crown + tall * 3), fill=shirt)
    font = ImageFont.load_default(tall * 0.13)
    pen.text((middle, crown + tall * 1.6), MARK, _shade(shirt, 1.7), font, anchor="mm")
    room.paste(head.picture, (round(middle - head.origin[0]), round(crown - head.origin[1])), head.mask)


def jpegs(look: Look, count: int) -> tuple[bytes, ...]:
    """The same moment `count` times, each with the grain of a sensor of its own."""
    room = draw(look)
    return tuple(_jpeg(Image.blend(room, _grain(room.size), _GRAIN)) for _ in range(count))


def _grain(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 40).convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def portrait(person: str) -> bytes:
    """JPEG of somebody as a document may have it: small, from the front."""
    room = draw(Look((person,), tall=0.62, crown=0.1), (358, 441))
    return _jpeg(room)

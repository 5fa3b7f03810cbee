"""Reads the sizes that are cut out of a portrait, how long one is good for what, and what it has to be like."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from kiosk_app.catalogue.dates import months
from kiosk_app.catalogue.model import Text

Certainty = Literal["F", "K", "D"]
"""Found in a public page, probably right but unconfirmed, proposal."""


@dataclass(frozen=True, slots=True)
class Use:
    """months: after a photo was taken."""

    months: int
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Spec:
    """A size. name: in Chinese. millimetres, pixels: width and height.

    head, above: crown to chin, and what is over the crown, as shares of the height.
    """

    name: str
    millimetres: tuple[int, int]
    pixels: tuple[int, int]
    background: str
    head: float
    above: float
    use: str
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Of a portrait. width, height: the least, in pixels, and their proportion. crown, chin: of the height."""

    width: int
    height: int
    crown: float
    chin: float
    most_bytes: int
    most_pixels: int


@dataclass(frozen=True, slots=True)
class Limits:
    """As `central.photos.quality` measures."""

    darkest: float
    brightest: float
    sharpness: float
    backdrop: float
    unevenness: float


@dataclass(frozen=True, slots=True)
class Rules:
    """keep_after: days."""

    version: int
    owner: Text
    uses: Mapping[str, Use]
    specs: Mapping[str, Spec]
    frame: Frame
    quality: Limits
    keep_after: int

    def good_until(self, spec: str, taken: str) -> str:
        """The last day on which a photo may be used so. Days: YYYY-MM-DD."""
        return months(taken, self.uses[self.specs[spec].use].months)

    @property
    def longest(self) -> int:
        """Months, of any use."""
        return max(use.months for use in self.uses.values())


@cache
def rules() -> Rules:
    return msgspec.yaml.decode(files(__package__).joinpath("specs.yaml").read_bytes(), type=Rules)

"""A portrait: read from the bytes of a camera, measured, and cut into sizes. The same bytes give the same crops.

The camera's guide puts the head at the same place of every picture, so nothing here looks for a face.
"""

import io
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageFilter, ImageStat

from central.photos.specs import Frame, Limits, Spec

PROPORTION: Final = 0.01
"""By how much width to height may differ from the frame's."""
JPEG_QUALITY: Final = 92
LAPLACIAN: Final = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)

MEASURED: Final = (256, 384)
"""Pixels of a face whose sharpness is measured."""


class NotAPortrait(ValueError):
    """No JPEG, or not of the frame's form."""


@dataclass(frozen=True, slots=True)
class Quality:
    """brightness (0 to 255), sharpness (variance of the Laplacian): of the face. backdrop, unevenness: mean and
    standard deviation of the upper corners.
    """

    brightness: float
    sharpness: float
    backdrop: float
    unevenness: float

    def good(self, limits: Limits) -> bool:
        return (
            limits.darkest <= self.brightness <= limits.brightest
            and self.sharpness >= limits.sharpness
            and self.backdrop >= limits.backdrop
            and self.unevenness <= limits.unevenness
        )


def read(jpeg: bytes, frame: Frame) -> Image.Image:
    """RGB. Raises NotAPortrait."""
    if len(jpeg) > frame.most_bytes:
        raise NotAPortrait("too many bytes")
    try:
        # Nothing but the head of the file is read before its size is known.
        picture = Image.open(io.BytesIO(jpeg), formats=("JPEG",))
        width, height = picture.size
        if width < frame.width or height < frame.height or width * height > frame.most_pixels:
            raise NotAPortrait("too small or too large")
        if abs(width / height - frame.width / frame.height) > PROPORTION:
            raise NotAPortrait("of another proportion")
        return picture.convert("RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise NotAPortrait("no JPEG") from None


def measure(portrait: Image.Image, frame: Frame) -> Quality:
    width, height = portrait.size
    grey = portrait.convert("L")
    crown, chin = frame.crown * height, frame.chin * height
    reach = (chin - crown) / 3
    face = grey.crop((round(width / 2 - reach), round(crown), round(width / 2 + reach), round(chin)))
    strip = width // 8
    corners = Image.new("L", (2 * strip, round(crown)))
    corners.paste(grey.crop((0, 0, strip, round(crown))), (0, 0))
    corners.paste(grey.crop((width - strip, 0, width, round(crown))), (strip, 0))
    behind = ImageStat.Stat(corners)
    return Quality(
        ImageStat.Stat(face).mean[0],
        _sharpness(face),
        behind.mean[0],
        behind.stddev[0],
    )


def _sharpness(face: Image.Image) -> float:
    """At one size, however many pixels the camera has. Its edge is left out: the filter does not reach it."""
    width, height = MEASURED
    return ImageStat.Stat(face.resize(MEASURED).filter(LAPLACIAN).crop((1, 1, width - 1, height - 1))).var[0]


def cut(portrait: Image.Image, frame: Frame, spec: Spec) -> bytes:
    """JPEG of the size that `spec` says, without anything of what the camera wrote into the file."""
    width, height = portrait.size
    tall = (frame.chin - frame.crown) * height / spec.head
    wide = tall * spec.pixels[0] / spec.pixels[1]
    left, top = (width - wide) / 2, frame.crown * height - spec.above * tall
    crop = portrait.resize(spec.pixels, Image.Resampling.LANCZOS, (left, top, left + wide, top + tall))
    file = io.BytesIO()
    density = round(spec.pixels[0] * 25.4 / spec.millimetres[0])
    crop.save(file, "JPEG", quality=JPEG_QUALITY, dpi=(density, density))
    return file.getvalue()

"""What lies in the emulated scanner: synthetic papers, and how a scanner sees one that was not put in straight."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

A4 = (210.0, 297.0)
"""Millimetres."""
LID = (38, 38, 42)
PAPER = (247, 246, 242)
INK = (30, 30, 36)
SEAL = (190, 40, 45)
LEASE = (
    "房屋租赁合同",
    "甲方将位于虚拟区的房屋出租给乙方使用。",
    "租期一年，租金按月支付。",
    "本合同一式两份，双方各执一份。",
)
LICENCE = {"code": "91370699MA0TEXT00Q", "name": "烟台虚拟制造有限公司", "person": "王测试"}
LETTER = ("在职证明", "兹证明持有人为我单位职工。", "本证明仅用于办理业务，他用无效。")
_FAMILY = "WenQuanYi Micro Hei"


@dataclass(frozen=True)
class Placing:
    """How a sheet lies: degrees clockwise about its middle, and millimetres of that middle off the bed's."""

    angle: float = 0.0
    right: float = 0.0
    down: float = 0.0


def seen(page: Image.Image, bed: tuple[float, float], dpi: float, placing: Placing) -> Image.Image:
    """`page` (any size, of an A4 sheet) on a dark bed of `bed` millimetres at `dpi`."""
    pixels = (round(bed[0] / 25.4 * dpi), round(bed[1] / 25.4 * dpi))
    sheet = page.resize((round(A4[0] / 25.4 * dpi), round(A4[1] / 25.4 * dpi)), Image.Resampling.LANCZOS)
    area = Image.new("RGB", pixels, LID)
    turned = sheet.rotate(-placing.angle, Image.Resampling.BICUBIC, expand=True)
    mask = Image.new("L", sheet.size, 255).rotate(-placing.angle, Image.Resampling.BICUBIC, expand=True)
    left = round((pixels[0] - turned.width) / 2 + placing.right / 25.4 * dpi)
    top = round((pixels[1] - turned.height) / 2 + placing.down / 25.4 * dpi)
    area.paste(turned, (left, top), mask)
    return area


def blank() -> Image.Image:
    return Image.new("RGB", (1240, 1754), PAPER)


def written(lines: tuple[str, ...]) -> Image.Image:
    """A title, sentences and a red seal, at 150 dpi."""
    page = blank()
    draw = ImageDraw.Draw(page)
    draw.text((620, 180), lines[0], INK, font(64), anchor="mm")
    for number in range(14):
        draw.text((150, 320 + number * 70), lines[1 + number % (len(lines) - 1)], INK, font(34))
    draw.ellipse((820, 1340, 1080, 1600), outline=SEAL, width=10)
    draw.text((950, 1470), "样章", SEAL, font(56), anchor="mm")
    return page


def licence() -> Image.Image:
    """A business licence of a synthetic enterprise, at 150 dpi."""
    page = blank()
    draw = ImageDraw.Draw(page)
    draw.rectangle((60, 60, 1180, 1694), outline=SEAL, width=6)
    draw.text((620, 260), "营业执照", INK, font(110), anchor="mm")
    draw.text((620, 400), f"统一社会信用代码 {LICENCE['code']}", INK, font(38), anchor="mm")
    rows = (
        ("名称", LICENCE["name"]),
        ("类型", "有限责任公司"),
        ("法定代表人", LICENCE["person"]),
        ("住所", "虚拟区测试路9号"),
    )
    for number, (label, value) in enumerate(rows):
        draw.text((150, 560 + number * 130), label, INK, font(40))
        draw.text((430, 560 + number * 130), value, INK, font(40))
    draw.ellipse((820, 1340, 1080, 1600), outline=SEAL, width=10)
    draw.text((950, 1470), "样章", SEAL, font(56), anchor="mm")
    return page


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    path = subprocess.run(["fc-match", "--format=%{file}", _FAMILY], check=True, capture_output=True, text=True).stdout
    return ImageFont.truetype(path, size)


@cache
def page(kind: str) -> Image.Image:
    """One of `KINDS`. Raises KeyError."""
    return KINDS[kind]()


KINDS: Mapping[str, Callable[[], Image.Image]] = {
    "lease": lambda: written(LEASE),
    "letter": lambda: written(LETTER),
    "licence": licence,
    "blank": blank,
    "dark": lambda: Image.eval(written(LEASE), lambda value: value // 3),
}

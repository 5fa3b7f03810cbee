"""Pictures of codes that are hard to read, each with what it says: the same ones in every run.

Half of the QR codes hold Chinese, in the four ways in which it is written into them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from drivers.camera.judging import Pixels
from drivers.code_camera.emulator_scene import Sight, code128, qr, see

SEED: Final = 20261126
QR_FRAMES: Final = 144
BAR_FRAMES: Final = 36
HARDSHIPS: Final = ("rotation", "perspective", "blur", "smear", "noise", "contrast", "glare", "shade", "small")
_CHINESE: Final = (
    "山东省烟台市虚拟区政务服务中心",
    "办件编号：370699-2026-000123",
    "统一社会信用代码 91370699MA3TEST00X 名称 烟台虚拟科技有限公司",
    "鲁通码|自助终端|有效期五分钟|370699199001010000",
    "电子证照：不动产权证书，权利人为虚拟人物甲",
)
_LATIN: Final = (
    "https://example.org/t/370699?k=8f14e45fceea167a",
    "KTS1|370699|20261126|0123456789ABCDEF",
    "A7Q9-370699-000451",
    "1234567890123456789012345678",
    "ticket=370699;n=42;sum=5d41402abc4b2a76b9719d911017c592",
)
_WRITINGS: Final = (("utf-8", False), ("utf-8", True), ("gb18030", False), ("gb18030", True))


@dataclass(frozen=True)
class Frame:
    """text: what the code says. linear: bars. hardship: the worst thing about it."""

    text: str
    linear: bool
    chinese: bool
    hardship: str
    pixels: Pixels = field(repr=False)


def frames(seed: int = SEED, qr_frames: int = QR_FRAMES, bar_frames: int = BAR_FRAMES) -> Iterator[Frame]:
    """All of them, one after the other: each is three megabytes."""
    for number in range(qr_frames):
        random = np.random.default_rng([seed, number])
        hardship = HARDSHIPS[number % len(HARDSHIPS)]
        chinese = number // len(HARDSHIPS) % 2 == 1
        texts = _CHINESE if chinese else _LATIN
        text = f"{texts[int(random.integers(len(texts)))]} {number}"
        encoding, eci = _WRITINGS[int(random.integers(4))] if chinese else ("utf-8", False)
        code = qr(text, encoding, eci=eci, error="lmqh"[int(random.integers(4))])
        yield Frame(text, False, chinese, hardship, see(code, _sight(hardship, random), number, number))
    for number in range(bar_frames):
        random = np.random.default_rng([seed, QR_FRAMES + number])
        hardship = HARDSHIPS[number % len(HARDSHIPS)]
        text = f"370699-2026-{number:06d}"
        sight = _sight(hardship, random)
        steady = replace(sight, side=sight.side * 2.4, blur=sight.blur * 0.5, smear=sight.smear * 0.5)
        yield Frame(text, True, False, hardship, see(code128(text), steady, 1000 + number, number))


def _sight(hardship: str, random: np.random.Generator) -> Sight:
    """One hardship, and a little of the others."""

    def some(low: float, high: float) -> float:
        return float(random.uniform(low, high))

    usual = Sight(
        side=some(230, 380),
        middle=(some(0.35, 0.65), some(0.4, 0.6)),
        angle=some(-20, 20),
        tilt=some(0.0, 0.12),
        blur=some(0.4, 1.4),
        noise=some(2, 8),
        contrast=some(0.6, 1.0),
        shade=some(0.0, 0.4),
    )
    worst = {
        "rotation": replace(usual, angle=some(-180, 180)),
        "perspective": replace(usual, tilt=some(0.25, 0.6), angle=some(-60, 60)),
        "blur": replace(usual, blur=some(2.0, 4.5)),
        "smear": replace(usual, smear=some(6.0, 18.0)),
        "noise": replace(usual, noise=some(30.0, 90.0)),
        "contrast": replace(usual, contrast=some(0.03, 0.15), noise=some(1.0, 4.0)),
        "glare": replace(usual, glare=some(0.15, 0.6)),
        "shade": replace(usual, shade=some(0.6, 0.95), inverted=some(0, 1) < 0.4),
        "small": replace(usual, side=some(64, 120), blur=some(0.3, 0.8)),
    }
    return worst[hardship]

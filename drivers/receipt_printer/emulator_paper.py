"""Paper for the emulator: what ESC/POS commands draw, as picture and as text.

80 mm at 203 dpi is 576 dots: 48 columns of 12 dots, a Chinese character takes two of them.
"""

import io
import subprocess
from dataclasses import dataclass, field
from functools import cache

import qrcode
from PIL import Image, ImageDraw, ImageFont

DOTS = 576
CELL = 12
LINE = 30
_MARGIN = 32
_FAMILIES = "Noto Sans Mono CJK SC,WenQuanYi Micro Hei"


@dataclass(frozen=True, repr=False)
class Slip:
    """One cut piece of paper."""

    text: str
    png: bytes


@dataclass
class Style:
    """How the next characters are drawn. `align` is 0 left, 1 centre, 2 right."""

    align: int = 0
    bold: bool = False
    wide: int = 1
    high: int = 1


@dataclass
class Paper:
    """A roll: rows are added at the bottom, `cut` takes what has been printed."""

    style: Style = field(default_factory=Style)
    _rows: list[Image.Image] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def print_line(self, text: str) -> None:
        """One line in the present style; what does not fit goes on below."""
        columns = DOTS // CELL // self.style.wide
        rest = text
        while True:
            row, used = "", 0
            for character in rest:
                used += 1 if character.isascii() else 2
                if used > columns:
                    break
                row += character
            self._row(row)
            rest = rest[len(row) :]
            if not rest or not row:
                return

    def feed(self, dots: int) -> None:
        """Empty paper."""
        self._rows.append(Image.new("L", (DOTS, dots), 255))

    def print_image(self, image: Image.Image) -> None:
        """A raster, aligned like text."""
        row = Image.new("L", (DOTS, image.height), 255)
        row.paste(image, (self._start(image.width), 0))
        self._rows.append(row)

    def print_qr(self, data: bytes, module: int) -> None:
        """A QR code with `module` dots a module."""
        code = qrcode.QRCode(border=2)
        code.add_data(data)
        code.make(fit=True)
        matrix = code.get_matrix()
        small = Image.new("L", (len(matrix), len(matrix)), 255)
        small.putdata([0 if dark else 255 for row in matrix for dark in row])
        side = min(len(matrix) * module, DOTS)
        self.print_image(small.resize((side, side), Image.Resampling.NEAREST))
        self._text.append(f"[qr] {data.decode('utf-8', 'replace')}")

    def cut(self) -> Slip:
        """Take the paper printed so far."""
        height = sum(row.height for row in self._rows) + 2 * _MARGIN
        sheet = Image.new("L", (DOTS + 2 * _MARGIN, height), 255)
        top = _MARGIN
        for row in self._rows:
            sheet.paste(row, (_MARGIN, top))
            top += row.height
        picture = io.BytesIO()
        sheet.save(picture, "PNG")
        slip = Slip("\n".join(self._text), picture.getvalue())
        self._rows.clear()
        self._text.clear()
        return slip

    def _start(self, width: int) -> int:
        return (0, (DOTS - width) // 2, DOTS - width)[self.style.align]

    def _row(self, text: str) -> None:
        style = self.style
        self._text.append(text)
        cells = sum(1 if character.isascii() else 2 for character in text)
        scale = style.high
        flat = Image.new("L", (max(cells * CELL * scale, 1), LINE * scale), 255)
        pen, left = ImageDraw.Draw(flat), 0
        for character in text:
            pen.text(
                (left, 24 * scale), character, font=_font(scale), fill=0, stroke_width=int(style.bold), anchor="ls"
            )
            left += (CELL if character.isascii() else 2 * CELL) * scale
        drawn = flat.resize((max(cells * CELL * style.wide, 1), flat.height), Image.Resampling.NEAREST)
        row = Image.new("L", (DOTS, drawn.height), 255)
        row.paste(drawn, (self._start(cells * CELL * style.wide), 0))
        self._rows.append(row)


@cache
def _font(scale: int) -> ImageFont.FreeTypeFont:
    """A real Chinese font, wherever fontconfig has it."""
    asked = ["fc-match", "-f", "%{index} %{file}", _FAMILIES]
    index, _, path = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.partition(" ")
    return ImageFont.truetype(path, 2 * CELL * scale, index=int(index) & 0xFFFF)

"""A licence and an identity card that nobody has: everybody on them lives in an area that does not exist."""

import io

from PIL import Image, ImageDraw

from drivers.document_scanner.emulator_sheet import font
from drivers.id_card.protocol import check_character
from drivers.ocr.fields import credit_check

CODE = "91370699MA3TEXT00" + credit_check("91370699MA3TEXT00")
NUMBER = "37069919900101001" + check_character("37069919900101001")
COMPANY = "烟台虚拟科技有限公司"
PERSON = "测试甲"


def licence() -> bytes:
    """A JPEG of a business licence, at about 100 dpi."""
    picture = Image.new("RGB", (1100, 780), (250, 247, 238))
    draw = ImageDraw.Draw(picture)
    draw.text((550, 120), "营业执照", (40, 30, 30), font(80), anchor="mm")
    rows = [
        ("统一社会信用代码", CODE),
        ("名    称", COMPANY),
        ("类    型", "有限责任公司"),
        ("法定代表人", PERSON),
        ("经营范围", "虚拟服务，示例软件的开发与销售。"),
    ]
    for number, (label, value) in enumerate(rows):
        draw.text((110, 230 + number * 90), label, (90, 60, 40), font(34))
        draw.text((470, 230 + number * 90), value, (20, 20, 24), font(34))
    return _jpeg(picture)


def identity_card() -> bytes:
    """A JPEG of an identity card's front, without a photo."""
    picture = Image.new("RGB", (860, 540), (225, 236, 244))
    draw = ImageDraw.Draw(picture)
    rows = [("姓名", PERSON), ("性别", "女  民族 汉"), ("出生", "1990 年 1 月 1 日"), ("住址", "虚拟区示例路1号")]
    for number, (label, value) in enumerate(rows):
        draw.text((60, 60 + number * 75), label, (40, 90, 150), font(30))
        draw.text((160, 58 + number * 75), value, (20, 20, 24), font(34))
    draw.text((60, 450), "公民身份号码", (40, 90, 150), font(30))
    draw.text((300, 446), NUMBER, (20, 20, 24), font(38))
    return _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80, dpi=(150, 150))
    return file.getvalue()

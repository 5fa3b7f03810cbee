"""Trays of the emulated printer: plain paper, and certificate paper on which a number is printed beforehand.

Like many real printers it feeds from the other tray when nobody has said which one and the usual one is empty; that is
why the driver says it with every job.
"""

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from drivers.page_printer.protocol import Attribute, Collection, IppMessage, Tag, attribute

PLAIN, CERTIFICATE = "tray-1", "tray-2"
CAPACITY: Final = {PLAIN: 250, CERTIFICATE: 100}
LEVELS: Final = {"full": 1.0, "low": 0.04, "out": 0.0}
_TINT, _RED, _FRAME = (250, 244, 226), (178, 34, 34), (196, 170, 110)


def described(papers: dict[str, str], lying: bool | None) -> Iterable[Attribute]:
    """What the printer tells of its trays. papers: full, low, out or jammed, by tray. lying: in the output."""
    trays = [
        f"type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity={CAPACITY[tray]};"
        f"level={int(CAPACITY[tray] * LEVELS.get(paper, 1.0))};status=0;name={tray};"
        for tray, paper in papers.items()
    ]
    yield attribute("media-source-supported", Tag.KEYWORD, "auto", *papers)
    yield attribute("printer-input-tray", Tag.OCTETS, *(text.encode() for text in trays))
    ready = [
        Collection((attribute("media-source", Tag.KEYWORD, tray),)) for tray, paper in papers.items() if paper != "out"
    ]
    if ready:
        yield attribute("media-col-ready", Tag.BEGIN_COLLECTION, *ready)
    if lying is not None:
        text = f"type=unRemovableBin;maxcapacity=1;remaining={int(not lying)};status=0;name=face-down;"
        yield attribute("printer-output-tray", Tag.OCTETS, text.encode())


def asked_for(request: IppMessage) -> str:
    """The tray that a job names; "" when it names none."""
    for media in request.group(Tag.JOB).get("media-col", ()):
        if isinstance(media, Collection):
            return next((str(tray) for tray in media.member("media-source") if tray != "auto"), "")
    return ""


def on_certificate_paper(page: bytes, serial: str) -> bytes:
    """The page as it looks on tinted, framed paper with a number in red. page, returned: PNG."""
    with Image.open(io.BytesIO(page)) as opened:
        picture = opened.convert("RGB")
    ink = picture.convert("L")
    sheet = Image.new("RGB", ink.size, _TINT)
    pen = ImageDraw.Draw(sheet)
    width, height = ink.size
    pen.rectangle((14, 14, width - 15, height - 15), outline=_FRAME, width=5)
    pen.text((width - 34, height - 26), f"No. {serial}", fill=_RED, font=ImageFont.load_default(20), anchor="rs")
    sheet.paste(picture, (0, 0), ink.point(lambda value: 255 if value < 250 else 0))
    stream = io.BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()
